// SPDX-License-Identifier: GPL-3.0-or-later
// The Translate workspace: how a translation is searched for or drawn, and how what was found is
// ranked.
#include "core/search/ranking.h"
#include "ui/translate/beam_tree.h"
#include "ui/translate/page_stack.h"
#include "ui/translate/penalty_slider.h"
#include "ui/translate/sampling_controls.h"
#include "ui/translate/translate_view.h"
#include "ui/widgets/card.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QSpinBox>

#include <algorithm>

namespace seq2seq::ui {

/// In the order in which they stand.
QList<QWidget *> TranslateView::searchControls() const
{
    return QList<QWidget *>{m_sampling->choice(), m_beam, m_lengthPenalty} + m_sampling->settings()
        + QList<QWidget *>{m_minLength, m_maxLength, m_live};
}

/// A search has a beam and a penalty, drawing has neither.
void TranslateView::showSearchKind()
{
    const bool isDrawn = m_sampling->isSampling();
    m_lengthPenalty->setVisible(!isDrawn);
    m_beam->setPrefix(isDrawn ? tr("draws ") : tr("beam "));
    m_beam->setAccessibleName(isDrawn ? tr("Draws") : tr("Beam size"));
    m_beam->setToolTip(isDrawn
            ? tr("Translations that are drawn")
            : tr("Hypotheses kept at each step of the search; 1 = greedy, the likeliest word every "
                 "time"));
    m_hypothesesCard->setTitle(isDrawn ? tr("Draws") : tr("Hypotheses of the beam"));
}

SearchOptions TranslateView::options() const
{
    SearchOptions options;
    options.beam = m_beam->value();
    options.nBest = m_beam->value();
    options.lengthPenalty = m_lengthPenalty->value();
    options.minLength = std::min(m_minLength->value(), m_maxLength->value());
    options.maxLength = m_maxLength->value();
    m_sampling->writeTo(options);
    options.replaceUnknown = m_copyUnknown->isChecked();
    options.recordTree = m_pages->currentPage() == m_treeCard;
    return options;
}

void TranslateView::setOptions(const SearchOptions &options)
{
    const QSignalBlocker beam(m_beam);
    const QSignalBlocker lengthPenalty(m_lengthPenalty);
    const QSignalBlocker minLength(m_minLength);
    const QSignalBlocker maxLength(m_maxLength);
    const QSignalBlocker copyUnknown(m_copyUnknown);
    m_copyUnknown->setChecked(options.replaceUnknown);
    m_beam->setValue(options.beam);
    m_lengthPenalty->setValue(options.lengthPenalty);
    m_penalty->setValue(options.lengthPenalty);
    m_sampling->show(options);
    showSearchKind();
    m_minLength->setValue(options.minLength);
    m_maxLength->setValue(options.maxLength);
}

/// What is listed stands in another order; what is looked at stays.
void TranslateView::rank(double lengthPenalty)
{
    rankAnew(m_search, lengthPenalty);
    listHypotheses();
    m_tree->setRanking(m_search.tree, m_search.hypotheses);
}

} // namespace seq2seq::ui

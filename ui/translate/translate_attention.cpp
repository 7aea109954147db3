// SPDX-License-Identifier: GPL-3.0-or-later
// The Translate workspace: attention as matrix, links or both.
#include "ui/translate/attention_links.h"
#include "ui/translate/translate_view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/segmented_choice.h"
#include "ui/widgets/selection.h"

#include <QMenu>
#include <QPushButton>

namespace seq2seq::ui {

void TranslateView::addAttentionForms()
{
    m_attentionForms = new SegmentedChoice;
    m_attentionForms->setObjectName(QStringLiteral("attentionForms"));
    const auto add = [this](const char *objectName, const char *name, const char *meaning) {
        m_attentionForms->add(objectName, [name, meaning] {
            return SegmentedChoice::Texts{tr(name), tr(meaning)};
        });
    };
    add("asMatrix", QT_TR_NOOP("matrix"),
        QT_TR_NOOP(
            "Attention as a matrix: a row for each word written, a column for each word read"));
    add("asLinks", QT_TR_NOOP("links"),
        QT_TR_NOOP("Attention as links between the words read and the words written"));
    add("asBoth", QT_TR_NOOP("both"), QT_TR_NOOP("The matrix and the links side by side"));
    connect(m_attentionForms, &SegmentedChoice::chosen, this,
        [this](int form) { setAttentionForm(AttentionForm(form)); });
    m_attentionCard->addHeaderWidget(m_attentionForms);
}

AttentionForm TranslateView::attentionForm() const
{
    return m_attentionPair->form();
}

void TranslateView::setAttentionForm(AttentionForm form)
{
    m_attentionForms->setCurrent(int(form));
    m_attentionPair->setForm(form);
    showAttentionForm();
}

/// What belongs to the form that is shown.
void TranslateView::showAttentionForm()
{
    const bool hasMatrix = attentionForm() != AttentionForm::Links;
    m_dragWeights->setVisible(hasMatrix);
    const bool isReversed
        = m_result && !m_result->trace.attention.isEmpty() && m_result->trace.config.reverseSource;
    m_attentionCard->setInfo(isReversed ? tr("source reversed") : QString());
}

void TranslateView::fillAttentionMenu(QMenu *menu)
{
    menu->addSection(tr("Matrix"));
    addHeatmapActions(menu, m_heatmap);
    menu->addSection(tr("Links"));
    addFigureActions(menu, m_attentionPair,
        AttentionLinks::figure(m_attentionPair->currentLinks(), QStringLiteral("attention-links")),
        [this] { return m_fileDialog; });
}

} // namespace seq2seq::ui

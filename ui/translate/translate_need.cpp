// SPDX-License-Identifier: GPL-3.0-or-later
// The Translate workspace: does the picked word need attention?
#include "ui/translate/attention_need_view.h"
#include "ui/translate/translate_view.h"
#include "ui/translate/what_if_menus.h"
#include "ui/widgets/card.h"
#include "ui/widgets/language.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/tool_tip.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

namespace seq2seq::ui {

/// The button above the bars, and what it puts in their place.
void TranslateView::addAttentionNeed(QWidget *content)
{
    m_need = new AttentionNeedView;
    m_need->setObjectName(QStringLiteral("attentionNeed"));
    static_cast<QBoxLayout *>(content->layout())->addWidget(m_need, 1);
    m_needsAttention = new QPushButton;
    m_needsAttention->setObjectName(QStringLiteral("needsAttention"));
    m_needsAttention->setCheckable(true);
    m_alternativesCard->addHeaderWidget(m_needsAttention);
    inEveryLanguage(this, [this] {
        m_needsAttention->setText(tr("Needs attention?"));
        m_needsAttention->setAccessibleName(tr("Does it need attention here?"));
        m_needsAttention->setToolTip(
            plainToolTip(tr("Does the model need attention to write this word? Shows what it "
                            "writes at this step with uniform attention, without the largest "
                            "weight, and so on.")));
    });
    connect(m_needsAttention, &QPushButton::toggled, this, &TranslateView::showAlternatives);
    connect(
        m_need, &AttentionNeedView::changeChosen, this, [this](AttentionEdit::Kind kind, int step) {
            m_whatIf->add(WhatIfMenus::changeAttention(kind, step));
        });
}

void TranslateView::showAttentionNeed(bool hasWord)
{
    const bool hasAttention = m_result && !m_result->trace.attention.isEmpty();
    m_needsAttention->setEnabled(hasAttention);
    const bool isAsked = hasWord && hasAttention && m_needsAttention->isChecked();
    m_alternativesHint->setVisible(!hasWord);
    m_alternatives->setVisible(hasWord && !isAsked);
    if (!hasWord || !hasAttention) {
        m_need->hide();
        return m_need->setStep({}, {}, 0);
    }
    const Trace &trace = m_result->trace;
    const auto step = std::size_t(m_selection->targetIndex());
    AttentionNeedQuestion question;
    question.source = trace.sourceIds;
    question.written.assign(
        trace.targetIds.begin(), trace.targetIds.begin() + std::ptrdiff_t(step) + 1);
    question.edits = m_whatIf->edits();
    question.edits.source.clear(); // they are in the ids
    m_need->setStep(question, QString::fromStdString(trace.targetTokens[step]), m_result->weights);
    m_need->setVisible(isAsked);
}

Figure TranslateView::attentionNeedFigure()
{
    return pictureFigure(
        m_need, QStringLiteral("attention-need"), [this] { return m_need->toCsv(); });
}

void TranslateView::fillAlternativesMenu(QMenu *menu)
{
    const auto dialog = [this] { return m_fileDialog; };
    menu->addSection(tr("Alternatives"));
    addFigureActions(menu, m_alternatives, alternativesFigure(), dialog);
    menu->addSection(tr("Needs attention?"));
    addFigureActions(menu, m_need, attentionNeedFigure(), dialog);
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The Translate workspace: "why this word", asked from wherever a word stands.
#include "ui/translate/page_stack.h"
#include "ui/translate/translate_view.h"
#include "ui/translate/why_page.h"
#include "ui/translate/why_texts.h"
#include "ui/widgets/popup_menu.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/token_strip.h"

#include <QMenu>
#include <QToolButton>

namespace seq2seq::ui {

QWidget *TranslateView::makeWhyPage()
{
    m_whyPage = new WhyPage(m_selection, m_whatIf);
    m_alternatives->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_alternatives, &QWidget::customContextMenuRequested, this,
        &TranslateView::offerAlternative);
    connect(m_targetTokens, &TokenStrip::contextRequested, this, &TranslateView::offerTargetWord);
    return m_whyPage;
}

/// Beside the files of the bars: why not this word?
void TranslateView::offerAlternative(const QPoint &position)
{
    const int step = m_selection->targetIndex();
    const int index = m_alternatives->wordAt(position);
    QMenu *menu = makePopup(m_alternatives);
    if (m_result && step >= 0 && index >= 0) {
        const Trace &trace = m_result->trace;
        const WordProbability &top = trace.topWords.at(std::size_t(step)).at(std::size_t(index));
        const QString word = QString::fromStdString(trace.targetTokens.at(std::size_t(step)));
        const bool isWritten = top.id == trace.targetIds.at(std::size_t(step));
        menu->addAction(asMenuText(WhyTexts::question(
                            word, isWritten ? QString() : QString::fromStdString(top.word))),
            this, [this, id = top.id, isWritten] {
                m_pages->setCurrentPage(m_whyPage);
                m_whyPage->askRatherThan(isWritten ? std::nullopt : std::optional(id));
            });
        menu->addSeparator();
    }
    if (auto *save = m_alternativesCard->findChild<QToolButton *>("exportAlternatives"))
        menu->addActions(save->menu()->actions());
    menu->popup(m_alternatives->mapToGlobal(position));
}

void TranslateView::offerTargetWord(int step, const QPoint &position)
{
    if (!m_result || step < 0 || std::size_t(step) >= m_result->trace.targetTokens.size())
        return;
    QMenu *menu = makePopup(m_targetTokens);
    const QString word = QString::fromStdString(m_result->trace.targetTokens.at(std::size_t(step)));
    menu->addAction(asMenuText(WhyTexts::question(word, {})), this, [this, step] {
        m_selection->setTargetIndex(step);
        m_pages->setCurrentPage(m_whyPage);
        m_whyPage->askRatherThan({});
    });
    menu->popup(position);
}

} // namespace seq2seq::ui

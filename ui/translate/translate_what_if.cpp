// SPDX-License-Identifier: GPL-3.0-or-later
// The Translate workspace: changes in the middle of the model, and what comes of them.
#include "ui/translate/translate_view.h"

#include "core/text/vocabulary.h"
#include "ui/translate/attention_pair.h"
#include "ui/translate/neighbour_menu.h"
#include "ui/translate/what_if.h"
#include "ui/translate/what_if_card.h"
#include "ui/translate/what_if_menus.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/language.h"
#include "ui/widgets/popup_menu.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/token_strip.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

namespace seq2seq::ui {

void TranslateView::makeWhatIf()
{
    m_whatIfCard = new WhatIfCard(m_whatIf);
    m_whatIfCard->setVisible(false);
    m_neighbours = new NeighbourMenu(this);
    m_askWord = [this](const QString &instead) {
        return QInputDialog::getText(this, tr("Replace a source word"),
            tr("The word to be read instead of “%1”:").arg(instead));
    };
    connect(m_whatIf, &WhatIf::edited, this, &TranslateView::askWithEdits);
    connect(m_heatmap, &HeatmapView::weightDragged, this,
        [this](int row, int column, double weight, int drag) {
            if (m_result && !m_result->trace.attention.isEmpty())
                m_whatIf->add(WhatIfMenus::setWeight(m_result->trace, row, column, weight), drag);
        });
    connect(m_sourceTokens, &TokenStrip::contextRequested, this,
        [this](int word, const QPoint &position) {
            QMenu *menu = makePopup(m_sourceTokens);
            offerSourceWord(menu, word);
            if (!menu->isEmpty())
                menu->popup(position);
            else
                delete menu;
        });
}

/// The buttons above the matrix.
void TranslateView::addChangeButtons()
{
    m_change = new QPushButton;
    m_change->setObjectName(QStringLiteral("changeAttention"));
    auto *menu = new QMenu(m_change);
    m_change->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillChangeMenu(menu); });
    m_dragWeights = new QPushButton;
    m_dragWeights->setObjectName(QStringLiteral("dragWeights"));
    m_dragWeights->setCheckable(true);
    connect(m_dragWeights, &QPushButton::toggled, m_heatmap, &HeatmapView::setDraggable);
    inEveryLanguage(this, [this] {
        m_change->setAccessibleName(tr("Change"));
        m_dragWeights->setAccessibleName(tr("Drag weights"));
        m_change->setToolTip(tr("What if the model looked elsewhere, or read another word? The "
                                "answer stands beside its own."));
        m_dragWeights->setToolTip(
            tr("Drag a cell up or down, or press + or −: its weight changes, the others of the row "
               "share the rest, and the translation goes on from there"));
    });
    m_attentionCard->addHeaderWidget(m_dragWeights);
    m_attentionCard->addHeaderWidget(m_change);
}

void TranslateView::fillChangeMenu(QMenu *menu)
{
    menu->clear();
    if (!m_result)
        return;
    const Trace &trace = m_result->trace;
    const int word = m_selection->sourceIndex();
    if (!trace.attention.isEmpty())
        WhatIfMenus::offerAttention(menu, trace, m_selection->targetIndex(), word,
            [this](const WhatIfEdit &edit) { m_whatIf->add(edit); });
    if (word >= 0) {
        menu->addSection(
            tr("Source word “%1”")
                .arg(QString::fromStdString(trace.sourceTokens.at(std::size_t(word)))));
        offerSourceWord(menu, word);
    }
    if (menu->isEmpty())
        menu->addAction(tr("Pick a word of the sentence first"))->setEnabled(false);
}

/// @param word its place in the sentence that is read now, edits included
void TranslateView::offerSourceWord(QMenu *menu, int word)
{
    if (!m_result || word < 0 || std::size_t(word) >= m_result->trace.sourceTokens.size())
        return;
    const Trace &trace = m_result->trace;
    const auto add = [this, word](WhatIfEdit edit) {
        if (auto *source = std::get_if<SourceEdit>(&edit.edit))
            source->word = placeInSentence(word);
        m_whatIf->add(edit);
    };
    const bool isEnd = std::size_t(word) + 1 == trace.sourceTokens.size();
    if (!isEnd && !trace.sourceEmbeddings.isEmpty())
        m_neighbours->offer(menu, trace.sourceIds.at(std::size_t(word)),
            [this, word, add](int id, const QString &near) {
                add(WhatIfMenus::replaceWord(m_result->trace, word, id, near));
            });
    WhatIfMenus::offerSourceWord(menu, trace, word, add, [this, word] { replaceSourceWord(word); });
}

void TranslateView::replaceSourceWord(int word)
{
    const QString instead
        = QString::fromStdString(m_result->trace.sourceTokens.at(std::size_t(word)));
    const QString text = m_askWord(instead).trimmed();
    if (text.isEmpty() || !m_result)
        return;
    const int id = m_sourceId ? m_sourceId(text) : int(kUnk);
    const QString shown = id == kUnk ? tr("%1 (unknown)").arg(text) : text;
    WhatIfEdit edit = WhatIfMenus::replaceWord(m_result->trace, word, id, shown);
    std::get<SourceEdit>(edit.edit).word = placeInSentence(word);
    m_whatIf->add(edit);
}

/// The place of a word in the sentence as it was typed: words that were dropped or repeated before
/// it count.
int TranslateView::placeInSentence(int word) const
{
    if (!m_free)
        return word;
    const std::vector<int> origin
        = editedSource(m_free->trace.sourceIds, m_whatIf->edits().source).origin;
    return std::size_t(word) < origin.size() ? origin[std::size_t(word)] : word;
}

/// The beginning that no change touches is kept.
void TranslateView::askWithEdits()
{
    QVector<int> prefix;
    const int first = m_whatIf->firstStep();
    if (m_whatIf->isActive() && m_free) {
        const std::vector<int> &ids = m_free->trace.targetIds;
        const auto kept = std::min(std::size_t(first), ids.size());
        for (std::size_t t = 0; t < kept && ids[t] != kEos; ++t)
            prefix << ids[t];
    }
    m_forcedSteps.clear();
    request(prefix);
}

void TranslateView::showWhatIf()
{
    const bool isShown = m_result && !m_whatIf->isEmpty();
    m_whatIfCard->setVisible(isShown);
    m_change->setEnabled(m_result != nullptr);
    m_dragWeights->setEnabled(m_result && !m_result->trace.attention.isEmpty());
    if (isShown && m_free) {
        m_whatIfCard->setAnswers(whatIfAnswerOf(*m_free), whatIfAnswerOf(*m_result));
        askEach();
    }
}

/// What each change brings about alone, unless that is known or under way.
void TranslateView::askEach()
{
    WhatIfEachQuestion question;
    question.source = m_result->trace.source;
    question.search = options();
    question.search.recordTree = false;
    const auto count = std::min(m_whatIf->list().size(), qsizetype(kMostWhatIfs));
    for (int index = 0; index < count; ++index)
        question.changes.push_back({m_whatIf->alone(index), m_whatIf->firstStepAlone(index)});
    if (question == m_each && m_result->weights == m_eachWeights)
        return;
    m_each = question;
    m_eachWeights = m_result->weights;
    m_eachEdits = m_whatIf->list().first(count);
    emit whatIfEachRequested(question);
}

void TranslateView::showWhatIfEach(
    const WhatIfEachAnswer &answer, std::int64_t step, std::uint64_t weights)
{
    const auto shown = [&](const WhatIfEachAnswer::Said &said) {
        WhatIfAnswer made = whatIfAnswerOf(said.ids, said.words, said.logProbability);
        made.step = step;
        made.weights = weights;
        return made;
    };
    QVector<WhatIfAnswer> each;
    for (const WhatIfEachAnswer::Said &said : answer.changed)
        each << shown(said);
    if (each.size() == m_eachEdits.size())
        m_whatIfCard->setEach(shown(answer.own), m_eachEdits, each);
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The Translate workspace: what it shows, as files.
#include "ui/translate/translate_view.h"

#include "ui/translate/attention_links.h"
#include "ui/translate/attention_need_view.h"
#include "ui/translate/beam_tree.h"
#include "ui/translate/bleu_card.h"
#include "ui/translate/compare_card.h"
#include "ui/translate/known_when_card.h"
#include "ui/translate/links_card.h"
#include "ui/translate/why_page.h"
#include "ui/widgets/format.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/selection.h"

#include <QTreeWidget>

namespace seq2seq::ui {

Figure TranslateView::alternativesFigure()
{
    return pictureFigure(
        m_alternatives, QStringLiteral("alternatives"), [this] { return alternativesCsv(); });
}

Figure TranslateView::treeFigure()
{
    return pictureFigure(
        m_tree->picture(), QStringLiteral("beam-tree"), [this] { return treeCsv(); });
}

QByteArray TranslateView::treeCsv() const
{
    QByteArray bytes = csvLine({QStringLiteral("node"), QStringLiteral("parent"),
        QStringLiteral("step"), QStringLiteral("id"), QStringLiteral("word"),
        QStringLiteral("probability"), QStringLiteral("log_p"), QStringLiteral("kept")});
    for (std::size_t i = 0; i < m_search.tree.nodes.size(); ++i) {
        const SearchNode &node = m_search.tree.nodes[i];
        bytes += csvLine({QString::number(i), QString::number(node.parent),
            QString::number(node.step), QString::number(node.id), QString::fromStdString(node.word),
            QString::number(node.probability, 'g', 9), QString::number(node.logProbability, 'g', 9),
            node.isKept ? QStringLiteral("1") : QStringLiteral("0")});
    }
    return bytes;
}

Figure TranslateView::hypothesesFigure()
{
    return pictureFigure(
        m_hypotheses, QStringLiteral("hypotheses"), [this] { return hypothesesCsv(); });
}

std::vector<Figure> TranslateView::figures()
{
    std::vector<Figure> figures;
    for (const HeatmapView *matrix : {m_heatmap, m_attentionPair->original()}) {
        if (!matrix->weights().isEmpty() && !matrix->parentWidget()->isHidden())
            figures.push_back(matrixFigure(matrix));
    }
    if (!m_heatmap->weights().isEmpty())
        figures.push_back(AttentionLinks::figure(
            m_attentionPair->currentLinks(), QStringLiteral("attention-links")));
    if (!m_alternatives->isHidden())
        figures.push_back(alternativesFigure());
    if (!m_need->isHidden())
        figures.push_back(attentionNeedFigure());
    if (!m_search.tree.nodes.empty())
        figures.push_back(treeFigure());
    for (Figure &figure : m_whyPage->figures())
        figures.push_back(std::move(figure));
    if (m_hypotheses->topLevelItemCount() > 0)
        figures.push_back(hypothesesFigure());
    for (const std::vector<Figure> &more : {m_compareCard->figures(), m_knownWhenCard->figures(),
             m_bleuCard->figures(), m_linksCard->figures()})
        figures.insert(figures.end(), more.begin(), more.end());
    return figures;
}

QByteArray TranslateView::alternativesCsv() const
{
    QByteArray bytes = csvLine({QStringLiteral("step"), QStringLiteral("id"),
        QStringLiteral("word"), QStringLiteral("probability")});
    const int step = m_selection->targetIndex();
    if (!m_result || step < 0 || std::size_t(step) >= m_result->trace.topWords.size())
        return bytes;
    for (const WordProbability &top : m_result->trace.topWords[std::size_t(step)])
        bytes += csvLine({QString::number(step + 1), QString::number(top.id),
            QString::fromStdString(top.word), QString::number(double(top.probability), 'g', 9)});
    return bytes;
}

QByteArray TranslateView::hypothesesCsv() const
{
    QByteArray bytes = csvLine({QStringLiteral("rank"), QStringLiteral("translation"),
        QStringLiteral("log_p"), QStringLiteral("score"), QStringLiteral("finished")});
    for (std::size_t i = 0; i < m_search.hypotheses.size(); ++i) {
        const Hypothesis &hypothesis = m_search.hypotheses[i];
        bytes += csvLine({QString::number(i + 1), QString::fromStdString(hypothesis.text),
            QString::number(hypothesis.logProbability, 'g', 9),
            QString::number(hypothesis.score, 'g', 9),
            hypothesis.isFinished ? QStringLiteral("1") : QStringLiteral("0")});
    }
    return bytes;
}

} // namespace seq2seq::ui

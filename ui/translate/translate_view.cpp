// SPDX-License-Identifier: GPL-3.0-or-later
// The Translate workspace: what it shows and what it asks for. Its controls are made in
// translate_controls.cpp.
#include "ui/translate/translate_view.h"

#include "core/search/ranking.h"
#include "ui/translate/beam_tree.h"
#include "ui/translate/bleu_card.h"
#include "ui/translate/compare_card.h"
#include "ui/translate/known_when_card.h"
#include "ui/translate/links_card.h"
#include "ui/translate/page_stack.h"
#include "ui/translate/target_tokens.h"
#include "ui/translate/what_if.h"
#include "ui/translate/why_page.h"
#include "ui/widgets/card.h"
#include "ui/widgets/format.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/language.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/token_strip.h"
#include "ui/widgets/tool_tip.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>

#include <algorithm>

namespace seq2seq::ui {

void TranslateView::setResult(std::shared_ptr<const TranslateResult> result)
{
    m_result = std::move(result);
    if (!m_result)
        m_notice->setAge({});
    if (m_result && !m_isLookingAtHypothesis) {
        m_search = m_result->translation;
        rankAnew(m_search, m_lengthPenalty->value()); // it may have been moved meanwhile
    }
    if (!m_result || (m_forcedSteps.isEmpty() && !m_isLookingAtHypothesis && !m_whatIf->isActive()))
        m_free = m_result;
    setBusy(false);
    showResult();
}

void TranslateView::showResult()
{
    const Trace *trace = m_result ? &m_result->trace : nullptr;
    m_selection->setLengths(
        trace ? int(trace->sourceLength()) : 0, trace ? int(trace->targetLength()) : 0);
    setPictureSubject(this,
        trace ? tr("%1 → %2").arg(
            QString::fromStdString(trace->source), QString::fromStdString(trace->target))
              : QString());
    showTokens();
    showAttention();
    showAlternatives();
    showHypotheses();
    showNumbers();
    showWhatIf();
    m_whyPage->setResult(m_result);
    showComparison();
}

void TranslateView::setExamples(const QStringList &sentences)
{
    auto *menu = new QMenu(m_examples);
    for (const QString &sentence : sentences) {
        QString label = sentence;
        menu->addAction(label.replace(u'&', QStringLiteral("&&")), this, [this, sentence] {
            setSource(sentence);
            request({});
        });
    }
    delete m_examples->menu();
    m_examples->setMenu(menu);
    m_examples->setVisible(!sentences.isEmpty());
    m_firstExample = sentences.value(0);
    showPlaceholder();
}

void TranslateView::showPlaceholder()
{
    m_input->setPlaceholderText(
        m_firstExample.isEmpty() ? tr("Type a sentence to translate") : m_firstExample);
}

void TranslateView::setSource(const QString &sentence)
{
    m_typing.stop();
    m_forcedSteps.clear();
    m_isLookingAtHypothesis = false;
    if (sentence != m_input->text())
        m_whatIf->clear();
    m_input->setText(sentence);
}

QString TranslateView::source() const
{
    return m_input->text().trimmed();
}

void TranslateView::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    if (isBusy)
        m_busyDelay.start();
    else
        m_busyDelay.stop();
    if (!isBusy)
        showNumbers();
}

void TranslateView::setAnswerAge(const std::optional<AnswerAge> &age)
{
    m_notice->setAge(m_result ? age : std::nullopt);
}

bool TranslateView::isLive() const
{
    return m_live->isChecked();
}

void TranslateView::setEnabledForModel(bool isEnabled)
{
    for (QWidget *control :
        std::initializer_list<QWidget *>{m_input, m_examples, m_translate, m_beam, m_lengthPenalty,
            m_minLength, m_maxLength, m_live, m_hypotheses, m_alternatives})
        control->setEnabled(isEnabled);
    showModelHint();
    if (!isEnabled)
        m_typing.stop();
}

void TranslateView::showModelHint()
{
    m_sourceCard->setInfo(
        m_input->isEnabledTo(this) ? QString() : tr("Train or open a model first."));
}

void TranslateView::setFileDialog(std::shared_ptr<FileDialog> dialog)
{
    m_fileDialog = std::move(dialog);
    m_heatmap->setFileDialog(m_fileDialog);
    m_attentionPair->original()->setFileDialog(m_fileDialog);
    m_whyPage->setFileDialog(m_fileDialog);
    m_compareCard->setFileDialog(m_fileDialog);
    m_knownWhenCard->setFileDialog(m_fileDialog);
    m_bleuCard->setFileDialog(m_fileDialog);
    m_linksCard->setFileDialog(m_fileDialog);
}

void TranslateView::sourceEdited()
{
    m_whatIf->clear(); // its places are those of another sentence
    if (source().isEmpty()) {
        m_typing.stop();
        m_search = {};
        m_forcedSteps.clear();
        setResult(nullptr);
    } else if (m_live->isChecked()) {
        m_typing.start();
    }
}

void TranslateView::request(const QVector<int> &prefix)
{
    m_typing.stop();
    if (source().isEmpty() || !m_input->isEnabled())
        return;
    if (prefix.isEmpty())
        m_forcedSteps.clear();
    m_isLookingAtHypothesis = false;
    emit translateRequested(source(), options(), prefix);
}

void TranslateView::force(const QVector<int> &prefix)
{
    const int step = int(prefix.size()) - 1;
    while (!m_forcedSteps.isEmpty() && m_forcedSteps.constLast() >= step)
        m_forcedSteps.removeLast(); // what followed is chosen anew
    m_forcedSteps << step;
    request(prefix);
}

void TranslateView::forceWord(int index)
{
    const int step = m_selection->targetIndex();
    if (!m_result || step < 0 || std::size_t(step) >= m_result->trace.topWords.size())
        return;
    const auto &words = m_result->trace.topWords[std::size_t(step)];
    if (index < 0 || std::size_t(index) >= words.size())
        return;
    const std::vector<int> &ids = m_result->trace.targetIds;
    QVector<int> prefix(ids.begin(), ids.begin() + step);
    prefix << words[std::size_t(index)].id;
    force(prefix);
}

void TranslateView::chooseHypothesis(QTreeWidgetItem *item)
{
    const int row = m_hypotheses->indexOfTopLevelItem(item);
    if (row < 0 || std::size_t(row) >= m_search.hypotheses.size() || !m_input->isEnabled())
        return;
    const std::vector<int> &ids = m_search.hypotheses[std::size_t(row)].ids;
    lookAt(QVector<int>(ids.begin(), ids.end()));
}

void TranslateView::lookAt(const QVector<int> &target)
{
    m_typing.stop();
    m_isLookingAtHypothesis = true;
    emit targetRequested(QString::fromStdString(m_search.source), options(), target);
}

void TranslateView::showTokens()
{
    showUnknownWords();
    if (!m_result) {
        m_sourceTokens->setTokens({});
        m_targetTokens->setTokens({});
        return;
    }
    const Trace &trace = m_result->trace;
    m_sourceTokens->setTokens(tokensOf(trace.sourceTokens, trace.sourceIds));
    m_targetTokens->setTokens(targetTokens(trace, m_forcedSteps, m_copyUnknown->isChecked()));
}

void TranslateView::showAttention()
{
    m_attentionCard->setInfo({});
    m_attentionPair->hideOriginal();
    if (!m_result) {
        m_heatmap->setPlaceholder(tr("Type a sentence: its attention appears here."));
        m_attentionPair->clear();
        return;
    }
    const Trace &trace = m_result->trace;
    if (trace.attention.isEmpty()) {
        m_heatmap->setPlaceholder(trace.config.attention == AttentionKind::None
                ? tr("This model has no attention: its decoder sees only the encoder's last state, "
                     "one vector for the "
                     "whole sentence. Choose a kind of attention in the model's settings and train "
                     "again to see where "
                     "it looks.")
                : tr("There is no attention to show: the translation is empty."));
        m_attentionPair->clear();
        return;
    }
    m_attentionPair->setCurrent(
        textsOf(trace.targetTokens), textsOf(trace.sourceTokens), trace.attention);
    showAttentionForm();
    showOriginalAttention();
}

/// While something is forced, the model's own translation of the same sentence stands beside it.
void TranslateView::showOriginalAttention()
{
    const bool isOther = m_free && m_free != m_result
        && m_free->trace.source == m_result->trace.source
        && m_free->trace.config == m_result->trace.config
        && (m_free->trace.targetIds != m_result->trace.targetIds || m_whatIf->isActive())
        && !m_free->trace.attention.isEmpty();
    if (!isOther)
        return;
    const Trace &original = m_free->trace;
    m_attentionPair->setOriginal(
        textsOf(original.targetTokens), textsOf(original.sourceTokens), original.attention);
    m_attentionPair->showOriginal(m_free->step == m_result->step
            ? tr("The model's own words")
            : tr("The model's own words at step %1").arg(m_free->step),
        m_isLookingAtHypothesis       ? tr("The chosen translation")
            : m_forcedSteps.isEmpty() ? tr("With the changes")
                                      : tr("With forced words"));
}

void TranslateView::showAlternatives()
{
    const int step = m_selection->targetIndex();
    const Trace *trace = m_result ? &m_result->trace : nullptr;
    const bool isShown = trace && step >= 0 && std::size_t(step) < trace->topWords.size()
        && std::size_t(step) < trace->targetTokens.size();
    showAttentionNeed(isShown);
    if (!isShown) {
        m_alternativesCard->setTitle(tr("Alternatives"));
        m_alternativesCard->setInfo({});
        return;
    }
    const QString word = QString::fromStdString(trace->targetTokens[std::size_t(step)]);
    m_alternativesCard->setTitle(tr("Alternatives to “%1”").arg(word));
    const int rank = std::size_t(step) < trace->ranks.size() ? trace->ranks[std::size_t(step)] : 0;
    m_alternativesCard->setInfo(
        rank > 0 ? tr("step %1 · rank %2").arg(step + 1).arg(rank) : tr("step %1").arg(step + 1));
    QVector<WordBar> bars;
    int chosen = -1;
    for (const WordProbability &top : trace->topWords[std::size_t(step)]) {
        if (top.id == trace->targetIds[std::size_t(step)])
            chosen = int(bars.size());
        bars << WordBar{QString::fromStdString(top.word), top.probability};
    }
    m_alternatives->setWords(bars);
    m_alternatives->setChosen(chosen);
}

void TranslateView::listHypotheses()
{
    m_hypotheses->clear();
    for (std::size_t i = 0; i < m_search.hypotheses.size(); ++i) {
        const Hypothesis &hypothesis = m_search.hypotheses[i];
        auto *item = new QTreeWidgetItem(m_hypotheses,
            {QString::number(i + 1), QString::fromStdString(hypothesis.text),
                fixedNumber(hypothesis.logProbability, 2), fixedNumber(hypothesis.score, 2)});
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        item->setTextAlignment(3, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(1,
            plainToolTip(item->text(1)
                + (hypothesis.isFinished ? QString()
                                         : u'\n' + tr("Cut off at the maximal length."))));
        if (m_result && hypothesis.ids == m_result->trace.targetIds)
            m_hypotheses->setCurrentItem(item);
    }
}

void TranslateView::showHypotheses()
{
    listHypotheses();
    m_tree->setTree(m_search.tree, m_search.hypotheses);
    m_treeCard->setInfo(m_search.tree.nodes.empty()
            ? QString()
            : tr("%n expanded", nullptr, int(m_search.tree.nodes.size()) - 1));
    m_hypothesesCard->setInfo(m_search.hypotheses.empty()
            ? QString()
            : tr("%n kept", nullptr, int(m_search.hypotheses.size())));
}

/// The search keeps its tree only while somebody looks at it.
void TranslateView::showPage(QWidget *page)
{
    if (page == m_treeCard && m_result && m_search.tree.nodes.empty())
        askWithEdits();
}

void TranslateView::showNumbers()
{
    m_release->setVisible(m_result && (!m_forcedSteps.isEmpty() || m_isLookingAtHypothesis));
    m_release->setText(m_forcedSteps.isEmpty()
            ? tr("Back to the best ✕")
            : tr("%n word(s) forced ✕", nullptr, int(m_forcedSteps.size())));
    if (!m_result) {
        m_numbers->clear();
        return;
    }
    const Trace &trace = m_result->trace;
    const double elapsed = std::max(m_result->translation.milliseconds, trace.milliseconds);
    const int decimals = elapsed < 5 ? 1 : 0; // small models answer in less than a millisecond
    m_numbers->setText(
        tr("log p %1 · %2 ms")
            .arg(fixedNumber(trace.logProbability(), 2), fixedNumber(elapsed, decimals)));
}

} // namespace seq2seq::ui

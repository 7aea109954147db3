// SPDX-License-Identifier: GPL-3.0-or-later
// The page "Why?": its state, its questions, and the answers it shows. Its controls are made in
// why_controls.cpp.
#include "ui/translate/why_page.h"

#include "ui/translate/what_if.h"
#include "ui/translate/why_texts.h"
#include "ui/translate/wish_row.h"
#include "ui/widgets/bar_rows.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/segmented_choice.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/texts.h"

#include <QComboBox>
#include <QLabel>
#include <QStackedWidget>

#include <numeric>

namespace seq2seq::ui {

namespace {

double sumOf(std::span<const float> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

std::vector<double> asDoubles(std::span<const float> values)
{
    return {values.begin(), values.end()};
}

} // namespace

void WhyPage::setResult(const std::shared_ptr<const TranslateResult> &result)
{
    if (result == m_result)
        return;
    const bool hasOtherWords = !result || !m_result
        || result->trace.sourceIds != m_result->trace.sourceIds
        || result->trace.targetIds != m_result->trace.targetIds;
    m_result = result;
    m_edits = m_whatIf->edits();
    m_edits.source.clear(); // done in the words of the trace
    m_asked.reset();
    m_wishAsked.reset();
    m_wish.reset();
    fillMethods();
    const std::optional<int> kept = hasOtherWords ? std::nullopt : other();
    if (hasOtherWords)
        m_saliency.reset(); // else it stays until the new one is there
    m_step = -1;
    followSelection();
    chooseOther(kept);
    ask();
}

void WhyPage::setSaliency(const SaliencyAnswer &answer, const Answer &of)
{
    if (!m_result || m_asked != answer.options)
        return;
    m_saliency = answer;
    m_ofStep = of.step;
    m_ofWeights = of.weights;
    showAnswer();
}

void WhyPage::setWish(const WishAnswer &answer)
{
    if (!m_result || m_wishAsked != answer.wish)
        return;
    m_wish = answer;
    showAnswer();
}

void WhyPage::askRatherThan(std::optional<int> id)
{
    m_words->setCurrent(0);
    chooseOther(id);
    ask();
}

/// One that is not among the likeliest is none.
void WhyPage::chooseOther(std::optional<int> id)
{
    m_others->setCurrentIndex(std::max(0, id ? m_others->findData(*id) : 0));
}

void WhyPage::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    ask();
}

/// The other word was one of the alternatives at the step that was picked before.
void WhyPage::followSelection()
{
    const int picked = m_selection->targetIndex();
    const bool isThere = trace() && picked >= 0 && std::size_t(picked) < trace()->targetIds.size();
    const int step = isThere ? picked : -1;
    if (step == m_step)
        return;
    m_step = step;
    m_wishAsked.reset();
    m_wish.reset();
    fillOthers();
}

bool WhyPage::isOfAllWords() const
{
    return m_words->current() == 1;
}

std::optional<int> WhyPage::other() const
{
    const QVariant id = m_others->currentData();
    return id.isValid() && !isOfAllWords() ? std::optional(id.toInt()) : std::nullopt;
}

QString WhyPage::wordOf(std::optional<int> id) const
{
    if (id && trace() && m_step >= 0 && std::size_t(m_step) < trace()->topWords.size())
        for (const WordProbability &top : trace()->topWords[std::size_t(m_step)])
            if (top.id == *id)
                return QString::fromStdString(top.word);
    return {};
}

SaliencyOptions WhyPage::options() const
{
    SaliencyOptions options;
    options.method = SaliencyMethod(m_methods->currentData().toInt());
    options.ratherThan = other();
    if (!isOfAllWords())
        options.word = m_step;
    options.edits = m_edits;
    return options;
}

/// Nothing is asked while nobody looks, nor twice.
void WhyPage::ask()
{
    const bool hasWord = trace() && !trace()->targetIds.empty() && (isOfAllWords() || m_step >= 0);
    if (hasWord && isVisible() && m_asked != options()) {
        if (m_saliency && m_saliency->options != options())
            m_saliency.reset();
        m_asked = options();
        emit saliencyAsked({trace()->sourceIds, trace()->targetIds, *m_asked});
    }
    showAnswer();
}

void WhyPage::askForWish()
{
    if (!m_result || m_step < 0 || !other())
        return;
    Wish wish;
    wish.step = m_step;
    wish.word = *other();
    wish.edits = m_edits;
    m_wish.reset();
    m_wishAsked = wish;
    emit wishAsked({trace()->sourceIds, trace()->targetIds, wish});
    showAnswer();
}

void WhyPage::tryWish()
{
    if (!m_wish)
        return;
    AttentionEdit edit;
    edit.kind = AttentionEdit::Kind::Set;
    edit.steps = {m_wish->wish.step, m_wish->wish.step};
    edit.weights = m_wish->found.weights;
    m_whatIf->add({edit,
        tr("α of step %1 as wished for “%2”")
            .arg(m_wish->wish.step + 1)
            .arg(wordOf(m_wish->wish.word))});
}

void WhyPage::showAnswer()
{
    const bool hasWord = trace() && !trace()->targetIds.empty() && (isOfAllWords() || m_step >= 0);
    m_pages->setCurrentIndex(hasWord ? 1 : 0);
    m_methods->setEnabled(hasWord);
    m_others->setEnabled(hasWord && !isOfAllWords());
    m_wishRow->setVisible(hasWord && !isOfAllWords() && !trace()->attention.isEmpty());
    showInfo();
    if (!hasWord) {
        setTitle(tr("Why this word?"));
        return;
    }
    m_bars->setVisible(!isOfAllWords());
    m_matrix->setVisible(isOfAllWords());
    m_meaning->setText(WhyTexts::methodMeaning(options().method) + u' '
        + (trace()->config.oneHot
                ? tr("The words of this model are one-hot, not embedded: there is no embedding "
                     "whose gradient could be taken.")
                    + u' '
                : QString())
        + WhyTexts::besideAttention(trace()->config));
    if (isOfAllWords())
        showMatrix();
    else
        showWord();
}

void WhyPage::showWord()
{
    const QString word = QString::fromStdString(trace()->targetTokens.at(std::size_t(m_step)));
    const QString otherWord = wordOf(other());
    setTitle(tr("Why “%1” …").arg(word)); // the box beside it goes on
    m_quantity->setText(tr("computing …"));
    m_check->clear();
    QVector<BarRow> rows{{tr("importance"), {}, BarRow::Scale::Signed}};
    if (m_saliency && !m_saliency->saliency.words.empty()) {
        const Saliency &found = m_saliency->saliency;
        rows[0].values = asDoubles(found.scores.row(0));
        m_quantity->setText(WhyTexts::quantity(word, otherWord, found.quantities[0]));
        if (!found.differences.empty())
            m_check->setText(WhyTexts::check(sumOf(found.scores.row(0)), found.differences[0]));
    }
    if (!trace()->attention.isEmpty())
        rows << BarRow{QStringLiteral("α"), asDoubles(trace()->attention.row(std::size_t(m_step))),
            BarRow::Scale::Share};
    m_wishRow->setWord(otherWord);
    const bool isAnswered = m_wish && other() == m_wish->wish.word;
    const bool isBetter = isAnswered && m_wish->found.after > m_wish->found.before;
    if (isBetter)
        rows << BarRow{tr("α wished"), m_wish->found.weights, BarRow::Scale::Share};
    m_wishRow->setAnswer(isAnswered
            ? WhyTexts::wish(m_wish->found, otherWord, QString::fromStdString(m_wish->likeliest))
            : m_wishAsked && !m_wish ? tr("computing …")
                                     : QString(),
        isBetter);
    m_bars->setRows(textsOf(trace()->sourceTokens), rows);
}

void WhyPage::showMatrix()
{
    setTitle(tr("Why these words?"));
    m_quantity->setText(tr("each row: log P of the word written"));
    m_check->clear();
    if (!m_saliency || !isOfAllWords()) {
        m_matrix->clear();
        return;
    }
    const Saliency &found = m_saliency->saliency;
    m_matrix->setMatrix(
        textsOf(trace()->targetTokens), textsOf(trace()->sourceTokens), found.scores);
    if (m_step >= 0 && !found.differences.empty())
        m_check->setText(WhyTexts::check(
            sumOf(found.scores.row(std::size_t(m_step))), found.differences[std::size_t(m_step)]));
}

/// Of what the answer is, where that is not what stands beside it.
void WhyPage::showInfo()
{
    QStringList parts;
    QStringList meanings;
    if (m_result && m_whatIf->isActive()) {
        parts << tr("changed model");
        meanings << tr("Explained is the model with the changes under “What if …”");
    }
    if (m_result && m_saliency && m_ofWeights != m_result->weights) {
        parts << tr("of step %L1").arg(m_ofStep);
        meanings << tr("Explained is the model as it was at step %L1; the translation is of step "
                       "%L2")
                        .arg(m_ofStep)
                        .arg(m_result->step);
    }
    setInfo(parts.join(QStringLiteral(" · ")), meanings.join(u'\n'));
}

} // namespace seq2seq::ui

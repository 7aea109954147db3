// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/known_when_card.h"

#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/number_table.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/selection.h"

#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace seq2seq::ui {

namespace {

QString wordAt(const std::vector<std::string> &words, std::size_t index)
{
    return index < words.size() ? QString::fromStdString(words[index]) : QString();
}

} // namespace

KnownWhenCard::KnownWhenCard(Selection *selection, QWidget *parent)
    : Card({}, parent)
    , m_selection(selection)
    , m_fileDialog(std::make_shared<FileDialog>())
    , m_explanation(new MutedLabel({}, MutedLabel::Size::Small))
    , m_reading(new QLabel)
    , m_table(new NumberTable(NumberTable::Colors::Blues))
{
    setObjectName(QStringLiteral("knownWhenCard"));
    setContentMargin(8);
    m_table->setObjectName(QStringLiteral("knownWhen"));
    m_reading->setObjectName(QStringLiteral("knownWhenReading"));
    for (QLabel *label : {m_explanation, m_reading}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_explanation);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_reading);
    setContent(content);
    auto *save = makeSaveMenuButton("exportKnownWhen", [this](QMenu *menu) {
        for (const Figure &figure : figures())
            addFigureActions(menu, m_table, figure, [this] { return m_fileDialog; });
    });
    addHeaderWidget(save);
    connect(m_table, &NumberTable::numberChosen, this, &KnownWhenCard::choose);
    connect(m_selection, &Selection::changed, this, &KnownWhenCard::showReading);
    inEveryLanguage(this, [this, save] {
        setTitle(tr("Known when?"));
        m_table->setAccessibleName(tr("How likely each word is after each beginning"));
        save->setAccessibleName(tr("Save the table"));
        save->setToolTip(tr("Save this table as PNG, SVG, PDF or CSV"));
        showAnswer();
    });
}

void KnownWhenCard::setShown(std::shared_ptr<const TranslateResult> result)
{
    const bool isSame = m_answer && result && m_answer->source == result->trace.sourceIds
        && m_answer->target == result->trace.targetIds;
    m_shown = std::move(result);
    if (!isSame) {
        m_answer.reset();
        showAnswer();
    }
    if (isVisible())
        ask();
}

void KnownWhenCard::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    ask();
}

/// Unless the answer is there.
void KnownWhenCard::ask()
{
    if (!m_shown || m_shown->trace.sourceIds.size() < 2
        || (m_answer && m_askedWeights == m_shown->weights))
        return;
    m_askedWeights = m_shown->weights;
    emit asked(m_shown->trace.sourceIds, m_shown->trace.targetIds);
}

void KnownWhenCard::setAnswer(const KnownWhenAnswer &answer, qint64 step)
{
    if (!m_shown || answer.source != m_shown->trace.sourceIds
        || answer.target != m_shown->trace.targetIds)
        return;
    m_answer = answer;
    m_step = step;
    showAnswer();
}

void KnownWhenCard::showAnswer()
{
    const bool isReversed = m_shown && m_shown->trace.config.reverseSource;
    m_explanation->setText(!m_shown
            ? tr("Type a sentence: what is known of its translation after each word appears here.")
            : tr("Row: the encoder has read only up to this word. Cell: P of the word of the final "
                 "translation; framed: from here on above 0.5.")
                + (isReversed ? QChar::Space + tr("This model reads the sentence from its end.")
                              : QString()));
    m_table->setVisible(m_answer.has_value());
    setInfo(m_answer ? tr("of step %L1").arg(m_step) : QString());
    m_from = m_answer ? knownFrom(m_answer->beginnings) : std::vector<std::size_t>();
    if (m_answer) {
        NumberTable::Content content;
        content.corner = tr("read up to");
        for (std::size_t t = 0; t < m_answer->target.size(); ++t)
            content.columns << wordAt(m_shown->trace.targetTokens, t);
        content.remarkColumns = {tr("it would say"), tr("log p")};
        QStringList read;
        for (std::size_t i = 0; i < m_answer->beginnings.size(); ++i) {
            read << wordAt(m_shown->trace.sourceTokens, i);
            NumberRow row{read.constLast(), read.join(u' '), {}, {}};
            const std::vector<double> &values = m_answer->beginnings[i].logProbabilities;
            for (std::size_t t = 0; t < values.size(); ++t)
                row.cells.push_back({std::exp(values[t]), m_from[t] == i + 1});
            const BeginningTranslation &translation = m_answer->translations.at(i);
            row.remarks = {QString::fromStdString(translation.text),
                fixedNumber(translation.logProbability, 2)};
            content.rows.push_back(std::move(row));
        }
        m_table->setContent(std::move(content));
    }
    showReading();
}

/// When the picked word becomes known, and what would be said after the picked word of the source.
void KnownWhenCard::showReading()
{
    const int word = m_selection->targetIndex();
    const int row = m_selection->sourceIndex();
    m_table->setPickedColumn(word);
    m_reading->setVisible(m_answer.has_value());
    QStringList sentences;
    if (m_answer && word >= 0 && std::size_t(word) < m_from.size())
        sentences << readingOf(std::size_t(word));
    if (m_answer && row >= 0 && std::size_t(row) < m_answer->translations.size())
        sentences << tr("After “%1” it would say “%2”.")
                         .arg(wordAt(m_shown->trace.sourceTokens, std::size_t(row)),
                             QString::fromStdString(m_answer->translations[std::size_t(row)].text));
    m_reading->setText(sentences.isEmpty() ? tr("Click a word to see when it becomes known.")
                                           : sentences.join(u' '));
}

QString KnownWhenCard::readingOf(std::size_t word) const
{
    const std::size_t from = m_from[word];
    const QString text = wordAt(m_shown->trace.targetTokens, word);
    const auto probability = [&](std::size_t row) {
        return fixedNumber(std::exp(m_answer->beginnings[row].logProbabilities[word]), 2);
    };
    if (from == 0)
        return tr("“%1” is never sure: P is %2 with the whole sentence read.")
            .arg(text, probability(m_answer->beginnings.size() - 1));
    const QString read = wordAt(m_shown->trace.sourceTokens, from - 1);
    if (from == 1)
        return tr("“%1” is known from the first word on: P is %2 after “%3”.")
            .arg(text, probability(0), read);
    return tr("“%1” is known once “%2” has been read: P goes from %3 to %4.")
        .arg(text, read, probability(from - 2), probability(from - 1));
}

void KnownWhenCard::choose(int row, int column)
{
    m_selection->set(row, column);
}

std::vector<Figure> KnownWhenCard::figures() const
{
    if (!m_answer)
        return {};
    NumberTable *table = m_table;
    return {pictureFigure(table, QStringLiteral("known-when"), [table] { return table->toCsv(); })};
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/what_if_card.h"

#include "core/engine/engine_update.h"
#include "core/text/align_words.h"
#include "core/text/vocabulary.h"
#include "ui/translate/what_if.h"
#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/quiet_table.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>

#include <algorithm>

namespace seq2seq::ui {

namespace {

enum Column { Change, Answer, LogProbability, Difference, Remove, Columns };

} // namespace

WhatIfAnswer whatIfAnswerOf(
    const std::vector<int> &ids, const std::vector<std::string> &words, double logProbability)
{
    WhatIfAnswer answer;
    for (std::size_t t = 0; t < ids.size() && ids[t] != kEos; ++t) {
        answer.ids.push_back(ids[t]);
        answer.words << QString::fromStdString(words[t]);
    }
    answer.logProbability = logProbability;
    return answer;
}

WhatIfAnswer whatIfAnswerOf(const TranslateResult &result)
{
    const Trace &trace = result.trace;
    WhatIfAnswer answer
        = whatIfAnswerOf(trace.targetIds, trace.targetTokens, trace.logProbability());
    answer.step = result.step;
    answer.weights = result.weights;
    return answer;
}

std::pair<QString, int> markedWords(
    const WhatIfAnswer &original, const WhatIfAnswer &changed, const QColor &mark)
{
    std::vector<bool> isChanged(changed.ids.size(), true);
    for (const AlignedWords &column : alignWords(original.ids, changed.ids))
        if (column.isEqual)
            isChanged[std::size_t(column.second)] = false;
    QStringList words;
    int count = 0;
    for (std::size_t k = 0; k < changed.ids.size() && k < std::size_t(changed.words.size()); ++k) {
        const QString word = changed.words.at(int(k)).toHtmlEscaped();
        count += isChanged[k] ? 1 : 0;
        words << (isChanged[k] ? QStringLiteral("<b style='color:%1'>%2</b>").arg(mark.name(), word)
                               : word);
    }
    return {words.join(u' '), count};
}

WhatIfCard::WhatIfCard(WhatIf *whatIf, QWidget *parent)
    : Card({}, parent)
    , m_whatIf(whatIf)
    , m_table(new QTableWidget(0, Columns))
    , m_undo(new QPushButton)
    , m_redo(new QPushButton)
    , m_reset(new QPushButton)
{
    setObjectName(QStringLiteral("whatIf"));
    setContentMargin(1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    makeQuiet(m_table);
    m_table->setObjectName(QStringLiteral("whatIfTable"));
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Answer, QHeaderView::Stretch);
    setContent(m_table);
    m_undo->setObjectName(QStringLiteral("undoEdit"));
    m_redo->setObjectName(QStringLiteral("redoEdit"));
    m_reset->setObjectName(QStringLiteral("removeEdits"));
    for (QPushButton *button : {m_undo, m_redo, m_reset})
        addHeaderWidget(button);
    QUndoStack *undo = m_whatIf->undoStack();
    connect(m_undo, &QPushButton::clicked, undo, &QUndoStack::undo);
    connect(m_redo, &QPushButton::clicked, undo, &QUndoStack::redo);
    connect(undo, &QUndoStack::canUndoChanged, m_undo, &QWidget::setEnabled);
    connect(undo, &QUndoStack::canRedoChanged, m_redo, &QWidget::setEnabled);
    m_undo->setEnabled(undo->canUndo());
    m_redo->setEnabled(undo->canRedo());
    connect(m_reset, &QPushButton::clicked, m_whatIf, &WhatIf::removeAll);
    connect(m_whatIf, &WhatIf::changed, this, &WhatIfCard::rebuild);
    inEveryLanguage(this, [this] { retranslate(); });
}

void WhatIfCard::setAnswers(const WhatIfAnswer &original, const WhatIfAnswer &changed)
{
    m_original = original;
    m_changed = changed;
    rebuild();
}

void WhatIfCard::retranslate()
{
    setTitle(tr("What if …"));
    m_undo->setText(tr("Undo"));
    m_redo->setText(tr("Redo"));
    m_reset->setText(tr("Remove all"));
    for (QPushButton *button : {m_undo, m_redo, m_reset})
        button->setAccessibleName(button->text());
    m_undo->setToolTip(tr("Take the last change back (Ctrl+Z)"));
    m_redo->setToolTip(tr("Make it again (Ctrl+Shift+Z)"));
    m_reset->setToolTip(tr("Let the model answer without changes"));
    m_table->setHorizontalHeaderLabels(
        {tr("change"), tr("translation"), tr("log p"), tr("differs"), {}});
    m_table->setAccessibleName(tr("Changes in force and what comes of them"));
    m_table->horizontalHeaderItem(Answer)->setToolTip(
        tr("What comes of each change alone, and of all that are switched on together"));
    m_table->horizontalHeaderItem(LogProbability)
        ->setToolTip(tr("Natural logarithm of the probability of the whole translation"));
    m_table->horizontalHeaderItem(Difference)
        ->setToolTip(tr("Words that the model's own translation does not have at that place"));
    rebuild();
}

void WhatIfCard::setEach(
    const WhatIfAnswer &own, const QVector<WhatIfEdit> &edits, const QVector<WhatIfAnswer> &each)
{
    m_own = own;
    m_eachEdits = edits;
    m_each = each;
    rebuild();
}

void WhatIfCard::rebuild()
{
    m_table->setRowCount(0);
    // Training may have gone on since the model was asked without changes; it is asked anew then.
    const bool isRenewed = m_original.weights != m_changed.weights
        && m_own.weights == m_changed.weights && !m_own.ids.empty();
    const WhatIfAnswer &original = isRenewed ? m_own : m_original;
    const bool isOld = original.weights != m_changed.weights;
    fillAnswer(addRow(isOld ? tr("as it was at step %L1").arg(original.step) : tr("as it is")),
        original, original.words.join(u' ').toHtmlEscaped(), QStringLiteral("–"));
    for (int index = 0; index < m_whatIf->list().size(); ++index)
        addEdit(index);
    if (m_whatIf->isActive())
        fillChanged(addRow(tr("with the changes")), original, m_changed);
    m_reset->setEnabled(!m_whatIf->isEmpty());
    m_table->resizeRowsToContents();
    fitHeight();
}

/// A translation with the words marked that another does not have.
void WhatIfCard::fillChanged(int row, const WhatIfAnswer &original, const WhatIfAnswer &changed)
{
    const auto [html, count] = markedWords(original, changed, Theme(palette()).bad);
    fillAnswer(row, changed, html, count == 0 ? tr("no word") : tr("%n word(s)", nullptr, count));
}

/// As high as its rows; many of them scroll, so that the matrix keeps its room.
void WhatIfCard::fitHeight()
{
    constexpr int kMostRows = 6;
    int height = m_table->horizontalHeader()->sizeHint().height() + 2;
    for (int row = 0; row < std::min(m_table->rowCount(), kMostRows); ++row)
        height += m_table->rowHeight(row);
    m_table->setFixedHeight(height);
}

int WhatIfCard::addRow(const QString &title)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, Change, new QTableWidgetItem(title));
    return row;
}

void WhatIfCard::fillAnswer(
    int row, const WhatIfAnswer &answer, const QString &html, const QString &difference)
{
    auto *words = new QLabel(html);
    words->setTextFormat(Qt::RichText);
    words->setContentsMargins(kCellPadding, 0, kCellPadding, 0);
    words->setAccessibleName(answer.words.join(u' '));
    m_table->setCellWidget(row, Answer, words);
    if (answer.ids.empty())
        return;
    auto *number = new QTableWidgetItem(fixedNumber(answer.logProbability, 2));
    number->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->setItem(row, LogProbability, number);
    m_table->setItem(row, Difference, new QTableWidgetItem(difference));
}

void WhatIfCard::addEdit(int index)
{
    const WhatIfEdit &edit = m_whatIf->list().at(index);
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    auto *isOn = new QCheckBox(edit.text);
    isOn->setChecked(edit.isOn);
    isOn->setToolTip(tr("Switch this change on or off"));
    auto *cell = new QWidget; // the check box has to stand as far from the edge as the text
    auto *layout = new QHBoxLayout(cell);
    layout->setContentsMargins(kCellPadding, 0, kCellPadding, 0);
    layout->addWidget(isOn);
    m_table->setCellWidget(row, Change, cell);
    for (int k = 0; k < m_each.size(); ++k) // alone, whether or not it is switched on
        if (m_eachEdits.at(k).edit == edit.edit)
            fillChanged(row, m_own, m_each.at(k));
    auto *remove = new QToolButton;
    remove->setText(QStringLiteral("×"));
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Remove this change"));
    remove->setAccessibleName(tr("Remove “%1”").arg(edit.text));
    m_table->setCellWidget(row, Remove, remove);
    // Queued: the list is rebuilt, and with it the button that was pressed.
    connect(
        isOn, &QCheckBox::toggled, m_whatIf, [this, index](bool on) { m_whatIf->setOn(index, on); },
        Qt::QueuedConnection);
    connect(
        remove, &QToolButton::clicked, m_whatIf, [this, index] { m_whatIf->remove(index); },
        Qt::QueuedConnection);
}

} // namespace seq2seq::ui

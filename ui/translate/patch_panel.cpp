// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/patch_panel.h"

#include "ui/translate/patch_words.h"
#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/number_table.h"
#include "ui/widgets/tool_tip.h"

#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace seq2seq::ui {

PatchPanel::PatchPanel(QWidget *parent)
    : QWidget(parent)
    , m_question(new QLabel)
    , m_unit(new QSpinBox)
    , m_grid(new NumberTable(NumberTable::Colors::Diverging))
    , m_reading(new MutedLabel)
{
    m_question->setObjectName(QStringLiteral("patchQuestion"));
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    m_unit->setObjectName(QStringLiteral("patchUnit"));
    m_unit->setRange(-1, 0);
    m_unit->setValue(-1);
    m_grid->setObjectName(QStringLiteral("patchGrid"));
    m_reading->setObjectName(QStringLiteral("patchReading"));
    m_reading->setTextFormat(Qt::PlainText);
    m_reading->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_question);
    layout->addWidget(m_grid, 1);
    layout->addWidget(m_reading);
    connect(m_grid, &NumberTable::numberChosen, this, &PatchPanel::choose);
    connect(m_unit, &QSpinBox::valueChanged, this, [this] { askIfShown(); });
    inEveryLanguage(this, [this] {
        m_unit->setPrefix(tr("unit "));
        m_unit->setSpecialValueText(tr("all units"));
        m_unit->setAccessibleName(tr("Unit"));
        m_unit->setToolTip(tr("Put in all units of a part, or this one alone"));
        m_grid->setAccessibleName(tr("Effect of each part of A on B"));
        showQuestion();
        showAnswer();
    });
}

void PatchPanel::setSentences(
    std::shared_ptr<const Trace> a, std::shared_ptr<const Trace> b, quint64 weights)
{
    m_weights = weights;
    m_a = std::move(a);
    m_b = std::move(b);
    const QSignalBlocker blocker(m_unit);
    m_unit->setMaximum(m_b ? m_b->config.hiddenSize - 1 : 0);
}

void PatchPanel::setWords(int a, int b)
{
    m_wordOfA = a;
    m_wordOfB = b;
    showQuestion();
    askIfShown();
}

QString PatchPanel::wordOf(const std::shared_ptr<const Trace> &trace, int index) const
{
    return trace && index >= 0 && std::size_t(index) < trace->targetTokens.size()
        ? QString::fromStdString(trace->targetTokens[std::size_t(index)])
        : QString();
}

QString PatchPanel::refusal() const
{
    if (!m_a || !m_b)
        return tr("Pin a translation first, then translate another sentence.");
    if (m_isOtherModel)
        return tr("A was translated by another model: its states do not fit into this one. Pin a "
                  "translation of the model that is open.");
    if (m_a->sourceIds == m_b->sourceIds)
        return tr("A and B are the same sentence: nothing of A is missing in B. Translate another "
                  "sentence, or leave out a word of this one.");
    if (wordOf(m_a, m_wordOfA).isEmpty() || wordOf(m_b, m_wordOfB).isEmpty())
        return tr("Both sentences are translated the same. Click a word of A and another of B.");
    if (m_a->targetIds[std::size_t(m_wordOfA)] == m_b->targetIds[std::size_t(m_wordOfB)])
        return tr("The two words are the same. Click another word of B.");
    return {};
}

void PatchPanel::askIfShown()
{
    if (isVisible())
        ask();
}

void PatchPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

/// Unless the panel can say by itself that there is nothing to ask, or has the answer.
void PatchPanel::ask()
{
    if (!refusal().isEmpty()) {
        m_task.reset();
        m_answer.reset();
        showAnswer();
        return;
    }
    const std::vector<int> &written = m_a->targetIds;
    PatchTask task{m_a->sourceIds, m_b->sourceIds, {written.begin(), written.begin() + m_wordOfA},
        written[std::size_t(m_wordOfA)], m_b->targetIds[std::size_t(m_wordOfB)]};
    if (m_unit->value() >= 0)
        task.units = {m_unit->value()};
    if (m_answer && m_answer->task == task && m_askedWeights == m_weights)
        return;
    m_task = task;
    m_askedWeights = m_weights;
    emit asked(task);
}

void PatchPanel::setAnswer(const PatchAnswer &answer, qint64 step)
{
    if (!m_task || answer.task != *m_task)
        return;
    m_answer = answer;
    m_step = step;
    showAnswer();
}

void PatchPanel::showQuestion()
{
    const QString a = wordOf(m_a, m_wordOfA);
    const QString b = wordOf(m_b, m_wordOfB);
    if (a.isEmpty() || b.isEmpty()) {
        m_question->clear();
        return;
    }
    QStringList before;
    for (int t = 0; t < m_wordOfA; ++t)
        before << wordOf(m_a, t);
    m_question->setText(before.isEmpty()
            ? tr("Which part of A makes B begin with “%1” instead of “%2”?").arg(a, b)
            : tr("Which part of A makes B say “%1” instead of “%2” after “%3”?")
                  .arg(a, b, before.join(u' ')));
}

void PatchPanel::showAnswer()
{
    const bool hasGrid = m_answer && !m_answer->refusal;
    m_grid->setVisible(hasGrid);
    if (hasGrid) {
        showGrid(m_answer->grid);
        m_reading->setText(PatchWords::reading(m_answer->grid));
    } else {
        m_reading->setText(m_answer ? translated(*m_answer->refusal) : refusal());
    }
}

void PatchPanel::showGrid(const PatchGrid &grid)
{
    const PatchTable table(grid);
    const int layers = m_b ? m_b->config.layers : 1;
    NumberTable::Content content;
    content.corner = tr("put into B");
    for (int t = 0; t <= grid.step; ++t)
        content.columns << wordOf(m_a, t);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const PatchEffect &first = grid.effects[table.at(row, 0)];
        NumberRow numbers{PatchWords::name(first, layers), PatchWords::meaning(first), {}, {}};
        for (std::size_t step = 0; step < (row < table.whole ? 1 : table.steps); ++step)
            numbers.cells.push_back({grid.effects[table.at(row, step)].effect});
        content.rows.push_back(std::move(numbers));
    }
    m_grid->setContent(std::move(content));
    m_grid->setToolTip(plainToolTip(
        tr("D = log p(“%1”) − log p(“%2”) is %3 in A and %4 in B, with the weights of step %L5. A "
           "cell: how far B gets to A's D when it has this part of A; 0 = nothing changes, 1 = as "
           "if it had read A. Click a cell to see what the model then says.")
            .arg(wordOf(m_a, grid.step), wordOf(m_b, m_wordOfB), fixedNumber(grid.ofA, 2),
                fixedNumber(grid.ofB, 2))
            .arg(m_step)));
}

void PatchPanel::choose(int row, int column)
{
    if (!m_answer || m_answer->refusal || !m_a || !m_b)
        return;
    const PatchTable table(m_answer->grid);
    const PatchEffect &effect
        = m_answer->grid.effects[table.at(std::size_t(row), std::size_t(column))];
    emit partChosen(
        PatchWords::edit(effect, m_b->config.layers, QString::fromStdString(m_a->source), m_step));
}

std::vector<Figure> PatchPanel::figures() const
{
    if (!m_answer || m_answer->refusal)
        return {};
    NumberTable *grid = m_grid;
    return {pictureFigure(grid, QStringLiteral("patch-grid"), [grid] { return grid->toCsv(); })};
}

} // namespace seq2seq::ui

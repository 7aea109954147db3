// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/unit_clamp.h"

#include "core/explain/unit_order.h"
#include "ui/widgets/format.h"
#include "ui/widgets/header_layout.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace seq2seq::ui {

UnitClamp::UnitClamp(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_range(new QComboBox)
    , m_undo(new QPushButton)
    , m_answers(new QLabel)
{
    auto *row = new QWidget;
    auto *line = new HeaderLayout(row); // in as many lines as it needs
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_title);
    m_zeroButton = addButton("clampZero", Value::Zero);
    m_largestButton = addButton("clampLargest", Value::Largest);
    m_meanButton = addButton("clampMean", Value::Mean);
    m_undo->setObjectName(QStringLiteral("clampUndo"));
    connect(m_undo, &QPushButton::clicked, this, &UnitClamp::undoRequested);
    m_range->setObjectName(QStringLiteral("clampRange"));
    m_range->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const Range range : {Range::All, Range::FromHere, Range::OnlyHere})
        m_range->addItem(QString(), int(range));
    for (QWidget *widget : std::initializer_list<QWidget *>{
             m_zeroButton, m_largestButton, m_meanButton, m_range, m_undo})
        line->addWidget(widget);
    m_answers->setObjectName(QStringLiteral("clampAnswers"));
    m_answers->setTextFormat(Qt::RichText);
    m_answers->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(row);
    layout->addWidget(m_answers);
    inEveryLanguage(this, [this] { retranslate(); });
}

QPushButton *UnitClamp::addButton(const char *objectName, Value value)
{
    auto *button = new QPushButton;
    button->setObjectName(QLatin1String(objectName));
    connect(button, &QPushButton::clicked, this, [this, value] { clamp(value); });
    return button;
}

void UnitClamp::setUnit(const UnitId &unit, const QString &name, const Trace *trace)
{
    m_unit = unit;
    m_name = name;
    m_hasValues = trace && hasUnit(*trace, unit);
    if (m_hasValues) {
        const std::vector<double> curve = curveOf(*trace, unit);
        m_largest = float(*std::ranges::max_element(curve));
        m_mean = meansOf(*trace, unit.place, {unit.unit}).front();
    }
    retranslate();
}

void UnitClamp::setPlace(int row, const QString &word)
{
    m_row = row;
    m_word = word;
    showRanges();
}

void UnitClamp::setAnswers(const WhatIfAnswer &original, const std::optional<WhatIfAnswer> &changed)
{
    m_original = original;
    m_changed = changed;
    showAnswers();
}

float UnitClamp::valueOf(Value value) const
{
    return value == Value::Zero ? 0 : value == Value::Largest ? m_largest : m_mean;
}

StepRange UnitClamp::steps() const
{
    const auto range = Range(m_range->currentData().toInt());
    if (range == Range::All || m_row < 0)
        return {};
    return range == Range::OnlyHere ? StepRange{m_row, m_row} : StepRange{m_row};
}

QString UnitClamp::stepsText() const
{
    const StepRange range = steps();
    const bool isOfSource = m_unit.place.isOfSource();
    const int step = range.first + 1;
    if (range == StepRange{})
        return isOfSource ? tr("every word") : tr("every step");
    if (range.first == range.last)
        return isOfSource ? tr("word %1").arg(step) : tr("step %1").arg(step);
    return isOfSource ? tr("from word %1 on").arg(step) : tr("from step %1 on").arg(step);
}

void UnitClamp::clamp(Value value)
{
    if (!m_hasValues)
        return;
    Clamp clamp;
    clamp.place = m_unit.place;
    clamp.units = {m_unit.unit};
    clamp.values = {valueOf(value)};
    clamp.steps = steps();
    emit clampRequested(clamp,
        tr("%1 held at %2, %3").arg(m_name, fixedNumber(double(valueOf(value)), 2), stepsText()));
}

void UnitClamp::retranslate()
{
    m_title->setText(tr("Hold it at"));
    m_zeroButton->setText(tr("zero"));
    m_largestButton->setText(tr("its largest: %1").arg(fixedNumber(double(m_largest), 2)));
    m_meanButton->setText(tr("its mean: %1").arg(fixedNumber(double(m_mean), 2)));
    m_undo->setText(tr("Undo"));
    const QString then = tr("The translation is made anew with it; the change is listed under What "
                            "if in Translate. Its largest and its mean are those of the model "
                            "without changes, along this sentence.");
    for (QPushButton *button : {m_zeroButton, m_largestButton, m_meanButton}) {
        button->setEnabled(m_hasValues);
        button->setAccessibleName(tr("Hold the unit at %1").arg(button->text()));
        button->setToolTip(then);
    }
    m_undo->setAccessibleName(tr("Undo the last change"));
    m_undo->setToolTip(tr("Take the last change back (Ctrl+Z)"));
    m_range->setAccessibleName(tr("Where the unit is held"));
    m_range->setToolTip(tr("Everywhere, or from the step that is shown: walk to another with the "
                           "arrow keys"));
    showRanges();
    showAnswers();
}

void UnitClamp::showRanges()
{
    const bool isOfSource = m_unit.place.isOfSource();
    m_range->setItemText(int(Range::All), isOfSource ? tr("at every word") : tr("at every step"));
    m_range->setItemText(int(Range::FromHere), tr("from “%1” on").arg(m_word));
    m_range->setItemText(int(Range::OnlyHere), tr("only at “%1”").arg(m_word));
    auto *items = qobject_cast<QStandardItemModel *>(m_range->model());
    for (const Range range : {Range::FromHere, Range::OnlyHere})
        items->item(int(range))->setEnabled(m_row >= 0);
    if (m_row < 0)
        m_range->setCurrentIndex(int(Range::All));
}

/// One line as the model is, and one with the changes.
void UnitClamp::showAnswers()
{
    m_undo->setEnabled(m_changed.has_value());
    if (!m_original || !m_hasValues) {
        m_answers->clear();
        return;
    }
    const Theme theme(palette());
    const auto line = [&](const QString &title, const WhatIfAnswer &answer, const QString &words) {
        return QStringLiteral("<tr><td style='color:%1'>%2</td><td>&nbsp; log p %3 &nbsp;</td>"
                              "<td>%4</td></tr>")
            .arg(theme.mutedText.name(), title.toHtmlEscaped(),
                fixedNumber(answer.logProbability, 2), words);
    };
    const bool isOld = m_changed && m_changed->weights != m_original->weights;
    QString rows
        = line(isOld ? tr("as it was at step %L1").arg(m_original->step) : tr("as the model is"),
            *m_original, m_original->words.join(u' ').toHtmlEscaped());
    if (m_changed)
        rows += line(tr("with the changes"), *m_changed,
            markedWords(*m_original, *m_changed, theme.bad).first);
    m_answers->setText(QStringLiteral("<table>%1</table>").arg(rows));
}

void UnitClamp::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showAnswers();
}

} // namespace seq2seq::ui

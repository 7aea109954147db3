// SPDX-License-Identifier: GPL-3.0-or-later
// The film of a translation: what mouse and keyboard do.
#include "ui/step/box.h"
#include "ui/step/state_film.h"
#include "ui/widgets/value_table.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace seq2seq::ui {

void StateFilm::mouseMoveEvent(QMouseEvent *event)
{
    const QString label = labelTextAt(event->position());
    const QString value = textAt(event->position().toPoint());
    if (!label.isEmpty()) {
        emit told(label);
        return;
    }
    const QString text = value.isEmpty()
        ? tr("Each block is one position or step, each line in it one unit: "
             "blue below zero, orange above.")
        : value + QStringLiteral(" · ")
            + (m_which == FilmRows::States
                    ? tr("Click to go to this step and pick the unit, double-click for all values.")
                    : tr("Click to go to this step, double-click for all values."));
    emit told(text.toHtmlEscaped());
}

void StateFilm::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    emit told({});
}

void StateFilm::mousePressEvent(QMouseEvent *event)
{
    const Spot spot = spotAt(event->position());
    if (event->button() != Qt::LeftButton || spot.row < 0) {
        QWidget::mousePressEvent(event);
        return;
    }
    const Row &row = m_rows.at(spot.row);
    emit stepClicked(row.isOfSource() ? spot.column : int(m_trace->sourceLength()) + spot.column);
    if (row.isState())
        emit unitPicked({*row.tensor.place, spot.unit});
}

void StateFilm::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Spot spot = spotAt(event->position());
    if (spot.row < 0)
        return;
    const Row &row = m_rows.at(spot.row);
    const QString name = tr("%1, step %2").arg(row.label).arg(spot.column + 1);
    auto *table = new ValueTable(
        name, ui::rowOf(row.values(), spot.column), [name] { return name; }, window());
    table->show();
}

/// Left and Right alone step. Up and Down go to the row above or below.
void StateFilm::keyPressEvent(QKeyEvent *event)
{
    const bool isShifted = event->modifiers() == Qt::ShiftModifier;
    if (isShifted && event->key() == Qt::Key_Right)
        moveUnit(1);
    else if (isShifted && event->key() == Qt::Key_Left)
        moveUnit(-1);
    else if (event->key() == Qt::Key_Down)
        moveRow(1);
    else if (event->key() == Qt::Key_Up)
        moveRow(-1);
    else
        QWidget::keyPressEvent(event);
}

/// Among those that are shown, as they are sorted. Without a picked one: the first.
void StateFilm::moveUnit(int by)
{
    const int row = std::max(pickedRow(), 0);
    if (row >= m_rows.size() || !m_rows.at(row).isState() || shownUnits(m_rows.at(row)).empty())
        return;
    const auto shown = shownUnits(m_rows.at(row));
    const auto here = m_unit ? std::ranges::find(shown, std::size_t(m_unit->unit)) : shown.end();
    const auto last = std::ptrdiff_t(shown.size()) - 1;
    const std::ptrdiff_t next = pickedRow() < 0 || here == shown.end()
        ? 0
        : std::clamp<std::ptrdiff_t>(here - shown.begin() + by, 0, last);
    emit unitPicked({*m_rows.at(row).tensor.place, int(shown[std::size_t(next)])});
}

/// To the unit at the same place there.
void StateFilm::moveRow(int by)
{
    const int row = pickedRow();
    if (row < 0) {
        moveUnit(0);
        return;
    }
    const int next = std::clamp(row + by, 0, int(m_rows.size()) - 1);
    const auto from = shownUnits(m_rows.at(row));
    const auto to = shownUnits(m_rows.at(next));
    if (next == row || to.empty())
        return;
    const auto place
        = std::size_t(std::ranges::find(from, std::size_t(m_unit->unit)) - from.begin());
    emit unitPicked({*m_rows.at(next).tensor.place, int(to[std::min(place, to.size() - 1)])});
}

void StateFilm::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void StateFilm::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace seq2seq::ui

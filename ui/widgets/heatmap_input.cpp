// SPDX-License-Identifier: GPL-3.0-or-later
// The attention matrix under mouse, keyboard and screen reader.
#include "ui/widgets/format.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/tool_tip.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

QString HeatmapView::cellText(int row, int column) const
{
    if (!hasMatrix() || row < 0 || column < 0 || row >= int(m_weights.rows)
        || column >= int(m_weights.columns))
        return {};
    return QStringLiteral("%1 ← %2  %3")
        .arg(m_rowLabels.at(row), m_columnLabels.at(column),
            fixedNumber(double(m_weights.at(std::size_t(row), std::size_t(column))), 2));
}

QPoint HeatmapView::cellAt(const QPointF &position) const
{
    const QRectF &cells = m_layout.cells;
    if (!hasMatrix() || cells.isEmpty())
        return {-1, -1};
    const int column = int(std::floor((position.x() - cells.left()) / m_layout.cellWidth));
    const int row = int(std::floor((position.y() - cells.top()) / m_layout.cellHeight));
    const bool isRow = row >= 0 && row < int(m_weights.rows) && position.x() < cells.right();
    const bool isColumn
        = column >= 0 && column < int(m_weights.columns) && position.y() < cells.bottom();
    return {isColumn ? column : -1, isRow ? row : -1};
}

bool HeatmapView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && hasMatrix()) {
        auto *help = static_cast<QHelpEvent *>(event);
        const QPoint cell = cellAt(help->pos());
        QString text = cellText(cell.y(), cell.x());
        if (text.isEmpty() && !m_meaning.isEmpty())
            text = m_meaning;
        else if (m_layout.scale.contains(help->pos()))
            text = tr("The colour of a weight: from 0, not looked at, to 1, nothing else looked "
                      "at. It is the same for every sentence.");
        else if (text.isEmpty())
            text = tr("Attention weights α: how much each target word (row) looked at each source "
                      "word (column).\n"
                      "Each row sums to 1. Click a cell to pick it everywhere.");
        QToolTip::showText(help->globalPos(), plainToolTip(text), this);
        return true;
    }
    return QWidget::event(event);
}

void HeatmapView::setDraggable(bool isDraggable)
{
    m_isDraggable = isDraggable;
    setCursor(isDraggable ? Qt::SizeVerCursor : Qt::ArrowCursor);
}

void HeatmapView::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragged = {-1, -1};
    QWidget::mouseReleaseEvent(event);
}

void HeatmapView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragged.x() >= 0) {
        constexpr double kPixelsForAll = 120; // from weight 0 to weight 1
        const double weight
            = m_dragWeight + (m_dragFrom.y() - event->position().y()) / kPixelsForAll;
        emit weightDragged(m_dragged.y(), m_dragged.x(), std::clamp(weight, 0.0, 1.0), m_drag);
        return;
    }
    const QPoint cell = cellAt(event->position());
    if (cell == m_hover)
        return;
    setHover(cell);
    const QString text = cellText(cell.y(), cell.x());
    if (text.isEmpty())
        QToolTip::hideText();
    else // below the matrix, so that it hides no weight
        QToolTip::showText(mapToGlobal(QPoint(cellRect(cell.y(), cell.x()).left(),
                               int(m_layout.cells.bottom()) - 10)),
            plainToolTip(text), this, cellRect(cell.y(), cell.x()));
    emit cellHovered(cell.y(), cell.x());
}

/// One hover is shown in all views of a selection: who began it ends it.
void HeatmapView::setHover(const QPoint &cell)
{
    if (cell == m_hover)
        return;
    m_hover = cell;
    if (m_selection)
        m_selection->setHovered(cell.x(), cell.y());
}

void HeatmapView::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    setHover({-1, -1});
    emit cellHovered(-1, -1);
}

void HeatmapView::mousePressEvent(QMouseEvent *event)
{
    const QPoint cell = cellAt(event->position());
    if (event->button() != Qt::LeftButton || (cell.x() < 0 && cell.y() < 0)) {
        QWidget::mousePressEvent(event);
        return;
    }
    select(cell.y(), cell.x());
    emit cellClicked(cell.y(), cell.x());
    if (m_isDraggable && cell.x() >= 0 && cell.y() >= 0) {
        ++m_drag;
        m_dragged = cell;
        m_dragFrom = event->position();
        m_dragWeight = double(m_weights.at(std::size_t(cell.y()), std::size_t(cell.x())));
    }
}

void HeatmapView::select(int row, int column)
{
    // A label picks its own side alone; the other side keeps what was picked.
    if (m_selection)
        m_selection->set(column >= 0 ? column : m_selection->sourceIndex(),
            row >= 0 ? row : m_selection->targetIndex());
}

void HeatmapView::keyPressEvent(QKeyEvent *event)
{
    if (!hasMatrix() || !m_selection) {
        QWidget::keyPressEvent(event);
        return;
    }
    int row = m_selection->targetIndex();
    int column = m_selection->sourceIndex();
    if (m_isDraggable && row >= 0 && column >= 0
        && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Minus)) {
        const double step = event->key() == Qt::Key_Plus ? 0.1 : -0.1;
        const double weight = double(m_weights.at(std::size_t(row), std::size_t(column)));
        emit weightDragged(row, column, std::clamp(weight + step, 0.0, 1.0), ++m_drag);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        row = std::max(row - 1, 0);
        break;
    case Qt::Key_Down:
        row = std::min(row + 1, int(m_weights.rows) - 1);
        break;
    case Qt::Key_Left:
        column = std::max(column - 1, 0);
        break;
    case Qt::Key_Right:
        column = std::min(column + 1, int(m_weights.columns) - 1);
        break;
    case Qt::Key_Home:
        column = 0;
        break;
    case Qt::Key_End:
        column = int(m_weights.columns) - 1;
        break;
    case Qt::Key_Escape:
        m_selection->set(-1, -1);
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    m_selection->set(column, row);
}

void HeatmapView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void HeatmapView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void HeatmapView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!hasMatrix())
        return;
    QMenu menu(this);
    addHeatmapActions(&menu, this);
    menu.exec(event->globalPos());
}

QString HeatmapView::placeholder() const
{
    return m_placeholder.isEmpty() ? tr("Nothing has been translated yet.") : m_placeholder;
}

void HeatmapView::describe()
{
    if (!hasMatrix()) {
        setAccessibleDescription(placeholder());
        return;
    }
    const int row = m_selection ? m_selection->targetIndex() : -1;
    if (row < 0 || row >= int(m_weights.rows)) {
        setAccessibleDescription(
            tr("%1 target words by %2 source words. The arrow keys pick a cell.")
                .arg(m_weights.rows)
                .arg(m_weights.columns));
        return;
    }
    QStringList parts;
    for (int column = 0; column < int(m_weights.columns); ++column)
        parts << QStringLiteral("%1 %2").arg(m_columnLabels.at(column),
            fixedNumber(double(m_weights.at(std::size_t(row), std::size_t(column))), 2));
    const QString numbers = parts.join(QStringLiteral(", "));
    setAccessibleDescription(m_isSigned ? QStringLiteral("%1: %2").arg(m_rowLabels.at(row), numbers)
                                        : tr("%1 looks at %2").arg(m_rowLabels.at(row), numbers));
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The attention matrix under mouse, keyboard and screen reader.
#include "ui/widgets/format.h"
#include "ui/widgets/heatmap_view.h"
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
        if (m_layout.scale.contains(help->pos()))
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

void HeatmapView::mouseMoveEvent(QMouseEvent *event)
{
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
    menu.addAction(tr("Save as PNG…"), this, &HeatmapView::savePng);
    menu.addAction(tr("Save as SVG…"), this, &HeatmapView::saveSvg);
    menu.addAction(tr("Save as CSV…"), this, &HeatmapView::saveCsv);
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
    setAccessibleDescription(
        tr("%1 looks at %2").arg(m_rowLabels.at(row), parts.join(QStringLiteral(", "))));
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The mouse on the sweep: brushes along axes, a run that is clicked or pointed at.
#include "ui/compare/run_texts.h"
#include "ui/compare/study_book.h"
#include "ui/compare/sweep_plot.h"
#include "ui/widgets/tool_tip.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>

namespace seq2seq::ui {

namespace {

constexpr double kLeastBrush = 0.02; // a shorter stretch is a click

} // namespace

int SweepPlot::axisAt(const QPointF &position) const
{
    for (int axis = 0; axis < int(m_axes.size()); ++axis) {
        const QRectF area = axisRect(axis);
        if (position.x() >= area.left() && position.x() <= area.right())
            return axis;
    }
    return -1;
}

double SweepPlot::shareAt(const QPointF &position) const
{
    const QRectF area = field();
    return std::clamp((area.bottom() - position.y()) / area.height(), 0.0, 1.0);
}

void SweepPlot::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_pressed = axisAt(event->position());
    m_pressedAt = shareAt(event->position());
    if (m_pressed < 0) {
        if (const int run = runAt(event->position()); run >= 0)
            m_book.setCurrent(m_book.fileOf(run));
    }
    event->accept();
}

void SweepPlot::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressed < 0)
        return;
    const double at = shareAt(event->position());
    if (std::abs(at - m_pressedAt) < kLeastBrush)
        return;
    m_brushes[std::size_t(m_pressed)] = Brush{std::min(at, m_pressedAt), std::max(at, m_pressedAt)};
    update();
}

void SweepPlot::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_pressed < 0 || event->button() != Qt::LeftButton)
        return;
    const auto axis = std::size_t(std::exchange(m_pressed, -1));
    const bool isClick = std::abs(shareAt(event->position()) - m_pressedAt) < kLeastBrush;
    const bool hadBrush = m_brushes[axis].has_value();
    if (isClick)
        m_brushes[axis].reset();
    update();
    if (!isClick || hadBrush)
        emit brushed();
}

void SweepPlot::mouseDoubleClickEvent(QMouseEvent *event)
{
    clearBrushes();
    event->accept();
}

int SweepPlot::runAt(const QPointF &position) const
{
    constexpr double kReach = 6;
    int found = -1;
    double nearest = kReach;
    for (int run = 0; run < m_book.runCount(); ++run) {
        for (int axis = 0; axis + 1 < int(m_axes.size()); ++axis) {
            if (!shareOf(run, axis) || !shareOf(run, axis + 1))
                continue;
            const QPointF a = pointOf(run, axis);
            const QPointF b = pointOf(run, axis + 1);
            if (position.x() < a.x() || position.x() > b.x())
                continue;
            const double y = std::lerp(a.y(), b.y(), (position.x() - a.x()) / (b.x() - a.x()));
            if (const double distance = std::abs(y - position.y()); distance < nearest) {
                nearest = distance;
                found = run;
            }
        }
    }
    return found;
}

bool SweepPlot::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int run = runAt(help->pos());
    if (run < 0) {
        QToolTip::showText(help->globalPos(),
            tr("Drag along an axis: the runs that pass there are ticked. A click on the axis takes "
               "it back, a double-click all."),
            this);
        return true;
    }
    QStringList lines{runTitle(m_book.study(), run)};
    for (const Axis &axis : m_axes)
        lines << QStringLiteral("%1: %2").arg(axis.title, cellText(m_book.run(run), axis.column));
    QToolTip::showText(help->globalPos(), plainToolTip(lines.join(u'\n')), this);
    return true;
}

} // namespace seq2seq::ui

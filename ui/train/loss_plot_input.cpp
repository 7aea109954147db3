// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keyboard of the loss plot: cross hair, zoom, choosing an evaluation.
#include "ui/train/loss_plot.h"

#include "ui/widgets/tip.h"

#include <QKeyEvent>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {
constexpr double kClickRadius = 9; ///< pixels around a marker that count as on it
constexpr int kKeySteps = 100; ///< an arrow key moves the cross hair by this part of the axis
} // namespace

std::optional<std::size_t> LossPlot::nearestPoint(double key) const
{
    // Only points that were taken over: the tooltip tells what is drawn.
    const auto begin = m_run.losses.begin();
    const auto end
        = begin + std::ptrdiff_t(std::min(m_smooth.values().size(), m_run.losses.size()));
    if (begin == end)
        return std::nullopt;
    auto after = std::lower_bound(begin, end, key,
        [this](const LossPoint &point, double k) { return keyOf(m_axis, point) < k; });
    if (after == end)
        --after;
    if (after != begin && key - keyOf(m_axis, *std::prev(after)) < keyOf(m_axis, *after) - key)
        --after;
    return std::size_t(after - begin);
}

QString LossPlot::valuesAt(double key) const
{
    const std::optional<std::size_t> index = nearestPoint(key);
    if (!index)
        return {};
    const LossPoint &point = m_run.losses[*index];
    const QLocale locale;
    QStringList lines{
        tr("step %1 · epoch %2 · %3 s")
            .arg(locale.toString(qlonglong(point.step)), locale.toString(point.epoch, 'f', 2),
                locale.toString(point.seconds, 'f', 1)),
        tr("train loss %1 (smoothed %2)")
            .arg(locale.toString(point.trainLoss, 'f', 4),
                locale.toString(m_smooth.values()[*index], 'f', 4)),
    };
    const Evaluation *latest = nullptr;
    for (const auto &evaluation : m_run.evaluations)
        if (evaluation->step <= point.step)
            latest = evaluation.get();
    if (latest)
        lines << tr("dev loss %1 at step %2 (perplexity %3)")
                     .arg(locale.toString(latest->devLoss, 'f', 4),
                         locale.toString(qlonglong(latest->step)),
                         locale.toString(latest->devPerplexity, 'f', 2));
    lines << tr("gradient norm %1 · learning rate %2")
                 .arg(locale.toString(point.gradientNorm, 'f', 2),
                     locale.toString(point.learningRate, 'g', 3));
    return lines.join(u'\n');
}

void LossPlot::showCrosshair(double key, const QPoint &globalPosition)
{
    m_crosshairPoint = nearestPoint(key);
    if (!m_crosshairPoint)
        return;
    const double pointKey = keyOf(m_axis, m_run.losses[*m_crosshairPoint]);
    m_crosshair->point1->setCoords(pointKey, 1);
    m_crosshair->point2->setCoords(pointKey, 2);
    m_crosshair->setVisible(true);
    m_crosshairLayer->replot();
    showTipBelow(this, rect(), mapFromGlobal(globalPosition).x(), valuesAt(pointKey));
}

void LossPlot::hideCrosshair()
{
    if (!m_crosshair->visible())
        return;
    m_crosshair->setVisible(false);
    m_crosshairLayer->replot();
}

int LossPlot::evaluationNear(const QPointF &position) const
{
    for (std::size_t i = 0; i < std::min(m_takenEvaluations, m_run.evaluations.size()); ++i) {
        const Evaluation &evaluation = *m_run.evaluations[i];
        const QPointF marker(xAxis->coordToPixel(keyOf(m_axis, evaluation)),
            yAxis->coordToPixel(evaluation.devLoss));
        if (QLineF(marker, position).length() <= kClickRadius)
            return int(i);
    }
    return -1;
}

void LossPlot::handleClick(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const int index = evaluationNear(event->position()); index >= 0)
        emit evaluationClicked(index);
}

void LossPlot::mouseMoveEvent(QMouseEvent *event)
{
    QCustomPlot::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton && axisRect()->rect().contains(event->pos()))
        showCrosshair(
            xAxis->pixelToCoord(event->position().x()), event->globalPosition().toPoint());
    else
        hideCrosshair();
    setCursor(evaluationNear(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void LossPlot::leaveEvent(QEvent *event)
{
    QCustomPlot::leaveEvent(event);
    hideCrosshair();
}

void LossPlot::wheelEvent(QWheelEvent *event)
{
    zoomByWheel(event);
}

void LossPlot::keyPressEvent(QKeyEvent *event)
{
    const double center = m_crosshairPoint && *m_crosshairPoint < m_run.losses.size()
        ? keyOf(m_axis, m_run.losses[*m_crosshairPoint])
        : xAxis->range().upper;
    const double step = xAxis->range().size() / kKeySteps;
    const auto moveTo = [this](double key) {
        const QPoint position(int(xAxis->coordToPixel(key)), axisRect()->center().y());
        showCrosshair(key, mapToGlobal(position));
    };
    switch (event->key()) {
    case Qt::Key_Left:
        moveTo(center - step);
        break;
    case Qt::Key_Right:
        moveTo(center + step);
        break;
    case Qt::Key_Home:
        moveTo(xAxis->range().lower);
        break;
    case Qt::Key_End:
        moveTo(xAxis->range().upper);
        break;
    case Qt::Key_Plus:
        zoom(0.8, center);
        break;
    case Qt::Key_Minus:
        zoom(1.25, center);
        break;
    case Qt::Key_0:
    case Qt::Key_Escape:
        showAll();
        break;
    default:
        QCustomPlot::keyPressEvent(event);
    }
}

} // namespace seq2seq::ui

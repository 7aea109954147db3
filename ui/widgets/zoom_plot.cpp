// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/zoom_plot.h"

#include "ui/widgets/tickers.h"

#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr double kWheelStep = 0.85;

} // namespace

ZoomPlot::ZoomPlot(QWidget *parent)
    : Plot(parent)
{
    setMouseTracking(true);
    setSelectionRectMode(QCP::srmZoom);
    connect(selectionRect(), &QCPSelectionRect::accepted, this, [this] { m_isZoomed = true; });
}

void ZoomPlot::setLogarithmic(bool isLogarithmic)
{
    yAxis->setScaleType(isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    yAxis->setTicker(isLogarithmic ? makeLogTicker() : makeExactTicker());
    showAll();
}

void ZoomPlot::showAll()
{
    unzoom();
    scheduleReplot();
}

void ZoomPlot::zoom(double factor, double center)
{
    m_isZoomed = true;
    xAxis->scaleRange(factor, center);
    scheduleReplot();
}

void ZoomPlot::zoomByWheel(QWheelEvent *event)
{
    const double steps = event->angleDelta().y() / 120.0;
    if (steps == 0 || !axisRect()->rect().contains(event->position().toPoint()))
        return;
    zoom(std::pow(kWheelStep, steps), xAxis->pixelToCoord(event->position().x()));
    event->accept();
}

void ZoomPlot::mouseDoubleClickEvent(QMouseEvent *event)
{
    selectionRect()->cancel(); // the first click has begun a zoom
    showAll();
    event->accept();
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Appends some updates each 16 ms, which is a hundred times faster than a small model trains.
#include "tests/bench/window/curve_benchmark.h"

#include "ui/train/loss_plot.h"

#include <QCoreApplication>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace seq2seq::bench {

namespace {

constexpr int kFrameMs = 16;
constexpr int kUpdatesAFrame = 16;
constexpr int kSettleMs = 500; // the first frames of a window are not what is measured

/// Falls with noise that repeats after a prime number of updates.
LossPoint pointAt(int step)
{
    const double noise = double(step * 7919LL % 1009) / 1009 - 0.5;
    LossPoint point;
    point.step = step;
    point.epoch = step / 750.0;
    point.seconds = step * 0.01;
    point.trainLoss = 1 + 5 / (1 + step / 20'000.0) + 0.4 * noise;
    point.gradientNorm = 2 + noise;
    point.learningRate = 1e-3;
    point.wordsPerSecond = 20'000 + 3000 * noise;
    return point;
}

ui::LossPlot *plotOf(app::Session &session)
{
    return session.trainView().findChild<ui::LossPlot *>(QStringLiteral("lossPlot"));
}

} // namespace

CurveBenchmark::CurveBenchmark(app::Session &session, int points, int seconds, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_points(points)
    , m_seconds(seconds)
{
    m_growing.setTimerType(Qt::PreciseTimer);
    m_growing.setInterval(kFrameMs);
    connect(&m_growing, &QTimer::timeout, this, &CurveBenchmark::grow);
}

void CurveBenchmark::start()
{
    History history;
    for (int step = 1; step <= m_points; ++step)
        history.losses.push_back(pointAt(step));
    m_session.window().showWorkspace(ui::Workspace::Train);
    m_session.trainView().setHistory(history);
    QTimer::singleShot(kSettleMs, this, [this] {
        connect(plotOf(m_session), &QCustomPlot::afterReplot, this, &CurveBenchmark::noteFrame);
        m_workBefore = m_clock.milliseconds();
        m_growing.start();
    });
    QTimer::singleShot(kSettleMs + m_seconds * 500, this, &CurveBenchmark::zoom);
    QTimer::singleShot(kSettleMs + m_seconds * 1000, this, &CurveBenchmark::conclude);
}

void CurveBenchmark::grow()
{
    std::vector<LossPoint> points;
    for (int i = 0; i < kUpdatesAFrame; ++i)
        points.push_back(pointAt(++m_points));
    m_session.trainView().appendLosses(points);
}

/// All that the GUI thread did since the frame before, painting the window included.
void CurveBenchmark::noteFrame()
{
    const double now = m_clock.milliseconds();
    (m_isZoomed ? m_zoomed : m_whole).push_back(now - m_workBefore);
    m_workBefore = now;
}

void CurveBenchmark::zoom()
{
    ui::LossPlot *plot = plotOf(m_session);
    QWheelEvent wheel(plot->axisRect()->center(), plot->mapToGlobal(plot->axisRect()->center()), {},
        QPoint(0, 120 * 14), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(plot, &wheel);
    m_isZoomed = true;
}

QString CurveBenchmark::reportOf(const char *what, std::vector<double> works) const
{
    if (works.empty())
        return QStringLiteral("%1: no frame\n").arg(QLatin1String(what));
    std::sort(works.begin(), works.end());
    const auto at
        = [&works](std::size_t percent) { return works[(works.size() - 1) * percent / 100]; };
    return QStringLiteral(
        "%1: %2 frames a second; work of a frame: median %3 ms, 99th percentile %4 ms, longest %5 "
        "ms\n")
        .arg(QLatin1String(what))
        .arg(double(works.size()) / (m_seconds * 0.5), 0, 'f', 1)
        .arg(at(50), 0, 'f', 1)
        .arg(at(99), 0, 'f', 1)
        .arg(works.back(), 0, 'f', 1);
}

void CurveBenchmark::conclude()
{
    m_growing.stop();
    double median = std::nan("");
    std::vector<double> all = m_whole;
    all.insert(all.end(), m_zoomed.begin(), m_zoomed.end());
    if (!all.empty()) {
        std::sort(all.begin(), all.end());
        median = all[all.size() / 2];
    }
    emit finished(QStringLiteral("A curve of %1 updates\n").arg(m_points)
            + reportOf("  whole", m_whole) + reportOf("  zoomed", m_zoomed),
        median);
}

} // namespace seq2seq::bench

// SPDX-License-Identifier: GPL-3.0-or-later
// A loss curve of a million updates that grows while it is looked at: frames a second, and what
// each costs the GUI thread.
#pragma once

#include "app/session.h"
#include "tests/bench/window/thread_clock.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <vector>

namespace seq2seq::bench {

class CurveBenchmark : public QObject {
    Q_OBJECT

public:
    /// @param points updates that are there before it grows
    CurveBenchmark(app::Session &session, int points, int seconds, QObject *parent = nullptr);

    /// A second half is measured with the middle tenth of the curve zoomed in.
    void start();

signals:
    /// @param medianWork milliseconds of processor time of a frame, the median
    void finished(const QString &report, double medianWork);

private:
    void grow();
    void noteFrame();
    void zoom();
    void conclude();
    [[nodiscard]] QString reportOf(const char *what, std::vector<double> works) const;

    app::Session &m_session;
    int m_points;
    int m_seconds;
    QTimer m_growing;
    ThreadClock m_clock;
    double m_workBefore = 0; ///< of the GUI thread at the end of the last frame
    std::vector<double> m_whole; ///< work of each frame, the whole curve shown
    std::vector<double> m_zoomed;
    bool m_isZoomed = false;
};

} // namespace seq2seq::bench

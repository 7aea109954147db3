// SPDX-License-Identifier: GPL-3.0-or-later
// QApplication that can tell which event kept it busy longest: where to look when the window does
// not feel quick.
#pragma once

#include "tests/bench/window/thread_clock.h"

#include <QApplication>
#include <QElapsedTimer>

#include <vector>

namespace seq2seq::bench {

class WatchedApplication : public QApplication {
    Q_OBJECT

public:
    using QApplication::QApplication;

    /// From now on the longest events are kept.
    void startWatching() { m_isWatching = true; }
    /// "  31.4 ms of work in 40.2 ms: UpdateRequest MainWindow, of it 20.1 ms Paint HeatmapView",
    /// most work first, one a line.
    [[nodiscard]] QString longestEvents() const;
    /// "1200 frames: 99th percentile 9.1 ms, longest 14.0 ms". A frame is all that a window paints
    /// at once, from the request to the end, waiting for a busy processor included.
    [[nodiscard]] QString frames() const;

    bool notify(QObject *receiver, QEvent *event) override;

private:
    struct Busy {
        double workMs;
        double elapsedMs;
        QString what;
    };
    /// An event under way; those that are sent while it is handled belong to it.
    struct Level {
        double insideMs = 0; ///< work of the events inside it
    };

    void keep(Busy busy);

    bool m_isWatching = false;
    ThreadClock m_work;
    std::vector<Level> m_levels; ///< innermost last
    double m_heaviestMs = 0; ///< the event inside the outermost that worked most itself
    QString m_heaviest;
    std::vector<Busy> m_longest; ///< most work first
    std::vector<double> m_framesMs;
};

} // namespace seq2seq::bench

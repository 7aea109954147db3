// SPDX-License-Identifier: GPL-3.0-or-later
// QApplication that can tell which event kept it busy longest: where to look when the window does
// not feel quick.
#pragma once

#include <QApplication>
#include <QElapsedTimer>

namespace seq2seq::app {

class WatchedApplication : public QApplication {
    Q_OBJECT

public:
    using QApplication::QApplication;

    /// From now on the longest events are kept.
    void startWatching() { m_isWatching = true; }
    /// "  31.4 ms  Paint  seq2seq::ui::HeatmapView", longest first, one a line.
    [[nodiscard]] QString longestEvents() const;

    bool notify(QObject *receiver, QEvent *event) override;

private:
    struct Busy {
        double milliseconds;
        QString what;
    };

    void keep(double milliseconds, const QString &what);

    bool m_isWatching = false;
    int m_depth = 0; ///< events sent while an event is handled belong to the outer one
    std::vector<Busy> m_longest; ///< longest first
};

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
// Looks through a million rows on the GUI thread without being felt: a few milliseconds at a time.
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace seq2seq::ui {

class ChunkedSearch : public QObject {
    Q_OBJECT

public:
    explicit ChunkedSearch(QObject *parent = nullptr);

    /// Starts over: asks `matches` for rows 0..count-1 in order, between events.
    void start(int count, std::function<bool(int row)> matches);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }

signals:
    /// Rows that match, in order, a chunk at a time.
    void found(const std::vector<int> &rows);
    void finished();

private:
    void searchOn();

    QTimer m_timer;
    std::function<bool(int)> m_matches;
    int m_count = 0;
    int m_next = 0;
};

} // namespace seq2seq::ui

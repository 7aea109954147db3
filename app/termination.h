// SPDX-License-Identifier: GPL-3.0-or-later
// The system's wish that the program end: a session that logs out, a closed terminal, kill.
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <array>

namespace seq2seq::app {

/// Turns the first SIGHUP, SIGTERM or SIGINT into a signal of Qt's, so that work can be saved; the
/// second ends the program at once. Under nohup SIGHUP stays ignored. Make one at a time.
class TerminationWatch : public QObject {
    Q_OBJECT

public:
    explicit TerminationWatch(QObject *parent = nullptr);
    ~TerminationWatch() override;

signals:
    void requested();

private:
    std::array<int, 2> m_pipe{-1, -1};
    QSocketNotifier m_notifier;
};

} // namespace seq2seq::app

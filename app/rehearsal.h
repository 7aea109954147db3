// SPDX-License-Identifier: GPL-3.0-or-later
// `--measure-latency`: trains, types sentences and changes workspaces as a person would, and
// measures how long the window keeps that person waiting.
#pragma once

#include "app/gui_watch.h"
#include "app/session.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace seq2seq::app {

class Rehearsal : public QObject {
    Q_OBJECT

public:
    Rehearsal(Session &session, int seconds, QObject *parent = nullptr);

signals:
    void finished(const QString &report);

private:
    void begin();
    void typeNext();
    void press(int key, const QString &text, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void conclude();

    Session &m_session;
    int m_seconds;
    std::unique_ptr<GuiWatch> m_watch;
    QTimer m_typing;
    QString m_sentence;
    int m_typed = 0; ///< characters of the sentence
    int m_keys = 0;
    int m_answers = 0;
    int m_updates = 0;
};

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
// Trains, types sentences and changes workspaces as a person would, and measures how long the
// window keeps that person waiting and how long the answers take; or trains in the Train workspace,
// as a class watches it.
#pragma once

#include "app/session.h"
#include "tests/bench/window/gui_watch.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace seq2seq::bench {

class RunBenchmark : public QObject {
    Q_OBJECT

public:
    enum class Task { TrainAndType, Train };
    RunBenchmark(app::Session &session, Task task, int seconds, QObject *parent = nullptr);

signals:
    /// @param hasWorked something was trained and typed sentences were answered, if there were any:
    /// the figures mean something
    void finished(const QString &report, bool hasWorked);

private:
    void begin();
    void train();
    void noteUpdates(const std::vector<LossPoint> &losses);
    void noteAnswer(const TranslateResult &result);
    void typeNext();
    void press(int key, const QString &text, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void conclude();

    app::Session &m_session;
    Task m_task;
    int m_seconds;
    std::unique_ptr<GuiWatch> m_watch;
    QTimer m_typing;
    QString m_sentence;
    int m_typed = 0; ///< characters of the sentence
    int m_keys = 0;
    int m_answers = 0; ///< to what was typed
    double m_slowestAnswerMs = 0; ///< from the key to the window
    int m_updates = 0;
    double m_words = 0; ///< trained on
    double m_trainingSeconds = 0; ///< the updates alone
    double m_secondsBefore = -1; ///< LossPoint::seconds of the last update
    int m_evaluations = 0;
    QElapsedTimer m_sinceKey;
    QString m_unanswered; ///< what the last key left in the input; empty once it is translated
};

} // namespace seq2seq::bench

// SPDX-License-Identifier: GPL-3.0-or-later
// Types four characters a second, looks at another workspace after each sentence, and counts what
// came back.
#include "tests/bench/window/run_benchmark.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>
#include <cmath>

namespace seq2seq::bench {

using app::EngineBridge;
using app::TranslateController;

namespace {
constexpr int kTypingMs = 250;
constexpr std::chrono::milliseconds kProbes{2};
constexpr std::chrono::milliseconds kSparseProbes{20}; // where the speed of training is measured
constexpr int kSettleMs = 1000; // the first paint of a window is not what is measured
} // namespace

RunBenchmark::RunBenchmark(app::Session &session, Task task, int seconds, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_task(task)
    , m_seconds(seconds)
{
    m_typing.setInterval(kTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &RunBenchmark::typeNext);
    connect(&session.translations(), &TranslateController::answered, this,
        [this](const std::shared_ptr<const TranslateResult> &result) {
            if (m_sentence.isEmpty()) { // the one the window opens with
                m_sentence
                    = QString::fromStdString(m_session.experiments().experiment()->probe.source);
                QTimer::singleShot(kSettleMs, this, &RunBenchmark::begin);
            }
            noteAnswer(*result);
        });
    connect(&session.bridge(), &EngineBridge::lossesArrived, this, &RunBenchmark::noteUpdates);
    connect(&session.bridge(), &EngineBridge::evaluationArrived, this, [this] { ++m_evaluations; });
    connect(
        &session.bridge(), &EngineBridge::statusChanged, this, [this](const EngineStatus &status) {
            if (m_watch && status.state == EngineState::Ready)
                train(); // it had done all it was asked for
        });
}

void RunBenchmark::begin()
{
    m_updates = 0;
    m_evaluations = 0;
    m_watch = std::make_unique<GuiWatch>(m_task == Task::Train ? kSparseProbes : kProbes);
    train();
    if (m_task == Task::TrainAndType)
        m_typing.start();
    else
        m_session.window().showWorkspace(ui::Workspace::Train);
    QTimer::singleShot(m_seconds * 1000, this, &RunBenchmark::conclude);
}

/// As the button does: it also raises a limit that has been reached.
void RunBenchmark::train()
{
    emit m_session.window().trainRequested();
}

void RunBenchmark::noteUpdates(const std::vector<LossPoint> &losses)
{
    m_updates += int(losses.size());
    for (const LossPoint &point : losses) {
        // The first update after a pause also counts what lay between; it is left out.
        if (m_watch && m_secondsBefore >= 0 && point.seconds > m_secondsBefore) {
            m_words += point.wordsPerSecond * (point.seconds - m_secondsBefore);
            m_trainingSeconds += point.seconds - m_secondsBefore;
        }
        m_secondsBefore = point.seconds;
    }
}

void RunBenchmark::noteAnswer(const TranslateResult &result)
{
    if (m_unanswered.isEmpty() || result.translation.source != m_unanswered.toStdString())
        return;
    m_unanswered.clear();
    ++m_answers;
    m_slowestAnswerMs = std::max(m_slowestAnswerMs, double(m_sinceKey.nsecsElapsed()) / 1e6);
}

void RunBenchmark::press(int key, const QString &text, Qt::KeyboardModifiers modifiers)
{
    auto *input = m_session.translateView().findChild<QLineEdit *>(QStringLiteral("source"));
    QKeyEvent down(QEvent::KeyPress, key, modifiers, text);
    QCoreApplication::sendEvent(input, &down);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers, text);
    QCoreApplication::sendEvent(input, &up);
    ++m_keys;
}

void RunBenchmark::typeNext()
{
    const int length = int(m_sentence.size());
    if (m_typed == 0) {
        m_session.window().showWorkspace(ui::Workspace::Translate);
        press(Qt::Key_A, {}, Qt::ControlModifier);
        press(Qt::Key_Delete, {});
    }
    if (m_typed < length) {
        press(Qt::Key_unknown, m_sentence.mid(m_typed, 1));
        ++m_typed;
        m_unanswered = m_session.translateView().source();
        m_sinceKey.start();
        return;
    }
    // After the sentence a look at the other workspaces, one a beat.
    const int look = m_typed++ - length;
    constexpr ui::Workspace kOthers[]
        = {ui::Workspace::Train, ui::Workspace::Step, ui::Workspace::Data};
    if (look < 3)
        m_session.window().showWorkspace(kOthers[look]);
    else
        m_typed = 0;
}

void RunBenchmark::conclude()
{
    m_typing.stop();
    const LatencyReport report = m_watch->report();
    m_watch.reset();
    QString text = report.text() + QLatin1Char('\n');
    if (m_trainingSeconds > 0)
        text += QStringLiteral("%1 words a second in training\n")
                    .arg(std::lround(m_words / m_trainingSeconds));
    text += QStringLiteral(
        "%1 keys typed, %2 translations answered (the slowest %3 ms after its key), %4 updates "
        "and %5 evaluations in %6 s\n")
                .arg(m_keys)
                .arg(m_answers)
                .arg(m_slowestAnswerMs, 0, 'f', 0)
                .arg(m_updates)
                .arg(m_evaluations)
                .arg(m_seconds);
    emit finished(text, m_updates > 0 && (m_answers > 0 || m_task == Task::Train));
}

} // namespace seq2seq::bench

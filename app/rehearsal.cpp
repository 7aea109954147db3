// SPDX-License-Identifier: GPL-3.0-or-later
// Types four characters a second, looks at another workspace after each sentence, and counts what
// came back.
#include "app/rehearsal.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace seq2seq::app {

namespace {
constexpr int kTypingMs = 250;
constexpr int kSettleMs = 1000; // the first paint of a window is not what is measured
} // namespace

Rehearsal::Rehearsal(Session &session, int seconds, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_seconds(seconds)
{
    m_typing.setInterval(kTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &Rehearsal::typeNext);
    connect(&session.translations(), &TranslateController::answered, this, [this] {
        if (m_sentence.isEmpty())
            QTimer::singleShot(kSettleMs, this, &Rehearsal::begin);
        m_sentence = QString::fromStdString(m_session.experiments().experiment()->probe.source);
        ++m_answers;
    });
    connect(&session.bridge(), &EngineBridge::lossesArrived, this,
        [this](const std::vector<LossPoint> &losses) { m_updates += int(losses.size()); });
}

void Rehearsal::begin()
{
    m_answers = 0;
    m_updates = 0;
    m_session.bridge().engine().train();
    m_watch = std::make_unique<GuiWatch>();
    m_typing.start();
    QTimer::singleShot(m_seconds * 1000, this, &Rehearsal::conclude);
}

void Rehearsal::press(int key, const QString &text, Qt::KeyboardModifiers modifiers)
{
    auto *input = m_session.translateView().findChild<QLineEdit *>(QStringLiteral("source"));
    QKeyEvent down(QEvent::KeyPress, key, modifiers, text);
    QCoreApplication::sendEvent(input, &down);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers, text);
    QCoreApplication::sendEvent(input, &up);
    ++m_keys;
}

void Rehearsal::typeNext()
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

void Rehearsal::conclude()
{
    m_typing.stop();
    const LatencyReport report = m_watch->report();
    m_watch.reset();
    emit finished(
        QStringLiteral("%1; %2 keys typed, %3 translations answered, %4 updates trained in %5 s")
            .arg(report.text())
            .arg(m_keys)
            .arg(m_answers)
            .arg(m_updates)
            .arg(m_seconds));
}

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window on a scripted engine, as the tests of the window use it.
#pragma once

#include "app/session.h"
#include "fake_engine.h"

#include <QAction>
#include <QTemporaryDir>

namespace seq2seq::app {

/// A session on a scripted engine, with answers in place of dialogs and settings in a folder of its
/// own.
struct Stage {
    QTemporaryDir folder;
    std::shared_ptr<EngineScript> script = std::make_shared<EngineScript>();
    std::shared_ptr<Answers> answers = std::make_shared<Answers>();
    std::unique_ptr<Session> session = makeSession();

    std::unique_ptr<Session> makeSession()
    {
        Session::Options options;
        options.engine = FakeEngine::factory(script);
        options.settingsFile = folder.filePath(QStringLiteral("settings.ini"));
        options.questions = answers;
        return std::make_unique<Session>(std::move(options));
    }

    ui::MainWindow &window() { return session->window(); }
    void trigger(const char *action)
    {
        window().findChild<QAction *>(QString::fromLatin1(action))->trigger();
    }
    bool isEnabled(const char *action)
    {
        return window().findChild<QAction *>(QString::fromLatin1(action))->isEnabled();
    }

    /// Publishes and waits until the window has it.
    void publish(const EngineStatus &status)
    {
        script->publish(status);
        session->bridge().refresh();
    }
    void publish(const Experiment &experiment, const EngineStatus &status)
    {
        script->publish(experiment, status);
        session->bridge().refresh();
    }
    void publishProblem(const std::string &sentence)
    {
        EngineUpdate update;
        update.problems = {{ErrorCode::DiskFull, sentence}};
        script->publish(std::move(update));
        session->bridge().refresh();
    }
    void answer(const TranslateRequest &request)
    {
        EngineUpdate update;
        update.translation = answerTo(request);
        script->publish(std::move(update));
        session->bridge().refresh();
    }
};

inline EngineStatus ready(std::int64_t step = 0)
{
    EngineStatus status;
    status.state = EngineState::Ready;
    status.step = step;
    return status;
}

inline EngineStatus training(std::int64_t step, const std::string &savedPath = {})
{
    EngineStatus status = ready(step);
    status.state = EngineState::Training;
    status.hasUnsavedChanges = true;
    status.savedPath = savedPath;
    return status;
}

} // namespace seq2seq::app

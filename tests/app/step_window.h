// SPDX-License-Identifier: GPL-3.0-or-later
// The real window at its Step workspace, as the tests of the dialogs of training begin with.
#pragma once

#include "real_window.h"

#include <memory>

namespace seq2seq::app {

inline constexpr int kLongMs = 60'000;

/// The window under test; init() makes it anew.
class StepWindow {
protected:
    void show()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        Session::Options options = realWindow(*m_folder);
        m_answers = std::make_shared<Answers>();
        options.questions = m_answers;
        if (qEnvironmentVariable("SEQ2SEQ_LOOK").endsWith(QLatin1String("zh")))
            options.language = ui::LanguageChoice::Chinese;
        if (qEnvironmentVariable("SEQ2SEQ_LOOK").endsWith(QLatin1String("dark")))
            options.theme = ui::ThemeChoice::Dark;
        m_session = std::make_unique<Session>(std::move(options));
        m_session->show();
        m_session->window().showWorkspace(ui::Workspace::Step);
    }
    /// Gives the engine an experiment and waits for its first translation.
    void use(Experiment experiment)
    {
        m_session->bridge().engine().use(std::move(experiment), {});
        QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult() != nullptr, kLongMs);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Answers> m_answers;
    std::unique_ptr<Session> m_session;
};

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/slow_motion_controller.h"

#include "ui/step/slow_motion_dialog.h"

namespace seq2seq::app {

SlowMotionController::SlowMotionController(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_inquirer(parts.inquirer)
    , m_stepView(parts.stepView)
    , m_fileDialog(parts.fileDialog)
{
    connect(&m_stepView, &ui::StepView::trainingStepRequested, this, &SlowMotionController::open);
    connect(&parts.translations, &TranslateController::answered, this,
        [this](const std::shared_ptr<const TranslateResult> &result) {
            m_shown = result;
            if (m_dialog && m_dialog->isVisible() && !m_dialog->isPlaying())
                ask();
        });
}

void SlowMotionController::open()
{
    if (!m_dialog) {
        m_dialog = new ui::SlowMotionDialog(m_stepView.window());
        m_dialog->setFileDialog(m_fileDialog);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
    m_dialog->setWaiting();
    ask();
}

/// What is shown stays until the answer is there: it says of which step it is.
void SlowMotionController::ask()
{
    if (!m_shown)
        return;
    const Trace &trace = m_shown->trace;
    m_inquirer.ask(SlowMotionQuestion{trace.source, trace.targetIds},
        [this](const SlowMotionAnswer &found, const Answer &answer) {
            m_dialog->setAnswer(std::make_shared<const SlowMotionAnswer>(found), answer.step);
        });
}

} // namespace seq2seq::app

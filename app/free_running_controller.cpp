// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/free_running_controller.h"

#include "ui/step/free_running_dialog.h"

namespace seq2seq::app {

FreeRunningController::FreeRunningController(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_inquirer(parts.inquirer)
    , m_translateView(parts.translateView)
    , m_stepView(parts.stepView)
    , m_fileDialog(parts.fileDialog)
{
    connect(&m_stepView, &ui::StepView::freeRunningRequested, this, &FreeRunningController::open);
    connect(&parts.translations, &TranslateController::answered, this,
        [this](const std::shared_ptr<const TranslateResult> &result) {
            m_shown = result;
            if (m_dialog && m_dialog->isVisible() && !m_dialog->isPlaying())
                ask();
        });
}

void FreeRunningController::open()
{
    if (!m_dialog) {
        m_dialog = new ui::FreeRunningDialog(m_stepView.window());
        m_dialog->setFileDialog(m_fileDialog);
        connect(m_dialog, &ui::FreeRunningDialog::walkRequested, this,
            [this](const QVector<int> &target) { m_translateView.lookAt(target); });
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
    m_dialog->setWaiting();
    ask();
}

/// Without a reference the target is what the model says when nothing is forced: what is looked at
/// from the dialog itself is not.
void FreeRunningController::ask()
{
    if (!m_shown)
        return;
    const std::shared_ptr<const TranslateResult> own = m_translateView.original();
    const bool isOfSentence = own && own->trace.source == m_shown->trace.source;
    const Trace &trace = isOfSentence ? own->trace : m_shown->trace;
    m_inquirer.ask(FreeRunningQuestion{trace.source, trace.targetIds},
        [this](const FreeRunningAnswer &found, const Answer &answer) {
            m_dialog->setAnswer(std::make_shared<const FreeRunningAnswer>(found), answer.step);
        });
}

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
// Teacher forcing beside free running on the sentence that is shown: asks the engine and shows what
// it says in a window of its own.
#pragma once

#include "app/inquirer.h"
#include "app/translate_controller.h"

#include <QObject>

namespace seq2seq::ui {
class FreeRunningDialog;
}

namespace seq2seq::app {

/// Joins Step through with the engine. Lives on the GUI thread; owns none of what it joins.
class FreeRunningController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Inquirer &inquirer;
        TranslateController &translations;
        ui::TranslateView &translateView;
        ui::StepView &stepView;
        std::shared_ptr<ui::FileDialog> fileDialog;
    };

    explicit FreeRunningController(const Parts &parts, QObject *parent = nullptr);

    /// Null before it is asked for.
    [[nodiscard]] ui::FreeRunningDialog *dialog() const { return m_dialog; }

private:
    void open();
    void ask();

    Inquirer &m_inquirer;
    ui::TranslateView &m_translateView;
    ui::StepView &m_stepView;
    std::shared_ptr<ui::FileDialog> m_fileDialog;
    ui::FreeRunningDialog *m_dialog = nullptr; ///< the window's
    std::shared_ptr<const TranslateResult> m_shown;
};

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
// A training step in slow motion on the sentence that is shown: asks the engine and shows what it
// says in a window of its own.
#pragma once

#include "app/inquirer.h"
#include "app/translate_controller.h"

#include <QObject>

namespace seq2seq::ui {
class SlowMotionDialog;
}

namespace seq2seq::app {

/// Joins Step through with the engine. Lives on the GUI thread; owns none of what it joins.
class SlowMotionController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Inquirer &inquirer;
        TranslateController &translations;
        ui::StepView &stepView;
        std::shared_ptr<ui::FileDialog> fileDialog;
    };

    explicit SlowMotionController(const Parts &parts, QObject *parent = nullptr);

    /// Null before it is asked for.
    [[nodiscard]] ui::SlowMotionDialog *dialog() const { return m_dialog; }

private:
    void open();
    void ask();

    Inquirer &m_inquirer;
    ui::StepView &m_stepView;
    std::shared_ptr<ui::FileDialog> m_fileDialog;
    ui::SlowMotionDialog *m_dialog = nullptr; ///< the window's
    std::shared_ptr<const TranslateResult> m_shown;
};

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
// The unit that is picked in Step through: asks the engine what it goes with, lists what it is held
// to among the changes of Translate, and says in Step through that the model is a changed one.
#pragma once

#include "app/inquirer.h"
#include "app/translate_controller.h"
#include "ui/step/unit_panel.h"

#include <QObject>

namespace seq2seq::app {

/// Joins the views with the engine. Lives on the GUI thread; owns none of what it joins.
class UnitController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Inquirer &inquirer;
        TranslateController &translations;
        ui::TranslateView &translateView;
        ui::StepView &stepView;
    };

    explicit UnitController(const Parts &parts, QObject *parent = nullptr);

private:
    void ask(const UnitId &unit);
    void show(const std::shared_ptr<const TranslateResult> &result);
    void renew();

    Inquirer &m_inquirer;
    ui::TranslateView &m_translateView;
    ui::StepView &m_stepView;
    ui::UnitPanel &m_panel;
    std::uint64_t m_shown = 0; ///< weights that the translation is of
    std::uint64_t m_asked = 0; ///< weights of the translation when the question was asked
};

} // namespace seq2seq::app

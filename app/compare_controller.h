// SPDX-License-Identifier: GPL-3.0-or-later
// Joins the pages "Compare" and "Known when?" of Translate with the engine.
#pragma once

#include "app/inquirer.h"
#include "app/translate_controller.h"

#include <QObject>

namespace seq2seq::app {

/// Lives on the GUI thread; owns none of what it joins.
class CompareController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        EngineBridge &bridge;
        Inquirer &inquirer;
        ui::TranslateView &translateView;
        TranslateController &translations;
    };

    explicit CompareController(const Parts &parts, QObject *parent = nullptr);

private:
    void noteExperiment(const std::shared_ptr<const Experiment> &experiment);

    Inquirer &m_inquirer;
    ui::TranslateView &m_translateView;
    std::shared_ptr<const Corpus> m_train; ///< of the model that is open; a reset keeps it
};

} // namespace seq2seq::app

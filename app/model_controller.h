// SPDX-License-Identifier: GPL-3.0-or-later
// The Model workspace: the run's model goes in with what its corpus is, a draft that is applied
// comes out, and its speed is measured by the engine.
#pragma once

#include "app/experiment_controller.h"
#include "app/inquirer.h"
#include "app/text_counter.h"
#include "ui/model/model_view.h"

#include <QObject>

#include <memory>

namespace seq2seq::app {

/// Joins the workspace with the experiment and the engine. Lives on the GUI thread; owns none of
/// what it joins.
class ModelController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Inquirer &inquirer;
        ExperimentController &experiments;
        ui::MainWindow &window;
        ui::ModelView &view;
    };

    explicit ModelController(const Parts &parts, QObject *parent = nullptr);

    /// What the workspace offers to start from.
    [[nodiscard]] static std::vector<ui::PresetChoice> presets();

private:
    void show(const std::shared_ptr<const Experiment> &experiment);
    /// The text is counted once the workspace is looked at: a corpus may be large.
    void count();
    void measure(const SpeedQuestion &question);
    [[nodiscard]] static ui::ModelChoice choiceOf(const Experiment &experiment);

    Inquirer &m_inquirer;
    ui::MainWindow &m_window;
    ui::ModelView &m_view;
    std::shared_ptr<const Experiment> m_experiment;
    ui::TextFacts m_ownText; ///< as far as it is counted
    std::unique_ptr<TextCounter> m_counter; ///< of m_experiment; null: not counted yet
};

} // namespace seq2seq::app

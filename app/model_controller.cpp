// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model_controller.h"

#include "core/available_memory.h"

namespace seq2seq::app {

using ui::Workspace;

ModelController::ModelController(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_inquirer(parts.inquirer)
    , m_window(parts.window)
    , m_view(parts.view)
{
    connect(
        &parts.experiments, &ExperimentController::experimentShown, this, &ModelController::show);
    connect(&m_view, &ui::ModelView::applyRequested, &parts.experiments,
        &ExperimentController::useModel);
    connect(&m_view, &ui::ModelView::speedRequested, this, &ModelController::measure);
    connect(&m_window, &ui::MainWindow::workspaceChanged, this, [this] { count(); });
}

std::vector<ui::PresetChoice> ModelController::presets()
{
    std::vector<ui::PresetChoice> presets;
    for (const ModelPreset &preset : modelPresets())
        presets.push_back({preset, Recipe::fromPreset(preset.name).training});
    return presets;
}

ui::ModelChoice ModelController::choiceOf(const Experiment &experiment)
{
    return {experiment.model, experiment.training, experiment.preset,
        pathOf(experiment.sourceVectors), pathOf(experiment.targetVectors)};
}

void ModelController::show(const std::shared_ptr<const Experiment> &experiment)
{
    const bool isSameText = m_experiment && m_experiment->train == experiment->train
        && m_experiment->preset == experiment->preset && m_experiment->model == experiment->model;
    m_experiment = experiment;
    if (isSameText && m_counter) {
        // The same model once more: what was counted holds, and a draft goes on.
        m_view.setRun(choiceOf(*experiment), m_ownText);
        return;
    }
    m_counter.reset();
    ui::TextFacts text;
    text.vocabulary = {experiment->model.sourceVocabulary, experiment->model.targetVocabulary};
    m_ownText = text;
    m_view.setRun(choiceOf(*experiment), text);
    count();
}

void ModelController::count()
{
    if (m_window.workspace() != Workspace::Model || !m_experiment)
        return;
    m_view.setAvailableMemory(availableMemory());
    if (m_counter)
        return;
    m_counter = std::make_unique<TextCounter>(m_experiment, nullptr);
    for (const std::string &preset : m_counter->presets())
        m_view.setText(preset, std::nullopt);
    connect(m_counter.get(), &TextCounter::counted, this,
        [this](const std::string &preset, const ui::TextFacts &text) {
            if (!preset.empty())
                return m_view.setText(preset, text);
            m_ownText = text;
            m_view.setRun(choiceOf(*m_experiment), text);
        });
}

void ModelController::measure(const SpeedQuestion &question)
{
    m_inquirer.ask(
        question, [this](const SpeedAnswer &answer, const Answer &) { m_view.setSpeed(answer); });
}

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for the shape of a new model and how it is trained; shows the weights it will have and the
// formula of its attention.
#pragma once

#include "core/model/config.h"
#include "core/run/config.h"

#include <QDialog>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace seq2seq::ui {

/// A preset and the training settings that go with it (Recipe::fromPreset).
struct PresetChoice {
    ModelPreset preset;
    TrainingConfig training;
};

/// What the person chose. `preset` is the name of the preset the settings started from.
struct ModelChoice {
    ModelConfig model;
    TrainingConfig training;
    std::string preset;
    std::string sourceVectors; ///< file that the source embeddings begin from; empty: at random
    std::string targetVectors;
    bool operator==(const ModelChoice &) const = default;
};

class ModelDialog : public QDialog {
    Q_OBJECT

public:
    /// core's countParameters; may throw seq2seq::Error, whose sentence is then shown.
    using ParameterCounter = std::function<std::vector<ParameterCount>(const ModelConfig &)>;

    ModelDialog(
        std::vector<PresetChoice> presets, ParameterCounter counter, QWidget *parent = nullptr);
    ~ModelDialog() override;

    /// Vocabulary sizes in `choice.model` are kept and used for counting, but for presets that have
    /// others by setVocabulary().
    void setChoice(const ModelChoice &choice);
    /// A preset cuts the text otherwise, so that its vocabularies have these sizes. Unset: they are
    /// still being counted, and so no weights are shown for it.
    void setVocabulary(const std::string &preset, const std::optional<VocabularySizes> &sizes);
    [[nodiscard]] ModelChoice choice() const;

    void accept() override;

signals:
    /// "Use this model" was pressed; emitted once, before QDialog::accepted.
    void modelRequested(const seq2seq::ui::ModelChoice &choice);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace seq2seq::ui

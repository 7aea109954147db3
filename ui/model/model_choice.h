// SPDX-License-Identifier: GPL-3.0-or-later
// What a person chooses of a model and its training, as plain data.
#pragma once

#include "core/run/config.h"
#include "core/run/pair_length.h"

#include <QStringList>

#include <cstddef>
#include <string>
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

/// The text of a corpus as a preset cuts it: what sizes, memory and speed depend on.
struct TextFacts {
    VocabularySizes vocabulary;
    std::vector<PairLength> lengths; ///< of training pairs; a sample of many
    std::size_t pairs = 0; ///< all of them
    QStringList source; ///< words of the sentence that stands for all, without </s>
    QStringList target;
};

} // namespace seq2seq::ui

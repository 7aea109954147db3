// SPDX-License-Identifier: GPL-3.0-or-later
// Weights in a safetensors file that other programs read and write, and in its metadata what is
// needed to build the same model around them.
#pragma once

#include "core/run/experiment.h"

#include <map>
#include <stop_token>
#include <string>

namespace seq2seq {

/// Weights as a file has them.
struct WeightsFile {
    StateDict weights;
    std::map<std::string, std::string> metadata; ///< empty in the files of other programs
};

/// The best weights of a run, or the current ones before the first evaluation.
[[nodiscard]] const StateDict &weightsToShare(const Experiment &experiment);

/// The bytes of a safetensors file. @param experiment has weights
[[nodiscard]] std::string weightsFileOf(const Experiment &experiment);

/// @throws Error FileNotFound, FileUnreadable, BadExperiment when it is damaged, Cancelled
[[nodiscard]] WeightsFile readWeightsFile(
    const std::string &path, const std::stop_token &stop = {});

/// The model that is described in the metadata, or, without a description, the one that the shapes
/// fit: see modelWithShapesOf(). @throws Error BadExperiment, BadConfiguration
[[nodiscard]] ModelConfig modelOf(const WeightsFile &file, const std::string &origin);
/// Whether a person has to be told that modelOf() went by the shapes.
[[nodiscard]] bool isDescribed(const WeightsFile &file);

/// How the text of one side is cut.
struct TextDescription {
    std::string language; ///< BCP 47; may be empty
    TokenizerOptions tokenizer;
};
/// @param side "source" or "target". @return words when nothing is said
[[nodiscard]] TextDescription textOf(
    const WeightsFile &file, const std::string &side, const std::string &origin);

} // namespace seq2seq

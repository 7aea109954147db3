// SPDX-License-Identifier: GPL-3.0-or-later
// A trace as a list of named tensors, each with what it is: for whoever reads, draws or writes all
// of them without knowing the architecture.
#pragma once

#include "core/model/step_boxes.h"

#include <optional>
#include <string>
#include <vector>

namespace seq2seq {

/// What row i of a tensor belongs to.
enum class TensorRows {
    SourceWords, ///< source word i, in reading order
    TargetWords, ///< target word i
    Layers, ///< decoder layer i
};

/// "source_words", "target_words", "layers".
[[nodiscard]] const char *name(TensorRows rows);

/// One tensor of a trace; points into it.
struct TraceTensor {
    std::string name; ///< unique: "encoder.0.reverse.h", "decoder.1.gate.f", "attention"; as
                      ///< textOf(Place) where it is a place
    std::string part; ///< "source", "encoder", "start", "decoder", "attention", "output"
    std::string symbol; ///< in the markup of formulas: "h^{(2)}_{t}", "α_{t}"
    std::string equation; ///< that makes row i, or row t: "h_{t} = o ⊙ tanh(c_{t})"
    TensorRows rows = TensorRows::SourceWords;
    TensorId tensor; ///< row 0 of it
    std::optional<Place> place; ///< where edits and gradients reach it
    const Matrix *values = nullptr; ///< never empty

    [[nodiscard]] bool isReverse() const { return tensor.reader == Reader::Backward; }
};

/// In the order in which they are computed; those that the model lacks are left out.
[[nodiscard]] std::vector<TraceTensor> tensorsOf(const Trace &trace);

} // namespace seq2seq

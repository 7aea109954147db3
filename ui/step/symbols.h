// SPDX-License-Identifier: GPL-3.0-or-later
// How the vectors and weights of a step are written: their key in a formula, their symbol, and what
// they mean. No two of a page have one name.
#pragma once

#include "core/model/notation.h"

#include <QString>

#include <optional>

namespace seq2seq::ui {

/// The name under which a formula's markup lights a vector or opens a weight.
[[nodiscard]] QString keyOf(const TensorId &tensor);
[[nodiscard]] QString keyOf(const WeightId &weight);
/// What a key stands for; empty for a key of the other sort.
[[nodiscard]] std::optional<TensorId> tensorOf(const QString &key);
[[nodiscard]] std::optional<WeightId> weightOf(const QString &key);

/// "h^{(2)}_{9}", an arrow over what an encoder's direction makes; in the markup of EquationLabel,
/// without the key.
[[nodiscard]] QString markupOf(const ModelConfig &config, const TensorId &tensor);
[[nodiscard]] QString markupOf(const ModelConfig &config, const WeightId &weight);
/// An equation whose symbols can be hovered.
[[nodiscard]] QString markupOf(const ModelConfig &config, const TermText &text);
/// The same as a symbol that can be hovered: "{key|markup}".
[[nodiscard]] QString symbolOf(const ModelConfig &config, const TensorId &tensor);
[[nodiscard]] QString symbolOf(const ModelConfig &config, const WeightId &weight);
/// @param whole a vector or weight, no part of it
[[nodiscard]] QString symbolOf(const ModelConfig &config, const TermSymbol &whole);

/// What it means, how many numbers it holds, and between which bounds.
[[nodiscard]] QString meaningOf(const ModelConfig &config, const TensorId &tensor);
/// What it means, its shape, and its place in PyTorch's naming.
[[nodiscard]] QString meaningOf(const ModelConfig &config, const WeightId &weight);

/// How many numbers a vector of this model has; 0 for a word, m for scores over the source.
[[nodiscard]] int sizeOf(const ModelConfig &config, const TensorId &tensor, int m);

/// What a gate does, in a word: "input" for i.
[[nodiscard]] QString gateMeaning(const QString &gate);

/// "LSTM", "GRU", "RNN"
[[nodiscard]] QString cellName(CellKind cell);

} // namespace seq2seq::ui

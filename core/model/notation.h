// SPDX-License-Identifier: GPL-3.0-or-later
// How the vectors and weights of a step are written: "h^{(2)}_{9}", an arrow over what a direction
// of the encoder makes. No two of a page have one symbol.
#pragma once

#include "core/model/step_boxes.h"

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace seq2seq {

/// A vector or weight of an equation, or a part of it.
struct TermSymbol {
    std::variant<TensorId, WeightId> what;
    int row = -1; ///< the unit of a vector, the row of a weight; -1 = all of them
    int column = -1; ///< of a weight; -1 = the whole row
    std::string word{}; ///< of scores and attention: the letter of the one source word meant, "i"
};

/// A piece of an equation in the markup of formulas, in which <0>, <1>, .. stand for the symbols.
struct TermText {
    std::string markup;
    std::vector<TermSymbol> symbols;
};

/// How places and layers are written, which count from 0.
struct IndexNames {
    using Name = std::function<std::string(int)>;
    Name place = [](int index) { return std::to_string(index + 1); };
    Name layer = [](int index) { return std::to_string(index + 1); };
};

/// In the markup of formulas: `_x`, `_{..}` below, `^x`, `^{..}` above.
[[nodiscard]] std::string symbolText(
    const ModelConfig &config, const TensorId &tensor, const IndexNames &names = {});
[[nodiscard]] std::string symbolText(
    const ModelConfig &config, const WeightId &weight, const IndexNames &names = {});
/// "e_{9,i}": of scores and attention, the one of a source word.
[[nodiscard]] std::string symbolTextOfWord(
    const TensorId &tensor, const std::string &word, const IndexNames &names = {});

/// An equation with its symbols put in.
[[nodiscard]] std::string symbolText(
    const ModelConfig &config, const TermText &equation, const IndexNames &names = {});

/// "f"; empty where the cell has no such gate.
[[nodiscard]] std::string gateName(const ModelConfig &config, int gate);

/// What is written for a place in an equation, by what stands in its <>.
using PlaceText = std::function<std::string(std::string_view place)>;
/// @param equation with places in <>
[[nodiscard]] std::string withSymbols(std::string_view equation, const PlaceText &symbol);

} // namespace seq2seq

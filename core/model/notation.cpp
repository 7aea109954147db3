// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/notation.h"

#include <algorithm>
#include <cctype>

namespace seq2seq {

namespace {

/// An arrow over the letter before it: U+20D7, U+20D6.
std::string arrowed(const std::string &letter, Reader reader)
{
    return letter
        + (reader == Reader::Forward         ? "\xE2\x83\x97"
                : reader == Reader::Backward ? "\xE2\x83\x96"
                                             : "");
}

/// "^{(2)}" where there are several layers.
std::string layerMark(const ModelConfig &config, int layer, const IndexNames &names)
{
    return config.layers > 1 ? "^{(" + names.layer(layer) + ")}" : "";
}

/// Without its index.
std::string letterOf(const ModelConfig &config, const TensorId &tensor, const IndexNames &names)
{
    switch (tensor.quantity) {
    case Quantity::SourceWord:
        return "word";
    case Quantity::SourceInput:
        return "x";
    case Quantity::Convolved:
        return "z";
    case Quantity::Gate:
        return arrowed(gateName(config, tensor.gate), tensor.reader);
    case Quantity::Cell:
        return arrowed("c", tensor.reader) + layerMark(config, tensor.layer, names);
    case Quantity::Hidden:
        return arrowed("h", tensor.reader) + layerMark(config, tensor.layer, names);
    case Quantity::EncoderState:
        return "h^{enc}";
    case Quantity::TargetWord:
        return "y";
    case Quantity::DecoderInput:
        return "ŷ";
    case Quantity::Scores:
        return "e";
    case Quantity::Attention:
        return "α";
    case Quantity::Position:
        return "p";
    case Quantity::Context:
        return "a";
    case Quantity::Output:
        return "o";
    case Quantity::Distribution:
        return "P";
    }
    return {};
}

} // namespace

std::string gateName(const ModelConfig &config, int gate)
{
    const auto names = gateNames(config.cell);
    return static_cast<std::size_t>(gate) < names.size() ? names[static_cast<std::size_t>(gate)]
                                                         : std::string();
}

std::string symbolText(const ModelConfig &config, const TensorId &tensor, const IndexNames &names)
{
    const std::string letter = letterOf(config, tensor, names);
    if (tensor.quantity == Quantity::Gate)
        return letter; // o_9 is the output vector
    return letter
        + (tensor.place == kEveryPlace ? std::string("_i")
                                       : "_{" + names.place(tensor.place) + "}");
}

std::string symbolTextOfWord(
    const TensorId &tensor, const std::string &word, const IndexNames &names)
{
    return letterOf({}, tensor, names) + "_{" + names.place(tensor.place) + "," + word + "}";
}

std::string symbolText(const ModelConfig &config, const WeightId &weight, const IndexNames &names)
{
    const std::string gate = gateName(config, weight.gate);
    const auto ofGate = [&](const char *letter, const std::string &place) {
        return arrowed(letter, weight.reader) + (gate.empty() ? "" : "^" + gate)
            + (place.empty() ? "" : "_{" + place + "}");
    };
    switch (weight.role) {
    case WeightRole::SourceEmbeddings:
        return "E_{src}";
    case WeightRole::TargetEmbeddings:
        return "E_{tgt}";
    case WeightRole::ConvolutionHere:
        return "W_0";
    case WeightRole::ConvolutionNext:
        return "W_1";
    case WeightRole::ConvolutionBias:
        return "b";
    case WeightRole::Input:
        return ofGate("W", "ih");
    case WeightRole::Hidden:
        return ofGate("W", "hh");
    case WeightRole::Bias:
        return ofGate("b", {});
    case WeightRole::InputBias:
        return ofGate("b", "ih");
    case WeightRole::HiddenBias:
        return ofGate("b", "hh");
    case WeightRole::StartHidden:
        return "W" + layerMark(config, weight.layer, names) + "_h";
    case WeightRole::StartCell:
        return "W" + layerMark(config, weight.layer, names) + "_c";
    case WeightRole::Attention:
        return describe(config.attention).weights.at(static_cast<std::size_t>(weight.gate)).symbol;
    case WeightRole::Output:
        return "W_u";
    case WeightRole::Vocabulary:
        return "W_{vocab}";
    }
    return {};
}

std::string symbolText(const ModelConfig &config, const TermText &equation, const IndexNames &names)
{
    return withSymbols(equation.markup, [&](std::string_view place) {
        const TermSymbol &symbol = equation.symbols.at(std::stoul(std::string(place)));
        if (const auto *weight = std::get_if<WeightId>(&symbol.what))
            return symbolText(config, *weight, names);
        const auto &tensor = std::get<TensorId>(symbol.what);
        return symbol.word.empty() ? symbolText(config, tensor, names)
                                   : symbolTextOfWord(tensor, symbol.word, names);
    });
}

std::string withSymbols(std::string_view equation, const PlaceText &symbol)
{
    const auto isWord = [](char letter) {
        return letter == '_' || std::isalnum(static_cast<unsigned char>(letter)) != 0;
    };
    std::string result;
    while (!equation.empty()) {
        const std::size_t start = std::min(equation.find('<'), equation.size());
        result += equation.substr(0, start);
        equation.remove_prefix(start);
        const std::size_t end = equation.find('>');
        const std::string_view place
            = end == std::string_view::npos ? "" : equation.substr(1, end - 1);
        if (!place.empty() && std::ranges::all_of(place, isWord)) {
            result += symbol(place);
            equation.remove_prefix(end + 1);
        } else if (!equation.empty()) { // less than
            result += equation.front();
            equation.remove_prefix(1);
        }
    }
    return result;
}

} // namespace seq2seq

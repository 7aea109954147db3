// SPDX-License-Identifier: GPL-3.0-or-later
// One step of a translation as boxes: what each reads, what it makes and with which weights. The
// window draws boxes, formulas and arrows from this, and the test computes by it.
#pragma once

#include "core/model/trace.h"
#include "core/model/weight_id.h"

#include <optional>
#include <vector>

namespace seq2seq {

enum class Quantity {
    SourceWord, ///< the word at position i
    SourceInput, ///< x_i, [e] or one-hot [|V|]; zero behind the last
    Convolved, ///< z_i, [e]
    Gate, ///< of a cell, [h]
    Cell, ///< c, [h]
    Hidden, ///< h, [h]
    EncoderState, ///< h^enc_i, [h] or [2h]
    TargetWord, ///< y_t; <s> before the first
    DecoderInput, ///< y^_t
    Scores, ///< e_t, [m]
    Attention, ///< alpha_t, [m]
    Position, ///< p_t, [1]
    Context, ///< a_t, [h] or [2h]
    Output, ///< o_t, [h]; zero before the first step
    Distribution, ///< P_t; of the trace's likeliest words
};

constexpr int kEveryPlace = -2; ///< TensorId::place: all positions under each other

/// One vector of a trace. Places count from 0. The state of the decoder at -1 is the one it starts
/// from; an encoder's state before its first step (-1, or m backwards) is zero.
struct TensorId {
    Quantity quantity = Quantity::Hidden;
    Reader reader = Reader::Decoder; ///< of Gate, Cell and Hidden
    int layer = 0; ///< of Gate, Cell and Hidden, from 0
    int place = 0; ///< source position or decoder step
    int gate = 0; ///< place in gateNames()
    bool operator==(const TensorId &) const = default;
};

enum class BoxKind {
    Input, ///< x_i or y^_t
    Convolution, ///< z_i
    LayersBelow, ///< the states under the layer that is looked into
    Gates,
    NewState, ///< c and h
    LayersAbove,
    EncoderState,
    StartState, ///< where the decoder starts
    Scores, ///< p_t where there is one, e_t and alpha_t
    Context,
    Output,
    Distribution,
};

struct StepBox {
    BoxKind kind = BoxKind::Input;
    Reader reader = Reader::Decoder; ///< of Gates and NewState; Input: Forward = of the encoder
    std::vector<TensorId> reads;
    std::vector<TensorId> makes;
    std::vector<WeightId> weights;
};

/// Numbers flow from one box to another; places in the list of boxes.
struct StepArrow {
    std::size_t from = 0;
    std::size_t to = 0;
    bool operator==(const StepArrow &) const = default;
};

/// What the encoder does at a position of the source, and how the decoder's start comes of it.
/// @param m source tokens  @param layer from 0, the one whose gates are shown
[[nodiscard]] std::vector<StepBox> encoderBoxes(
    const ModelConfig &config, int m, int position, int layer);
/// What the decoder does at step t, from 0.
[[nodiscard]] std::vector<StepBox> decoderBoxes(const ModelConfig &config, int t, int layer);

/// An arrow from each box to those that read what it makes.
[[nodiscard]] std::vector<StepArrow> arrowsBetween(const std::vector<StepBox> &boxes);
/// Whether no box of the step makes it: it comes from another step.
[[nodiscard]] bool isFromElsewhere(const std::vector<StepBox> &boxes, const TensorId &tensor);

/// Whether the decoder makes it in a step of its own: else it belongs to a source word, or is where
/// the decoder starts.
[[nodiscard]] bool isOfDecoderStep(const TensorId &tensor);
/// The box that computes a vector; none for what nothing computes: zeros before the first word.
/// @param m source tokens
[[nodiscard]] std::optional<StepBox> boxThatMakes(
    const ModelConfig &config, int m, const TensorId &tensor);

/// The vectors of all places under each other, whatever place is named; of the decoder's start a
/// row a layer. Null where the trace has no such table: words, and input of a one-hot model.
[[nodiscard]] const Matrix *tableOf(const Trace &trace, const TensorId &tensor);
/// The numbers; empty for a word. Input vectors of a one-hot model are written out.
[[nodiscard]] std::vector<float> valuesOf(const Trace &trace, const TensorId &tensor);

} // namespace seq2seq

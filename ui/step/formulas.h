// SPDX-License-Identifier: GPL-3.0-or-later
// The equations of one step as markup for EquationLabel, with this model's choices and this step's
// numbers put in. They are those of core/model: cellStep (cell.cpp), Attention::score
// (attention.cpp), Decoder::step (decoder.cpp).
#pragma once

#include "core/explain/trace.h"
#include "core/model/config.h"

#include <QString>
#include <QStringList>

namespace seq2seq::ui {

/// Which way an encoder layer reads.
enum class Direction { Forward, Backward };

/// y^_t: what the decoder is fed at step t, counted from 1.
[[nodiscard]] QString decoderInputFormula(const ModelConfig &config, int t);
/// The gates of decoder layer `layer` (from 0) at step t; empty for a plain RNN, which has none.
[[nodiscard]] QString decoderGatesFormula(const ModelConfig &config, int t, int layer);
/// c_t; empty unless LSTM.
[[nodiscard]] QString decoderCellFormula(const ModelConfig &config, int t);
[[nodiscard]] QString decoderHiddenFormula(const ModelConfig &config, int t, int layer);
/// e_{t,i}; empty without attention.
[[nodiscard]] QString scoreFormula(const ModelConfig &config, int t);
[[nodiscard]] QString weightsFormula(int t); ///< alpha_t = softmax(e_t)
[[nodiscard]] QString contextFormula(int t); ///< a_t
[[nodiscard]] QString outputFormula(const ModelConfig &config, int t); ///< o_t
[[nodiscard]] QString distributionFormula(int t); ///< P_t
/// Where the decoder starts: h_0 (and c_0) from the last states of the encoder, m source tokens.
[[nodiscard]] QString startFormula(const ModelConfig &config, int m);

/// What the encoder is fed at position i, counted from 1.
[[nodiscard]] QString encoderInputFormula(const ModelConfig &config, int i);
[[nodiscard]] QString encoderGatesFormula(
    const ModelConfig &config, int i, int m, int layer, Direction direction);
[[nodiscard]] QString encoderCellFormula(
    const ModelConfig &config, int i, int m, Direction direction);
[[nodiscard]] QString encoderHiddenFormula(
    const ModelConfig &config, int i, int m, int layer, Direction direction);
[[nodiscard]] QString encoderStateFormula(const ModelConfig &config, int i); ///< h_i

/// What a gate does, in a word: "input" for i.
[[nodiscard]] QString gateMeaning(const QString &gate);
/// "i", "f", "g", "o", in the order of the trace.
[[nodiscard]] QStringList gateNames(const LayerTrace &layer);

} // namespace seq2seq::ui

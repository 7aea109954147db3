// SPDX-License-Identifier: GPL-3.0-or-later
// Every intermediate value of one translation, as plain data. One Trace serves every view: none
// computes its own.
#pragma once

#include "core/matrix.h"
#include "core/model/config.h"
#include "core/model/place.h"

#include <string>
#include <vector>

namespace seq2seq {

/// One gate of a cell over time: LSTM i, f, g, o; GRU r, z, n; a plain RNN has none.
struct GateTrace {
    std::string name;
    Matrix values; ///< [steps, h], after its sigmoid or tanh
};

/// One layer in one direction over time. Row s is position s of the sentence, whichever way it was
/// read.
struct LayerTrace {
    std::vector<GateTrace> gates;
    Matrix cell; ///< c, [steps, h]; empty unless LSTM
    Matrix hidden; ///< h, [steps, h]
};

struct WordProbability {
    int id = 0;
    std::string word;
    double probability = 0;
};

/// A translation with all its numbers. m source tokens with </s>, n target tokens with </s>.
struct Trace {
    ModelConfig config;
    std::string source; ///< as it was given
    std::string target; ///< y_1..y_n as a sentence
    bool isForced = false; ///< the target was given, not chosen by the model

    // Source tokens stand in the order the encoder read them: reversed (</s> last) when
    // config.reverseSource.
    std::vector<std::string> sourceTokens; ///< [m]
    std::vector<int> sourceIds;
    std::vector<std::string> targetTokens; ///< [n], y_1..y_n
    std::vector<int> targetIds;

    Matrix sourceEmbeddings; ///< E_src[x_i], [m, e]; empty with one-hot input
    Matrix convolvedEmbeddings; ///< W_0 x_i + W_1 x_{i+1} + b, [m, e]; empty without convolution
    std::vector<LayerTrace> forward; ///< encoder ->, one a layer
    std::vector<LayerTrace> backward; ///< encoder <-, one a layer; empty in one direction
    Matrix encoderStates; ///< h_i of the top layer, [m, 2h] or [m, h]
    Matrix startHidden; ///< h_0^dec, [layers, h]
    Matrix startCell; ///< c_0^dec, [layers, h]; empty unless LSTM

    Matrix decoderInput; ///< y^_t = [E_tgt[y_{t-1}] ; o_{t-1}], [n, e + h]; one-hot models: empty
    int decoderEmbeddingSize
        = 0; ///< columns of decoderInput that are the embedding; the rest is o_{t-1}
    std::vector<LayerTrace> decoder; ///< one a layer; rows are steps t
    Matrix scores; ///< e_{t,i}, [n, m]; empty without attention
    Matrix attention; ///< alpha_{t,i}, [n, m], rows sum to 1 (local-p: to less); empty without
                      ///< attention
    Matrix positions; ///< p_t, [n, 1], counted from 1; empty unless local attention
    Matrix context; ///< a_t, [n, 2h]; empty without attention
    Matrix output; ///< o_t, [n, h]
    std::vector<double> logProbabilities; ///< log P_t[y_t], [n]
    std::vector<double> entropies; ///< of P_t in nats, [n]
    std::vector<int> ranks; ///< place of y_t among all words at its step, 1 = most likely
    std::vector<std::vector<WordProbability>>
        topWords; ///< at each step the likeliest words, best first
    double milliseconds = 0;

    [[nodiscard]] std::size_t sourceLength() const { return sourceTokens.size(); }
    [[nodiscard]] std::size_t targetLength() const { return targetTokens.size(); }
    [[nodiscard]] double logProbability() const
    {
        double sum = 0;
        for (const double value : logProbabilities)
            sum += value;
        return sum;
    }
};

/// The rows of a place in a trace; of start states the layer's one row. Empty where the trace has
/// none (weights, parts that the model lacks).
[[nodiscard]] Matrix rowsOf(const Trace &trace, const Place &place);
/// The mean of each unit over the rows of a place. @param units none: all
/// @throws Error BadConfiguration when the trace has no such place or unit
[[nodiscard]] std::vector<float> meansOf(
    const Trace &trace, const Place &place, const std::vector<int> &units);

} // namespace seq2seq

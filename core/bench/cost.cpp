// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bench/cost.h"

#include "core/error.h"

namespace seq2seq {

namespace {

constexpr std::int64_t kGates = 4; // of an LSTM cell
constexpr std::int64_t kDirections = 2;
// of training: a product forwards is two as large backwards, and a multiply-add two operations
constexpr std::int64_t kFlopOfMultiplyAdd = 3 * 2;

void requireBenchShape(const ModelConfig &config)
{
    if (config.cell != CellKind::Lstm || config.attention != AttentionKind::General
        || config.layers != 1 || !config.bidirectional || config.halfDirections
        || !config.inputFeeding || config.oneHot)
        throw Error(
            ErrorCode::Internal, message("core", "The cost of a model of this shape is not known"));
}

} // namespace

std::int64_t forwardMultiplyAdds(
    const ModelConfig &config, std::int64_t source, std::int64_t target)
{
    requireBenchShape(config);
    const std::int64_t e = config.embeddingSize;
    const std::int64_t h = config.hiddenSize;
    const std::int64_t d = config.encoderStateSize(); // 2h
    const std::int64_t v = config.targetVocabulary;

    const std::int64_t aSourceToken = kDirections * kGates * h * (e + h) // W_ih x_i + W_hh h_{i-1}
        + h * d; // key of general attention, W h_i
    const std::int64_t aSentence = 2 * h * d; // h_0 and c_0 from the encoder's last states
    const std::int64_t aTargetToken = kGates * h * (e + h + h) // W_ih [y_{t-1} ; o_{t-1}] + W_hh h
        + h * (d + h) // o_t = tanh(W_u [a_t ; h_t])
        + v * h; // logits
    const std::int64_t aTargetAndSourceToken = h // e_{t,i} = h_t . key_i
        + d; // alpha_{t,i} h_i
    return source * aSourceToken + aSentence + target * aTargetToken
        + target * source * aTargetAndSourceToken;
}

std::int64_t trainingFlop(const ModelConfig &config, std::int64_t source, std::int64_t target)
{
    return kFlopOfMultiplyAdd * forwardMultiplyAdds(config, source, target);
}

std::int64_t repetitionsFlop(const ModelConfig &config, std::int64_t source, std::int64_t target)
{
    requireBenchShape(config);
    const std::int64_t aWord = kGates * config.hiddenSize * config.embeddingSize; // W_ih E[word]
    return kFlopOfMultiplyAdd * (source * kDirections + target) * aWord;
}

std::int64_t weightBytesPerWord(const ModelConfig &config)
{
    requireBenchShape(config);
    const std::int64_t e = config.embeddingSize;
    const std::int64_t h = config.hiddenSize;
    const std::int64_t d = config.encoderStateSize();
    const std::int64_t cell = kGates * h * (e + h + h) + 2 * kGates * h; // with both biases
    const std::int64_t output = h * (d + h);
    const std::int64_t vocabulary = config.targetVocabulary * h;
    return static_cast<std::int64_t>(sizeof(float)) * (cell + output + vocabulary);
}

} // namespace seq2seq

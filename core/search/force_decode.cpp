// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/force_decode_p.h"

#include <algorithm>

namespace seq2seq {

namespace {

/// The weights of one sentence out of a padded batch. @param steps T times [B, S]
Matrix attentionOf(const std::vector<at::Tensor> &steps, std::int64_t b, std::size_t targetLength,
    std::size_t sourceLength)
{
    Matrix attention(targetLength, sourceLength);
    for (std::size_t t = 0; t < targetLength; ++t) {
        const at::Tensor row = steps[t].select(0, b).contiguous();
        const float *weights = row.data_ptr<float>();
        std::copy(weights, weights + sourceLength, attention.row(t).begin());
    }
    return attention;
}

} // namespace

std::vector<ForcedSentence> forceDecode(const Seq2Seq &model,
    std::span<const std::vector<int>> sources, std::span<const std::vector<int>> targets,
    bool keepAttention)
{
    const torch::NoGradGuard noGrad;
    const SourceBatch source = makeSourceBatch(sources);
    const TargetBatch target = makeTargetBatch(targets);
    const EncodedSource encoded = model.encode(source);
    keepAttention = keepAttention && model.config().attention != AttentionKind::None;

    std::vector<ForcedSentence> result(sources.size());
    const std::vector<at::Tensor> words = model.projectWords(target.inputs).unbind(0);
    std::vector<at::Tensor> attention;
    DecoderState state = encoded.start;
    for (std::size_t t = 0; t < words.size(); ++t) {
        DecoderStep step = model.step(words[t], state, encoded);
        state = step.state;
        if (keepAttention)
            attention.push_back(step.attended.weights.to(at::kFloat));

        const at::Tensor logProbabilities
            = at::log_softmax(model.logits(state.output), 1); // [B, V]
        const at::Tensor labels = target.labels.select(0, static_cast<std::int64_t>(t));
        const at::Tensor chosen
            = logProbabilities.gather(1, labels.unsqueeze(1)).squeeze(1).to(at::kDouble);
        const at::Tensor isBest = logProbabilities.argmax(1).eq(labels);
        const auto chosenAt = chosen.accessor<double, 1>();
        const auto isBestAt = isBest.accessor<bool, 1>();
        for (std::size_t b = 0; b < result.size(); ++b) {
            if (t >= targets[b].size())
                continue;
            result[b].logProbability += chosenAt[static_cast<std::int64_t>(b)];
            result[b].correct += isBestAt[static_cast<std::int64_t>(b)] ? 1 : 0;
            ++result[b].tokens;
        }
    }
    if (keepAttention)
        for (std::size_t b = 0; b < result.size(); ++b)
            result[b].attention = attentionOf(
                attention, static_cast<std::int64_t>(b), targets[b].size(), sources[b].size());
    return result;
}

} // namespace seq2seq

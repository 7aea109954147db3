// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/score_p.h"

#include "core/model/torch/named_tensor_p.h"
#include "core/text/vocabulary.h"

namespace seq2seq {

std::vector<ForcedSentence> scorePairs(const Seq2Seq &network, const SourceBatch &source,
    const TargetBatch &target, bool keepAttention, const std::stop_token &stop)
{
    const torch::NoGradGuard noGrad;
    Pass pass;
    pass.stop = stop;
    const EncodedSource encoded = network.encode(source, pass);
    std::vector<at::Tensor> outputs;
    std::vector<at::Tensor> attention; // T times [B, S]
    for (const DecoderStep &step : network.steps(encoded, target.inputs, pass)) {
        outputs.push_back(step.state.output);
        attention.push_back(step.attended.weights);
    }
    const at::Tensor logProbabilities
        = at::log_softmax(network.logits(at::stack(outputs)), 2); // [T, B, V]
    const at::Tensor chosen = logProbabilities.gather(2, target.labels.unsqueeze(2))
                                  .squeeze(2)
                                  .to(at::kCPU, at::kDouble);
    const at::Tensor isBest = logProbabilities.argmax(2).eq(target.labels).to(at::kCPU); // [T, B]
    const at::Tensor labels = target.labels.to(at::kCPU);
    const at::Tensor lengths = source.isReal.squeeze(2).sum(0).to(at::kCPU);

    std::vector<ForcedSentence> result(static_cast<std::size_t>(source.size()));
    for (std::int64_t b = 0; b < source.size(); ++b) {
        ForcedSentence &sentence = result[static_cast<std::size_t>(b)];
        std::int64_t n = 0;
        for (; n < labels.size(0) && labels.accessor<std::int64_t, 2>()[n][b] != kPad; ++n) {
            sentence.logProbability += chosen.accessor<double, 2>()[n][b];
            sentence.correct += isBest.accessor<bool, 2>()[n][b] ? 1 : 0;
        }
        sentence.tokens = static_cast<int>(n);
        if (!keepAttention || !attention.front().defined())
            continue;
        std::vector<at::Tensor> rows;
        for (std::int64_t t = 0; t < n; ++t)
            rows.push_back(attention[static_cast<std::size_t>(t)].select(0, b).narrow(
                0, 0, lengths.accessor<std::int64_t, 1>()[b]));
        sentence.attention = matrixOf(at::stack(rows));
    }
    return result;
}

} // namespace seq2seq

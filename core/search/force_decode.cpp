// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/force_decode.h"

#include "core/fast/pair_pass.h"

namespace seq2seq {

template <typename Real>
std::vector<ForcedSentence> forceDecode(const fast::Weights<Real> &weights,
    std::span<const std::vector<int>> sources, std::span<const std::vector<int>> targets,
    bool keepAttention, const std::stop_token &stop)
{
    fast::PairPass<Real> pass;
    pass.forward(weights, {sources, targets, {}}, {}, stop);
    const std::vector<fast::WordScore> &scores = pass.score(weights);
    keepAttention = keepAttention && weights.attends;

    std::vector<ForcedSentence> result(sources.size());
    for (std::size_t pair = 0; pair < sources.size(); ++pair) {
        ForcedSentence &sentence = result[pair];
        sentence.tokens = static_cast<int>(targets[pair].size());
        if (keepAttention)
            sentence.attention = Matrix(targets[pair].size(), sources[pair].size());
        for (std::size_t t = 0; t < targets[pair].size(); ++t) {
            const std::size_t row = pass.row(t, pair);
            sentence.logProbability += scores[row].logProbability;
            sentence.correct += scores[row].isBest ? 1 : 0;
            if (keepAttention)
                for (std::size_t i = 0; i < sources[pair].size(); ++i)
                    sentence.attention.at(t, i)
                        = static_cast<float>(pass.decoder().attention().weights(row)[i]);
        }
    }
    return result;
}

template std::vector<ForcedSentence> forceDecode<float>(const fast::Weights<float> &,
    std::span<const std::vector<int>>, std::span<const std::vector<int>>, bool,
    const std::stop_token &);
template std::vector<ForcedSentence> forceDecode<double>(const fast::Weights<double> &,
    std::span<const std::vector<int>>, std::span<const std::vector<int>>, bool,
    const std::stop_token &);

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/batch_p.h"

#include "core/text/vocabulary.h"

#include <algorithm>

namespace seq2seq {

std::int64_t longestOf(std::span<const std::vector<int>> sentences)
{
    std::size_t longest = 0;
    for (const std::vector<int> &sentence : sentences)
        longest = std::max(longest, sentence.size());
    return static_cast<std::int64_t>(longest);
}

SourceBatch makeSourceBatch(
    std::span<const std::vector<int>> sources, const at::Device &device, std::int64_t atLeast)
{
    const auto batch = static_cast<std::int64_t>(sources.size());
    const std::int64_t length = std::max(longestOf(sources), atLeast);
    SourceBatch result;
    result.ids = at::full({length, batch}, kPad, at::kLong);
    result.shortest = length;
    auto ids = result.ids.accessor<std::int64_t, 2>();
    for (std::int64_t b = 0; b < batch; ++b) {
        const std::vector<int> &sentence = sources[static_cast<std::size_t>(b)];
        for (std::size_t s = 0; s < sentence.size(); ++s)
            ids[static_cast<std::int64_t>(s)][b] = sentence[s];
        result.shortest = std::min(result.shortest, static_cast<std::int64_t>(sentence.size()));
        result.tokens += static_cast<std::int64_t>(sentence.size());
    }
    result.ids = result.ids.to(device);
    const at::Tensor real = result.ids.ne(kPad);
    result.isReal = real.unsqueeze(2);
    if (result.shortest < length)
        result.isPadding = real.logical_not().t().contiguous();
    return result;
}

TargetBatch makeTargetBatch(
    std::span<const std::vector<int>> targets, const at::Device &device, std::int64_t atLeast)
{
    const auto batch = static_cast<std::int64_t>(targets.size());
    const std::int64_t length = std::max(longestOf(targets), atLeast);
    TargetBatch result;
    result.inputs = at::full({length, batch}, kPad, at::kLong);
    result.labels = at::full({length, batch}, kPad, at::kLong);
    auto inputs = result.inputs.accessor<std::int64_t, 2>();
    auto labels = result.labels.accessor<std::int64_t, 2>();
    for (std::int64_t b = 0; b < batch; ++b) {
        const std::vector<int> &sentence = targets[static_cast<std::size_t>(b)];
        int previous = kBos;
        for (std::size_t t = 0; t < sentence.size(); ++t) {
            inputs[static_cast<std::int64_t>(t)][b] = previous;
            labels[static_cast<std::int64_t>(t)][b] = sentence[t];
            previous = sentence[t];
        }
        const bool isSeen = atLeast > 0; // without the loss mask </s> is read, then comes <pad>
        if (isSeen && static_cast<std::int64_t>(sentence.size()) < length)
            inputs[static_cast<std::int64_t>(sentence.size())][b] = previous;
        result.tokens += static_cast<std::int64_t>(sentence.size());
    }
    result.inputs = result.inputs.to(device);
    result.labels = result.labels.to(device);
    return result;
}

} // namespace seq2seq

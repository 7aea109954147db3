// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/free_running.h"

#include "core/explain/require_words.h"
#include "core/text/vocabulary.h"

#include <array>

namespace seq2seq {

std::size_t partingOf(const FreeRunning &runs, const std::vector<int> &target)
{
    std::size_t t = 0;
    while (t < target.size() && runs.free[t].likeliest == target[t])
        ++t;
    return t;
}

FreeRunning runBothWays(const Model &model, const std::vector<int> &source,
    const std::vector<int> &target, const std::function<void()> &between)
{
    requireSourceWords(source, model.config().sourceVocabulary);
    requireTargetWords(target, model.config().targetVocabulary);
    const std::array sources{source, source};
    const std::unique_ptr<Decoding> decoding = model.decode(sources, {});
    const std::vector<std::size_t> origin{0, 1};
    std::vector<int> fed{kBos, kBos};
    FreeRunning runs;
    for (const int word : target) {
        if (between)
            between();
        decoding->step(origin, fed);
        const TopWords top = decoding->top(1);
        const auto stepOf = [&](std::size_t row) {
            return FedStep{fed[row], top.ids[row], top.logProbabilities[row],
                decoding->logProbability(row, word)};
        };
        runs.forced.push_back(stepOf(0));
        runs.free.push_back(stepOf(1));
        fed = {word, top.ids[1]};
    }
    return runs;
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/known_when.h"

#include "core/explain/objective_values.h"
#include "core/explain/require_words.h"
#include "core/text/vocabulary.h"

#include <cmath>

namespace seq2seq {

std::vector<int> beginningOf(const std::vector<int> &source, std::size_t words)
{
    std::vector<int> beginning(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(words));
    beginning.push_back(kEos);
    return beginning;
}

std::vector<KnownSoFar> knownWhen(const Model &model, const std::vector<int> &source,
    const std::vector<int> &target, const std::function<void()> &between)
{
    requireSourceWords(source, model.config().sourceVocabulary);
    requireTargetWords(target, model.config().targetVocabulary);
    std::vector<Objective> words;
    for (std::size_t t = 0; t < target.size(); ++t)
        words.push_back({target[t], {}, static_cast<int>(t)});
    std::vector<KnownSoFar> beginnings;
    for (std::size_t i = 1; i < source.size(); ++i) {
        if (between)
            between();
        std::vector<int> beginning = beginningOf(source, i);
        std::vector<double> values = objectiveValues(model, beginning, target, words);
        beginnings.push_back({std::move(beginning), std::move(values)});
    }
    return beginnings;
}

std::vector<std::size_t> knownFrom(const std::vector<KnownSoFar> &beginnings)
{
    if (beginnings.empty())
        return {};
    const double half = std::log(0.5);
    std::vector<std::size_t> from(beginnings.front().logProbabilities.size(), 0);
    for (std::size_t t = 0; t < from.size(); ++t)
        for (std::size_t i = beginnings.size();
             i > 0 && beginnings[i - 1].logProbabilities[t] > half; --i)
            from[t] = i;
    return from;
}

} // namespace seq2seq

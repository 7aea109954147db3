// SPDX-License-Identifier: GPL-3.0-or-later
// A task so small that a model learns it in seconds: letters, backwards.
#pragma once

#include "core/random.h"
#include "core/run/recipe.h"

namespace seq2seq::test {

/// Pairs like "c a d" -> "d a c" over five letters.
inline Corpus letterCorpus(
    std::size_t count, std::uint64_t seed, std::size_t shortest = 2, std::size_t longest = 6)
{
    Random random(seed);
    Corpus corpus;
    corpus.origin.name = "letters";
    for (std::size_t i = 0; i < count; ++i) {
        SentencePair pair;
        const std::size_t length = shortest + random.below(longest - shortest + 1);
        for (std::size_t k = 0; k < length; ++k) {
            const std::string letter(1, static_cast<char>('a' + random.below(5)));
            pair.source += (k > 0 ? " " : "") + letter;
            pair.target = letter + (k > 0 ? " " : "") + pair.target;
        }
        corpus.pairs.push_back(std::move(pair));
    }
    return corpus;
}

inline Recipe smallRecipe()
{
    Recipe recipe = Recipe::fromPreset("cs224n");
    recipe.model.embeddingSize = 16;
    recipe.model.hiddenSize = 24;
    recipe.model.dropout = 0.1;
    recipe.training.batchSize = 16;
    recipe.training.learningRate = 5e-3;
    recipe.training.evaluateEvery = 25;
    recipe.training.devBleuSentences = 20;
    recipe.training.threads = 2;
    recipe.devCount = 30;
    return recipe;
}

inline Experiment smallExperiment(const Recipe &recipe = smallRecipe())
{
    return prepareExperiment(recipe, letterCorpus(400, 5));
}

} // namespace seq2seq::test

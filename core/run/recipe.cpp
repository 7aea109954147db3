// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/recipe.h"

#include "core/corpus/reader.h"
#include "core/corpus/split.h"
#include "core/error.h"
#include "core/run/subword_advice.h"
#include "core/text/subword_size.h"
#include "core/text/width.h"

#include <algorithm>
#include <limits>

namespace seq2seq {
namespace {

using Side = std::string SentencePair::*;

// A part of the whole progress, so that each step counts from 0 to 1 for itself.
class PartialProgress {
public:
    PartialProgress(const ProgressCallback &progress, double from, double to)
        : m_progress(progress)
        , m_from(from)
        , m_to(to)
    {
    }

    /// @throws Error Cancelled
    void show(double done) const
    {
        if (m_progress && !m_progress(m_from + (m_to - m_from) * done))
            throw Error(
                ErrorCode::Cancelled, message("core", "preparing the experiment was stopped"));
    }

private:
    const ProgressCallback &m_progress;
    double m_from;
    double m_to;
};

// Every `stride`-th sentence of one side.
std::vector<std::string> sentences(const Corpus &corpus, Side side, std::size_t stride = 1)
{
    std::vector<std::string> result;
    SentencePairs::Cursor cursor(corpus.pairs);
    for (std::size_t i = 0; i < corpus.size(); i += stride)
        result.push_back(cursor.at(i).*side);
    return result;
}

std::shared_ptr<const Tokenizer> makeTokenizer(
    const TokenizerOptions &options, const Corpus &corpus, Side side)
{
    if (options.kind != TokenizerKind::Subword)
        return trainTokenizer(
            options, {}); // the others learn nothing, so they need no copy of the text
    return trainTokenizer(options, sentences(corpus, side));
}

Vocabulary countWords(const Tokenizer &tokenizer, const Corpus &corpus, Side side,
    const Vocabulary::Limits &limits, const PartialProgress &progress)
{
    constexpr std::size_t kPairsPerProgress = 2048;
    std::unordered_map<std::string, std::int64_t> counts;
    for (std::size_t done = 0; const SentencePair &pair : corpus.pairs) {
        if (done++ % kPairsPerProgress == 0)
            progress.show(static_cast<double>(done) / static_cast<double>(corpus.size()));
        for (const std::string &token : tokenizer.split(pair.*side))
            ++counts[tokenizer.word(token)];
    }
    Vocabulary vocabulary = Vocabulary::build(counts, limits);
    if (vocabulary.size() == kSpecials)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "no word is left in the vocabulary"), {},
            message("core", "Choose a larger vocabulary or a smaller minimum count."));
    return vocabulary;
}

std::string languageCode(const std::string &known, const Corpus &corpus, Side side)
{
    constexpr std::size_t kSample = 1000;
    return known.empty() ? guessLanguage(sentences(corpus, side, 1 + corpus.size() / kSample))
                         : known;
}

TokenizerOptions optionsOf(const Recipe &recipe, const Corpus &train, Side side)
{
    const bool isSource = side == &SentencePair::source;
    TokenizerOptions options = isSource ? recipe.sourceTokenizer : recipe.targetTokenizer;
    options.foldWidth
        = recipe.foldWidth && mixesWidths(isSource ? train.sourceLanguage : train.targetLanguage);
    return options;
}

std::shared_ptr<const Tokenizer> makeTokenizer(const Recipe &recipe, const Corpus &train, Side side)
{
    const TokenizerOptions options = optionsOf(recipe, train, side);
    try {
        return makeTokenizer(options, train, side);
    } catch (const SubwordSizeError &) { // what to do about it takes a look at both sides
    }
    const bool isShared = recipe.sourceTokenizer.kind == recipe.targetTokenizer.kind
        && recipe.sourceTokenizer.subwordVocabulary == recipe.targetTokenizer.subwordVocabulary;
    throw subwordAdvice(options.subwordVocabulary, isShared, [&](bool isSource, int size) {
        const Side looked = isSource ? &SentencePair::source : &SentencePair::target;
        TokenizerOptions other = optionsOf(recipe, train, looked);
        other.subwordVocabulary = size;
        if (isShared || looked == side)
            (void)makeTokenizer(other, train, looked);
    });
}

Language makeLanguage(
    const Recipe &recipe, const Corpus &train, Side side, const PartialProgress &progress)
{
    progress.show(0);
    Language language;
    language.code = side == &SentencePair::source ? train.sourceLanguage : train.targetLanguage;
    language.tokenizer = makeTokenizer(recipe, train, side);
    language.vocabulary = countWords(*language.tokenizer, train, side, recipe.vocabulary, progress);
    return language;
}

// The first dev pair of middling length, whose attention can be read at a glance, or the one that
// comes closest.
SentencePair chooseProbe(const Experiment &experiment)
{
    constexpr int kShortest = 6; // tokens a side
    constexpr int kLongest = 12;
    constexpr std::size_t kLookedAt = 1000; // pairs
    const auto excess = [](const Language &language, const std::string &sentence) {
        const auto length = static_cast<int>(language.tokenizer->split(sentence).size());
        return std::max({kShortest - length, length - kLongest, 0});
    };
    const SentencePairs &pairs = experiment.dev->pairs;
    SentencePairs::Cursor cursor(pairs);
    SentencePair best;
    int leastExcess = -1;
    for (std::size_t i = 0; i < std::min(pairs.size(), kLookedAt) && leastExcess != 0; ++i) {
        const SentencePair &pair = cursor.at(i);
        if (!isShortEnoughToProbe(pair))
            continue;
        const int both
            = excess(experiment.source, pair.source) + excess(experiment.target, pair.target);
        if (leastExcess < 0 || both < leastExcess) {
            best = pair;
            leastExcess = both;
        }
    }
    return best;
}

} // namespace

Recipe Recipe::fromPreset(std::string_view name)
{
    constexpr int kLongestInCharacters = 300; // about as much text as 100 words are too many
    const ModelPreset &preset = modelPreset(name);
    Recipe recipe;
    recipe.preset = preset.name;
    recipe.model = preset.model;
    recipe.sourceTokenizer.kind = preset.tokenizer;
    recipe.targetTokenizer.kind = preset.tokenizer;
    if (preset.tokenizer == TokenizerKind::Character)
        recipe.training.maxLength = kLongestInCharacters;
    return recipe;
}

Experiment prepareExperiment(const Recipe &recipe, Corpus corpus, std::shared_ptr<const Corpus> dev,
    const ProgressCallback &progress)
{
    if (corpus.pairs.empty())
        throw Error(
            ErrorCode::EmptyCorpus, message("core", "there is no sentence pair to train on"));
    if (dev && dev->pairs.empty())
        throw Error(ErrorCode::EmptyCorpus,
            message("core", "there is no sentence pair to measure quality on (dev)"));
    recipe.training.validate();
    PartialProgress(progress, 0, 0).show(0);

    corpus.sourceLanguage = languageCode(corpus.sourceLanguage, corpus, &SentencePair::source);
    corpus.targetLanguage = languageCode(corpus.targetLanguage, corpus, &SentencePair::target);
    Experiment experiment;
    experiment.name = corpus.origin.name;
    experiment.preset = recipe.preset;
    experiment.model = recipe.model;
    experiment.training = recipe.training;
    if (dev) {
        experiment.dev = std::move(dev);
        experiment.train = std::make_shared<const Corpus>(std::move(corpus));
    } else {
        Split split = splitCorpus(std::move(corpus), recipe.devCount, recipe.training.seed);
        experiment.dev = std::make_shared<const Corpus>(std::move(split.dev));
        experiment.train = std::make_shared<const Corpus>(std::move(split.train));
        if (split.unused.size() > 0)
            experiment.unused = std::make_shared<const Corpus>(std::move(split.unused));
    }

    experiment.source = makeLanguage(
        recipe, *experiment.train, &SentencePair::source, PartialProgress(progress, 0.05, 0.5));
    experiment.target = makeLanguage(
        recipe, *experiment.train, &SentencePair::target, PartialProgress(progress, 0.5, 1));
    experiment.model.sourceVocabulary = static_cast<int>(experiment.source.vocabulary.size());
    experiment.model.targetVocabulary = static_cast<int>(experiment.target.vocabulary.size());
    experiment.model.validate();
    experiment.probe = chooseProbe(experiment);
    PartialProgress(progress, 1, 1).show(1);
    return experiment;
}

Vocabulary everyWord(const Tokenizer &tokenizer, const Corpus &corpus,
    std::string SentencePair::*side, const ProgressCallback &progress)
{
    return countWords(tokenizer, corpus, side, {std::numeric_limits<std::size_t>::max(), 1},
        PartialProgress(progress, 0, 1));
}

VocabularySizes countVocabularies(
    const Recipe &recipe, const Corpus &train, const ProgressCallback &progress)
{
    const auto size = [&](Side side, double from, double to) {
        return static_cast<int>(
            makeLanguage(recipe, train, side, PartialProgress(progress, from, to))
                .vocabulary.size());
    };
    return {size(&SentencePair::source, 0, 0.5), size(&SentencePair::target, 0.5, 1)};
}

} // namespace seq2seq

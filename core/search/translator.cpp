// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/translator.h"

#include "core/error.h"
#include "core/explain/tracer.h"
#include "core/fast/seq2seq_weights_p.h"
#include "core/metrics/alignment_error.h"
#include "core/search/beam_search.h"
#include "core/search/force_decode.h"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace seq2seq {

namespace {

constexpr std::size_t kSentencesAtOnce = 32;

double millisecondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

void checkOptions(const SearchOptions &options)
{
    if (options.beam < 1 || options.beam > 1000)
        throw Error(ErrorCode::BadConfiguration, "The beam is " + std::to_string(options.beam), {},
            "It has to lie between 1 and 1000.");
    if (options.maxLength < 1)
        throw Error(ErrorCode::BadConfiguration,
            "The longest translation is " + std::to_string(options.maxLength), {},
            "It has to be at least 1 token.");
}

/// Indices of sentences from the shortest to the longest, so that batches carry little padding.
template <typename Length>
std::vector<std::size_t> byLength(std::size_t count, const Length &length)
{
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
        [&](std::size_t a, std::size_t b) { return length(a) < length(b); });
    return order;
}

} // namespace

struct Translator::Private {
    std::shared_ptr<fast::Weights<float>> model;
    Language source;
    Language target;

    /// The sentence as it was cut, `</s>` last, in text order.
    [[nodiscard]] std::vector<std::string> spelling(const std::string &sentence) const
    {
        std::vector<std::string> tokens = source.tokenizer->split(sentence);
        tokens.push_back(source.vocabulary.word(kEos));
        return tokens;
    }

    [[nodiscard]] std::vector<int> read(const std::string &sentence) const
    {
        return readingOrder(source.encode(sentence), model->config.reverseSource);
    }

    void describe(Translation &translation) const
    {
        for (Hypothesis &hypothesis : translation.hypotheses)
            hypothesis.text = target.decode(hypothesis.ids);
        for (SearchNode &node : translation.tree.nodes)
            node.word = target.vocabulary.word(node.id);
    }

    [[nodiscard]] Translation emptyTranslation(const std::string &sentence) const
    {
        Translation translation;
        translation.source = sentence;
        translation.sourceTokens = {source.vocabulary.word(kEos)};
        translation.sourceIds = {kEos};
        translation.hypotheses.resize(1);
        translation.hypotheses.front().isFinished = true;
        return translation;
    }
};

Translator::Translator(const Experiment &experiment)
    : d(std::make_unique<Private>())
{
    useOneThread();
    if (experiment.weights.empty())
        throw Error(ErrorCode::BadExperiment, "The experiment has no trained weights yet", {},
            "Train it first.");
    auto model = std::make_shared<Seq2Seq>(experiment.model);
    model->load(experiment.bestWeights.empty() ? experiment.weights : experiment.bestWeights);
    d->model = fast::weightsOf<float>(model);
    d->source = experiment.source;
    d->target = experiment.target;
}

Translator::Translator(
    std::shared_ptr<fast::Weights<float>> model, Language source, Language target)
    : d(std::make_unique<Private>())
{
    d->model = std::move(model);
    d->source = std::move(source);
    d->target = std::move(target);
}

Translator::~Translator() = default;
Translator::Translator(Translator &&) noexcept = default;
Translator &Translator::operator=(Translator &&) noexcept = default;

const Language &Translator::source() const
{
    return d->source;
}
const Language &Translator::target() const
{
    return d->target;
}

std::vector<Translation> Translator::translate(std::span<const std::string> sentences,
    const SearchOptions &options, const std::stop_token &stop) const
{
    checkOptions(options);
    d->model->packForDecoding();
    std::vector<Translation> translations(sentences.size());
    std::vector<std::size_t> filled;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        translations[i] = d->emptyTranslation(sentences[i]);
        std::vector<std::string> tokens = d->spelling(sentences[i]);
        if (tokens.size() == 1)
            continue;
        translations[i].sourceIds = d->source.encode(sentences[i]);
        translations[i].sourceTokens = std::move(tokens);
        filled.push_back(i);
    }
    const std::vector<std::size_t> order = byLength(
        filled.size(), [&](std::size_t i) { return translations[filled[i]].sourceIds.size(); });

    for (std::size_t first = 0; first < order.size(); first += kSentencesAtOnce) {
        const auto start = std::chrono::steady_clock::now();
        const std::size_t count = std::min(kSentencesAtOnce, order.size() - first);
        std::vector<std::vector<int>> ids;
        for (std::size_t k = 0; k < count; ++k)
            ids.push_back(readingOrder(
                translations[filled[order[first + k]]].sourceIds, d->model->config.reverseSource));
        std::vector<SearchResult> results = beamSearch(*d->model, ids, {}, options, stop);
        const double milliseconds = millisecondsSince(start) / static_cast<double>(count);
        for (std::size_t k = 0; k < count; ++k) {
            Translation &translation = translations[filled[order[first + k]]];
            translation.hypotheses = std::move(results[k].hypotheses);
            translation.tree = std::move(results[k].tree);
            translation.milliseconds = milliseconds;
            d->describe(translation);
        }
    }
    return translations;
}

Translation Translator::translateFrom(
    const std::string &source, std::span<const int> prefix, const SearchOptions &options) const
{
    checkOptions(options);
    d->model->packForDecoding();
    const auto start = std::chrono::steady_clock::now();
    Translation translation = d->emptyTranslation(source);
    translation.sourceTokens = d->spelling(source);
    if (translation.sourceTokens.size() == 1)
        return translation;
    translation.sourceIds = d->source.encode(source);
    const std::vector<std::vector<int>> ids{
        readingOrder(translation.sourceIds, d->model->config.reverseSource)};
    std::vector<SearchResult> results = beamSearch(*d->model, ids, prefix, options);
    translation.hypotheses = std::move(results.front().hypotheses);
    translation.tree = std::move(results.front().tree);
    d->describe(translation);
    translation.milliseconds = millisecondsSince(start);
    return translation;
}

Trace Translator::trace(const std::string &source, const std::optional<std::string> &target,
    const SearchOptions &options, std::size_t topWords) const
{
    if (target) {
        Trace forced = traceIds(source, d->target.encode(*target), topWords);
        forced.isForced = true;
        return forced;
    }
    const Translation best = translateFrom(source, {}, options);
    return traceIds(source, best.hypotheses.front().ids, topWords);
}

Trace Translator::traceIds(
    const std::string &source, std::span<const int> targetIds, std::size_t topWords) const
{
    d->model->packForDecoding();
    const auto start = std::chrono::steady_clock::now();
    for (const int id : targetIds)
        if (id < 0 || static_cast<std::size_t>(id) >= d->target.vocabulary.size())
            throw Error(
                ErrorCode::Internal, "There is no target word with the id " + std::to_string(id));
    std::vector<int> ids(targetIds.begin(), targetIds.end());
    if (ids.empty())
        ids.push_back(kEos);
    Trace trace = traceNumbers(*d->model, d->read(source), ids, topWords);
    trace.source = source;
    trace.target = d->target.decode(ids);
    trace.sourceTokens = d->spelling(source);
    if (d->model->config.reverseSource)
        std::reverse(trace.sourceTokens.begin(), trace.sourceTokens.end() - 1);
    trace.targetTokens = d->target.words(ids);
    for (std::vector<WordProbability> &words : trace.topWords)
        for (WordProbability &word : words)
            word.word = d->target.vocabulary.word(word.id);
    trace.milliseconds = millisecondsSince(start);
    return trace;
}

std::vector<SentenceOutcome> Translator::assess(std::span<const SentencePair> pairs,
    std::span<const Alignment> gold, const SearchOptions &options,
    const ProgressCallback &progress) const
{
    checkOptions(options);
    d->model->packForDecoding();
    // Gold links count words, so characters and subwords cannot be compared with them.
    const bool keepAttention = !gold.empty()
        && d->source.tokenizer->options().kind == TokenizerKind::Word
        && d->target.tokenizer->options().kind == TokenizerKind::Word;
    std::vector<SentenceOutcome> outcomes(pairs.size());
    std::vector<std::vector<int>> sources;
    std::vector<std::vector<int>> targets;
    for (const SentencePair &pair : pairs) {
        sources.push_back(d->read(pair.source));
        targets.push_back(d->target.encode(pair.target));
    }
    const std::vector<std::size_t> order
        = byLength(pairs.size(), [&](std::size_t i) { return sources[i].size(); });

    for (std::size_t first = 0; first < order.size(); first += kSentencesAtOnce) {
        if (progress && !progress(static_cast<double>(first) / static_cast<double>(order.size())))
            throw Error(ErrorCode::Cancelled, "Evaluating was stopped");
        std::vector<std::vector<int>> batchSources;
        std::vector<std::vector<int>> batchTargets;
        const std::size_t count = std::min(kSentencesAtOnce, order.size() - first);
        for (std::size_t k = 0; k < count; ++k) {
            batchSources.push_back(sources[order[first + k]]);
            batchTargets.push_back(targets[order[first + k]]);
        }
        const std::vector<SearchResult> found = beamSearch(*d->model, batchSources, {}, options);
        const std::vector<ForcedSentence> forced
            = forceDecode(*d->model, batchSources, batchTargets, keepAttention);
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t i = order[first + k];
            SentenceOutcome &outcome = outcomes[i];
            outcome.hypothesis = d->target.decode(found[k].hypotheses.front().ids);
            outcome.reference = pairs[i].target;
            outcome.sourceLength = static_cast<int>(sources[i].size()) - 1;
            outcome.targetTokens = forced[k].tokens;
            outcome.correctTokens = forced[k].correct;
            outcome.logProbability = forced[k].logProbability;
            if (i < gold.size() && !forced[k].attention.isEmpty()) {
                outcome.goldLinks = gold[i];
                outcome.predictedLinks
                    = linksFromAttention(forced[k].attention, d->model->config.reverseSource);
            }
        }
    }
    return outcomes;
}

} // namespace seq2seq

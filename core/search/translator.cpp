// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/translator.h"

#include "core/error.h"
#include "core/explain/tracer.h"
#include "core/fast/seq2seq_weights_p.h"
#include "core/metrics/alignment_error.h"
#include "core/search/beam_search.h"
#include "core/search/force_decode.h"
#include "core/search/sampling.h"
#include "core/search/slices.h"
#include "core/search/unknown_words.h"
#include "core/stopwatch.h"
#include "core/training/memory_need.h"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

namespace seq2seq {

namespace {

constexpr std::size_t kSentencesAtOnce = 32;

void checkOptions(const SearchOptions &options)
{
    if (options.beam < 1 || options.beam > 1000)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The beam is %1").arg(options.beam), {},
            message("core", "It has to lie between 1 and 1000."));
    if (options.maxLength < 1)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The longest translation is %1").arg(options.maxLength), {},
            message("core", "It has to be at least 1 token."));
    if (options.minLength < 0 || options.minLength > options.maxLength)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The shortest translation is %1").arg(options.minLength), {},
            message("core", "It has to lie between 0 words and the longest."));
    // Written so that NaN fails every comparison.
    if (!(options.temperature >= 0.01 && options.temperature <= 100))
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The temperature is %1").arg(options.temperature), {},
            message("core", "It has to lie between 0.01 and 100."));
    if (options.topK < 0)
        throw Error(ErrorCode::BadConfiguration, message("core", "Top-k is %1").arg(options.topK),
            {}, message("core", "It has to be at least 1 word, or 0 for all."));
    if (!(options.topP > 0 && options.topP <= 1))
        throw Error(ErrorCode::BadConfiguration, message("core", "Top-p is %1").arg(options.topP),
            {}, message("core", "It has to lie above 0 and be at most 1."));
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

std::unique_ptr<fast::Team> teamOfThisMachine()
{
    constexpr int kMostThreads = 4; // of a sentence: there is not more to share
    const int threads = static_cast<int>(std::thread::hardware_concurrency());
    return threads < 2 ? nullptr : std::make_unique<fast::Team>(std::min(threads, kMostThreads));
}

/// How many threads take whole sentences: one for few, which a team shares.
int workersFor(std::size_t sentences)
{
    return sentences <= kSentencesAtOnce
        ? 1
        : std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 8);
}

std::size_t sentencesAtOnce(std::size_t sentences)
{
    return std::min(sentences, kSentencesAtOnce * static_cast<std::size_t>(workersFor(sentences)));
}

} // namespace

struct Translator::Private {
    std::shared_ptr<fast::Weights<float>> model;
    Language source;
    Language target;
    int longestTrained = 0;

    std::unique_ptr<fast::Team> few = teamOfThisMachine(); // null on one core

    /// Shares the work of a few sentences, null for more: they go to a thread each.
    [[nodiscard]] fast::Team *team(std::size_t sentences) const
    {
        return sentences > kSentencesAtOnce ? nullptr : few.get();
    }

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

    /// @param tokens of the source, `</s>` included
    void requireShort(std::size_t tokens, const SearchOptions &options) const
    {
        const std::size_t longest = longestSource(options, longestTrained);
        if (tokens > longest + 1)
            throw Error(ErrorCode::BadConfiguration,
                message("core", "The sentence has %1 tokens, the longest this run takes has %2")
                    .arg(tokens - 1)
                    .arg(longest),
                {}, message("core", "Shorten it."));
    }

    /// Of a search over sentences at once, the longest of so many tokens.
    void requireMemory(
        std::size_t sentences, std::size_t longest, const SearchOptions &options) const
    {
        requireMemoryToSearch(model->config,
            {sentences, static_cast<std::uint64_t>(options.sample ? options.nBest : options.beam),
                longest, static_cast<std::uint64_t>(options.maxLength)});
    }

    [[nodiscard]] std::vector<SearchResult> search(std::span<const std::vector<int>> sources,
        std::span<const int> prefix, const SearchOptions &options, fast::Team *shared,
        const std::stop_token &stop = {}) const
    {
        return options.sample ? drawTranslations(*model, sources, prefix, options, stop)
                              : beamSearch(*model, sources, prefix, options, stop, shared);
    }

    /// The translation as a person reads it.
    [[nodiscard]] std::string textOf(const std::vector<int> &ids, const std::string &sentence,
        const SearchOptions &options) const
    {
        if (!options.replaceUnknown || !model->attends || std::ranges::find(ids, kUnk) == ids.end())
            return target.decode(ids);
        const std::vector<int> sourceIds = read(sentence);
        requireMemoryToForce(model->config, {1, sourceIds.size(), ids.size(), sourceIds.size()});
        const ForcedSentence forced
            = forceDecode(*model, std::span(&sourceIds, 1), std::span(&ids, 1), true)[0];
        std::vector<std::string> columns = spelling(sentence);
        if (model->config.reverseSource)
            std::reverse(columns.begin(), columns.end() - 1);
        std::vector<std::string> words
            = replaceUnknownWords(ids, target.words(ids), forced.attention, columns);
        if (ids.back() == kEos)
            words.pop_back();
        return target.tokenizer->join(words);
    }

    void describe(Translation &translation, const SearchOptions &options) const
    {
        for (Hypothesis &hypothesis : translation.hypotheses)
            hypothesis.text = textOf(hypothesis.ids, translation.source, options);
        for (SearchNode &node : translation.tree.nodes)
            node.word = target.vocabulary.word(node.id);
    }

    [[nodiscard]] Translation emptyTranslation(const std::string &sentence) const
    {
        Translation translation;
        translation.source = sentence;
        translation.sourceLanguage = source.code;
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
        throw Error(ErrorCode::BadExperiment,
            message("core", "The experiment has no trained weights yet"), {},
            message("core", "Train it first."));
    requireMemoryToLoad(experiment.model);
    auto model = std::make_shared<Seq2Seq>(experiment.model);
    model->load(experiment.bestWeights.empty() ? experiment.weights : experiment.bestWeights);
    d->model = fast::weightsOf<float>(model);
    d->source = experiment.source;
    d->target = experiment.target;
    d->longestTrained = experiment.training.maxLength;
}

Translator::Translator(std::shared_ptr<fast::Weights<float>> model, Language source,
    Language target, int longestTrained)
    : d(std::make_unique<Private>())
{
    d->model = std::move(model);
    d->source = std::move(source);
    d->target = std::move(target);
    d->longestTrained = longestTrained;
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
        d->requireShort(tokens.size(), options);
        if (tokens.size() == 1)
            continue;
        translations[i].sourceIds = d->source.encode(sentences[i]);
        translations[i].sourceTokens = std::move(tokens);
        filled.push_back(i);
    }
    const std::vector<std::size_t> order = byLength(
        filled.size(), [&](std::size_t i) { return translations[filled[i]].sourceIds.size(); });
    if (!order.empty())
        d->requireMemory(sentencesAtOnce(order.size()),
            translations[filled[order.back()]].sourceIds.size(), options);
    ShardWorkers workers(workersFor(order.size()));
    fast::Team *team = d->team(order.size());
    inSlices(order, kSentencesAtOnce, workers, stop, {}, [&](std::span<const std::size_t> slice) {
        const Stopwatch stopwatch;
        std::vector<std::vector<int>> ids;
        for (const std::size_t k : slice)
            ids.push_back(
                readingOrder(translations[filled[k]].sourceIds, d->model->config.reverseSource));
        std::vector<SearchResult> results = d->search(ids, {}, options, team, stop);
        const double milliseconds = stopwatch.milliseconds() / static_cast<double>(slice.size());
        for (std::size_t k = 0; k < slice.size(); ++k) {
            Translation &translation = translations[filled[slice[k]]];
            translation.hypotheses = std::move(results[k].hypotheses);
            translation.tree = std::move(results[k].tree);
            translation.milliseconds = milliseconds;
            d->describe(translation, options);
        }
    });
    return translations;
}

Translation Translator::translateFrom(const std::string &source, std::span<const int> prefix,
    const SearchOptions &options, const std::stop_token &stop) const
{
    checkOptions(options);
    d->model->packForDecoding();
    const Stopwatch stopwatch;
    Translation translation = d->emptyTranslation(source);
    translation.sourceTokens = d->spelling(source);
    d->requireShort(translation.sourceTokens.size(), options);
    if (translation.sourceTokens.size() == 1)
        return translation;
    translation.sourceIds = d->source.encode(source);
    d->requireMemory(1, translation.sourceIds.size(), options);
    const std::vector<std::vector<int>> ids{
        readingOrder(translation.sourceIds, d->model->config.reverseSource)};
    std::vector<SearchResult> results = d->search(ids, prefix, options, d->team(1), stop);
    translation.hypotheses = std::move(results.front().hypotheses);
    translation.tree = std::move(results.front().tree);
    d->describe(translation, options);
    translation.milliseconds = stopwatch.milliseconds();
    return translation;
}

Trace Translator::trace(const std::string &source, const std::optional<std::string> &target,
    const SearchOptions &options, std::size_t topWords, const std::stop_token &stop) const
{
    if (target) {
        Trace forced = traceIds(source, d->target.encode(*target), options, topWords, stop);
        forced.isForced = true;
        return forced;
    }
    const Translation best = translateFrom(source, {}, options, stop);
    return traceIds(source, best.hypotheses.front().ids, options, topWords, stop);
}

WeightValues Translator::weight(const WeightId &weight) const
{
    const WeightPlace place = placeOf(d->model->config, weight);
    const std::size_t depth = place.slice < 0 ? 1 : 2;
    WeightValues result{weight, d->model->config, 0, {}};
    if (place.columns > 0)
        result.values
            = Matrix(std::min(place.rows, kMostWeightValues / place.columns), place.columns);
    for (const std::string &name : place.names) {
        const auto &parameters = d->model->parameters();
        const auto found = std::ranges::find(parameters, name, &fast::Parameter<float>::name);
        const bool isThere = weight.layer < d->model->config.layers
            && place.firstRow + place.rows <= place.allRows && found != parameters.end();
        if (!isThere || found->size() != place.allRows * place.columns * depth)
            throw Error(ErrorCode::BadConfiguration,
                message("core", "This model has no weight %1 of that shape").arg(name), {},
                message("core", "Choose one of the formulas that are shown now."));
        const float *from = found->values + place.firstRow * place.columns * depth
            + static_cast<std::size_t>(std::max(place.slice, 0));
        for (float &value : result.values.values) {
            value += *from;
            from += depth;
        }
    }
    return result;
}

Trace Translator::traceIds(const std::string &source, std::span<const int> targetIds,
    const SearchOptions &options, std::size_t topWords, const std::stop_token &stop) const
{
    d->model->packForDecoding();
    const Stopwatch stopwatch;
    for (const int id : targetIds)
        if (id < 0 || static_cast<std::size_t>(id) >= d->target.vocabulary.size())
            throw Error(ErrorCode::Internal,
                message("core", "There is no target word with the id %1").arg(id));
    std::vector<int> ids(targetIds.begin(), targetIds.end());
    if (ids.empty())
        ids.push_back(kEos);
    std::vector<std::string> spelling = d->spelling(source);
    d->requireShort(spelling.size(), options);
    requireMemoryToTrace(d->model->config, spelling.size(), ids.size());
    Trace trace = traceNumbers(*d->model, d->read(source), ids, topWords, d->team(1), stop);
    trace.source = source;
    trace.target = d->target.decode(ids);
    trace.sourceTokens = std::move(spelling);
    if (d->model->config.reverseSource)
        std::reverse(trace.sourceTokens.begin(), trace.sourceTokens.end() - 1);
    trace.targetTokens = d->target.words(ids);
    for (std::vector<WordProbability> &words : trace.topWords)
        for (WordProbability &word : words)
            word.word = d->target.vocabulary.word(word.id);
    trace.milliseconds = stopwatch.milliseconds();
    return trace;
}

std::optional<LongSource> Translator::firstTooLong(
    std::span<const std::string> sentences, const SearchOptions &options) const
{
    const std::size_t longest = longestSource(options, d->longestTrained);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const std::size_t tokens = d->source.tokenizer->split(sentences[i]).size();
        if (tokens > longest)
            return LongSource{i, tokens, longest};
    }
    return std::nullopt;
}

std::vector<SentenceOutcome> Translator::assess(const SentencePairs &pairs,
    std::span<const Alignment> gold, const SearchOptions &options,
    const ProgressCallback &progress) const
{
    checkOptions(options);
    d->model->packForDecoding();
    // Gold links count words, so characters and subwords cannot be compared with them.
    const bool keepAttention = !gold.empty()
        && d->source.tokenizer->options().kind == TokenizerKind::Word
        && d->target.tokenizer->options().kind == TokenizerKind::Word;
    std::vector<SentenceOutcome> outcomes;
    std::vector<std::string> texts;
    std::vector<std::vector<int>> sources;
    std::vector<std::vector<int>> targets;
    for (const SentencePair &pair : pairs) {
        outcomes.emplace_back().reference = d->target.written(pair.target);
        texts.push_back(pair.source);
        sources.push_back(d->read(pair.source));
        d->requireShort(sources.back().size(), options);
        targets.push_back(d->target.encode(pair.target));
    }
    const std::vector<std::size_t> order
        = byLength(pairs.size(), [&](std::size_t i) { return sources[i].size(); });
    const std::size_t atOnce = sentencesAtOnce(order.size());
    if (!order.empty())
        d->requireMemory(atOnce, sources[order.back()].size(), options);
    requireMemoryToForce(d->model->config, largestBatch(sources, targets, atOnce));

    ShardWorkers workers(workersFor(order.size()));
    fast::Team *team = d->team(order.size());
    std::atomic<std::size_t> done = 0;
    const auto report = [&] {
        if (progress
            && !progress(static_cast<double>(done)
                / static_cast<double>(std::max<std::size_t>(1, order.size()))))
            throw Error(ErrorCode::Cancelled, message("core", "Evaluating was stopped"));
    };
    report();
    const auto assessSlice = [&](std::span<const std::size_t> slice) {
        std::vector<std::vector<int>> batchSources;
        std::vector<std::vector<int>> batchTargets;
        for (const std::size_t i : slice) {
            batchSources.push_back(sources[i]);
            batchTargets.push_back(targets[i]);
        }
        const std::vector<SearchResult> found = d->search(batchSources, {}, options, team);
        const std::vector<ForcedSentence> forced
            = forceDecode(*d->model, batchSources, batchTargets, keepAttention);
        for (std::size_t k = 0; k < slice.size(); ++k) {
            const std::size_t i = slice[k];
            SentenceOutcome &outcome = outcomes[i];
            outcome.hypothesis = d->textOf(found[k].hypotheses.front().ids, texts[i], options);
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
        done += slice.size();
    };
    inSlices(order, kSentencesAtOnce, workers, {}, report, assessSlice);
    return outcomes;
}

} // namespace seq2seq

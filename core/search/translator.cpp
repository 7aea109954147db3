// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/translator.h"

#include "core/error.h"
#include "core/explain/weight_values.h"
#include "core/metrics/alignment_error.h"
#include "core/model/engine_choice.h"
#include "core/model/model.h"
#include "core/model/reading_order.h"
#include "core/run/memory_need.h"
#include "core/search/beam_search.h"
#include "core/search/sampling.h"
#include "core/search/slices.h"
#include "core/stopwatch.h"
#include "core/text/unknown_words.h"

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

/// How many threads take slices of sentences: one for few.
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
    std::shared_ptr<const Model> model;
    Language source;
    Language target;
    int longestTrained = 0;

    /// The sentence as it was cut, `</s>` last, in text order.
    [[nodiscard]] std::vector<std::string> spelling(const std::string &sentence) const
    {
        std::vector<std::string> tokens = source.tokenizer->split(sentence);
        tokens.push_back(source.vocabulary.word(kEos));
        return tokens;
    }

    /// Of the words that are read after edits. @param spelling in reading order
    [[nodiscard]] std::vector<std::string> spellingOf(
        const EditedSource &read, const std::vector<std::string> &spelling) const
    {
        std::vector<std::string> words;
        for (std::size_t i = 0; i < read.ids.size(); ++i) {
            const auto origin = static_cast<std::size_t>(read.origin[i]);
            const bool isReplaced
                = source.vocabulary.id(spelling[origin]) != read.ids[i] && read.ids[i] > kUnk;
            words.push_back(isReplaced ? source.vocabulary.word(read.ids[i]) : spelling[origin]);
        }
        return words;
    }

    [[nodiscard]] std::vector<int> read(const std::string &sentence) const
    {
        return readingOrder(source.encode(sentence), model->config().reverseSource);
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
        requireMemoryToSearch(model->config(), model->engine(),
            {sentences, static_cast<std::uint64_t>(options.sample ? options.nBest : options.beam),
                longest, static_cast<std::uint64_t>(options.maxLength)});
    }

    [[nodiscard]] std::vector<SearchResult> search(std::span<const std::vector<int>> sources,
        std::span<const int> prefix, const SearchOptions &options, const std::stop_token &stop = {},
        const Edits &edits = {}) const
    {
        return options.sample ? drawTranslations(*model, sources, prefix, options, stop, edits)
                              : beamSearch(*model, sources, prefix, options, stop, edits);
    }

    /// alpha of a translation, [n, m], with changes in the middle of the model.
    [[nodiscard]] Matrix attentionAlong(
        const std::vector<int> &sourceIds, const std::vector<int> &ids, const Edits &edits) const
    {
        if (edits.changesTheModel()) {
            requireMemoryToTrace(model->config(), sourceIds.size(), ids.size());
            return model->trace(sourceIds, ids, 0, edits).attention;
        }
        requireMemoryToForce(
            model->config(), model->engine(), {1, sourceIds.size(), ids.size(), sourceIds.size()});
        return model->score(std::span(&sourceIds, 1), std::span(&ids, 1), true)[0].attention;
    }

    /// The translation as a person reads it.
    [[nodiscard]] std::string textOf(const std::vector<int> &ids, const std::string &sentence,
        const SearchOptions &options, const Edits &edits = {}) const
    {
        if (!options.replaceUnknown || model->config().attention == AttentionKind::None
            || std::ranges::find(ids, kUnk) == ids.end())
            return target.decode(ids);
        const EditedSource edited = editedSource(read(sentence), edits.source);
        std::vector<std::string> columns = spelling(sentence);
        if (model->config().reverseSource)
            std::reverse(columns.begin(), columns.end() - 1);
        std::vector<std::string> words = replaceUnknownWords(ids, target.words(ids),
            attentionAlong(edited.ids, ids, edits), spellingOf(edited, columns));
        if (ids.back() == kEos)
            words.pop_back();
        return target.tokenizer->join(words);
    }

    void describe(
        Translation &translation, const SearchOptions &options, const Edits &edits = {}) const
    {
        for (Hypothesis &hypothesis : translation.hypotheses)
            hypothesis.text = textOf(hypothesis.ids, translation.source, options, edits);
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

Translator::Translator(const Experiment &experiment, const Compute &compute)
    : d(std::make_unique<Private>())
{
    if (experiment.weights.empty())
        throw Error(ErrorCode::BadExperiment,
            message("core", "The experiment has no trained weights yet"), {},
            message("core", "Train it first."));
    requireMemoryToLoad(experiment.model, engineFor(experiment.model, compute));
    const std::shared_ptr<Model> model = makeModel(experiment.model, compute);
    model->setWeights(experiment.bestWeights.empty() ? experiment.weights : experiment.bestWeights);
    d->model = model;
    d->source = experiment.source;
    d->target = experiment.target;
    d->longestTrained = experiment.training.maxLength;
}

Translator::Translator(
    std::shared_ptr<const Model> model, Language source, Language target, int longestTrained)
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

const Model &Translator::model() const
{
    return *d->model;
}
std::vector<int> Translator::read(const std::string &sentence) const
{
    return d->read(sentence);
}
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
    ThreadPool workers(workersFor(order.size()));
    inSlices(order, kSentencesAtOnce, workers, stop, {}, [&](std::span<const std::size_t> slice) {
        const Stopwatch stopwatch;
        std::vector<std::vector<int>> ids;
        for (const std::size_t k : slice)
            ids.push_back(
                readingOrder(translations[filled[k]].sourceIds, d->model->config().reverseSource));
        std::vector<SearchResult> results = d->search(ids, {}, options, stop);
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
    const SearchOptions &options, const std::stop_token &stop, const Edits &edits) const
{
    checkOptions(options);
    const Stopwatch stopwatch;
    Translation translation = d->emptyTranslation(source);
    translation.sourceTokens = d->spelling(source);
    d->requireShort(translation.sourceTokens.size(), options);
    if (translation.sourceTokens.size() == 1)
        return translation;
    translation.sourceIds = d->source.encode(source);
    d->requireMemory(1, translation.sourceIds.size(), options);
    const std::vector<std::vector<int>> ids{editedSource(d->read(source), edits.source).ids};
    std::vector<SearchResult> results = d->search(ids, prefix, options, stop, edits);
    translation.hypotheses = std::move(results.front().hypotheses);
    translation.tree = std::move(results.front().tree);
    d->describe(translation, options, edits);
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
    const std::size_t columns = placeOf(d->model->config(), weight).columns;
    if (columns == 0)
        return {weight, d->model->config(), 0, {}};
    return {weight, d->model->config(), 0,
        weightValues(*d->model, weight, kMostWeightValues / columns)};
}

Trace Translator::traceIds(const std::string &source, std::span<const int> targetIds,
    const SearchOptions &options, std::size_t topWords, const std::stop_token &stop,
    const Edits &edits) const
{
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
    requireMemoryToTrace(d->model->config(), spelling.size(), ids.size());
    if (d->model->config().reverseSource)
        std::reverse(spelling.begin(), spelling.end() - 1);
    const EditedSource read = editedSource(d->read(source), edits.source);
    Trace trace = d->model->trace(read.ids, ids, topWords, edits, stop);
    trace.source = source;
    trace.target = d->target.decode(ids);
    trace.sourceTokens = d->spellingOf(read, spelling);
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
    requireMemoryToForce(
        d->model->config(), d->model->engine(), largestBatch(sources, targets, atOnce));

    ThreadPool workers(workersFor(order.size()));
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
        const std::vector<SearchResult> found = d->search(batchSources, {}, options);
        const std::vector<ForcedSentence> forced
            = d->model->score(batchSources, batchTargets, keepAttention);
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
                    = linksFromAttention(forced[k].attention, d->model->config().reverseSource);
            }
        }
        done += slice.size();
    };
    inSlices(order, kSentencesAtOnce, workers, {}, report, assessSlice);
    return outcomes;
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/dev_evaluation.h"

#include "core/error.h"
#include "core/metrics/bleu.h"
#include "core/metrics/chrf.h"
#include "core/model/engine_choice.h"
#include "core/model/reading_order.h"
#include "core/run/memory_need.h"
#include "core/run/suspicion.h"
#include "core/search/beam_search.h"
#include "core/search/dev_search.h"
#include "core/search/slices.h"
#include "core/stop.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace seq2seq {

namespace {

// Small enough that a stop is answered within a fifth of a second.
constexpr std::size_t kSentencesAtOnce = 16;
constexpr std::size_t kSamples = 24; // recorded; the window shows as many as the person wants
constexpr std::size_t kLookedInside = 6; // of which the gates are counted
constexpr std::size_t kExchanged = 64; // that are also forced from the source of another

std::vector<std::vector<int>> pick(
    const std::vector<std::vector<int>> &sentences, std::span<const std::size_t> indices)
{
    std::vector<std::vector<int>> picked;
    for (const std::size_t index : indices)
        picked.push_back(sentences[index]);
    return picked;
}

/// Values of a gate so close to 0 or 1 that hardly any gradient passes.
void countSaturated(const Matrix &values, std::size_t &saturated, std::size_t &all)
{
    for (const float value : values.values)
        saturated += value < 0.05F || value > 0.95F ? 1 : 0;
    all += values.values.size();
}

/// Of the words that stand before each </s>.
double unknownShare(const std::vector<std::vector<int>> &sentences)
{
    std::size_t unknown = 0;
    std::size_t words = 0;
    for (const std::vector<int> &sentence : sentences) {
        unknown += static_cast<std::size_t>(std::ranges::count(sentence, kUnk));
        words += sentence.size() - 1;
    }
    return words > 0 ? static_cast<double>(unknown) / static_cast<double>(words) : 0;
}

/// Some of a list, spread evenly over it.
std::vector<std::size_t> spread(const std::vector<std::size_t> &all, std::size_t wanted)
{
    std::vector<std::size_t> chosen;
    const std::size_t count = std::min(wanted, all.size());
    for (std::size_t i = 0; i < count; ++i)
        chosen.push_back(all[(2 * i + 1) * all.size() / (2 * count)]);
    return chosen;
}

} // namespace

DevEvaluation::DevEvaluation(const Experiment &experiment, const std::stop_token &stop)
    : m_corpus(experiment.dev)
    , m_source(experiment.source)
    , m_target(experiment.target)
    , m_probe(experiment.probe)
    , m_pinned(experiment.pinned)
{
    for (const SentencePair &pair : m_corpus->pairs) {
        throwIfStopped(stop);
        m_sources.push_back(
            readingOrder(m_source.encode(pair.source), experiment.model.reverseSource));
        m_targets.push_back(m_target.encode(pair.target));
        m_references.push_back(m_target.written(pair.target));
        m_longestTarget = std::max(m_longestTarget, static_cast<int>(m_targets.back().size()));
    }
    std::size_t sourceTokens = 0;
    std::size_t targetTokens = 0;
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        sourceTokens += m_sources[i].size();
        targetTokens += m_targets[i].size();
    }
    if (sourceTokens > 0 && targetTokens > 0)
        m_usualLength = static_cast<double>(targetTokens) / static_cast<double>(sourceTokens);
    const auto sortByLength = [this](std::vector<std::size_t> &order) {
        std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
            return m_sources[a].size() < m_sources[b].size();
        });
    };
    m_byLength.resize(m_sources.size());
    std::iota(m_byLength.begin(), m_byLength.end(), std::size_t{0});

    // A file may be sorted by length, so the translated ones are spread over all of it.
    m_translated = translatedDevSentences(
        m_sources.size(), static_cast<std::size_t>(experiment.training.devBleuSentences));
    sortByLength(m_byLength);
    sortByLength(m_translated);

    // From short to rather long, the same at every evaluation.
    m_samples = spread(m_translated, kSamples);
    m_lookedInside = spread(m_translated, kLookedInside);
    m_exchanged = spread(m_byLength, kExchanged);
    m_unknownSource = unknownShare(m_sources);
    m_unknownTarget = unknownShare(m_targets);
    requireMemoryToForce(experiment.model,
        engineFor(experiment.model, experiment.training.compute()),
        largestBatch(m_sources, m_targets,
            kSentencesAtOnce * static_cast<std::size_t>(experiment.training.threads)));
}

void DevEvaluation::measure(Evaluation &evaluation, const Model &model, ThreadPool &workers,
    const std::stop_token &stop, const std::function<void()> &between) const
{
    Insight &insight = evaluation.inside.emplace();
    insight.unknownSource = m_unknownSource;
    insight.unknownTarget = m_unknownTarget;
    const std::vector<ForcedSentence> forced
        = measureLoss(evaluation, model, workers, stop, between);
    measureSourceGain(insight, model, forced, workers, stop, between);
    measureTranslations(evaluation, model, workers, stop, between);
    lookInside(evaluation, model, stop);
}

std::vector<ForcedSentence> DevEvaluation::measureLoss(Evaluation &evaluation, const Model &model,
    ThreadPool &workers, const std::stop_token &stop, const std::function<void()> &between) const
{
    std::vector<ForcedSentence> forced(m_sources.size());
    inSlices(m_byLength, kSentencesAtOnce, workers, stop, between,
        [&](std::span<const std::size_t> slice) {
            std::vector<ForcedSentence> found
                = model.score(pick(m_sources, slice), pick(m_targets, slice), false, stop);
            for (std::size_t k = 0; k < slice.size(); ++k)
                forced[slice[k]] = std::move(found[k]);
        });
    double nats = 0;
    std::int64_t tokens = 0;
    std::int64_t correct = 0;
    for (const ForcedSentence &sentence :
        forced) { // in the order of the corpus: the sum is the same
        nats -= sentence.logProbability;
        tokens += sentence.tokens;
        correct += sentence.correct;
    }
    evaluation.devLoss = nats / static_cast<double>(tokens);
    evaluation.devPerplexity = std::exp(evaluation.devLoss);
    evaluation.devTokenAccuracy = static_cast<double>(correct) / static_cast<double>(tokens);
    return forced;
}

/// Each of some sentences is given the source of the next one that has another: of a similar
/// length, as they go from short to long, so that it is not the length that tells.
void DevEvaluation::measureSourceGain(Insight &insight, const Model &model,
    std::span<const ForcedSentence> forced, ThreadPool &workers, const std::stop_token &stop,
    const std::function<void()> &between) const
{
    std::vector<std::size_t> targets;
    std::vector<std::vector<int>> otherSources(m_sources.size());
    for (std::size_t i = 0; i < m_exchanged.size(); ++i) {
        const std::size_t index = m_exchanged[i];
        for (std::size_t k = 1; k < m_exchanged.size(); ++k) {
            const std::size_t other = m_exchanged[(i + k) % m_exchanged.size()];
            if (m_sources[other] == m_sources[index])
                continue;
            otherSources[index] = m_sources[other];
            targets.push_back(index);
            break;
        }
    }
    if (targets.empty())
        return;
    std::vector<ForcedSentence> exchanged(m_sources.size());
    inSlices(
        targets, kSentencesAtOnce, workers, stop, between, [&](std::span<const std::size_t> slice) {
            std::vector<ForcedSentence> found
                = model.score(pick(otherSources, slice), pick(m_targets, slice), false, stop);
            for (std::size_t k = 0; k < slice.size(); ++k)
                exchanged[slice[k]] = std::move(found[k]);
        });
    double nats = 0;
    std::int64_t tokens = 0;
    for (const std::size_t index : targets) {
        nats += forced[index].logProbability - exchanged[index].logProbability;
        tokens += forced[index].tokens;
    }
    insight.sourceGain = nats / static_cast<double>(tokens);
}

std::vector<std::vector<int>> DevEvaluation::translate(const Model &model, ThreadPool &workers,
    const std::stop_token &stop, const std::function<void()> &between) const
{
    const SearchOptions greedy = devSearch(m_longestTarget);
    std::vector<std::vector<int>> translations(m_sources.size());
    inSlices(m_translated, kSentencesAtOnce, workers, stop, between,
        [&](std::span<const std::size_t> slice) {
            std::vector<SearchResult> found
                = beamSearch(model, pick(m_sources, slice), {}, greedy, stop);
            for (std::size_t k = 0; k < slice.size(); ++k)
                translations[slice[k]] = std::move(found[k].hypotheses.front().ids);
        });
    return translations;
}

std::vector<SampleTranslation> DevEvaluation::samplesOf(
    const std::vector<std::vector<int>> &translations, const Model &model,
    const std::stop_token &stop) const
{
    if (m_samples.empty())
        return {};
    const std::vector<ForcedSentence> forced
        = model.score(pick(m_sources, m_samples), pick(translations, m_samples), true, stop);
    std::vector<SampleTranslation> samples;
    for (std::size_t k = 0; k < m_samples.size(); ++k) {
        const std::size_t index = m_samples[k];
        samples.push_back(sampleOf(index, m_target.decode(translations[index])));
        samples.back().suspicion = suspicionOf(forced[k].attention, m_sources[index].size(),
            translations[index].size(), m_usualLength);
    }
    return samples;
}

SampleTranslation DevEvaluation::sampleOf(std::size_t index, std::string translation) const
{
    const SentencePair &pair = m_corpus->pairs[index];
    const std::vector<std::string> reference{m_references[index]};
    BleuOptions options;
    options.tokenizer = bleuTokenizerFor(m_target.code);
    const double bleu = sentenceBleu(translation, reference, options).score;
    return {pair.source, pair.target, std::move(translation), bleu};
}

std::vector<SampleTranslation> DevEvaluation::translations(const Model &model, ThreadPool &workers,
    const std::stop_token &stop, const std::function<void()> &between) const
{
    const std::vector<std::vector<int>> found = translate(model, workers, stop, between);
    std::vector<std::size_t> order = m_translated;
    std::ranges::sort(order);
    std::vector<SampleTranslation> samples;
    for (const std::size_t index : order)
        samples.push_back(sampleOf(index, m_target.decode(found[index])));
    return samples;
}

void DevEvaluation::measureTranslations(Evaluation &evaluation, const Model &model,
    ThreadPool &workers, const std::stop_token &stop, const std::function<void()> &between) const
{
    const std::vector<std::vector<int>> translations = translate(model, workers, stop, between);
    BleuOptions options;
    options.tokenizer = bleuTokenizerFor(m_target.code);
    std::vector<std::string> hypotheses;
    std::vector<std::vector<std::string>> references(1);
    for (const std::size_t index : m_translated) {
        hypotheses.push_back(m_target.decode(translations[index]));
        references[0].push_back(m_references[index]);
    }
    if (!hypotheses.empty()) {
        evaluation.devBleu = corpusBleu(hypotheses, references, options).score;
        evaluation.devChrf = corpusChrf(hypotheses, references);
    }
    evaluation.samples = samplesOf(translations, model, stop);
}

void DevEvaluation::lookInside(
    Evaluation &evaluation, const Model &model, const std::stop_token &stop) const
{
    std::size_t saturated = 0;
    std::size_t values = 0;
    std::vector<Matrix> attentions;
    for (const std::size_t index : m_lookedInside) {
        Trace trace = model.trace(m_sources[index], m_targets[index], 1, {}, stop);
        for (const LayerTrace &layer : trace.decoder)
            for (const GateTrace &gate : layer.gates)
                if (gate.name != "g" && gate.name != "n") // those two are tanh, not gates
                    countSaturated(gate.values, saturated, values);
        attentions.push_back(std::move(trace.attention));
    }
    describeAttention(*evaluation.inside, attentions);
    evaluation.saturatedGates
        = values > 0 ? static_cast<double>(saturated) / static_cast<double>(values) : kNoGates;
    evaluation.probe = lookAtProbe(model, stop);
    for (const SentencePair &pair : m_pinned)
        if (pair != m_probe)
            evaluation.pinned.push_back(lookAt(pair, model, stop));
}

ProbeAttention DevEvaluation::lookAtProbe(const Model &model, const std::stop_token &stop) const
{
    return lookAt(m_probe, model, stop);
}

ProbeAttention DevEvaluation::lookAt(
    const SentencePair &pair, const Model &model, const std::stop_token &stop) const
{
    const std::vector<int> source
        = readingOrder(m_source.encode(pair.source), model.config().reverseSource);
    const std::vector<int> target = m_target.encode(pair.target);
    ProbeAttention probe;
    probe.source = pair.source;
    probe.reference = pair.target;
    probe.sourceTokens = m_source.words(source);
    probe.targetTokens = m_target.words(target);
    probe.attention = model.trace(source, target, 1, {}, stop).attention;
    probe.translation = translation(pair.source, model, stop);
    return probe;
}

std::string DevEvaluation::translation(
    const std::string &source, const Model &model, const std::stop_token &stop) const
{
    const std::vector<std::vector<int>> sources{
        readingOrder(m_source.encode(source), model.config().reverseSource)};
    const std::vector<SearchResult> found
        = beamSearch(model, sources, {}, devSearch(m_longestTarget), stop);
    return m_target.decode(found.front().hypotheses.front().ids);
}

} // namespace seq2seq

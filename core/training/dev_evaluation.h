// SPDX-License-Identifier: GPL-3.0-or-later
// One look at the dev set: loss, accuracy, BLEU, samples, the probe's attention.
#pragma once

#include "core/corpus/batches.h"
#include "core/model/model.h"
#include "core/run/experiment.h"
#include "core/search/hypothesis.h"
#include "core/thread_pool.h"

#include <functional>
#include <stop_token>

namespace seq2seq {

/// The dev set prepared once: ids in reading order, from short to long, and what will be
/// translated.
class DevEvaluation {
public:
    /// @throws Error Cancelled; OutOfMemory when its longest sentences do not fit
    explicit DevEvaluation(const Experiment &experiment, const std::stop_token &stop = {});

    /// Fills in everything of the evaluation that the dev set decides.
    /// @param between called between two batches
    /// @throws Error Cancelled when stop was asked for
    void measure(Evaluation &evaluation, const Model &model, ThreadPool &workers,
        const std::stop_token &stop, const std::function<void()> &between) const;
    /// The probe sentence with the weights of now.
    /// @throws Error Cancelled
    [[nodiscard]] ProbeAttention lookAtProbe(
        const Model &model, const std::stop_token &stop = {}) const;
    /// The same of any sentence.
    [[nodiscard]] ProbeAttention lookAt(
        const SentencePair &pair, const Model &model, const std::stop_token &stop = {}) const;
    /// The translated dev sentences as the model writes them now, in the order of the corpus.
    [[nodiscard]] std::vector<SampleTranslation> translations(const Model &model,
        ThreadPool &workers, const std::stop_token &stop,
        const std::function<void()> &between) const;
    /// What the model writes for one sentence, likeliest word each time.
    [[nodiscard]] std::string translation(
        const std::string &source, const Model &model, const std::stop_token &stop = {}) const;
    /// The sentence that is followed from now on.
    void setProbe(SentencePair probe) { m_probe = std::move(probe); }
    void setPinned(std::vector<SentencePair> pinned) { m_pinned = std::move(pinned); }

private:
    [[nodiscard]] std::vector<ForcedSentence> measureLoss(Evaluation &evaluation,
        const Model &model, ThreadPool &workers, const std::stop_token &stop,
        const std::function<void()> &between) const;
    /// @param forced what measureLoss() found
    void measureSourceGain(Insight &insight, const Model &model,
        std::span<const ForcedSentence> forced, ThreadPool &workers, const std::stop_token &stop,
        const std::function<void()> &between) const;
    /// Greedy translations of the dev sentences that are translated, ids; of the others nothing.
    [[nodiscard]] std::vector<std::vector<int>> translate(const Model &model, ThreadPool &workers,
        const std::stop_token &stop, const std::function<void()> &between) const;
    [[nodiscard]] std::vector<SampleTranslation> samplesOf(
        const std::vector<std::vector<int>> &translations, const Model &model,
        const std::stop_token &stop) const;
    [[nodiscard]] SampleTranslation sampleOf(std::size_t index, std::string translation) const;
    void measureTranslations(Evaluation &evaluation, const Model &model, ThreadPool &workers,
        const std::stop_token &stop, const std::function<void()> &between) const;
    void lookInside(Evaluation &evaluation, const Model &model, const std::stop_token &stop) const;

    std::shared_ptr<const Corpus> m_corpus;
    Language m_source;
    Language m_target;
    SentencePair m_probe;
    std::vector<SentencePair> m_pinned;
    std::vector<std::vector<int>> m_sources; // reading order
    std::vector<std::vector<int>> m_targets;
    std::vector<std::string> m_references; // targets as their language writes them
    std::vector<std::size_t> m_byLength; // all dev sentences
    std::vector<std::size_t> m_translated; // those translated for BLEU, short to long
    std::vector<std::size_t> m_samples; // those shown
    std::vector<std::size_t> m_lookedInside; // those whose gates are counted
    std::vector<std::size_t> m_exchanged; // those that are also forced from another's source
    double m_unknownSource = 0; // share of <unk> among the words
    double m_unknownTarget = 0;
    int m_longestTarget = 0;
    double m_usualLength = 1; ///< target tokens a source token
};

} // namespace seq2seq

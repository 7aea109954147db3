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
    /// The sentence that is followed from now on.
    void setProbe(SentencePair probe) { m_probe = std::move(probe); }

private:
    void measureLoss(Evaluation &evaluation, const Model &model, ThreadPool &workers,
        const std::stop_token &stop, const std::function<void()> &between) const;
    void measureTranslations(Evaluation &evaluation, const Model &model, ThreadPool &workers,
        const std::stop_token &stop, const std::function<void()> &between) const;
    [[nodiscard]] SearchOptions greedyOptions() const;
    void lookInside(Evaluation &evaluation, const Model &model, const std::stop_token &stop) const;

    std::shared_ptr<const Corpus> m_corpus;
    Language m_source;
    Language m_target;
    SentencePair m_probe;
    std::vector<std::vector<int>> m_sources; // reading order
    std::vector<std::vector<int>> m_targets;
    std::vector<std::string> m_references; // targets as their language writes them
    std::vector<std::size_t> m_byLength; // all dev sentences
    std::vector<std::size_t> m_translated; // those translated for BLEU, short to long
    std::vector<std::size_t> m_samples; // those shown
    std::vector<std::size_t> m_lookedInside; // those whose gates are counted
    int m_longestTarget = 0;
};

} // namespace seq2seq

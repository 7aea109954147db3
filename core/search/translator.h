// SPDX-License-Identifier: GPL-3.0-or-later
// Text in, translations out: what the window and the command line ask of a trained model.
#pragma once

#include "core/metrics/quality.h"
#include "core/model/compute.h"
#include "core/model/edits.h"
#include "core/model/trace.h"
#include "core/model/weight_id.h"
#include "core/run/experiment.h"
#include "core/search/long_source.h"

#include <memory>
#include <optional>
#include <span>
#include <stop_token>

namespace seq2seq {

class Model;

/// Tokens that a model which was never trained is asked for: enough to see that it writes random
/// words.
inline constexpr int kUntrainedLength = 12;

/// Likeliest words that a trace lists at each step unless another number is wanted.
inline constexpr std::size_t kTopWords = 10;

/// Translates and explains. Never changes the model. One thread at a time may call it.
class Translator {
public:
    /// From an experiment with weights; uses the best ones when there are any. @throws Error
    /// BadExperiment; BadConfiguration when the device is not there
    explicit Translator(const Experiment &experiment, const Compute &compute = {});
    /// Shares a model (Trainer). @param longestTrained TrainingConfig::maxLength
    Translator(
        std::shared_ptr<const Model> model, Language source, Language target, int longestTrained);
    ~Translator();
    Translator(Translator &&) noexcept;
    Translator &operator=(Translator &&) noexcept;

    /// Translates sentences in order, in batches inside: by beam search, or drawn by chance with
    /// SearchOptions::sample. An empty sentence gives an empty
    /// translation.
    ///
    /// As all that follow it refuses sentences that are too long, see firstTooLong(), and what does
    /// not fit into memory.
    /// @throws Error BadConfiguration, OutOfMemory, Cancelled
    [[nodiscard]] std::vector<Translation> translate(std::span<const std::string> sentences,
        const SearchOptions &options, const std::stop_token &stop = {}) const;

    /// Every number of one translation: of `target` when it is given (force-decoded), else of the
    /// best hypothesis.
    [[nodiscard]] Trace trace(const std::string &source, const std::optional<std::string> &target,
        const SearchOptions &options, std::size_t topWords = kTopWords,
        const std::stop_token &stop = {}) const;
    /// The same along given target ids (ended by kEos or not): what a click on another hypothesis
    /// or an alternative shows.
    [[nodiscard]] Trace traceIds(const std::string &source, std::span<const int> targetIds,
        const SearchOptions &options, std::size_t topWords = kTopWords,
        const std::stop_token &stop = {}, const Edits &edits = {}) const;
    /// Continues from a forced prefix of target ids with the search: "what if this word were
    /// written?"
    [[nodiscard]] Translation translateFrom(const std::string &source, std::span<const int> prefix,
        const SearchOptions &options, const std::stop_token &stop = {},
        const Edits &edits = {}) const;

    /// Translates and force-decodes pairs; `gold` may be empty. For measureQuality(). References
    /// become what the target language writes (lower-cased if it is so), as the translations are.
    [[nodiscard]] std::vector<SentenceOutcome> assess(const SentencePairs &pairs,
        std::span<const Alignment> gold, const SearchOptions &options,
        const ProgressCallback &progress = {}) const;

    /// The first of these sentences that has more tokens than longestSource() allows.
    [[nodiscard]] std::optional<LongSource> firstTooLong(
        std::span<const std::string> sentences, const SearchOptions &options) const;

    /// The numbers of a weight as it is now.
    /// @throws Error BadConfiguration when the model has no such weight
    [[nodiscard]] WeightValues weight(const WeightId &weight) const;

    /// Ids in reading order, ended by kEos.
    [[nodiscard]] std::vector<int> read(const std::string &sentence) const;
    [[nodiscard]] const Model &model() const;
    [[nodiscard]] const Language &source() const;
    [[nodiscard]] const Language &target() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// The ready-made experiments: what each varies, trains on, measures and expects, as plain data. A
// new experiment is one more entry of the table.
#pragma once

#include "core/message.h"
#include "core/study/variants.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

/// What is measured of a trained model on sentences that it has not seen.
enum class Measure {
    TokenAccuracy, ///< 0..1, SliceMeasure::ForcedAccuracy
    OutputAccuracy, ///< 0..1, SliceMeasure::OutputAccuracy
    ExactMatch, ///< 0..1
    RightLength, ///< 0..1, translations with as many tokens as their reference
    Bleu, ///< 0..100
    Chrf, ///< 0..100
    Perplexity, ///< a reference token; lower is better
    AlignmentErrorRate, ///< 0..1; lower is better
    FunctionWordsStay, ///< 0..1, with changed attention, see core/explain/attention_audit.h
    ContentWordsStay, ///< 0..1
    Counting, ///< 0..1, largest |r| of a unit of c with the words read, or with those to write
};
/// As a column of findings.csv: "token_accuracy", ...
[[nodiscard]] std::string_view name(Measure measure);
/// Empty when there is none of that name.
[[nodiscard]] std::optional<Measure> measureNamed(std::string_view name);
/// As an axis of a figure: "Token accuracy".
[[nodiscard]] Message title(Measure measure);
[[nodiscard]] bool isLowerBetter(Measure measure);
/// "93.1 %", "34.2", "0.16": as each is usually written.
[[nodiscard]] std::string text(Measure measure, double value);

/// Under what the measures are taken, again and again of one model.
enum class ConditionKind {
    Whole, ///< once, of all sentences: the condition ""
    SourceLength, ///< sentences of one length each: "12"
    Beam, ///< "1", "2", ...
    AttentionChange, ///< "uniform", "permuted", ...
    Unit, ///< "encoder", "decoder"
};
/// As an axis of a figure: "Source length (tokens)".
[[nodiscard]] Message title(ConditionKind kind);

/// The sentences, of a built-in corpus. Those to measure on are never those of training.
struct ExperimentCorpus {
    std::string builtin;
    std::size_t trainPairs = 0; ///< its first ones; a variant may take fewer (its setting "count")
    std::size_t devPairs = 300; ///< by which the weights are chosen
    std::size_t testPairs = 500;
    int longest = 0; ///< source tokens in training and dev; 0 = all (see the setting "max-length")
    std::vector<int> testLengths{}; ///< of SourceLength, testPairs each; reverse-letters alone
};

struct ExperimentVariant {
    std::string name; ///< "attention-none": in file names and tables
    Message title; ///< "without attention"
    std::vector<Setting> settings;
};

/// One number of the results.
struct MeasuredValue {
    std::string variant;
    std::string condition; ///< "" of ConditionKind::Whole
    Measure measure = Measure::Bleu;
};

/// That one number is better than another: higher, or lower where lower is better.
struct Expectation {
    MeasuredValue ahead;
    std::optional<MeasuredValue> behind{}; ///< unset: compared with 0
    double least = 0; ///< by so much at least, in the measure's own unit
    /// Set: `ahead` has to make up `least`, a share 0..1, of what this one is better than `behind`.
    std::optional<MeasuredValue> ofGainTo{};
};

struct ReadyExperiment {
    std::string name; ///< "length": on the command line
    Message title; ///< "Sentences longer than those of training"
    Message question;
    std::string paper; ///< with section, table or figure
    ExperimentCorpus corpus;
    std::vector<Setting> settings; ///< that all variants share, as after `seq2seq train`
    std::vector<ExperimentVariant> variants;
    ConditionKind conditions = ConditionKind::Whole;
    std::vector<Measure> figures; ///< a figure each; those of AttentionChange share one
    std::vector<Expectation> expectations;
    /// The finding in words. Its places: of each expectation in turn `ahead`, then `behind` and
    /// `ofGainTo` where they are set; means over the seeds.
    Message shows;
    Message showsNot; ///< the same places
};

/// In the order of a menu.
[[nodiscard]] std::span<const ReadyExperiment> readyExperiments();
/// @throws Error BadConfiguration listing the names there are
[[nodiscard]] const ReadyExperiment &readyExperiment(std::string_view name);

/// The value of a setting of a variant, which goes before one that all share; empty: not set.
[[nodiscard]] std::string settingOf(
    const ReadyExperiment &experiment, const ExperimentVariant &variant, std::string_view setting);

/// A run for each variant and seed: the seeds vary slowest, so that a seed is whole first.
/// @param steps instead of the experiment's own
[[nodiscard]] std::vector<Variant> variantsOf(const ReadyExperiment &experiment,
    std::uint64_t firstSeed, int seeds, std::optional<std::int64_t> steps = {});
/// "attention-none_seed-2.s2s"
[[nodiscard]] std::string runFileOf(const ExperimentVariant &variant, std::uint64_t seed);

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of several runs as curves: quality over the length of the source and over how often a
// word was seen, mean and deviation over seeds; and the sentences in which runs differ most.
#pragma once

#include "core/study/answers.h"
#include "core/study/seed_groups.h"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace seq2seq {

/// A run of a curve. Those of one group, which differ in the seed alone, make one curve.
struct CurveRun {
    std::shared_ptr<const RunAnswers> answers;
    std::size_t group = 0;
};

struct QualityCurve {
    std::size_t group = 0;
    std::size_t runs = 0;
    /// Of each of QualityCurves::lengths, by SliceMeasure; unset where no run has a sentence.
    std::vector<std::array<std::optional<Spread>, kSliceMeasures>> byLength;
    std::vector<std::optional<Spread>> byFrequency; ///< recall, of each of QualityCurves::classes
};

struct QualityCurves {
    std::vector<LengthBin> lengths;
    std::vector<std::size_t> sentences; ///< of each bin, of the run that has most
    std::vector<FrequencyClass> classes; ///< their words are of the run that has most
    std::vector<QualityCurve> curves; ///< in the order of the first run of each group
    /// Source tokens that all were trained on; unset when one of them does not tell.
    std::optional<LengthBin> trained;
    bool isOneDevSet = true; ///< all translate the same sentences
    bool isCutAlike = true; ///< all count the same kind of token
};

[[nodiscard]] QualityCurves qualityCurves(std::span<const CurveRun> runs);

/// Where two curves are farthest apart beyond what was trained on, or nowhere.
struct QualityGap {
    std::size_t bin = 0; ///< of QualityCurves::lengths
    std::size_t better = 0; ///< of QualityCurves::curves
    std::size_t worse = 0;
    double difference = 0; ///< of the means, at least 0
    double timesTrained = 0; ///< the middle of the bin, in lengths of the longest trained sentence
};
/// The first and the last of the curves in the bin nearest to 1.2 times the longest trained source,
/// or where nothing longer was translated in the last bin that both have.
[[nodiscard]] std::optional<QualityGap> gapOf(const QualityCurves &curves, SliceMeasure measure);

/// A dev sentence that some runs answer.
struct ComparedSentence {
    std::size_t index = 0; ///< in the dev set
    std::string source;
    std::string reference;
    double difference = 0; ///< of the best and the worst sentence BLEU
    std::size_t translations = 0; ///< different ones
};
/// Those that the first run and all others with the same dev set answer, in the order of the set.
[[nodiscard]] std::vector<ComparedSentence> comparedSentences(
    std::span<const std::shared_ptr<const RunAnswers>> runs);
/// By how much the runs differ, most first; by the order of the dev set where they differ alike.
void sortByDifference(std::vector<ComparedSentence> &sentences);

} // namespace seq2seq

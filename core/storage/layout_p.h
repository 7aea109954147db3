// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/storage: the names of the entries of an .s2s file. README.md says what is in
// them.
#pragma once

namespace seq2seq {

inline constexpr const char *kFormatName = "seq2seq-experiment";
/// Raised when an older program could not read the file any more.
inline constexpr int kFormatVersion = 1;

inline constexpr const char *kExperimentEntry = "experiment.json";
inline constexpr const char *kSourceVocabularyEntry = "source.vocabulary.tsv";
inline constexpr const char *kTargetVocabularyEntry = "target.vocabulary.tsv";
inline constexpr const char *kSourceModelEntry = "source.sentencepiece";
inline constexpr const char *kTargetModelEntry = "target.sentencepiece";
inline constexpr const char *kTrainEntry = "train.tsv";
inline constexpr const char *kDevEntry = "dev.tsv";
inline constexpr const char *kTestEntry = "test.tsv"; // when there is one, as the next
inline constexpr const char *kUnusedEntry = "unused.tsv";
inline constexpr const char *kHistoryEntry = "history.csv";
inline constexpr const char *kEvaluationsEntry = "evaluations.json";
inline constexpr const char *kInsightsEntry = "insights.json";
inline constexpr const char *kHistogramsEntry = "histograms.safetensors";
inline constexpr const char *kProbesEntry = "probes.safetensors";
inline constexpr const char *kWeightsEntry = "model.safetensors";
inline constexpr const char *kBestWeightsEntry = "best.safetensors";
inline constexpr const char *kOptimizerEntry = "optimizer.safetensors";
inline constexpr const char *kBestOptimizerEntry = "best_optimizer.safetensors";
inline constexpr const char *kKeptStatesEntry = "states.json";

} // namespace seq2seq

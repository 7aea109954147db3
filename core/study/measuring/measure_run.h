// SPDX-License-Identifier: GPL-3.0-or-later
// Measures a trained run of a ready-made experiment under each of its conditions.
#pragma once

#include "core/run/experiment.h"
#include "core/study/experiment_finding.h"

#include <stop_token>

namespace seq2seq {

/// Greedy translations, but for ConditionKind::Beam; the weights are those that translate.
/// @param test  ExperimentSentences::test of the experiment
/// @param progress  how much of this run is measured, 0..1
/// @throws Error as Translator; Cancelled
[[nodiscard]] std::vector<MeasuredRow> measureRun(const ReadyExperiment &experiment,
    const std::string &variant, const Experiment &run, const Corpus &test,
    const ProgressCallback &progress = {}, const std::stop_token &stop = {});

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// Several runs as one: an ensemble, whose members vote at every step (Sutskever et al. 2014,
// sec. 3.6), and the average of weights (Junczys-Dowmunt et al. 2016), which costs no more than one
// run to translate with.
#pragma once

#include "core/model/model.h"
#include "core/run/experiment.h"

#include <memory>
#include <span>
#include <vector>

namespace seq2seq {

/// Runs that read and write the same words, so that their probabilities can be added.
/// @param names of the runs, for the sentence; as many as there are runs
/// @throws Error BadConfiguration naming the first that does not fit, and why
void requireSameWords(std::span<const Experiment *const> runs, std::span<const std::string> names);

/// Runs whose weights can be averaged: those of requireSameWords() with models built alike. The
/// average of runs from different seeds is mostly worth little, since their units mean different
/// things: it is for runs that went on from one beginning.
/// @throws Error BadConfiguration, as above
void requireSameModel(std::span<const Experiment *const> runs, std::span<const std::string> names);

/// A run with the mean of the weights (the best ones where a run has them), without history and
/// optimiser; sentences, settings and languages are those of the first.
/// @throws Error as requireSameModel(); BadExperiment when one has no weights
[[nodiscard]] Experiment averageOf(
    std::span<const Experiment *const> runs, std::span<const std::string> names);

/// A model that answers with the mean of its members' probabilities: log P_t = log (1/K) sum_k
/// P_t^k. It searches and scores; it does not learn and has no inside to look at.
/// @param members of requireSameWords(), at least one; each may read the source in its own order.
/// Sources are given in the order of the first
[[nodiscard]] std::unique_ptr<Model> ensembleOf(std::vector<std::shared_ptr<const Model>> members);

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// Which evaluations' weights a run keeps, so that one can go back to them.
#pragma once

#include "core/run/experiment.h"

#include <functional>

namespace seq2seq {

/// As many a file may hold, whatever their size.
inline constexpr std::size_t kMostKeptStates = 400;

inline constexpr std::uint64_t kBytesOfMegabyte = 1'000'000;

/// What the weights of a state take, in memory and in the file.
[[nodiscard]] std::uint64_t bytesOf(const StateDict &weights);
[[nodiscard]] std::uint64_t bytesOf(const std::vector<KeptState> &states);

/// The state of this step; null when it is not kept.
[[nodiscard]] const KeptState *stateAt(const std::vector<KeptState> &states, std::int64_t step);

/// Takes states away until they fit: each time the one whose neighbours are nearest to each other,
/// so that what is left lies evenly over the run. The last and that of `bestStep` stay, however
/// small the limit, unless it is 0: then none stays. The first goes after all between.
void thinOut(std::vector<KeptState> &states, std::uint64_t limit, std::int64_t bestStep);

/// Notes the weights of the evaluation that was just made, and thins out. A quarter of the memory
/// that is free is the most that new ones take. @param weights copies them out; asked only when
/// they are kept
void keepState(Experiment &experiment, const std::function<StateDict()> &weights);

/// The run as it was after the evaluation of this step, to go on from there: its history up to it,
/// its weights, an optimiser without memory. The best weights of then are there if they are kept;
/// if not, those of this step count as the best so far.
/// @throws Error BadConfiguration when the weights of this step are not kept
[[nodiscard]] Experiment branchFrom(const Experiment &experiment, std::int64_t step);

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// What comes out of the engine, as plain data: its state, and everything that happened since the
// last look.
#pragma once

#include "core/engine/question.h"
#include "core/error.h"
#include "core/model/trace.h"
#include "core/model/weight_id.h"
#include "core/run/experiment.h"
#include "core/search/hypothesis.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace seq2seq {

/// What the engine is doing; the window's actions are enabled from this alone.
enum class EngineState {
    Empty, ///< no experiment
    Loading, ///< opening or preparing one
    Ready, ///< an experiment is there, nothing runs
    Training,
    Stopping, ///< stop or pause was asked for and the current batch is being finished
};

struct EngineStatus {
    EngineState state = EngineState::Empty;
    StopReason stopReason = StopReason::None; ///< why training last ended; a problem: None
    std::int64_t step = 0;
    /// Which weights the model has now: another number after each update, reset, load, or return of
    /// the best ones; 0 without an experiment. An answer with another number is of other weights.
    std::uint64_t weights = 0;
    double epoch = 0; ///< fractional
    int maxEpochs = 0;
    double progress = 0; ///< 0..1 to the nearest of the epoch, step and minute limits; none: 0
    double secondsLeft = -1; ///< to it, while training; negative = unknown
    double learningRate = 0;
    std::int64_t parameters = 0;
    int threads = 0;
    EngineKind engine = EngineKind::Auto; ///< that computes; Auto: nothing has been made yet
    std::string device; ///< as LibTorch names it
    std::string savedPath; ///< where the experiment was last saved (or opened from), empty = never
    double secondsSinceSave = -1; ///< at the time of this status; negative = never
    std::uint64_t savedBytes = 0; ///< of the file at savedPath; 0: not known
    bool hasUnsavedChanges = false;
    /// The evaluation whose weights answer instead of those of now: training is off.
    std::optional<std::int64_t> visited;
    std::vector<std::int64_t> keptSteps; ///< evaluations that can be gone back to
    std::uint64_t keptBytes = 0; ///< their weights
    int keptMegabytes = 0; ///< as much as may be kept

    /// Of the weights that answer.
    [[nodiscard]] std::int64_t answerStep() const { return visited.value_or(step); }
};

/// The answer: the hypotheses and the full trace of the best one (or of the forced target).
struct TranslateResult {
    std::uint64_t id = 0;
    std::int64_t step = 0; ///< of the weights that were used
    std::uint64_t weights = 0; ///< which ones they were, as EngineStatus::weights
    Translation translation;
    Trace trace;
};

/// A failure, and what was being done.
struct EngineProblem {
    ErrorCode code = ErrorCode::Internal;
    Message message; ///< Error::sentence()
};

/// Everything that came out since the last take().
///
/// When `experiment` is set, show it first: `losses` and `evaluations` of the same update came
/// after it, and what came before it is in its history (or, after a reset, gone).
struct EngineUpdate {
    std::vector<LossPoint> losses; ///< drops nothing
    std::vector<std::shared_ptr<const Evaluation>> evaluations; ///< drops nothing
    std::vector<EngineProblem> problems; ///< drops nothing
    std::vector<Message> remarks; ///< sentences for the person, drops nothing
    /// A newly opened, prepared or reset one, without weights; else null.
    std::shared_ptr<const Experiment> experiment;
    std::optional<EngineStatus> status; ///< the newest
    std::shared_ptr<const TranslateResult> translation; ///< the newest
    /// The probe sentence outside an evaluation: another was chosen or one step made. The newest.
    std::shared_ptr<const ProbeLook> probe;
    std::shared_ptr<const UpdateReport> report; ///< what One step changed, the newest
    std::shared_ptr<const CorrectionReport> correction; ///< the newest
    std::shared_ptr<const WeightValues> weight; ///< the newest
    std::vector<std::shared_ptr<const Answer>> answers; ///< the newest of each kind
};

} // namespace seq2seq

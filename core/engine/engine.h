// SPDX-License-Identifier: GPL-3.0-or-later
// The one thread that calls LibTorch. Commands go in through a mailbox where the newest of a kind replaces the older;
// results come out as plain data. No call here ever waits for the engine, except the destructor.
#pragma once

#include "core/error.h"
#include "core/explain/trace.h"
#include "core/search/hypothesis.h"
#include "core/storage/experiment.h"

#include <functional>
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
    StopReason stopReason = StopReason::None; ///< why training last ended
    std::int64_t step = 0;
    double epoch = 0; ///< fractional
    int maxEpochs = 0;
    double progress = 0; ///< 0..1 to the nearest stop condition
    double secondsLeft = -1; ///< to it; negative = unknown
    double learningRate = 0;
    std::int64_t parameters = 0;
    int threads = 0;
    std::string savedPath; ///< where the experiment was last saved, empty = never
    double secondsSinceSave = -1; ///< at the time of this status; negative = never
    bool hasUnsavedChanges = false;
};

struct TranslateRequest {
    std::uint64_t id = 0; ///< chosen by the caller, comes back with the answer
    std::string source;
    SearchOptions search;
    std::vector<int> prefix; ///< target ids forced first (a clicked alternative), may be empty
    std::optional<std::string> target; ///< force-decode along this sentence instead of searching
};

/// The answer: the hypotheses and the full trace of the best one (or of the forced target).
struct TranslateResult {
    std::uint64_t id = 0;
    std::int64_t step = 0; ///< of the weights that were used
    Translation translation;
    Trace trace;
};

/// A failure, and what was being done.
struct EngineProblem {
    ErrorCode code = ErrorCode::Internal;
    std::string message; ///< Error::what(), a full sentence
};

/// Everything that came out since the last take().
struct EngineUpdate {
    std::vector<LossPoint> losses; ///< drops nothing
    std::vector<std::shared_ptr<const Evaluation>> evaluations; ///< drops nothing
    std::vector<EngineProblem> problems; ///< drops nothing
    std::vector<std::string> remarks; ///< sentences for the person, drops nothing
    std::shared_ptr<const Experiment> experiment; ///< a newly opened, prepared or reset one, without weights; else null
    std::optional<EngineStatus> status; ///< the newest
    std::shared_ptr<const TranslateResult> translation; ///< the newest
};

class Engine {
public:
    /// @param notify called on the engine's thread when there is something to take(): at most one call is pending and
    ///        at most one goes out in 33 ms; an evaluation, a stop, a translation or a problem goes out at once
    explicit Engine(std::function<void()> notify);
    /// Stops training, saves it to the autosave path if there is one, joins the thread.
    ~Engine();
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    // Commands. Each returns at once.
    void open(std::string path);
    /// Takes a prepared experiment. `autosavePath` may be empty: nothing is saved by itself then.
    void use(Experiment experiment, std::string autosavePath = {});
    void save(std::string path); ///< and autosave there from now on
    void train(); ///< starts or goes on
    void trainOneStep();
    void pause(); ///< after the current batch
    void stop(); ///< within 200 ms; also ends a running evaluation
    void reset(); ///< new weights from the seed, history emptied
    void setLearningRate(double learningRate);
    void translate(TranslateRequest request); ///< served between batches

    /// Takes what has come out. Called by one thread (the GUI's) after notify.
    [[nodiscard]] EngineUpdate take();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace seq2seq

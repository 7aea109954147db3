// SPDX-License-Identifier: GPL-3.0-or-later
// The one thread that calls LibTorch. Commands go in through a mailbox where the newest of a kind
// replaces the older; results come out as plain data. No call here ever waits for the engine,
// except the destructor. See README.md.
#pragma once

#include "core/error.h"
#include "core/explain/weight_id.h"
#include "core/model/trace.h"
#include "core/search/hypothesis.h"
#include "core/storage/experiment.h"

#include <chrono>
#include <cstdint>
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
    std::uint64_t weights = 0; ///< which ones they were, as EngineStatus::weights
    Translation translation;
    Trace trace;
};

/// What a save makes of a file that another program has changed since it was opened or saved.
enum class OnChange {
    Refuse, ///< leave it: a problem, FileChanged
    Replace, ///< somebody was asked
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
    std::shared_ptr<const WeightValues> weight; ///< the newest
};

/// Rhythms of the engine; tests make them shorter or longer.
struct EngineTiming {
    /// At most one ordinary notification in this time: a curve that grows ten times a second looks
    /// alive, and each time costs the training a few milliseconds of its two cores.
    std::chrono::milliseconds notifyInterval{100};
    /// While training, the file at the autosave path is hardly older than this.
    std::chrono::milliseconds autosaveInterval{60'000};
};

/// Trains, translates and saves one experiment on a thread of its own. A failure becomes an
/// EngineProblem, leaves what was there before as it was, and the engine takes the next command.
class Engine {
public:
    /// @param notify called on the engine's thread when there is something to take(). At most one
    ///        call is pending (until take()), and at most one goes out in notifyInterval; an
    ///        evaluation, a translation, a problem, a remark, a new experiment or a change of state
    ///        goes at once.
    explicit Engine(std::function<void()> notify, EngineTiming timing = {});
    /// Carries out the saves already asked for, stops training and saves it to the autosave path if
    /// there is one, joins the thread.
    ~Engine();
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    // Commands. Each returns at once. One that cannot be carried out (nothing is open, no corpus to
    // train on) comes back as a problem.

    /// Opens a file; autosaves there from now on, and keeps other writers out. One that another
    /// program is working on is opened as a copy that is saved nowhere yet, with a remark. Training
    /// of the one before is stopped and saved. Stop, another experiment and the destructor end the
    /// reading; the one before stays then.
    void open(std::string path, CorpusPlaces corpus = {});
    /// Takes a prepared experiment. `autosavePath` may be empty: nothing is saved by itself then.
    void use(Experiment experiment, std::string autosavePath = {});
    /// Saves, and autosaves there from now on. Training goes on meanwhile; EngineStatus tells when
    /// the file is there. Problems: FileInUse, FileChanged, and what saveExperiment throws.
    void save(std::string path, OnChange onChange = OnChange::Refuse);
    /// Starts or goes on. Ends at once, with the reason, when a stop condition holds already.
    void train();
    /// One update, then pause; EngineUpdate::report tells what it changed. Several calls add up.
    void trainOneStep();
    /// After the current batch. A running evaluation is broken off, and made when training goes on.
    void pause();
    /// Within 200 ms; also ends a running evaluation.
    void stop();
    /// New weights from the seed, history emptied, training stopped. The file stays as it is until
    /// the next save.
    void reset();
    void setLearningRate(double learningRate); ///< takes effect with the next batch
    /// To train further than was planned; 0 = no such limit.
    void setStopConditions(int maxEpochs, std::int64_t maxSteps);
    /// Follows another sentence from now on; EngineUpdate::probe shows it with the weights of this
    /// moment.
    void setProbe(SentencePair probe);
    /// Goes on with other settings from the next batch: weights and history stay, training is
    /// stopped. The seed and how weights begin change nothing that has begun. What comes of another
    /// learning rate, batch size or optimiser: Session::withTraining.
    void setTraining(TrainingConfig training);
    /// Served between batches, also those of an evaluation; the newest unserved request counts.
    void translate(TranslateRequest request);
    /// Copies the numbers of a weight out, to be looked at.
    void readWeight(WeightId weight);

    /// Takes what has come out; called by one thread (the GUI's) after notify. At other times it is
    /// harmless: right after pause() or stop() it already tells EngineState::Stopping.
    [[nodiscard]] EngineUpdate take();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace seq2seq

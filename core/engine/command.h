// SPDX-License-Identifier: GPL-3.0-or-later
// What can be asked of the engine: one struct a command, written once. Whoever passes commands on
// passes a Command.
#pragma once

#include "core/engine/question.h"
#include "core/model/edits.h"
#include "core/model/weight_id.h"
#include "core/run/experiment.h"
#include "core/search/hypothesis.h"
#include "core/storage/experiment.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace seq2seq {

/// Opens a file; autosaves there from now on, and keeps other writers out. One that another program
/// is working on is opened as a copy that is saved nowhere yet, with a remark. Training of the one
/// before is stopped and saved. Stop, another experiment and the engine's end end the reading; the
/// one before stays then.
struct OpenCommand {
    std::string path;
    CorpusPlaces corpus = {};
};

/// Takes a prepared experiment. `autosavePath` may be empty: nothing is saved by itself then.
struct UseCommand {
    Experiment experiment;
    std::string autosavePath = {};
};

/// What a save makes of a file that another program has changed since it was opened or saved.
enum class OnChange {
    Refuse, ///< leave it: a problem, FileChanged
    Replace, ///< somebody was asked
};

/// Saves, and autosaves there from now on. Training goes on meanwhile; EngineStatus tells when the
/// file is there. Problems: FileInUse, FileChanged, and what saveExperiment throws.
struct SaveCommand {
    std::string path;
    OnChange onChange = OnChange::Refuse;
};

struct RunCommand {
    enum class Action {
        Train, ///< starts or goes on; ends at once, with the reason, when a stop condition holds
        Step, ///< updates, then a pause; EngineUpdate::report tells what each changed
        Pause, ///< after the current batch; a running evaluation is made when training goes on
        Stop, ///< within 200 ms; also ends a running evaluation
    };
    Action action = Action::Train;
    int steps = 1; ///< for Step; unserved ones add up
};

/// New weights from the seed, history emptied, training stopped. The file stays as it is until the
/// next save.
struct ResetCommand { };

/// Takes effect with the next batch.
struct LearningRateCommand {
    double learningRate = 0;
};

/// To train further than was planned; 0 = no such limit.
struct StopConditionsCommand {
    int maxEpochs = 0;
    std::int64_t maxSteps = 0;
};

/// Follows another sentence from now on; EngineUpdate::probe shows it with the weights of this
/// moment.
struct ProbeCommand {
    SentencePair probe;
};

/// Records the attention on these sentences too at every evaluation from now on.
struct PinCommand {
    std::vector<SentencePair> pinned;
};

/// Goes back to the weights of an evaluation that are kept: everything is answered with them, and
/// nothing is trained, until the present comes back. Training that runs is paused.
struct VisitCommand {
    std::optional<std::int64_t> step; ///< of the evaluation; unset: back to the present
};

/// A new run that is saved nowhere yet and goes on from the weights of an evaluation, see
/// branchFrom().
struct BranchCommand {
    std::int64_t step = 0;
    std::string name; ///< of the new run
};

/// Trains on one corrected sentence, see Trainer::correct(); EngineUpdate::correction tells what
/// came of it.
struct CorrectCommand {
    SentencePair pair;
    int updates = 0; ///< at most
};

/// TrainingConfig::keptMegabytes, at once.
struct KeepCommand {
    int megabytes = 0;
};

/// Goes on with other settings from the next batch: weights and history stay, training is stopped.
/// The seed and how weights begin change nothing that has begun. What comes of another learning
/// rate, batch size or optimiser: Session::withTraining.
struct TrainingCommand {
    TrainingConfig training;
};

/// Goes on with other pairs: weights, vocabularies and history stay, training is stopped, the epoch
/// begins anew. Words that are new are read as `<unk>`. Null = none. Problems: EmptyCorpus.
struct PairsCommand {
    std::shared_ptr<const Corpus> train;
    std::shared_ptr<const Corpus> dev;
    std::shared_ptr<const Corpus> test;
    std::shared_ptr<const Corpus> unused;
};

/// Copies the numbers of a weight out, to be looked at.
struct ReadWeightCommand {
    WeightId weight;
};

/// Translates. Served between batches, also those of an evaluation; the newest unserved one counts.
struct TranslateRequest {
    std::uint64_t id = 0; ///< chosen by the caller, comes back with the answer
    std::string source;
    SearchOptions search;
    std::vector<int> prefix; ///< target ids forced first (a clicked alternative), may be empty
    std::optional<std::string> target; ///< force-decode along this sentence instead of searching
    Edits edits = {}; ///< what is changed in the middle of the model
};

using Command = std::variant<OpenCommand, UseCommand, SaveCommand, RunCommand, ResetCommand,
    LearningRateCommand, StopConditionsCommand, ProbeCommand, PinCommand, VisitCommand,
    BranchCommand, CorrectCommand, KeepCommand, TrainingCommand, PairsCommand, ReadWeightCommand,
    TranslateRequest, Question>;

} // namespace seq2seq

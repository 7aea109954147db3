// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's loop: commands, one translation, one batch, and again. Everything below the commands
// at the end of this file runs on the engine's thread, which is why it is one file. README.md tells
// how the parts fit.
#include "core/engine/engine.h"

#include "core/engine/answer.h"
#include "core/engine/autosaver.h"
#include "core/engine/background_priority.h"
#include "core/engine/catch_all.h"
#include "core/engine/mailbox.h"
#include "core/engine/outbox.h"
#include "core/engine/question_answers.h"
#include "core/engine/remaining.h"
#include "core/engine/session.h"
#include "core/run/kept_states.h"
#include "core/storage/experiment.h"
#include "core/training/training_pairs.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>
#include <thread>
#include <utility>

namespace seq2seq {

namespace {

using Clock = std::chrono::steady_clock;
using Urgency = Outbox::Urgency;

constexpr std::uint64_t kQuickToSave = 32 * kBytesOfMegabyte;

double secondsBetween(Clock::time_point from, Clock::time_point to)
{
    return std::chrono::duration<double>(to - from).count();
}

} // namespace

struct Engine::Private {
    Private(std::function<void()> notify, EngineTiming timing);

    // The loop.
    void run();
    void serveCommands();
    void serveTranslation();
    void serveQuestions();
    void answerQuestion(Question question);
    void advance();
    void flush();
    void attemptAndReport(const std::function<void()> &work);

    // One overload a command.
    void handle(OpenCommand &command);
    void handle(UseCommand &command);
    void handle(SaveCommand &command);
    void handle(RunCommand &command);
    void handle(ResetCommand &command);
    void handle(LearningRateCommand &command);
    void handle(StopConditionsCommand &command);
    void handle(ProbeCommand &command);
    void handle(PinCommand &command);
    void handle(VisitCommand &command);
    void handle(BranchCommand &command);
    void handle(CorrectCommand &command);
    void handle(KeepCommand &command);
    void handle(ReadWeightCommand &command);
    void handle(TrainingCommand &command);
    void handle(PairsCommand &command);
    static void handle(TranslateRequest &) { } // waits beside the others: serveTranslation()
    static void handle(Question &) { } // the same: serveQuestions()

    // Training.
    void startTraining(std::optional<int> steps);
    void requirePresent() const;
    void stepOnce(Trainer &trainer);
    void endTraining(StopReason reason);
    void evaluate();
    [[nodiscard]] bool isEvaluated() const;

    // The experiment and its file.
    [[nodiscard]] Session &openSession();
    void adopt(std::unique_ptr<Session> session, KeptFile file);
    [[nodiscard]] KeptFile keptFile(
        const std::string &path, std::optional<Message> &whyACopy) const;
    void replaceExperiment(const std::function<void()> &load);
    [[nodiscard]] std::uint64_t weightsNumber() const;

    [[nodiscard]] EngineStatus status() const;
    void publishStatus(Urgency urgency);
    void assertThread() const { assert(std::this_thread::get_id() == threadId); }

    const std::function<void()> notify;
    const EngineTiming timing;
    Mailbox mailbox;
    Outbox outbox;

    // Below: the engine's thread only.
    std::thread::id threadId;
    EngineState state = EngineState::Empty;
    StopReason stopReason = StopReason::None;
    std::unique_ptr<Session> session;
    std::uint64_t weightsBefore = 0; // the last number of the experiments before this one
    std::optional<int> stepsLeft; // of One step; empty = until something ends training
    Clock::time_point runBegan;
    std::int64_t runBeganAtStep = 0;

    Autosaver autosaver;

    std::jthread thread; // last: it ends before what it uses
};

Engine::Private::Private(std::function<void()> givenNotify, EngineTiming givenTiming)
    : notify(std::move(givenNotify))
    , timing(givenTiming)
    , outbox(timing.notifyInterval)
    , autosaver([this] { mailbox.wake(); },
          [this](EngineProblem problem) { outbox.add(std::move(problem)); })
    , thread([this] { run(); })
{
}

// The loop

void Engine::Private::run()
{
    threadId = std::this_thread::get_id();
    runInBackground();
    publishStatus(Urgency::AtOnce);
    flush();
    while (true) {
        serveCommands();
        if (mailbox.isClosed())
            break;
        serveTranslation();
        serveQuestions();
        attemptAndReport([this] {
            if (autosaver.settle())
                publishStatus(Urgency::AtOnce);
        });
        if (state == EngineState::Training)
            advance();
        flush();
        if (state != EngineState::Training)
            mailbox.wait(outbox.due());
    }
    if (state == EngineState::Training)
        attemptAndReport([this] { endTraining(StopReason::Asked); });
    attemptAndReport([this] { autosaver.finish(); });
}

void Engine::Private::serveCommands()
{
    while (std::optional<Command> command = mailbox.takeCommand()) {
        attemptAndReport(
            [&] { std::visit([this](auto &specific) { handle(specific); }, *command); });
        flush();
    }
}

void Engine::Private::serveTranslation()
{
    assertThread();
    std::optional<TranslateRequest> request = mailbox.takeTranslation();
    if (!request)
        return;
    attemptAndReport([&] {
        const Session &open = openSession();
        try {
            TranslateRequest asked = *request;
            if (open.answeringState().step == 0)
                asked.search.maxLength = std::min(asked.search.maxLength,
                    std::max(kUntrainedLength, asked.search.minLength)
                        + static_cast<int>(asked.prefix.size()));
            TranslateResult result = answer(open.translator(), asked, mailbox.interruption());
            result.step = open.answeringState().step;
            result.weights = weightsNumber();
            outbox.set(std::make_shared<const TranslateResult>(std::move(result)));
        } catch (const Error &error) {
            if (error.code() != ErrorCode::Cancelled)
                throw;
            mailbox.putBack(std::move(*request)); // the command that broke it off goes first
        }
    });
    flush();
}

void Engine::Private::serveQuestions()
{
    while (!mailbox.interruption().stop_requested()) {
        std::optional<Question> question = mailbox.takeQuestion();
        if (!question)
            return;
        attemptAndReport([&] { answerQuestion(std::move(*question)); });
        flush();
    }
}

/// An answer that a command breaks off is made after it; one that a newer question of its kind
/// breaks off is not.
void Engine::Private::answerQuestion(Question question)
{
    assertThread();
    const Session &open = openSession();
    const auto between = [&] {
        if (mailbox.interruption().stop_requested() || mailbox.isReplaced(question))
            throw Error(ErrorCode::Cancelled, message("core", "Answering was stopped"));
        serveTranslation();
    };
    try {
        Answer result{question.id, open.answeringState().step, weightsNumber(),
            answerTo(question.what, {open, mailbox.interruption(), between})};
        outbox.set(std::make_shared<const Answer>(std::move(result)));
    } catch (const Error &error) {
        if (error.code() != ErrorCode::Cancelled)
            throw;
        mailbox.putBack(std::move(question));
    }
}

/// One batch or one evaluation, or the end of training. Commands are served in between.
void Engine::Private::advance()
{
    const std::optional<EngineProblem> problem = attempt([this] {
        Trainer &trainer = session->trainer();
        if (trainer.isEvaluationDue())
            return evaluate();
        // Whoever counts the steps wants them beyond a limit too.
        const StopReason reason = stepsLeft ? StopReason::None : trainer.stopReason();
        if (reason != StopReason::None && !isEvaluated())
            return evaluate(); // the curves end with a look at the dev set
        if (reason != StopReason::None)
            return endTraining(reason);
        if (stepsLeft == 0)
            return endTraining(StopReason::Paused);

        stepOnce(trainer);
        autosaver.noteChange();
        if (autosaver.isAutosaveDue(timing.autosaveInterval))
            autosaver.autosave();
        publishStatus(Urgency::WithTheRhythm);
    });
    // An update that was broken off is made anew; the command that did it is served next.
    if (!problem || problem->code == ErrorCode::Cancelled)
        return;
    outbox.add(*problem);
    const bool hasDiverged = problem->code == ErrorCode::Diverged;
    attemptAndReport([&] {
        autosaver.noteChange(); // the best weights may be back
        endTraining(hasDiverged ? StopReason::Diverged : StopReason::None);
    });
}

void Engine::Private::flush()
{
    if (outbox.claimNotification(Clock::now()))
        attemptAndReport(notify);
}

void Engine::Private::attemptAndReport(const std::function<void()> &work)
{
    if (std::optional<EngineProblem> problem = attempt(work))
        outbox.add(std::move(*problem));
}

// Commands

void Engine::Private::handle(OpenCommand &command)
{
    replaceExperiment([&] {
        std::vector<Message> remarks;
        const std::stop_token stop = mailbox.loadingInterruption();
        std::optional<Message> whyACopy;
        KeptFile file = keptFile(command.path, whyACopy);
        Experiment loaded
            = loadExperiment(command.path, &remarks, {std::move(command.corpus), stop});
        adopt(std::make_unique<Session>(std::move(loaded), stop), std::move(file));
        std::ranges::move(session->remarks(), std::back_inserter(remarks));
        if (whyACopy)
            outbox.addRemark(std::move(*whyACopy));
        for (Message &remark : remarks)
            outbox.addRemark(std::move(remark));
    });
}

void Engine::Private::handle(UseCommand &command)
{
    replaceExperiment([&] {
        KeptFile file{command.autosavePath, {}, autosaver.claim(command.autosavePath), {}};
        adopt(
            std::make_unique<Session>(std::move(command.experiment), mailbox.loadingInterruption()),
            std::move(file));
        if (session->isTrainable() && session->trainer().tooLongPairs() > 0)
            outbox.addRemark(
                longPairsRemark(session->experiment(), session->trainer().tooLongPairs()));
    });
}

void Engine::Private::handle(SaveCommand &command)
{
    (void)openSession(); // nothing to save is a problem
    autosaver.save(std::move(command.path), command.onChange);
    publishStatus(Urgency::WithTheRhythm);
}

void Engine::Private::handle(RunCommand &command)
{
    switch (command.action) {
    case RunCommand::Action::Train:
        startTraining(std::nullopt);
        break;
    case RunCommand::Action::Step:
        startTraining(command.steps);
        break;
    case RunCommand::Action::Pause:
        endTraining(StopReason::Paused);
        break;
    case RunCommand::Action::Stop:
        endTraining(StopReason::Asked);
        break;
    }
}

void Engine::Private::handle(ResetCommand & /*command*/)
{
    replaceExperiment([&] {
        auto fresh = std::make_unique<Session>(openSession().startingAnew());
        adopt(std::move(fresh), autosaver.file());
        autosaver.noteChange();
    });
}

void Engine::Private::handle(LearningRateCommand &command)
{
    openSession().trainer().setLearningRate(command.learningRate);
    autosaver.noteChange();
    publishStatus(Urgency::AtOnce);
}

void Engine::Private::handle(StopConditionsCommand &command)
{
    openSession().trainer().setStopConditions(command.maxEpochs, command.maxSteps);
    autosaver.noteChange();
    publishStatus(Urgency::AtOnce);
}

void Engine::Private::handle(ProbeCommand &command)
{
    openSession().trainer().setProbe(std::move(command.probe));
    outbox.set(std::make_shared<const ProbeLook>(session->lookAtProbe()));
    autosaver.noteChange();
    publishStatus(Urgency::AtOnce);
}

void Engine::Private::handle(PinCommand &command)
{
    openSession().trainer().setPinned(std::move(command.pinned));
    autosaver.noteChange();
    publishStatus(Urgency::AtOnce);
}

void Engine::Private::handle(VisitCommand &command)
{
    Session &open = openSession();
    endTraining(StopReason::Paused);
    if (command.step)
        open.visit(*command.step);
    else
        open.returnToPresent();
    publishStatus(Urgency::AtOnce);
}

void Engine::Private::handle(BranchCommand &command)
{
    replaceExperiment([&] {
        Experiment branch = branchFrom(openSession().snapshot(), command.step);
        branch.name = std::move(command.name);
        adopt(std::make_unique<Session>(std::move(branch)), {});
        autosaver.noteChange();
    });
}

void Engine::Private::handle(CorrectCommand &command)
{
    Trainer &trainer = openSession().trainer();
    requirePresent();
    const std::int64_t first = trainer.experiment().state.step;
    std::optional<EngineProblem> problem = attempt([&] {
        outbox.set(std::make_shared<const CorrectionReport>(trainer.correct(command.pair,
            command.updates, mailbox.interruption(), [this] { serveTranslation(); })));
    });
    // Also those of a correction that was broken off.
    for (const LossPoint &point : trainer.experiment().history.losses)
        if (point.step > first)
            outbox.add(point);
    if (trainer.experiment().state.step > first)
        autosaver.noteChange();
    if (problem)
        outbox.add(std::move(*problem));
    publishStatus(Urgency::AtOnce);
}

void Engine::Private::handle(KeepCommand &command)
{
    openSession().trainer().setKeptMegabytes(command.megabytes);
    autosaver.noteChange();
    publishStatus(Urgency::AtOnce);
}

void Engine::Private::handle(ReadWeightCommand &command)
{
    const Session &open = openSession();
    WeightValues values = open.translator().weight(command.weight);
    values.step = open.answeringState().step;
    outbox.set(std::make_shared<const WeightValues>(std::move(values)));
}

void Engine::Private::handle(TrainingCommand &command)
{
    replaceExperiment([&] {
        auto changed = std::make_unique<Session>(openSession().withTraining(command.training));
        adopt(std::move(changed), autosaver.file());
        autosaver.noteChange();
    });
}

void Engine::Private::handle(PairsCommand &command)
{
    replaceExperiment([&] {
        auto changed = std::make_unique<Session>(
            openSession().withPairs(std::move(command)), mailbox.loadingInterruption());
        adopt(std::move(changed), autosaver.file());
        autosaver.noteChange();
    });
}

// Training

/// One update. When the person counts them, each is told about, and the probe after the last.
/// @throws Error Cancelled when it was broken off
void Engine::Private::stepOnce(Trainer &trainer)
{
    const std::stop_token stop = mailbox.updateInterruption();
    if (!stepsLeft) {
        outbox.add(trainer.step(stop));
        return;
    }
    auto report = std::make_shared<const UpdateReport>(trainer.stepAndReport(stop));
    outbox.add(report->point);
    if (std::isfinite(report->lossAfter)) // the stop came before it was known
        outbox.set(std::move(report));
    if (--*stepsLeft == 0 && !stop.stop_requested())
        outbox.set(std::make_shared<const ProbeLook>(trainer.lookAtProbe()));
}

/// @throws Error BadConfiguration while an earlier evaluation is looked at
void Engine::Private::requirePresent() const
{
    if (session->visited())
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The weights of an earlier evaluation are looked at"), {},
            message("core", "Return to the present to train on, or begin a branch here."));
}

void Engine::Private::startTraining(std::optional<int> steps)
{
    const Trainer &trainer = openSession().trainer();
    requirePresent();
    stepsLeft = steps;
    if (state == EngineState::Training)
        return;
    state = EngineState::Training;
    stopReason = StopReason::None;
    runBegan = Clock::now();
    runBeganAtStep = trainer.experiment().state.step;
    autosaver.startInterval();
    publishStatus(Urgency::AtOnce);
}

void Engine::Private::endTraining(StopReason reason)
{
    assertThread();
    if (state != EngineState::Training)
        return;
    state = EngineState::Ready;
    stopReason = reason;
    publishStatus(Urgency::AtOnce);
    flush(); // saving copies all weights; nobody waits for that to see that training has stopped
    autosaver.autosave();
}

void Engine::Private::evaluate()
{
    assertThread();
    const auto between = [this] {
        if (!mailbox.interruption().stop_requested())
            serveTranslation();
        flush();
    };
    try {
        outbox.add(std::make_shared<const Evaluation>(
            session->trainer().evaluate(mailbox.interruption(), between)));
    } catch (const Error &error) {
        if (error.code() != ErrorCode::Cancelled)
            throw;
        return; // the command that wanted it is served next; the evaluation stays due
    }
    autosaver.noteChange();
    publishStatus(Urgency::AtOnce);
    flush();
    // Many kept weights are not written again at every look, which may come every few seconds.
    if (bytesOf(session->experiment().keptStates) < kQuickToSave
        || autosaver.isAutosaveDue(timing.autosaveInterval))
        autosaver.autosave();
}

bool Engine::Private::isEvaluated() const
{
    const Experiment &experiment = session->experiment();
    return experiment.state.step == 0
        || (!experiment.history.evaluations.empty()
            && experiment.history.evaluations.back().step == experiment.state.step);
}

// The experiment and its file

Session &Engine::Private::openSession()
{
    assertThread();
    if (!session)
        throw Error(ErrorCode::BadConfiguration, message("core", "No experiment is open"), {},
            message("core", "Open one, or start a new one from a corpus."));
    return *session;
}

/// The file that is about to be opened. One that somebody else is working on can be looked at, but
/// is not ours to save to.
KeptFile Engine::Private::keptFile(const std::string &path, std::optional<Message> &whyACopy) const
{
    try {
        return {path, path, autosaver.claim(path), fileStamp(path)};
    } catch (const Error &error) {
        if (error.code() != ErrorCode::FileInUse)
            throw;
        whyACopy = message("core", "%1 It was opened as a copy.").arg(error.sentence());
        return {};
    }
}

void Engine::Private::adopt(std::unique_ptr<Session> adopted, KeptFile file)
{
    weightsBefore = weightsNumber();
    autosaver.keep(*adopted, std::move(file));
    session = std::move(adopted);
    stopReason = StopReason::None;
    outbox.set(session->atStart());
}

std::uint64_t Engine::Private::weightsNumber() const
{
    return session ? weightsBefore + session->weightsVersion() : 0;
}

/// Ends and saves what runs, then lets `load` adopt another; if that fails, the one before stays.
void Engine::Private::replaceExperiment(const std::function<void()> &load)
{
    endTraining(StopReason::Asked);
    autosaver.finish(); // what is being written may be the very file to be opened
    state = EngineState::Loading;
    publishStatus(Urgency::AtOnce);
    flush();
    std::optional<EngineProblem> problem = attempt(load);
    if (problem && problem->code != ErrorCode::Cancelled)
        outbox.add(std::move(*problem));
    state = session ? EngineState::Ready : EngineState::Empty;
    publishStatus(Urgency::AtOnce);
}

// What is told

EngineStatus Engine::Private::status() const
{
    EngineStatus result;
    const bool isStopping
        = state == EngineState::Training && mailbox.interruption().stop_requested();
    result.state = isStopping ? EngineState::Stopping : state;
    result.stopReason = stopReason;
    result.savedPath = autosaver.savedPath();
    result.secondsSinceSave = autosaver.secondsSinceSave();
    result.hasUnsavedChanges = autosaver.hasUnsavedChanges();
    result.savedBytes = autosaver.file().stamp ? autosaver.file().stamp->bytes : 0;
    if (!session)
        return result;

    const Experiment &experiment = session->experiment();
    result.step = experiment.state.step;
    result.weights = weightsNumber();
    result.maxEpochs = experiment.training.maxEpochs;
    result.learningRate = experiment.state.learningRate;
    result.threads = experiment.training.threads;
    result.epoch = static_cast<double>(experiment.state.epoch);
    result.visited = session->visited();
    for (const KeptState &kept : experiment.keptStates)
        result.keptSteps.push_back(kept.state.step);
    result.keptBytes = bytesOf(experiment.keptStates);
    result.keptMegabytes = experiment.training.keptMegabytes;
    if (!session->isTrainable())
        return result;

    const Trainer &trainer = session->trainer();
    result.parameters = trainer.parameters();
    result.engine = trainer.engine();
    result.device = trainer.device();
    RunPosition position;
    position.step = result.step;
    position.batchesPerEpoch = trainer.batchesPerEpoch();
    result.epoch += static_cast<double>(experiment.state.batchInEpoch)
        / static_cast<double>(position.batchesPerEpoch);
    position.epoch = result.epoch;
    position.minutes = (experiment.state.seconds - session->atStart()->state.seconds) / 60;
    const std::int64_t stepsOfRun = result.step - runBeganAtStep;
    if (state == EngineState::Training && stepsOfRun > 0)
        position.secondsPerStep
            = secondsBetween(runBegan, Clock::now()) / static_cast<double>(stepsOfRun);
    const Remaining left = remaining(experiment.training, position);
    result.progress = left.progress;
    if (state == EngineState::Training)
        result.secondsLeft = left.seconds;
    return result;
}

void Engine::Private::publishStatus(Urgency urgency)
{
    outbox.set(status(), urgency);
}

// The commands, from any thread

Engine::Engine(std::function<void()> notify, EngineTiming timing)
    : d(std::make_unique<Private>(std::move(notify), timing))
{
}

Engine::~Engine()
{
    d->mailbox.close();
}

void Engine::post(Command command)
{
    const auto *run = std::get_if<RunCommand>(&command);
    const bool ends = run != nullptr
        && (run->action == RunCommand::Action::Pause || run->action == RunCommand::Action::Stop);
    d->mailbox.post(std::move(command));
    if (ends)
        d->outbox.showStopping();
}

EngineUpdate Engine::take()
{
    return d->outbox.take();
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's loop: commands, one translation, one batch, and again. Everything below the commands
// at the end of this file runs on the engine's thread. README.md tells how the parts fit.
#include "core/engine/engine.h"

#include "core/engine/answer.h"
#include "core/engine/firewall.h"
#include "core/engine/mailbox.h"
#include "core/engine/outbox.h"
#include "core/engine/remaining.h"
#include "core/engine/saver.h"
#include "core/engine/session.h"

#include <algorithm>
#include <cassert>
#include <filesystem>
#include <thread>

namespace seq2seq {

namespace {

using Clock = std::chrono::steady_clock;
using Urgency = Outbox::Urgency;

double secondsBetween(Clock::time_point from, Clock::time_point to)
{
    return std::chrono::duration<double>(to - from).count();
}

/// When a file was last written, on our clock; now if nobody knows.
Clock::time_point writtenAt(const std::string &path)
{
    std::error_code failure;
    const auto time = std::filesystem::last_write_time(path, failure);
    if (failure)
        return Clock::now();
    const auto age = std::filesystem::file_time_type::clock::now() - time;
    return Clock::now() - std::chrono::duration_cast<Clock::duration>(age);
}

} // namespace

struct Engine::Private {
    Private(std::function<void()> notify, EngineTiming timing);

    // The loop.
    void run();
    void serveCommands();
    void serveTranslation();
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

    // Training.
    void startTraining(std::optional<int> steps);
    void endTraining(StopReason reason);
    void evaluate();
    [[nodiscard]] bool isEvaluated() const;

    // The experiment and its file.
    [[nodiscard]] Session &openSession();
    void adopt(std::unique_ptr<Session> session);
    void replaceExperiment(const std::function<void()> &load);
    void noteChange();
    void autosave();
    void startSave(std::string path);
    void noteSaved(const std::optional<SaveOutcome> &outcome, bool wasAskedFor);

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
    std::optional<int> stepsLeft; // of One step; empty = until something ends training
    Clock::time_point runBegan;
    std::int64_t runBeganAtStep = 0;

    std::string autosavePath;
    std::string savedPath;
    std::optional<Clock::time_point> savedAt;
    Clock::time_point lastAutosave; // begun, or put off because training had just begun
    bool isAutosaveWanted = false; // put off because another save is under way
    bool isSaveAskedFor = false; // the save under way was a command, not an autosave
    std::string reportedProblem; // of autosaving, so that it is told once
    std::int64_t revision = 0; // counts changes of the experiment
    std::int64_t savedRevision = 0;
    Saver saver;

    std::jthread thread; // last: it ends before what it uses
};

Engine::Private::Private(std::function<void()> givenNotify, EngineTiming givenTiming)
    : notify(std::move(givenNotify))
    , timing(givenTiming)
    , outbox(timing.notifyInterval)
    , saver([this] { mailbox.wake(); })
    , thread([this] { run(); })
{
}

// The loop

void Engine::Private::run()
{
    threadId = std::this_thread::get_id();
    publishStatus(Urgency::AtOnce);
    flush();
    while (true) {
        serveCommands();
        if (mailbox.isClosed())
            break;
        serveTranslation();
        attemptAndReport([this] { noteSaved(saver.takeFinished(), isSaveAskedFor); });
        if (state == EngineState::Training)
            advance();
        flush();
        if (state != EngineState::Training)
            mailbox.wait(outbox.due());
    }
    if (state == EngineState::Training)
        attemptAndReport([this] { endTraining(StopReason::Asked); });
    attemptAndReport([this] { noteSaved(saver.wait(), isSaveAskedFor); });
    attemptAndReport([this] { noteSaved(saver.wait(), isSaveAskedFor); }); // one that was put off
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
            TranslateResult result = answer(open.translator(), *request, mailbox.interruption());
            result.step = open.experiment().state.step;
            outbox.set(std::make_shared<const TranslateResult>(std::move(result)));
        } catch (const Error &error) {
            if (error.code() != ErrorCode::Cancelled)
                throw;
            mailbox.putBack(std::move(*request)); // the command that broke it off goes first
        }
    });
    flush();
}

/// One batch or one evaluation, or the end of training. Commands are served in between.
void Engine::Private::advance()
{
    const std::optional<EngineProblem> problem = attempt([this] {
        Trainer &trainer = session->trainer();
        if (trainer.isEvaluationDue())
            return evaluate();
        const StopReason reason = trainer.stopReason();
        if (reason != StopReason::None && !isEvaluated())
            return evaluate(); // the curves end with a look at the dev set
        if (reason != StopReason::None)
            return endTraining(reason);
        if (stepsLeft == 0)
            return endTraining(StopReason::Paused);

        outbox.add(trainer.step());
        if (stepsLeft)
            --*stepsLeft;
        noteChange();
        if (Clock::now() - lastAutosave >= timing.autosaveInterval)
            autosave();
        publishStatus(Urgency::WithTheRhythm);
    });
    if (!problem)
        return;
    outbox.add(*problem);
    const bool hasDiverged = problem->code == ErrorCode::Diverged;
    attemptAndReport([&] {
        noteChange(); // the best weights may be back
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
        std::vector<std::string> remarks;
        auto opened = std::make_unique<Session>(loadExperiment(command.path, &remarks));
        adopt(std::move(opened));
        autosavePath = command.path;
        savedPath = command.path;
        savedAt = writtenAt(command.path);
        for (std::string &remark : remarks)
            outbox.addRemark(std::move(remark));
    });
}

void Engine::Private::handle(UseCommand &command)
{
    replaceExperiment([&] {
        adopt(std::make_unique<Session>(std::move(command.experiment)));
        autosavePath = command.autosavePath;
        savedPath.clear();
        savedAt.reset();
    });
}

void Engine::Private::handle(SaveCommand &command)
{
    (void)openSession(); // nothing to save is a problem
    isAutosaveWanted = false; // this one does for it
    noteSaved(saver.wait(), isSaveAskedFor);
    startSave(std::move(command.path));
    isSaveAskedFor = true;
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
        adopt(std::make_unique<Session>(openSession().startingAnew()));
        noteChange();
    });
}

void Engine::Private::handle(LearningRateCommand &command)
{
    openSession().trainer().setLearningRate(command.learningRate);
    noteChange();
    publishStatus(Urgency::AtOnce);
}

void Engine::Private::handle(StopConditionsCommand &command)
{
    openSession().trainer().setStopConditions(command.maxEpochs, command.maxSteps);
    noteChange();
    publishStatus(Urgency::AtOnce);
}

// Training

void Engine::Private::startTraining(std::optional<int> steps)
{
    const Trainer &trainer = openSession().trainer();
    stepsLeft = steps;
    if (state == EngineState::Training)
        return;
    state = EngineState::Training;
    stopReason = StopReason::None;
    runBegan = Clock::now();
    runBeganAtStep = trainer.experiment().state.step;
    lastAutosave = runBegan;
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
    autosave();
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
    noteChange();
    publishStatus(Urgency::AtOnce);
    flush();
    autosave();
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
        throw Error(ErrorCode::BadConfiguration, "No experiment is open", {},
            "Open one, or start a new one from a corpus.");
    return *session;
}

void Engine::Private::adopt(std::unique_ptr<Session> adopted)
{
    session = std::move(adopted);
    stopReason = StopReason::None;
    reportedProblem.clear();
    revision = savedRevision = 0;
    outbox.set(session->atStart());
}

/// Ends and saves what runs, then lets `load` adopt another; if that fails, the one before stays.
void Engine::Private::replaceExperiment(const std::function<void()> &load)
{
    endTraining(StopReason::Asked);
    noteSaved(
        saver.wait(), isSaveAskedFor); // it belongs to the one before, and may be the very file
    noteSaved(saver.wait(), isSaveAskedFor); // one that was put off
    state = EngineState::Loading;
    publishStatus(Urgency::AtOnce);
    flush();
    std::optional<EngineProblem> problem = attempt(load);
    if (problem)
        outbox.add(std::move(*problem));
    state = session ? EngineState::Ready : EngineState::Empty;
    publishStatus(Urgency::AtOnce);
}

void Engine::Private::noteChange()
{
    ++revision;
}

void Engine::Private::autosave()
{
    lastAutosave = Clock::now();
    if (autosavePath.empty() || revision == savedRevision)
        return;
    if (saver.isBusy()) {
        isAutosaveWanted = true;
        return;
    }
    startSave(autosavePath);
    isSaveAskedFor = false;
}

void Engine::Private::startSave(std::string path)
{
    saver.start(session->snapshot(), std::move(path), revision);
}

void Engine::Private::noteSaved(const std::optional<SaveOutcome> &outcome, bool wasAskedFor)
{
    assertThread();
    if (!outcome)
        return;
    if (!outcome->problem) {
        if (wasAskedFor)
            autosavePath = outcome->path;
        savedPath = outcome->path;
        savedAt = outcome->began;
        savedRevision = outcome->revision;
        reportedProblem.clear();
    } else if (wasAskedFor || outcome->problem->message != reportedProblem) {
        outbox.add(*outcome->problem);
        reportedProblem = outcome->problem->message;
    }
    publishStatus(Urgency::AtOnce);
    if (std::exchange(isAutosaveWanted, false))
        autosave();
}

// What is told

EngineStatus Engine::Private::status() const
{
    EngineStatus result;
    const bool isStopping
        = state == EngineState::Training && mailbox.interruption().stop_requested();
    result.state = isStopping ? EngineState::Stopping : state;
    result.stopReason = stopReason;
    result.savedPath = savedPath;
    if (savedAt)
        result.secondsSinceSave = secondsBetween(*savedAt, Clock::now());
    result.hasUnsavedChanges = revision != savedRevision;
    if (!session)
        return result;

    const Experiment &experiment = session->experiment();
    result.step = experiment.state.step;
    result.maxEpochs = experiment.training.maxEpochs;
    result.learningRate = experiment.state.learningRate;
    result.threads = experiment.training.threads;
    result.epoch = static_cast<double>(experiment.state.epoch);
    if (!session->isTrainable())
        return result;

    const Trainer &trainer = session->trainer();
    result.parameters = trainer.parameters();
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

void Engine::open(std::string path)
{
    d->mailbox.post(OpenCommand{std::move(path)});
}

void Engine::use(Experiment experiment, std::string autosavePath)
{
    d->mailbox.post(UseCommand{std::move(experiment), std::move(autosavePath)});
}

void Engine::save(std::string path)
{
    d->mailbox.post(SaveCommand{std::move(path)});
}

void Engine::train()
{
    d->mailbox.post(RunCommand{RunCommand::Action::Train});
}

void Engine::trainOneStep()
{
    d->mailbox.post(RunCommand{RunCommand::Action::Step});
}

void Engine::pause()
{
    d->mailbox.post(RunCommand{RunCommand::Action::Pause});
    d->outbox.showStopping();
}

void Engine::stop()
{
    d->mailbox.post(RunCommand{RunCommand::Action::Stop});
    d->outbox.showStopping();
}

void Engine::reset()
{
    d->mailbox.post(ResetCommand{});
}

void Engine::setLearningRate(double learningRate)
{
    d->mailbox.post(LearningRateCommand{learningRate});
}

void Engine::setStopConditions(int maxEpochs, std::int64_t maxSteps)
{
    d->mailbox.post(StopConditionsCommand{maxEpochs, maxSteps});
}

void Engine::translate(TranslateRequest request)
{
    d->mailbox.post(std::move(request));
}

EngineUpdate Engine::take()
{
    return d->outbox.take();
}

} // namespace seq2seq

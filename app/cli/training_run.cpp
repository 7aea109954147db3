// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/training_run.h"

#include "app/cli/display_width.h"
#include "app/cli/interrupt.h"
#include "core/error.h"
#include "core/run/health.h"

#include <algorithm>
#include <array>
#include <stop_token>

namespace seq2seq::cli {

namespace {

constexpr int kColumnWidth = 11;

std::string row(const std::array<std::string, 7> &cells)
{
    std::string line;
    for (const std::string &cell : cells)
        line += paddedLeft(cell, kColumnWidth);
    return line;
}

std::string explain(StopReason reason)
{
    switch (reason) {
    case StopReason::MaxEpochs:
        return "All epochs are done";
    case StopReason::MaxSteps:
        return "All steps are done";
    case StopReason::MaxMinutes:
        return "The time is up";
    case StopReason::TargetReached:
        return "The target BLEU is reached";
    case StopReason::EarlyStopping:
        return "The dev sentences got no better for a long time";
    case StopReason::Diverged:
        return "Training diverged";
    case StopReason::None:
    case StopReason::Asked:
    case StopReason::Paused:
        break;
    }
    return "Stopped as asked";
}

/// A file name as a shell takes it.
std::string quoted(const std::string &name)
{
    if (name.find_first_of(" \t'\"\\$`&|;<>()*?[]#~!") == std::string::npos)
        return name;
    std::string text = "'";
    for (const char letter : name)
        text += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return text + "'";
}

} // namespace

TrainingRun::TrainingRun(Trainer &trainer, RunFile *file, Printing printing, Console &console,
    const InterruptGuard &interrupt)
    : m_trainer(trainer)
    , m_file(file)
    , m_printing(printing)
    , m_console(console)
    , m_interrupt(interrupt)
    , m_secondsAtStart(trainer.experiment().state.seconds)
{
}

bool TrainingRun::run()
{
    save();
    try {
        train();
    } catch (const Error &error) {
        if (error.code() == ErrorCode::Diverged)
            save(); // the trainer has put the last good weights back
        throw;
    }
    save();
    m_isBrokenOff = m_isBrokenOff || isInterrupted();
    if (m_file == nullptr)
        return !m_isBrokenOff;
    sayWhyItEnded();
    if (m_file->moved())
        throw Error(*m_file->moved());
    return !m_isBrokenOff;
}

/// Of several processes none stops by itself: the trainer stops them all, by throwing Cancelled.
bool TrainingRun::isInterrupted() const
{
    return m_trainer.peers() == nullptr && m_interrupt.isRequested();
}

void TrainingRun::train()
{
    const InterruptStop stop(m_interrupt);
    try {
        {
            ProgressBar bar(m_console, "Training");
            while (!isInterrupted() && m_trainer.stopReason() == StopReason::None) {
                showProgress(bar, m_trainer.step(stop.token()));
                if (m_trainer.isEvaluationDue())
                    evaluate(stop.token());
            }
        }
        // The last steps are measured too, unless somebody is waiting for the program to stop.
        if (!isInterrupted() && m_trainer.experiment().state.updatesSinceEvaluation > 0)
            evaluate(stop.token());
    } catch (const Error &error) {
        if (error.code() != ErrorCode::Cancelled)
            throw;
        m_isBrokenOff = true; // what was broken off has changed nothing
    }
}

void TrainingRun::evaluate(const std::stop_token &stop)
{
    m_console.setStatus("Measuring on "
        + formatCount(static_cast<long long>(m_trainer.experiment().dev->size()), "dev sentence",
            "dev sentences")
        + " ...");
    const Evaluation evaluation = m_trainer.evaluate(stop);
    save(); // before it is printed: whoever reads the table may be gone
    print(evaluation);
}

void TrainingRun::print(const Evaluation &evaluation)
{
    if (m_printing == Printing::Nothing)
        return;
    if (m_printing == Printing::JsonLines) {
        m_console.printJson(
            Json{{"event", "evaluation"}, {"step", evaluation.step}, {"epoch", evaluation.epoch},
                {"engine", name(m_trainer.engine())}, {"device", m_trainer.device()},
                {"seconds", evaluation.seconds}, {"train_loss", evaluation.trainLoss},
                {"dev_loss", evaluation.devLoss}, {"dev_perplexity", evaluation.devPerplexity},
                {"dev_bleu", evaluation.devBleu}, {"words_per_second", evaluation.wordsPerSecond}});
        return;
    }
    if (!m_hasPrintedHead)
        m_console.printLine(
            row({"step", "epoch", "train loss", "dev loss", "perplexity", "BLEU", "words/s"}));
    m_hasPrintedHead = true;
    m_console.printLine(row({std::to_string(evaluation.step), formatNumber(evaluation.epoch, 2),
        formatNumber(evaluation.trainLoss, 4), formatNumber(evaluation.devLoss, 4),
        formatNumber(evaluation.devPerplexity, 2), formatNumber(evaluation.devBleu, 2),
        formatNumber(evaluation.wordsPerSecond, 0)}));
}

void TrainingRun::save()
{
    if (m_file == nullptr)
        return;
    if (const std::optional<Error> moved = m_file->save(m_trainer.snapshot()))
        m_console.say(moved->what());
}

void TrainingRun::showProgress(ProgressBar &bar, const LossPoint &point) const
{
    bar.update(progress(point),
        "step " + std::to_string(point.step) + "  epoch " + formatNumber(point.epoch, 2) + "  loss "
            + formatNumber(point.trainLoss, 3) + "  " + formatNumber(point.wordsPerSecond, 0)
            + " words/s");
}

double TrainingRun::progress(const LossPoint &point) const
{
    const TrainingConfig &limits = m_trainer.experiment().training;
    double done = -1; // without a limit nobody knows
    if (limits.maxEpochs > 0)
        done = std::max(done, point.epoch / limits.maxEpochs);
    if (limits.maxSteps > 0)
        done = std::max(
            done, static_cast<double>(point.step) / static_cast<double>(limits.maxSteps));
    if (limits.maxMinutes > 0)
        done = std::max(done, (point.seconds - m_secondsAtStart) / (60 * limits.maxMinutes));
    return done;
}

void TrainingRun::sayWhyItEnded()
{
    const std::int64_t step = m_trainer.experiment().state.step;
    m_console.say(explain(m_trainer.stopReason()) + " at step " + formatCount(step) + ". Saved as "
        + m_file->path() + ".");
    const Experiment &experiment = m_trainer.experiment();
    for (const Finding &finding : diagnose(experiment.history, experiment.training.clipNorm))
        m_console.say(finding.sentence.english() + " " + finding.remedy.english());
    if (m_isBrokenOff)
        m_console.say("Go on with: seq2seq resume " + quoted(m_file->path()));
}

} // namespace seq2seq::cli

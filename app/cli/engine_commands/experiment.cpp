// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq experiment: trains the variants as a sweep does, measures them and says what they show.
#include "core/storage/experiment.h"
#include "app/cli/engine_commands.h"
#include "app/cli/experiment_report.h"
#include "app/cli/interrupt.h"
#include "core/error.h"
#include "core/study/measuring/measure_run.h"

namespace seq2seq::cli {

namespace {

/// @return false when it was interrupted
bool trainAll(const PlannedExperiment &plan, Console &console)
{
    SweepArguments arguments;
    arguments.common.out = plan.arguments.out;
    arguments.common.isQuiet = true; // the results follow
    return sweep(arguments, plan.runs, console);
}

std::vector<MeasuredRow> measureAll(const PlannedExperiment &plan, Console &console)
{
    const InterruptGuard interrupt;
    const InterruptStop stop(interrupt);
    const std::size_t variants = plan.experiment->variants.size();
    std::vector<MeasuredRow> rows;
    ProgressBar bar(console, "Measuring");
    for (std::size_t i = 0; i < plan.runs.size(); ++i) {
        const auto progress = [&](double done) {
            bar.update((static_cast<double>(i) + done) / static_cast<double>(plan.runs.size()));
            return !interrupt.isRequested();
        };
        const std::vector<MeasuredRow> measured
            = measureRun(*plan.experiment, plan.experiment->variants.at(i % variants).name,
                loadToTranslate(plan.runs[i].arguments.out), plan.sentences.test, progress,
                stop.token());
        rows.insert(rows.end(), measured.begin(), measured.end());
    }
    return rows;
}

void sayInterrupted(Console &console)
{
    console.say("Stopped as asked. The same command goes on where it was.");
}

} // namespace

void experiment(const PlannedExperiment &plan, Console &console)
{
    if (!trainAll(plan, console)) {
        sayInterrupted(console);
        return;
    }
    try {
        const std::vector<MeasuredRow> rows = measureAll(plan, console);
        const ExperimentFinding finding = judge(*plan.experiment, rows);
        writeResults(plan, rows, finding);
        printResults(plan, rows, finding, console);
        console.say("Results and figures are in " + plan.arguments.out + ".");
    } catch (const Error &error) {
        if (error.code() != ErrorCode::Cancelled)
            throw;
        sayInterrupted(console);
    }
}

} // namespace seq2seq::cli

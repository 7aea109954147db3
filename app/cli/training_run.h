// SPDX-License-Identifier: GPL-3.0-or-later
// Trains until a stop condition holds or somebody interrupts, prints each evaluation, and saves as
// it goes. What train and resume share.
#pragma once

#include "app/cli/console.h"
#include "core/storage/run_file.h"
#include "core/training/trainer.h"

#include <stop_token>

namespace seq2seq::cli {

class InterruptGuard;

/// How evaluations go to standard output.
enum class Printing { Table, JsonLines, Nothing };

template <typename Arguments> [[nodiscard]] Printing printingOf(const Arguments &arguments)
{
    if (arguments.isQuiet)
        return Printing::Nothing;
    return arguments.isJson ? Printing::JsonLines : Printing::Table;
}

/// One sitting of training.
class TrainingRun {
public:
    /// @param file  is written at the start, at each evaluation and at the end; null: another
    /// process saves
    TrainingRun(Trainer &trainer, RunFile *file, Printing printing, Console &console,
        const InterruptGuard &interrupt);

    /// Saves, then trains. A kill at any moment leaves a file that opens, because every save is
    /// atomic and the first one comes before the first step.
    /// @throws Error Diverged (the last good weights are saved then), FileUnwritable, DiskFull;
    /// FileChanged at the end, when the run had to be saved in another file than it was meant for
    /// @return false when it was interrupted, here or in another process
    bool run();

private:
    void train();
    void evaluate(const std::stop_token &stop);
    void print(const Evaluation &evaluation);
    void save();
    void showProgress(ProgressBar &bar, const LossPoint &point) const;
    [[nodiscard]] double progress(const LossPoint &point) const;
    void sayWhyItEnded();
    [[nodiscard]] bool isInterrupted() const;

    Trainer &m_trainer;
    RunFile *m_file;
    Printing m_printing;
    Console &m_console;
    const InterruptGuard &m_interrupt;
    double m_secondsAtStart;
    bool m_hasPrintedHead = false;
    bool m_isBrokenOff = false;
};

} // namespace seq2seq::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// What the bench found, as JSON and as a table; and its corpus as a file.
#pragma once

#include "app/cli/console.h"
#include "core/bench/measure.h"
#include "core/bench/workload.h"

#include <optional>
#include <span>
#include <string>

namespace seq2seq::cli {

/// The best this machine does, measured beside a workload.
struct MachineRates {
    std::string blasKernels; ///< that OpenBLAS has chosen
    int allThreads = 1; ///< how many threads "all" are
    double sgemmOne = 0; ///< GFLOP/s of one thread
    double sgemmAll = 0; ///< GFLOP/s of all threads together
};

/// One workload and what was measured of it.
struct BenchResult {
    Workload workload;
    int threads = 1;
    std::optional<TrainingSpeed> training;
    std::optional<MachineRates> machine; ///< only with training
    std::optional<DecodingSpeed> decoding;

    /// Floating-point operations of training in a second, 10^9.
    [[nodiscard]] double trainingGflops() const;
    /// Of what so many threads could do at the sgemm rate of one.
    [[nodiscard]] double shareOfSgemm() const;
};

/// One flat object; what was not measured is left out.
[[nodiscard]] Json toJson(const BenchResult &result);
/// A column a workload.
void printTable(std::span<const BenchResult> results, Console &console);

/// Writes the sentences of a workload as ids, so that another program can do the same work. A JSON
/// object a line: the settings, then each batch of the first epoch in the order in which Trainer
/// takes them ({"batch": [[source, target], ...]}, both ended by </s>), then {"decode": [source,
/// ...]}. @throws Error FileUnwritable
void writeCorpus(const Workload &workload, const std::string &path);

} // namespace seq2seq::cli

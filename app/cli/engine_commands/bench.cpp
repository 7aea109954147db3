// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq bench: how fast this machine trains and translates, beside what it could do at best.
#include "app/cli/bench_report.h"
#include "app/cli/engine_commands.h"
#include "core/bench/machine.h"

#include <algorithm>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace seq2seq::cli {

namespace {

/// Training alone, several workloads in turns.
std::vector<BenchResult> measureWords(
    std::span<const Workload> chosen, const BenchArguments &arguments, Console &console)
{
    const std::vector<int> &threads = arguments.threads;
    console.setStatus("training");
    std::vector<BenchResult> results;
    std::vector<TrainingSpeed> speeds = measureTraining(chosen, threads, arguments.seconds);
    for (std::size_t i = 0; i < chosen.size(); ++i)
        results.push_back({.workload = chosen[i],
            .threads = threads[i],
            .training = std::move(speeds[i]),
            .machine = {},
            .decoding = {}});
    console.clearStatus();
    return results;
}

BenchResult measure(
    const Workload &workload, int threads, const BenchArguments &arguments, Console &console)
{
    constexpr double kShareOfEach = 0.2; // of --seconds; training takes all of them
    const double secondsEach = kShareOfEach * arguments.seconds;
    const auto show
        = [&](const std::string &what) { console.setStatus(workload.name + ": " + what); };

    BenchResult result;
    result.workload = workload;
    result.threads = threads;
    if (arguments.measure != "decoding") {
        show("training");
        result.training = measureTraining({&workload, 1}, {&threads, 1}, arguments.seconds).front();
        show("sgemm");
        MachineRates &machine = result.machine.emplace();
        machine.blasKernels = blasKernels();
        machine.allThreads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
        machine.sgemmOne = sgemmRate(1, secondsEach);
        machine.sgemmAll = sgemmRate(machine.allThreads, secondsEach);
    }
    if (arguments.measure != "training") {
        show("translating");
        result.decoding = measureDecoding(workload, secondsEach);
    }
    console.clearStatus();
    return result;
}

} // namespace

void bench(const BenchArguments &arguments, const std::vector<Workload> &chosen, Console &console)
{
    if (!arguments.corpusFile.empty()) {
        writeCorpus(chosen.front(), arguments.corpusFile);
        return;
    }
    std::vector<BenchResult> results;
    const bool isTogether = arguments.measure == "words";
    if (isTogether)
        results = measureWords(chosen, arguments, console);
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (!isTogether)
            results.push_back(measure(chosen[i], arguments.threads[i], arguments, console));
        if (arguments.isJson)
            console.printJson(toJson(results[i]));
    }
    if (!arguments.isJson)
        printTable(results, console);
}

} // namespace seq2seq::cli

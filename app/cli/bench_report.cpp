// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bench_report.h"

#include "app/cli/display_width.h"
#include "app/cli/json_lines.h"
#include "core/bench/cost.h"
#include "core/bench/synthetic.h"
#include "core/corpus/batches.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace seq2seq::cli {

namespace {

constexpr double kGiga = 1e9;
constexpr double kMega = 1e6;

/// The rows of the table: each gives its cell for one result.
class Table {
public:
    Table(std::span<const BenchResult> results, Console &console)
        : m_results(results)
        , m_console(console)
    {
    }

    void row(std::string_view label, const std::function<std::string(const BenchResult &)> &cell)
    {
        constexpr int kLabelWidth = 34;
        constexpr int kCellWidth = 16;
        std::string line = paddedRight(label, kLabelWidth);
        for (const BenchResult &result : m_results)
            line += paddedLeft(cell(result), kCellWidth);
        m_console.printLine(line);
    }

    void blank() { m_console.printLine(""); }

private:
    std::span<const BenchResult> m_results;
    Console &m_console;
};

std::string count(double value)
{
    return formatCount(static_cast<long long>(value));
}

void printTraining(Table &table)
{
    table.blank();
    table.row("training, words/s",
        [](const BenchResult &r) { return count(r.training->wordsPerSecond); });
    table.row("  windows, slowest to fastest", [](const BenchResult &r) {
        const auto [slowest, fastest] = std::ranges::minmax(r.training->windows);
        return count(slowest) + "-" + count(fastest);
    });
    table.row("  MFLOP a word",
        [](const BenchResult &r) { return formatNumber(r.training->flopPerWord / kMega, 1); });
    table.row(
        "  GFLOP/s", [](const BenchResult &r) { return formatNumber(r.trainingGflops(), 1); });
    table.row("  peak memory, MB", [](const BenchResult &r) {
        const std::optional<std::size_t> peak = r.training->peakMemory;
        return peak ? count(static_cast<double>(*peak) / kMega) : std::string("-");
    });
}

void printMachine(Table &table)
{
    table.row("  share of sgemm",
        [](const BenchResult &r) { return formatNumber(100 * r.shareOfSgemm(), 1) + " %"; });
    table.row("OpenBLAS's kernels", [](const BenchResult &r) { return r.machine->blasKernels; });
    table.row("sgemm 4096, one thread, GFLOP/s",
        [](const BenchResult &r) { return formatNumber(r.machine->sgemmOne, 1); });
    table.row("sgemm 4096, all threads, GFLOP/s", [](const BenchResult &r) {
        return formatNumber(r.machine->sgemmAll, 1) + " (" + std::to_string(r.machine->allThreads)
            + ")";
    });
}

void printDecoding(Table &table)
{
    const auto milliseconds = [&](std::string_view label, double DecodingSpeed::*value) {
        table.row(label, [value](const BenchResult &r) {
            const double spent = *r.decoding.*value;
            return formatNumber(spent, 2) + " ("
                + formatNumber(spent / r.decoding->boundMilliseconds, 1) + "x)";
        });
    };
    table.blank();
    table.row("one sentence of 20 words, ms", [](const BenchResult &) { return ""; });
    table.row("  bound: reading the weights",
        [](const BenchResult &r) { return formatNumber(r.decoding->boundMilliseconds, 2); });
    milliseconds("  greedy", &DecodingSpeed::greedyMilliseconds);
    milliseconds("  beam 5", &DecodingSpeed::beamMilliseconds);
    milliseconds("  traced (greedy and all numbers)", &DecodingSpeed::tracedMilliseconds);
    milliseconds("  all numbers along given words", &DecodingSpeed::traceMilliseconds);
    table.row("64 sentences, greedy, sentences/s",
        [](const BenchResult &r) { return formatNumber(r.decoding->greedySentences, 1); });
    table.row("64 sentences, beam 5, sentences/s",
        [](const BenchResult &r) { return formatNumber(r.decoding->beamSentences, 1); });
    table.row("weights read a word, MB", [](const BenchResult &r) {
        return formatNumber(static_cast<double>(weightBytesPerWord(r.workload.model())) / kMega, 2);
    });
    table.row("memory read rate, that much, GB/s",
        [](const BenchResult &r) { return formatNumber(r.decoding->weightsReadRate, 1); });
    table.row("memory read rate, 256 MB, GB/s",
        [](const BenchResult &r) { return formatNumber(r.decoding->largeReadRate, 1); });
}

} // namespace

double BenchResult::trainingGflops() const
{
    return training->wordsPerSecond * training->flopPerWord / kGiga;
}

double BenchResult::shareOfSgemm() const
{
    return trainingGflops() / (machine->sgemmOne * threads);
}

Json toJson(const BenchResult &result)
{
    const Workload &workload = result.workload;
    Json json{{"config", workload.name}, {"embedding", workload.embedding},
        {"hidden", workload.hidden}, {"vocabulary", workload.vocabulary}, {"batch", workload.batch},
        {"length", workload.length}, {"pairs", workload.pairs}, {"threads", result.threads}};
    if (result.training) {
        const TrainingSpeed &training = *result.training;
        json.update({{"parameters", training.parameters}, {"corpus_bytes", training.corpusBytes},
            {"setup_seconds", training.setupSeconds}, {"training_steps", training.steps},
            {"training_words_per_second", training.wordsPerSecond},
            {"training_windows", training.windows}, {"flop_per_word", training.flopPerWord},
            {"training_gflops", result.trainingGflops()}});
        if (training.peakMemory)
            json["peak_memory_bytes"] = *training.peakMemory;
    }
    if (result.machine) {
        const MachineRates &machine = *result.machine;
        json.update({{"blas_kernels", machine.blasKernels}, {"sgemm_one_gflops", machine.sgemmOne},
            {"sgemm_all_gflops", machine.sgemmAll}, {"sgemm_all_threads", machine.allThreads},
            {"share_of_sgemm", result.shareOfSgemm()}});
    }
    if (result.decoding) {
        const DecodingSpeed &decoding = *result.decoding;
        json.update({{"greedy_ms", decoding.greedyMilliseconds},
            {"beam_ms", decoding.beamMilliseconds}, {"traced_ms", decoding.tracedMilliseconds},
            {"trace_given_ms", decoding.traceMilliseconds},
            {"greedy_sentences_per_second", decoding.greedySentences},
            {"beam_sentences_per_second", decoding.beamSentences},
            {"decoding_peak_memory_bytes", decoding.peakMemory},
            {"weight_bytes_per_word", weightBytesPerWord(workload.model())},
            {"read_weights_gb_per_second", decoding.weightsReadRate},
            {"read_256mb_gb_per_second", decoding.largeReadRate},
            {"bound_ms", decoding.boundMilliseconds}});
    }
    return json;
}

void printTable(std::span<const BenchResult> results, Console &console)
{
    Table table(results, console);
    table.row("", [](const BenchResult &r) { return r.workload.name; });
    table.row("embedding, hidden, vocabulary", [](const BenchResult &r) {
        return std::to_string(r.workload.embedding) + " " + std::to_string(r.workload.hidden) + " "
            + std::to_string(r.workload.vocabulary);
    });
    table.row("batch, length, threads", [](const BenchResult &r) {
        return std::to_string(r.workload.batch) + " " + std::to_string(r.workload.length) + " "
            + std::to_string(r.threads);
    });
    if (results.front().training)
        printTraining(table);
    if (results.front().machine)
        printMachine(table);
    if (results.front().decoding)
        printDecoding(table);
}

void writeCorpus(const Workload &workload, const std::string &path)
{
    const Experiment experiment = syntheticExperiment(workload, 1);
    const TrainingConfig &training = experiment.training;
    EncodedPairs pairs;
    for (const SentencePair &pair : experiment.train->pairs)
        pairs.add({experiment.source.encode(pair.source), experiment.target.encode(pair.target)});

    writeJsonLines(path, [&](const WriteLine &line) {
        line({{"config", workload.name}, {"embedding", workload.embedding},
            {"hidden", workload.hidden}, {"vocabulary", workload.vocabulary},
            {"batch", workload.batch}, {"length", workload.length}, {"pairs", workload.pairs},
            {"dropout", experiment.model.dropout}, {"learning_rate", training.learningRate},
            {"clip_norm", training.clipNorm}, {"decoded_words", kDecodedWords}});
        for (const std::vector<std::size_t> &batch :
            epochBatches(pairs, static_cast<std::size_t>(training.batchSize), training.seed, 0)) {
            Json ids = Json::array();
            for (const std::size_t i : batch) {
                const EncodedPair pair = pairs[i];
                ids.push_back(Json::array({pair.source, pair.target}));
            }
            line({{"batch", std::move(ids)}});
        }
        Json decode = Json::array();
        for (const std::string &sentence : syntheticSentences(workload))
            decode.push_back(experiment.source.encode(sentence));
        line({{"decode", std::move(decode)}});
    });
}

} // namespace seq2seq::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq bench: how fast this machine trains and translates, beside what it could do at best.
#include "app/cli/commands.h"
#include "app/cli/engine_commands.h"
#include "app/cli/output_files.h"
#include "app/cli/usage.h"
#include "core/text/vocabulary.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace seq2seq::cli {

namespace {

const char *const kModelAndText
    = "Sizes other than those of --config (or of classroom); several for several columns";

std::vector<std::string> configNames()
{
    std::vector<std::string> names;
    for (const Workload &candidate : workloads())
        names.push_back(candidate.name);
    return names;
}

template <typename Number>
void override(Number &value, const std::vector<Number> &others, std::size_t number)
{
    if (others.size() == 1)
        value = others.front();
    else if (number < others.size())
        value = others[number];
    else if (!others.empty())
        wrongUsage("Give as many values of each size, or one for all.");
}

std::vector<Workload> chosenWorkloads(const BenchArguments &arguments)
{
    if (arguments.config.empty() && arguments.sizes() == 0)
        return {workloads().begin(), workloads().end()};
    std::vector<Workload> all;
    for (std::size_t i = 0; i < std::max<std::size_t>(1, arguments.sizes()); ++i) {
        Workload &chosen
            = all.emplace_back(workload(arguments.config.empty() ? "classroom" : arguments.config));
        override(chosen.embedding, arguments.embedding, i);
        override(chosen.hidden, arguments.hidden, i);
        override(chosen.vocabulary, arguments.vocabulary, i);
        override(chosen.batch, arguments.batch, i);
        override(chosen.length, arguments.length, i);
        override(chosen.pairs, arguments.pairs, i);
        static_cast<void>(chosen.model()); // or it throws
    }
    return all;
}

/// One number of threads for each workload.
std::vector<int> threadsOf(const BenchArguments &arguments, std::size_t workloads)
{
    std::vector<int> threads(workloads);
    for (std::size_t i = 0; i < workloads; ++i)
        override(threads[i], arguments.threads, i);
    return threads;
}

/// @throws CLI::ParseError, Error FileUnwritable
void checkCorpusFile(const BenchArguments &arguments, std::size_t workloads)
{
    if (arguments.corpusFile.empty())
        return;
    if (workloads != 1)
        wrongUsage("Name the configuration whose corpus to write: --config.");
    refuseExisting({{"--write-corpus", arguments.corpusFile}}, arguments.overwrites);
}

void addSizes(CLI::App &command, BenchArguments &arguments)
{
    constexpr int kMost = 1'000'000;
    constexpr std::size_t kMostPairs = 10'000'000;
    const auto add
        = [&](const char *name, std::vector<int> &values, int least, int most, const char *what) {
              command.add_option(name, values, what)
                  ->check(between(least, most))
                  ->type_name("N")
                  ->group(kModelAndText);
          };
    add("--embedding", arguments.embedding, 1, kMost, "Embedding size");
    add("--hidden", arguments.hidden, 1, kMost, "Hidden size of one direction");
    // Beam 5 needs five words that can be written.
    add("--vocabulary", arguments.vocabulary, kSpecials + 5, kMost,
        "Words of each side, specials included");
    add("--batch", arguments.batch, 1, 4096, "Sentence pairs an update");
    add("--length", arguments.length, 1, 5000, "Words of a sentence; they vary by half either way");
    command.add_option("--pairs", arguments.pairs, "Sentence pairs of the corpus")
        ->check(between(std::size_t{1}, kMostPairs))
        ->type_name("N")
        ->group(kModelAndText);
}

} // namespace

void addBench(CLI::App &program, Console &console)
{
    constexpr int kMostThreads = 64;
    constexpr double kLeastSeconds = 0.01;
    constexpr double kMostSeconds = 3600;
    CLI::App *command = addCommand(program, "bench");
    auto arguments = std::make_shared<BenchArguments>();
    command->add_option("--config", arguments->config, "lesson, classroom, a4 or large; else all")
        ->check(CLI::IsMember(configNames()).description(""))
        ->type_name("NAME");
    command
        ->add_option(
            "--threads", arguments->threads, "Threads to train with; several for several columns")
        ->check(between(1, kMostThreads))
        ->type_name("N")
        ->default_str(std::to_string(arguments->threads.front()));
    command
        ->add_option("--seconds", arguments->seconds,
            "Time to train; each other thing is measured for a fifth of it")
        ->check(between(kLeastSeconds, kMostSeconds))
        ->type_name("X")
        ->capture_default_str();
    command
        ->add_option("--measure", arguments->measure,
            "training, words (of training, without sgemm; several sizes or threads in turns), "
            "decoding or all")
        ->check(CLI::IsMember({"training", "words", "decoding", "all"}).description(""))
        ->type_name("WHAT")
        ->capture_default_str();
    addSizes(*command, *arguments);
    command
        ->add_option("--write-corpus", arguments->corpusFile,
            "Write the sentences as ids for another program, and stop")
        ->type_name("FILE");
    addOverwrite(*command, arguments->overwrites);
    command->add_flag(
        "--json", arguments->isJson, "Print a JSON object a line, one a configuration");
    command->footer(
        "The sentences are made up by a fixed seed. Words are source and target tokens, </s> of "
        "both sides included, padding\n"
        "not. The share of sgemm is that of the operations a second of all matrix products, "
        "forward and backward, in the rate\n"
        "of one thread at a product of 4096 x 4096 matrices times the threads. Translations have "
        "20 words, as their sources do;\n"
        "the bound is the time one thread takes to read the decoder's weights once a word, "
        "measured in turns with them.\n"
        "64 sentences take turns, so their words have been met before and what they give to the "
        "first gates is kept, as in\n"
        "the window after some sentences. In training a word that stands in its shard again is "
        "multiplied once, and counted once.\n"
        "Example: seq2seq bench --config classroom");
    command->callback([arguments, &console] {
        const std::vector<Workload> chosen = chosenWorkloads(*arguments);
        checkCorpusFile(*arguments, chosen.size());
        arguments->threads = threadsOf(*arguments, chosen.size());
        engineCommands().bench(*arguments, chosen, console);
    });
}

} // namespace seq2seq::cli

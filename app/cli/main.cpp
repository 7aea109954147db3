// SPDX-License-Identifier: GPL-3.0-or-later
// The headless program `seq2seq`: the same core as the window, one subcommand a job.
// Exit code: 0 done, 1 failed with one sentence on standard error, 2 wrong usage.
#include "app/cli/commands.h"
#include "core/bench/machine.h"
#include "core/blas_kernels.h"
#include "core/error.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <exception>
#include <new>
#include <span>
#include <string_view>

using namespace seq2seq;

namespace {

constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;

int reportUsage(const CLI::App &program, const CLI::ParseError &error, cli::Console &console)
{
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success))
        return program.exit(error); // --help and --version
    std::string command = program.get_name();
    for (const CLI::App *subcommand : program.get_subcommands())
        command += " " + subcommand->get_name();
    console.say(command + ": " + error.what() + "\nSee " + command + " --help.");
    return kWrongUsage;
}

int fail(const std::string &sentence, cli::Console &console)
{
    console.say("seq2seq: " + sentence);
    return kFailed;
}

/// Starts the program anew when OpenBLAS does not know this processor: it chose its kernels before
/// main() began, and only then. What it knows it knows best, and what hardly computes does not
/// wait.
void startWithFastKernels(std::span<char *const> arguments)
{
    constexpr std::array<std::string_view, 5> kComputing{
        "train", "resume", "translate", "evaluate", "bench"};
    if (arguments.size() > 1 && std::ranges::count(kComputing, std::string_view(arguments[1])) > 0
        && blasKernels() == "Prescott" && chooseOpenBlasKernels())
        execv("/proc/self/exe", arguments.data()); // on failure it returns: slow, but at work
}

} // namespace

int main(int argc, char **argv)
{
    startWithFastKernels({argv, static_cast<std::size_t>(argc)});
    cli::Console console;
    CLI::App program(
        "Trains an encoder-decoder with attention, translates with it and looks inside.\n"
        "Results go to standard output, remarks to standard error.",
        "seq2seq");
    constexpr std::size_t kOptionColumn = 34;
    program.get_formatter()->column_width(kOptionColumn);
    program.set_version_flag("--version", "seq2seq " SEQ2SEQ_VERSION, "Print the version and stop");
    program.require_subcommand(1);
    program.footer("Exit code: 0 done, 1 failed, 2 wrong usage. Each command has its own --help.");

    cli::addTrain(program, console);
    cli::addResume(program, console);
    cli::addTranslate(program, console);
    cli::addEvaluate(program, console);
    cli::addInspect(program, console);
    cli::addGenerate(program, console);
    cli::addExport(program, console);
    cli::addMetrics(program, console);
    cli::addPresets(program, console);
    cli::addBench(program, console);

    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return reportUsage(program, error, console);
    } catch (const Error &error) {
        return fail(error.what(), console);
    } catch (const std::bad_alloc &) {
        return fail(
            "There is not enough memory. Choose a smaller model, batch or corpus.", console);
    } catch (const std::exception &error) {
        return fail(std::string("A fault of the program: ") + error.what(), console);
    }
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The command line as a whole. Exit code: 0 done, 1 failed with one sentence on standard error, 2
// wrong usage.
#include "app/cli/commands.h"
#include "core/error.h"
#include "core/failure.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <sstream>

namespace seq2seq::cli {

namespace {

/// A closed stream's number would go to the next file that is opened, and what is printed into it.
void keepStreamsApart()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) < 0 && errno == EBADF)
            (void)::open("/dev/null", O_RDONLY); // the lowest free number; writing to it fails
    }
}

constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;

int reportUsage(const CLI::App &program, const CLI::ParseError &error, Console &console)
{
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
        std::ostringstream text; // --help and --version
        (void)program.exit(error, text, text);
        console.print(text.str());
        return 0;
    }
    std::string command = program.get_name();
    for (const CLI::App *subcommand : program.get_subcommands())
        command += " " + subcommand->get_name();
    console.say(command + ": " + error.what() + "\nSee " + command + " --help.");
    return kWrongUsage;
}

} // namespace

CLI::App *addCommand(CLI::App &program, std::string_view name)
{
    const auto *command = std::ranges::find(kCommands, name, &CommandName::name);
    return program.add_subcommand(std::string(name), std::string(command->description));
}

int runProgram(int argc, char **argv)
{
    keepStreamsApart();
    std::signal(SIGPIPE, SIG_IGN); // a reader that goes is an error of writing, which can be told
    Console console;
    CLI::App program(
        "Trains an encoder-decoder with attention, translates with it and looks inside.\n"
        "Results go to standard output, remarks to standard error.",
        "seq2seq");
    constexpr std::size_t kOptionColumn = 34;
    program.get_formatter()->column_width(kOptionColumn);
    program.set_version_flag("--version", "seq2seq " SEQ2SEQ_VERSION, "Print the version and stop");
    program.footer("Exit code: 0 done, 1 failed, 2 wrong usage. Each command has its own --help.");
    try {
        program.require_subcommand(1);
        for (const CommandName &command : kCommands)
            command.add(program, console);
        try {
            program.parse(argc, argv);
            return 0;
        } catch (const CLI::ParseError &error) {
            return reportUsage(program, error, console);
        }
    } catch (...) {
        console.say("seq2seq: " + std::string(currentFailure().what()));
        return kFailed;
    }
}

} // namespace seq2seq::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzzer without libFuzzer: the seeds as they are, then mutations of them, the same ones
// each time. Bounded in time, so that it can stand among the ordinary tests.
#include "fuzz.h"
#include "mutator.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <optional>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/common_interface_defs.h>
#endif

namespace {

using namespace seq2seq::fuzz;

constexpr const char *kUsage
    = "usage: fuzz_x [--seconds S] [--runs N] [--seed K] [--input-seconds S] FILE|FOLDER...\n"
      "Runs the inputs, then mutations of them until S seconds have passed or N are done.\n";

struct Arguments {
    long seconds = 2; ///< spent on mutations
    long runs = 1'000'000; ///< mutations at most
    long seed = 1;
    long inputSeconds = 4; ///< of the processor, that one input may take
    std::vector<std::string> inputs;
};

std::optional<Arguments> parse(int argc, char **argv)
{
    Arguments arguments;
    const std::array<std::pair<std::string_view, long *>, 4> numbers{{
        {"--seconds", &arguments.seconds},
        {"--runs", &arguments.runs},
        {"--seed", &arguments.seed},
        {"--input-seconds", &arguments.inputSeconds},
    }};
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const auto *number
            = std::ranges::find(numbers, word, [](const auto &n) { return n.first; });
        if (number == numbers.end()) {
            arguments.inputs.emplace_back(word);
            continue;
        }
        const std::string_view value = ++i < argc ? argv[i] : "";
        const auto [end, failure]
            = std::from_chars(value.data(), value.data() + value.size(), *number->second);
        if (failure != std::errc() || end != value.data() + value.size())
            return std::nullopt;
    }
    return arguments.inputs.empty() ? std::nullopt : std::optional(arguments);
}

/// Files in the order of their names, so that a run can be repeated.
std::vector<std::string> filesOf(const std::vector<std::string> &inputs)
{
    std::vector<std::string> files;
    for (const std::string &input : inputs) {
        if (!std::filesystem::is_directory(input)) {
            files.push_back(input);
            continue;
        }
        const std::size_t first = files.size();
        for (const auto &entry : std::filesystem::directory_iterator(input))
            files.push_back(entry.path().string());
        std::sort(files.begin() + static_cast<std::ptrdiff_t>(first), files.end());
    }
    return files;
}

// What runs now, for the handler that writes it to a file: a handler can be given nothing.
const char *currentBytes = nullptr;
std::size_t currentSize = 0;

void keepCurrentInput()
{
    if (currentBytes == nullptr)
        return;
    constexpr const char *kName = "finding.bin";
    const int file = open(kName, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0)
        return;
    const bool isKept = write(file, currentBytes, currentSize) == static_cast<ssize_t>(currentSize);
    close(file);
    constexpr std::string_view kTold = "The input is kept in the file finding.bin here.\n";
    if (isKept)
        static_cast<void>(!write(STDERR_FILENO, kTold.data(), kTold.size()));
}

void onFailure(int signalNumber)
{
    if (signalNumber == SIGPROF) {
        constexpr std::string_view kSlow = "One input took too long.\n";
        static_cast<void>(!write(STDERR_FILENO, kSlow.data(), kSlow.size()));
    }
    keepCurrentInput();
    _exit(1);
}

[[noreturn]] void onTerminate()
{
    try {
        throw;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "An exception left the reader: %s\n", error.what());
    } catch (...) {
        std::fprintf(stderr, "An exception left the reader.\n");
    }
    keepCurrentInput();
    _exit(1);
}

void watch()
{
    for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGPROF})
        std::signal(number, &onFailure);
    std::set_terminate(&onTerminate);
#if defined(__SANITIZE_ADDRESS__)
    __sanitizer_set_death_callback(&keepCurrentInput);
#elif !defined(__SANITIZE_THREAD__) // it reserves terabytes, as the address sanitizer does
    constexpr rlim_t kMostMemory = 3ULL << 30;
    const rlimit memory{kMostMemory, RLIM_INFINITY};
    setrlimit(RLIMIT_AS, &memory);
#endif
}

void setAlarm(long seconds)
{
    const itimerval interval{{0, 0}, {seconds, 0}};
    setitimer(ITIMER_PROF, &interval, nullptr);
}

void run(const std::string &input, long seconds)
{
    currentBytes = input.data();
    currentSize = input.size();
    setAlarm(seconds);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.data()), input.size());
    setAlarm(0);
    currentBytes = nullptr;
}

std::string contentOf(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

int main(int argc, char **argv)
{
    const std::optional<Arguments> arguments = parse(argc, argv);
    if (!arguments) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    watch();
    std::vector<std::string> seeds;
    for (const std::string &file : filesOf(arguments->inputs)) {
        seeds.push_back(contentOf(file));
        run(seeds.back(), arguments->inputSeconds);
    }
    if (seeds.empty()) {
        std::fputs("There is no input.\n", stderr);
        return 2;
    }

    using Clock = std::chrono::steady_clock;
    const Clock::time_point end = Clock::now() + std::chrono::seconds(arguments->seconds);
    Mutator mutator(static_cast<std::uint64_t>(arguments->seed), seeds);
    long done = 0;
    for (; done < arguments->runs && Clock::now() < end; ++done)
        run(mutator.next(), arguments->inputSeconds);
    std::printf("%zu seeds, %ld mutations\n", seeds.size(), done);
    return 0;
}

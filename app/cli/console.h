// SPDX-License-Identifier: GPL-3.0-or-later
// The one place that writes: results go to standard output, words for the person to standard error.
#pragma once

#include <nlohmann/json.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace seq2seq::cli {

/// JSON whose keys stay in the order they were written.
using Json = nlohmann::ordered_json;

/// Where a command's results and remarks go. Much of their text comes from files, so control
/// characters are written out (\x1B): always on standard error, on standard output when it is a
/// terminal; a program at the other end of a pipe gets the text as it is. A status line (a progress
/// bar) may stand at the foot of the terminal; it is taken away before anything else is written.
class Console {
public:
    Console();
    /// One that writes nothing: of several processes the first speaks.
    [[nodiscard]] static Console silent();

    /// A sentence for the person, on standard error.
    void say(std::string_view sentence);
    /// A result on standard output, flushed, so that a reader sees it at once.
    /// @throws Error FileUnwritable, DiskFull when standard output is full or closed. What the
    /// result is about has to be saved before
    void print(std::string_view text);
    void printLine(std::string_view line);
    /// A result as one JSON object a line. Bytes that are not UTF-8 become U+FFFD.
    void printJson(const Json &object);

    /// Shows or replaces the status line. Does nothing when standard error is no terminal.
    void setStatus(std::string_view text);
    void clearStatus();

    [[nodiscard]] bool isTerminal() const { return m_isTerminal; } ///< standard error is one
    [[nodiscard]] int width() const; ///< columns of the terminal; 100 when there is none

private:
    bool m_isSilent = false;
    bool m_isTerminal = false;
    bool m_printsToTerminal = false; // standard output
    bool m_hasStatus = false;
};

/// Progress of long work: a bar with the time left on a terminal, a line now and then elsewhere.
class ProgressBar {
public:
    /// @param label  what is being done, "Reading train.tsv"
    ProgressBar(Console &console, std::string label);
    ~ProgressBar();
    ProgressBar(const ProgressBar &) = delete;
    ProgressBar &operator=(const ProgressBar &) = delete;

    /// @param done  0..1; negative when the end is not known
    /// @param detail  shown behind the bar, may be empty
    void update(double done, std::string_view detail = {});

private:
    using Clock = std::chrono::steady_clock;

    Console &m_console;
    std::string m_label;
    Clock::time_point m_start;
    Clock::time_point m_shown; // when it was last drawn
    double m_startedAt = -1; // the first `done`: a resumed run does not begin at 0
};

/// "1:05", "2:03:10"
[[nodiscard]] std::string formatDuration(double seconds);
/// "12,345"
[[nodiscard]] std::string formatCount(long long count);
/// "1 pair", "12,345 pairs": as counted() of core/message.h for what is English alone.
[[nodiscard]] std::string formatCount(long long count, std::string_view one, std::string_view many);
/// A number with so many decimals, in the C locale.
[[nodiscard]] std::string formatNumber(double value, int decimals);

} // namespace seq2seq::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include "app/cli/display_width.h"
#include "core/error.h"
#include "core/text/control_characters.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace seq2seq::cli {

namespace {

using namespace std::chrono_literals;

constexpr auto kRedraw = 100ms; // a terminal's progress bar
constexpr auto kQuietLine = 30s; // a line of progress in a log file
constexpr int kBarWidth = 24;

std::string bar(double done)
{
    const int full = static_cast<int>(std::lround(std::clamp(done, 0.0, 1.0) * kBarWidth));
    std::string text;
    for (int i = 0; i < kBarWidth; ++i)
        text += i < full ? "█" : "░";
    return text;
}

} // namespace

Console::Console()
    : m_isTerminal(isatty(STDERR_FILENO) != 0)
    , m_printsToTerminal(isatty(STDOUT_FILENO) != 0)
{
}

Console Console::silent()
{
    Console console;
    console.m_isSilent = true;
    console.m_isTerminal = false;
    return console;
}

void Console::say(std::string_view sentence)
{
    if (m_isSilent)
        return;
    clearStatus();
    const std::string text = withoutControls(sentence, true) + '\n';
    std::fwrite(text.data(), 1, text.size(), stderr);
}

void Console::print(std::string_view text)
{
    if (m_isSilent)
        return;
    clearStatus();
    const std::string shown = m_printsToTerminal ? withoutControls(text, true) : std::string();
    const std::string_view written = m_printsToTerminal ? std::string_view(shown) : text;
    std::fwrite(written.data(), 1, written.size(), stdout);
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return;
    const int reason = errno;
    if (reason == EPIPE)
        throw Error(ErrorCode::FileUnwritable, "Nobody reads the results any more",
            {"standard output"}, "What was saved before is kept.");
    throw Error(reason == ENOSPC ? ErrorCode::DiskFull : ErrorCode::FileUnwritable,
        std::string("The results cannot be written: ") + std::strerror(reason), {"standard output"},
        "Make room on the disk, or send the output somewhere else.");
}

void Console::printLine(std::string_view line)
{
    print(std::string(line) + '\n');
}

void Console::printJson(const Json &object)
{
    printLine(object.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void Console::setStatus(std::string_view text)
{
    if (!m_isTerminal)
        return;
    const std::string line = "\r\033[K" + clippedToWidth(withoutControls(text, false), width() - 1);
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
    m_hasStatus = true;
}

void Console::clearStatus()
{
    if (!m_hasStatus)
        return;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
    m_hasStatus = false;
}

int Console::width() const
{
    constexpr int kDefault = 100;
    winsize size{};
    for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO}) {
        if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
            return size.ws_col;
    }
    return kDefault;
}

ProgressBar::ProgressBar(Console &console, std::string label)
    : m_console(console)
    , m_label(std::move(label))
    , m_start(Clock::now())
    , m_shown(m_start)
{
}

ProgressBar::~ProgressBar()
{
    m_console.clearStatus();
}

void ProgressBar::update(double done, std::string_view detail)
{
    const Clock::time_point now = Clock::now();
    if (m_startedAt < 0 && done >= 0)
        m_startedAt = done;
    if (now - m_shown < (m_console.isTerminal() ? Clock::duration(kRedraw) : kQuietLine))
        return;
    m_shown = now;

    const double seconds = std::chrono::duration<double>(now - m_start).count();
    std::string text = m_label;
    if (done >= 0) {
        text += m_console.isTerminal() ? " " + bar(done) + " " : ": ";
        text += formatNumber(100 * std::clamp(done, 0.0, 1.0), 0) + "%";
        if (done > m_startedAt && done < 1)
            text += ", " + formatDuration(seconds * (1 - done) / (done - m_startedAt)) + " left";
    } else {
        text += ": " + formatDuration(seconds) + " so far";
    }
    if (!detail.empty())
        text += "  " + std::string(detail);

    if (m_console.isTerminal())
        m_console.setStatus(text);
    else
        m_console.say(text);
}

std::string formatDuration(double seconds)
{
    const auto total = static_cast<long long>(std::llround(std::max(0.0, seconds)));
    const auto twoDigits
        = [](long long value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    const long long minutes = total / 60 % 60;
    const std::string tail = ":" + twoDigits(total % 60);
    if (total < 3600)
        return std::to_string(minutes) + tail;
    return std::to_string(total / 3600) + ":" + twoDigits(minutes) + tail;
}

std::string formatCount(long long count)
{
    std::string digits = std::to_string(count);
    const std::size_t first = count < 0 ? 1 : 0;
    for (std::size_t place = digits.size(); place > first + 3;) {
        place -= 3;
        digits.insert(place, ",");
    }
    return digits;
}

std::string formatCount(long long count, std::string_view one, std::string_view many)
{
    return formatCount(count) + " " + std::string(count == 1 ? one : many);
}

std::string formatNumber(double value, int decimals)
{
    char text[64];
    const int length = std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return {text, static_cast<std::size_t>(std::clamp(length, 0, 63))};
}

} // namespace seq2seq::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// How long something took.
#pragma once

#include <chrono>

namespace seq2seq {

/// Runs from its construction, by a clock that never goes back.
class Stopwatch {
public:
    [[nodiscard]] double seconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }
    [[nodiscard]] double milliseconds() const { return 1e3 * seconds(); }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace seq2seq

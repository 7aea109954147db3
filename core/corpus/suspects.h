// SPDX-License-Identifier: GPL-3.0-or-later
// Pairs that may be wrong: a person looks at them and decides.
#pragma once

#include "core/corpus/pair_table.h"

#include <array>
#include <cstdint>
#include <stop_token>
#include <vector>

namespace seq2seq {

/// What is odd about a pair. One pair may be odd in several ways.
enum class Oddity : std::uint8_t {
    Duplicate, ///< both sides are those of a row before it
    SameSides, ///< the source is its own translation
    LengthRatio, ///< one side has three times the characters that the other lets expect
    Script, ///< most letters of a side are of a script that hardly occurs there
    SharedSource, ///< its source is one of dev or test, and it is in neither
    SharedTarget, ///< its target is
};
inline constexpr std::size_t kOddities = 6;

/// The oddities of every row.
struct Suspects {
    std::vector<std::uint8_t> bits; ///< by row; 0 for removed ones
    [[nodiscard]] bool has(int row, Oddity oddity) const
    {
        const auto at = static_cast<std::size_t>(row);
        return at < bits.size() && (bits[at] >> static_cast<int>(oddity) & 1) != 0;
    }
};

/// Which lengths and scripts are usual is told from ten thousand rows of the whole. Two pairs count
/// as equal when 64 bits made of their text are: in a million pairs one in thirty million chances
/// of an error. A million pairs take some seconds.
/// @return what was found until `stop` was asked for
[[nodiscard]] Suspects findSuspects(const PairTable &table, const std::stop_token &stop = {});

} // namespace seq2seq

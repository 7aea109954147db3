// SPDX-License-Identifier: GPL-3.0-or-later
// How long sentence pairs are, without their words: what memory and speed depend on.
#pragma once

#include <cstdint>

namespace seq2seq {

/// Tokens of a pair, </s> included.
struct PairLength {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    bool operator==(const PairLength &) const = default;
};

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// What a computation costs, by what it is repeated for.
#pragma once

#include <cstdint>

namespace seq2seq {

/// Multiply-adds of the products of matrices and vectors on the way from words to probabilities.
/// What is done unit by unit (gates, tanh, softmax, biases) and looking up a row is not counted.
struct MultiplyAdds {
    std::int64_t sentence = 0; ///< once
    std::int64_t sourceWord = 0; ///< for each of m
    std::int64_t targetWord = 0; ///< for each of n
    std::int64_t pair = 0; ///< for each source word at each target word

    /// Of a sentence of `m` source and `n` target words.
    [[nodiscard]] constexpr std::int64_t of(std::int64_t m, std::int64_t n) const
    {
        return sentence + sourceWord * m + targetWord * n + pair * m * n;
    }
    constexpr MultiplyAdds &operator+=(const MultiplyAdds &other)
    {
        sentence += other.sentence;
        sourceWord += other.sourceWord;
        targetWord += other.targetWord;
        pair += other.pair;
        return *this;
    }
    bool operator==(const MultiplyAdds &) const = default;
};

} // namespace seq2seq

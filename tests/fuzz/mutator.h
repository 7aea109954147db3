// SPDX-License-Identifier: GPL-3.0-or-later
// Changes inputs the way that finds faults in readers: bits, pieces, numbers, repetitions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq::fuzz {

/// The same inputs each time it is made with the same seed.
class Mutator {
public:
    Mutator(std::uint64_t seed, std::vector<std::string> inputs);

    [[nodiscard]] std::string next();

private:
    [[nodiscard]] std::size_t below(std::size_t bound); ///< 0 when the bound is 0
    void change(std::string &bytes);
    void changeNumber(std::string &bytes);
    void repeatPiece(std::string &bytes);
    void insertPiece(std::string &bytes, std::string_view from);

    std::uint64_t m_state;
    std::vector<std::string> m_inputs;
};

} // namespace seq2seq::fuzz

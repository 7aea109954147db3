// SPDX-License-Identifier: GPL-3.0-or-later
#include "mutator.h"

#include <algorithm>
#include <array>
#include <utility>

namespace seq2seq::fuzz {

namespace {

constexpr std::size_t kLargest = 256u << 10; // bytes: enough for what is not linear to be slow
constexpr std::size_t kMostChanges = 4;

constexpr std::array<std::string_view, 16> kNumbers{"0", "-1", "1", "255", "65536", "2147483647",
    "2147483648", "-2147483649", "4294967296", "9007199254740993", "9223372036854775807",
    "18446744073709551616", "1e308", "1e-400", "0.5", "99999999999999999999999999"};

constexpr std::array<std::string_view, 18> kPieces{"\"", "[", "]", "{", "}", ",", ":", "\t", "\n",
    "\r", "\\", " ", "\xEF\xBB\xBF", "\xFF", "\xE4\xB8", "nan", "null", "\x1b[2J"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

Mutator::Mutator(std::uint64_t seed, std::vector<std::string> inputs)
    : m_state(seed)
    , m_inputs(std::move(inputs))
{
}

std::string Mutator::next()
{
    std::string bytes = m_inputs[below(m_inputs.size())];
    for (std::size_t changes = 1 + below(kMostChanges); changes > 0; --changes)
        change(bytes);
    if (bytes.size() > kLargest)
        bytes.resize(kLargest);
    return bytes;
}

std::size_t Mutator::below(std::size_t bound)
{
    // SplitMix64 (Steele, Lea and Flood 2014): the standard library's distributions differ.
    m_state += 0x9E3779B97F4A7C15;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    z ^= z >> 31;
    return bound == 0 ? 0 : static_cast<std::size_t>(z % bound);
}

void Mutator::change(std::string &bytes)
{
    enum { Bit, Byte, Erase, Cut, Number, Repeat, Token, Splice, Kinds };
    const std::size_t at = below(bytes.size());
    if (bytes.empty()) {
        insertPiece(bytes, m_inputs[below(m_inputs.size())]);
        return;
    }
    switch (below(Kinds)) {
    case Bit:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        break;
    case Byte:
        bytes[at] = static_cast<char>(below(256));
        break;
    case Erase:
        bytes.erase(at, 1 + below(30));
        break;
    case Cut:
        bytes.resize(at);
        break;
    case Number:
        changeNumber(bytes);
        break;
    case Repeat:
        repeatPiece(bytes);
        break;
    case Token:
        bytes.insert(at, kPieces[below(kPieces.size())]);
        break;
    case Splice:
        insertPiece(bytes, m_inputs[below(m_inputs.size())]);
        break;
    default:
        break;
    }
}

void Mutator::changeNumber(std::string &bytes)
{
    const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(below(bytes.size()));
    const auto begin = std::find_if(from, bytes.end(), &isDigit);
    const auto end = std::find_if_not(begin, bytes.end(), &isDigit);
    const std::string_view number = kNumbers[below(kNumbers.size())];
    bytes.replace(begin, end, number);
}

void Mutator::repeatPiece(std::string &bytes)
{
    const std::size_t at = below(bytes.size());
    const std::string piece = bytes.substr(at, 1 + below(below(2) == 0 ? 4 : 200));
    const std::size_t most = kLargest / piece.size();
    const std::size_t times = 1 + below(below(4) == 0 ? most : 20);
    std::string repeated;
    for (std::size_t i = 0; i < times; ++i)
        repeated += piece;
    bytes.insert(at, repeated);
}

void Mutator::insertPiece(std::string &bytes, std::string_view from)
{
    const std::size_t begin = below(from.size());
    bytes.insert(below(bytes.size() + 1), from.substr(begin, 1 + below(200)));
}

} // namespace seq2seq::fuzz

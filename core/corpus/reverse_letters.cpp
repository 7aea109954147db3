// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/reverse_letters.h"

#include <algorithm>
#include <cmath>

namespace seq2seq {
namespace {

constexpr std::size_t kShortest = 3;
constexpr std::size_t kLongest = 12;
constexpr std::size_t kLetters = 26;

std::string spacedOut(const std::string &letters)
{
    std::string text;
    for (const char letter : letters) {
        if (!text.empty())
            text += ' ';
        text += letter;
    }
    return text;
}

} // namespace

LinkedText drawReversedLetters(Random &random)
{
    return drawReversedLettersOf(kShortest + random.below(kLongest - kShortest + 1), random);
}

LinkedText drawReversedLettersOf(std::size_t length, Random &random)
{
    std::string letters(length, 'a');
    for (char &letter : letters)
        letter = static_cast<char>('a' + random.below(kLetters));
    LinkedText pair;
    pair.source = spacedOut(letters);
    std::ranges::reverse(letters);
    pair.target = spacedOut(letters);
    for (std::size_t at = 0; at < pair.source.size(); at += 2) {
        const std::size_t mirrored = pair.source.size() - 1 - at;
        pair.links.push_back({{mirrored, mirrored + 1}, {at, at + 1}, true});
    }
    return pair;
}

double countReversedLetters()
{
    double count = 0;
    for (std::size_t length = kShortest; length <= kLongest; ++length)
        count += std::pow(kLetters, length);
    return count;
}

} // namespace seq2seq

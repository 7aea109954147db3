// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/number_words.h"

#include <array>
#include <string_view>

namespace seq2seq {
namespace {

constexpr std::size_t kMostDigits = 6;
constexpr auto kOnes = std::to_array<std::string_view>(
    {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"});
constexpr auto kTeens = std::to_array<std::string_view>({"ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"});
constexpr auto kTens = std::to_array<std::string_view>(
    {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"});

/// Writes the words behind each other, each with its digit. Digits stand at every second byte.
class Words {
public:
    explicit Words(const std::string &digits)
        : m_digits(digits)
    {
        for (const char digit : digits) {
            if (!m_pair.source.empty())
                m_pair.source += ' ';
            m_pair.source += digit;
        }
    }

    /// The digits [begin, begin + 3) or fewer at the front, as one reads them.
    void addGroup(std::size_t begin, std::size_t end)
    {
        if (end - begin == 3) {
            if (const std::size_t hundreds = digit(begin); hundreds > 0) {
                add(kOnes.at(hundreds), begin);
                add("hundred", begin);
            }
            ++begin;
        }
        const bool hasTens = end - begin == 2;
        const std::size_t tens = hasTens ? digit(begin) : 0;
        const std::size_t ones = digit(end - 1);
        if (tens == 1) {
            add(kTeens.at(ones), end - 1);
            link(begin, false);
            return;
        }
        if (tens > 1)
            add(kTens.at(tens), begin);
        if (ones > 0)
            add(kOnes.at(ones), end - 1);
    }
    void add(std::string_view word, std::size_t place)
    {
        if (!m_pair.target.empty())
            m_pair.target += ' ';
        m_word = {m_pair.target.size(), m_pair.target.size() + word.size()};
        m_pair.target += word;
        link(place, true);
    }
    [[nodiscard]] LinkedText take() { return std::move(m_pair); }

private:
    [[nodiscard]] std::size_t digit(std::size_t place) const
    {
        return static_cast<std::size_t>(m_digits[place] - '0');
    }
    void link(std::size_t place, bool isSure)
    {
        m_pair.links.push_back({{2 * place, 2 * place + 1}, m_word, isSure});
    }

    const std::string &m_digits;
    LinkedText m_pair;
    TextSpan m_word; // the last one
};

} // namespace

LinkedText drawNumber(Random &random)
{
    std::string digits(1 + random.below(kMostDigits), '0');
    for (char &digit : digits)
        digit = static_cast<char>('0' + random.below(10));
    if (digits.size() > 1 && digits.front() == '0')
        digits.front() = static_cast<char>('1' + random.below(9));
    Words words(digits);
    const std::size_t thousands = digits.size() > 3 ? digits.size() - 3 : 0;
    if (digits == "0")
        words.add(kOnes[0], 0);
    if (thousands > 0) {
        words.addGroup(0, thousands);
        words.add("thousand", thousands - 1);
    }
    words.addGroup(thousands, digits.size());
    return words.take();
}

double countNumbers()
{
    return 1'000'000;
}

} // namespace seq2seq

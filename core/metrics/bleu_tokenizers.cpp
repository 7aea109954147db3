// SPDX-License-Identifier: GPL-3.0-or-later
// sacreBLEU's tokenisers. Each is a row of regular expressions there; here each expression is one
// scan over the code points that takes what the expression would take, from left to right and
// without overlap.
#include "core/metrics/bleu.h"
#include "core/metrics/unicode_p.h"

#include <unicode/uchar.h>

#include <array>
#include <utility>

namespace seq2seq {

namespace {

bool isDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}
bool isNotDigit(char32_t c)
{
    return !isDigit(c);
}
bool isPeriodOrComma(char32_t c)
{
    return c == U'.' || c == U',';
}
bool isDash(char32_t c)
{
    return c == U'-';
}

/// ASCII punctuation and symbols but for ' , - and . which have rules of their own.
bool isWesternSymbol(char32_t c)
{
    return (c >= U'!' && c <= U'&') || (c >= U'(' && c <= U'+') || c == U'/'
        || (c >= U':' && c <= U'@') || (c >= U'[' && c <= U'`') || (c >= U'{' && c <= U'~');
}

std::uint32_t category(char32_t c)
{
    return U_GET_GC_MASK(static_cast<UChar32>(c));
}
bool isPunctuation(char32_t c)
{
    return (category(c) & U_GC_P_MASK) != 0;
}
bool isSymbol(char32_t c)
{
    return (category(c) & U_GC_S_MASK) != 0;
}
bool isNotNumber(char32_t c)
{
    return (category(c) & U_GC_N_MASK) == 0;
}

/// What sacreBLEU's zh takes for a Chinese character. U+2001 to U+2A6D come from a range it means
/// to begin at U+20000 and writes with four digits; scores agree with its own only when the same
/// characters are cut off.
bool isChinese(char32_t c)
{
    static constexpr std::array<std::pair<char32_t, char32_t>, 18> kRanges{{
        {0x2001, 0x2A6D}, {0x2E80, 0x2EFF}, // radicals supplement
        {0x2F00, 0x2FDF}, // Kangxi radicals
        {0x2FF0, 0x2FFF}, // ideographic description
        {0x3000, 0x303F}, // punctuation
        {0x3100, 0x312F}, // Bopomofo
        {0x31A0, 0x31BF}, {0x31C0, 0x31EF}, // strokes
        {0x3200, 0x32FF}, {0x3300, 0x33FF}, {0x3400, 0x4DB5}, // ideographs, extension A
        {0x4E00, 0x9FBB}, // ideographs
        {0xF900, 0xFA2D}, // compatibility ideographs
        {0xFA30, 0xFA6A}, {0xFA70, 0xFAD9}, {0xFE10, 0xFE1F}, {0xFE30, 0xFE4F},
        {0xFF00, 0xFFEF}, // full-width and half-width forms
    }};
    for (const auto &[first, last] : kRanges)
        if (c >= first && c <= last)
            return true;
    return false;
}

using Test = bool (*)(char32_t);

/// Puts a blank on both sides of every character that passes.
std::u32string setApart(std::u32string_view text, Test test)
{
    std::u32string result;
    result.reserve(text.size() * 2);
    for (const char32_t c : text) {
        if (test(c))
            result.append({U' ', c, U' '});
        else
            result.push_back(c);
    }
    return result;
}

/// Which outer side of a pair gets a blank as well.
enum class Outside { None, Before, After };

/// Parts two neighbours that pass one test each, and puts one more blank outside.
std::u32string partPairs(std::u32string_view text, Test first, Test second, Outside outside)
{
    std::u32string result;
    result.reserve(text.size() * 2);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isPair = i + 1 < text.size() && first(text[i]) && second(text[i + 1]);
        if (isPair && outside == Outside::Before)
            result.push_back(U' ');
        result.push_back(text[i]);
        if (!isPair)
            continue;
        result.push_back(U' ');
        result.push_back(text[++i]);
        if (outside == Outside::After)
            result.push_back(U' ');
    }
    return result;
}

/// The rules of mteval-v13a that 13a and zh share.
std::u32string western(std::u32string_view text)
{
    std::u32string result = setApart(text, isWesternSymbol);
    result = partPairs(result, isNotDigit, isPeriodOrComma, Outside::After);
    result = partPairs(result, isPeriodOrComma, isNotDigit, Outside::Before);
    return partPairs(result, isDigit, isDash, Outside::After);
}

std::u32string international(std::u32string_view text)
{
    std::u32string result = partPairs(text, isNotNumber, isPunctuation, Outside::After);
    result = partPairs(result, isPunctuation, isNotNumber, Outside::Before);
    return setApart(result, isSymbol);
}

void replaceAll(std::u32string &text, std::u32string_view old, std::u32string_view fresh)
{
    for (auto at = text.find(old); at != std::u32string::npos;
         at = text.find(old, at + fresh.size()))
        text.replace(at, old.size(), fresh);
}

/// Undoes the mark-up of the old test sets; blanks at both ends let the rules about neighbours see
/// them.
std::u32string withoutMarkup(std::u32string_view line)
{
    std::u32string text(line);
    replaceAll(text, U"<skipped>", U"");
    replaceAll(text, U"-\n", U"");
    replaceAll(text, U"\n", U" ");
    replaceAll(text, U"&quot;", U"\"");
    replaceAll(text, U"&amp;", U"&");
    replaceAll(text, U"&lt;", U"<");
    replaceAll(text, U"&gt;", U">");
    return U' ' + text + U' ';
}

std::string joinWords(std::u32string_view text)
{
    std::u32string joined;
    for (const std::u32string_view word : splitAtSpace(text)) {
        if (!joined.empty())
            joined.push_back(U' ');
        joined += word;
    }
    return toUtf8(joined);
}

std::string joinCharacters(std::u32string_view text)
{
    std::u32string joined;
    for (const char32_t c : text) {
        if (!joined.empty())
            joined.push_back(U' ');
        joined.push_back(c);
    }
    return toUtf8(joined);
}

} // namespace

std::string bleuTokenize(std::string_view line, BleuTokenizer tokenizer)
{
    const std::u32string codePoints = toCodePoints(line);
    const std::u32string_view text = withoutTrailingSpace(codePoints);
    switch (tokenizer) {
    case BleuTokenizer::None:
        return toUtf8(text);
    case BleuTokenizer::V13a:
        return joinWords(western(withoutMarkup(text)));
    case BleuTokenizer::Intl:
        return joinWords(international(text));
    case BleuTokenizer::Zh:
        return joinWords(western(setApart(text, isChinese)));
    case BleuTokenizer::Char:
        return joinCharacters(text);
    }
    return toUtf8(text);
}

} // namespace seq2seq

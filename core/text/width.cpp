// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/width.h"

#include "core/text/normalize.h"
#include "core/text/script_blanks.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace seq2seq {
namespace {

// U+FF01 to U+FF5E are "!" to "~" again, this much further on.
constexpr char16_t kFirstFull = 0xFF01;
constexpr char16_t kLastFull = 0xFF5E;
constexpr int kFullMinusHalf = 0xFEE0;
constexpr char16_t kFirstHalfKatakana = 0xFF61; // with the signs ｡｢｣､･
constexpr char16_t kLastHalfKatakana = 0xFF9F;
constexpr std::u16string_view kWideSigns
    = u",?!:;()"; // and the full stop, which is another character

bool isFull(char16_t c)
{
    return c >= kFirstFull && c <= kLastFull;
}

bool isHalfKatakana(char16_t c)
{
    return c >= kFirstHalfKatakana && c <= kLastHalfKatakana;
}

char16_t fullOf(char16_t half)
{
    return static_cast<char16_t>(half + kFullMinusHalf);
}

char16_t halfOf(char16_t full)
{
    return static_cast<char16_t>(full - kFullMinusHalf);
}

bool isAsciiWord(char16_t c)
{
    return c < 0x80 && u_isalnum(c) != 0;
}

// Signs, digits and Latin letters narrow, Katakana wide.
icu::UnicodeString inPlainWidth(const icu::UnicodeString &text)
{
    icu::UnicodeString result;
    bool hasKatakana = false;
    for (int i = 0; i < text.length(); ++i) {
        if (isFull(text[i])) {
            result.append(halfOf(text[i]));
        } else if (isHalfKatakana(text[i])) {
            result.append(unicodeForm(icu::UnicodeString(text[i]), Normalization::Nfkc));
            hasKatakana = true;
        } else {
            result.append(text[i]);
        }
    }
    return hasKatakana ? unicodeForm(result, Normalization::Nfc) : result; // ｶ and ﾞ are ガ
}

// Beside a blank the character that comes after it, at the ends 0.
char16_t firstAfter(const icu::UnicodeString &text, int i)
{
    do {
        ++i;
    } while (i < text.length() && u_isUWhiteSpace(text[i]));
    return i < text.length() ? text[i] : 0;
}

bool endsSentence(const icu::UnicodeString &text, int dot)
{
    const char16_t before = dot > 0 ? text[dot - 1] : 0;
    const char16_t after = dot + 1 < text.length() ? text[dot + 1] : 0;
    const char16_t next = firstAfter(text, dot);
    const bool isListNumber = before < 0x80 && u_isdigit(before) && next != 0; // "1. 我"
    return before != 0 && !u_isUWhiteSpace(before) && before != u'.' && after != u'.'
        && !isAsciiWord(next) && !isListNumber;
}

bool hasUnspaced(const icu::UnicodeString &text)
{
    for (int i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        if (isUnspaced(static_cast<char32_t>(text.char32At(i))))
            return true;
    return false;
}

bool isInsideWord(const icu::UnicodeString &text, int sign)
{
    return sign > 0 && sign + 1 < text.length() && isAsciiWord(text[sign - 1])
        && isAsciiWord(text[sign + 1]);
}

} // namespace

bool mixesWidths(std::string_view language)
{
    const std::string_view primary = language.substr(0, language.find_first_of("-_"));
    return primary == "zh" || primary == "ja" || primary == "yue";
}

icu::UnicodeString foldWidth(const icu::UnicodeString &text)
{
    const icu::UnicodeString plain = inPlainWidth(text);
    const bool isChinese = hasUnspaced(plain); // or Japanese, and no English sentence among them
    icu::UnicodeString result;
    for (int i = 0; i < plain.length(); ++i) {
        const char16_t c = plain[i];
        const bool isBracket = c == u'(' || c == u')'; // both of a pair alike
        if (c == u'.' && isChinese && endsSentence(plain, i))
            result.append(u'。');
        else if (kWideSigns.find(c) != kWideSigns.npos && (isBracket || !isInsideWord(plain, i)))
            result.append(fullOf(c));
        else
            result.append(c);
    }
    return result;
}

std::string otherWidth(std::string_view word)
{
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
    icu::UnicodeString other;
    for (int i = 0; i < text.length(); ++i) {
        const char16_t c = text[i];
        if (isFull(c))
            other.append(halfOf(c));
        else if (c == u'。')
            other.append(u'.');
        else if (c > u' ' && c <= u'~')
            other.append(fullOf(c));
        else
            other.append(c);
    }
    std::string result;
    if (other != text)
        other.toUTF8String(result);
    return result;
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/unicode_p.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace seq2seq {

std::u32string toCodePoints(std::string_view utf8)
{
    std::u32string codePoints;
    codePoints.reserve(utf8.size());
    const char *bytes = utf8.data();
    const auto length = static_cast<std::int64_t>(utf8.size());
    for (std::int64_t i = 0; i < length;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, i, length, c);
        codePoints.push_back(static_cast<char32_t>(c));
    }
    return codePoints;
}

std::string toUtf8(std::u32string_view codePoints)
{
    std::string utf8;
    utf8.reserve(codePoints.size() * 2);
    for (const char32_t c : codePoints) {
        char bytes[U8_MAX_LENGTH];
        int length = 0;
        U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(c));
        utf8.append(bytes, static_cast<std::size_t>(length));
    }
    return utf8;
}

bool isSpace(char32_t c)
{
    return u_isspace(static_cast<UChar32>(c));
}

std::string toLower(const std::string &utf8)
{
    std::string lower;
    icu::UnicodeString::fromUTF8(utf8).toLower(icu::Locale::getRoot()).toUTF8String(lower);
    return lower;
}

std::u32string_view withoutTrailingSpace(std::u32string_view text)
{
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

std::vector<std::u32string_view> splitAtSpace(std::u32string_view text)
{
    std::vector<std::u32string_view> words;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && !isSpace(text[i]))
            continue;
        if (i > begin)
            words.push_back(text.substr(begin, i - begin));
        begin = i + 1;
    }
    return words;
}

} // namespace seq2seq

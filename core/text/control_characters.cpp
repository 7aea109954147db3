// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/control_characters.h"

#include <unicode/utf8.h>

#include <cstdint>

namespace seq2seq {

namespace {

void appendWrittenOut(std::string &result, unsigned byte)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    result += "\\x";
    result += kDigits[byte >> 4];
    result += kDigits[byte & 0xF];
}

bool isControl(UChar32 character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

} // namespace

std::string withoutControls(std::string_view text, bool keepsLineEnds)
{
    std::string result;
    result.reserve(text.size());
    const auto length = static_cast<std::int64_t>(text.size());
    for (std::int64_t i = 0; i < length;) {
        const std::int64_t begin = i;
        UChar32 character = 0;
        U8_NEXT(text.data(), i, length, character);
        const bool isKept = character == '\t' || (character == '\n' && keepsLineEnds);
        const auto bytes
            = text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
        if (character < 0) // no character: the bytes as they are
            for (const char byte : bytes)
                appendWrittenOut(result, static_cast<unsigned char>(byte));
        else if (isControl(character) && !isKept)
            appendWrittenOut(result, static_cast<unsigned>(character));
        else
            result += bytes;
    }
    return result;
}

} // namespace seq2seq

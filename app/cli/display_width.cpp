// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/display_width.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace seq2seq::cli {

namespace {

/// Columns of one code point (Unicode Standard Annex 11).
int columns(UChar32 character)
{
    if (character < 0)
        return 1; // shown as a replacement mark
    switch (u_charType(character)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
        return 0;
    default:
        break;
    }
    const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

std::string blanks(std::string_view text, int width)
{
    return std::string(static_cast<std::size_t>(std::max(0, width - displayWidth(text))), ' ');
}

} // namespace

int displayWidth(std::string_view text)
{
    int width = 0;
    const auto length = static_cast<int32_t>(text.size());
    for (int32_t place = 0; place < length;) {
        UChar32 character = 0;
        U8_NEXT(text.data(), place, length, character);
        width += columns(character);
    }
    return width;
}

std::string paddedRight(std::string_view text, int width)
{
    return std::string(text) + blanks(text, width);
}

std::string paddedLeft(std::string_view text, int width)
{
    return blanks(text, width) + std::string(text);
}

std::string clippedToWidth(std::string_view text, int width)
{
    int used = 0;
    const auto length = static_cast<int32_t>(text.size());
    for (int32_t place = 0; place < length;) {
        const int32_t before = place;
        UChar32 character = 0;
        U8_NEXT(text.data(), place, length, character);
        used += columns(character);
        if (used > width)
            return std::string(text.substr(0, static_cast<std::size_t>(before)));
    }
    return std::string(text);
}

} // namespace seq2seq::cli

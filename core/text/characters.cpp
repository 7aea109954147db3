// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/characters.h"

#include <unicode/uchar.h>

namespace seq2seq {

bool isBlank(char32_t character)
{
    constexpr char32_t kBlankMark = U'\u2581';
    return u_isUWhiteSpace(static_cast<UChar32>(character)) || character == kBlankMark;
}

bool isInvisible(char32_t character)
{
    const auto c = static_cast<UChar32>(character);
    switch (u_charType(c)) {
    case U_CONTROL_CHAR:
        return !u_isUWhiteSpace(c);
    case U_FORMAT_CHAR: {
        const bool isTag
            = c >= 0xE0020 && c <= 0xE007F; // they spell the flags of England, Scotland and Wales
        return !isJoiner(character) && !isTag
            && !u_hasBinaryProperty(c, UCHAR_PREPENDED_CONCATENATION_MARK);
    }
    default:
        return false;
    }
}

bool isJoiner(char32_t character)
{
    return character == U'\u200C' || character == U'\u200D';
}

} // namespace seq2seq

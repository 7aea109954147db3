// SPDX-License-Identifier: GPL-3.0-or-later
// The classes of signs come from the Unicode line breaking classes (UAX #14), so that no script's
// punctuation is forgotten.
#include "core/text/spacing.h"

#include "core/text/script_blanks.h"

#include <unicode/uchar.h>

namespace seq2seq {
namespace {

TokenShape shapeOfQuote(UChar32 character)
{
    switch (u_charType(character)) {
    case U_INITIAL_PUNCTUATION:
        return TokenShape::Opening;
    case U_FINAL_PUNCTUATION:
        return TokenShape::Closing;
    default:
        return TokenShape::Quote;
    }
}

TokenShape shapeOfSign(UChar32 character)
{
    if (u_charType(character) == U_DASH_PUNCTUATION)
        return TokenShape::Dash;
    switch (u_getIntPropertyValue(character, UCHAR_LINE_BREAK)) {
    case U_LB_OPEN_PUNCTUATION:
        return TokenShape::Opening;
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_CLOSE_PARENTHESIS:
    case U_LB_EXCLAMATION:
    case U_LB_INFIX_NUMERIC:
    case U_LB_POSTFIX_NUMERIC:
    case U_LB_NONSTARTER:
    case U_LB_INSEPARABLE:
        return TokenShape::Closing;
    case U_LB_QUOTATION:
        return shapeOfQuote(character);
    case U_LB_BREAK_SYMBOLS:
        return TokenShape::Dash;
    case U_LB_PREFIX_NUMERIC:
        return TokenShape::Prefix;
    default:
        return u_hasBinaryProperty(character, UCHAR_EMOJI_PRESENTATION) ? TokenShape::Emoji
                                                                        : TokenShape::Symbol;
    }
}

bool endsInApostrophe(std::string_view token)
{
    return token.size() > 1 && (token.ends_with('\'') || token.ends_with("\u2019"));
}

} // namespace

Spacing::Look Spacing::look(std::string_view token)
{
    Look look;
    const auto first = static_cast<UChar32>(firstCharacter(token));
    look.startsUnspaced = isUnspaced(static_cast<char32_t>(first));
    look.endsUnspaced = isUnspaced(lastBaseCharacter(token));
    if (u_isdigit(first))
        look.shape = TokenShape::Number;
    else if (u_isalpha(first) || (U_GET_GC_MASK(first) & U_GC_M_MASK) != 0)
        look.shape = endsInApostrophe(token) ? TokenShape::Elision : TokenShape::Word;
    else
        look.shape = shapeOfSign(first);
    look.quote = first == '\'' ? 1 : 0;
    look.isColon = token == ":";
    return look;
}

bool Spacing::isWordlike(std::string_view token)
{
    const TokenShape shape = look(token).shape;
    return shape == TokenShape::Word || shape == TokenShape::Number || shape == TokenShape::Elision;
}

bool Spacing::expectsBlank(std::string_view token) const
{
    return expectsBlank(look(token));
}

bool Spacing::expectsBlank(const Look &next) const
{
    if (m_isFirst || m_lastClingsToNext)
        return false;
    if (m_lastIsSpacedDash)
        return true;
    if (m_last.endsUnspaced || next.startsUnspaced)
        return false;
    if (next.shape == TokenShape::Number)
        return !m_isColonAfterNumber && m_last.shape != TokenShape::Prefix;
    if (next.shape == TokenShape::Quote)
        return !m_isQuoteOpen[next.quote];
    if (next.shape == TokenShape::Emoji)
        return m_last.shape != TokenShape::Emoji;
    return next.shape != TokenShape::Closing && next.shape != TokenShape::Dash;
}

void Spacing::take(std::string_view token, bool blankBefore)
{
    const Look next = look(token);
    const bool isUnusual = blankBefore != expectsBlank(next);
    m_lastClingsToNext = next.shape == TokenShape::Opening || next.shape == TokenShape::Elision
        || (next.shape == TokenShape::Dash && !blankBefore);
    if (next.shape == TokenShape::Quote) {
        // A quote that clings to the wrong side is the other kind, or an apostrophe: the boys'
        // room.
        const bool opens = m_isQuoteOpen[next.quote] == isUnusual;
        m_isQuoteOpen[next.quote] = opens;
        m_lastClingsToNext = opens;
    }
    m_lastIsSpacedDash = next.shape == TokenShape::Dash && blankBefore;
    m_isColonAfterNumber = next.isColon && m_last.shape == TokenShape::Number && !m_isFirst;
    m_last = next;
    m_isFirst = false;
}

} // namespace seq2seq

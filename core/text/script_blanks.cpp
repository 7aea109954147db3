// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/script_blanks.h"

#include "core/text/spacing.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace seq2seq {
namespace {

bool sitsOnAnother(char32_t character)
{
    return (U_GET_GC_MASK(static_cast<UChar32>(character)) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0;
}

// The last character of text[0, end) that is no mark on another.
char32_t baseBefore(const icu::UnicodeString &text, int end)
{
    UChar32 character = 0;
    while (end > 0) {
        end = text.moveIndex32(end, -1);
        character = text.char32At(end);
        if (!sitsOnAnother(static_cast<char32_t>(character)))
            break;
    }
    return static_cast<char32_t>(character);
}

} // namespace

bool isUnspaced(char32_t character)
{
    if (character < 0x0E00) // before Thai
        return false;
    const auto c = static_cast<UChar32>(character);
    if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT)
        return true;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_YI:
        return true;
    case USCRIPT_COMMON: {
        const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        return (width == U_EA_WIDE || width == U_EA_FULLWIDTH)
            && !u_hasBinaryProperty(c, UCHAR_EMOJI) && !u_isdigit(c);
    }
    default:
        return false;
    }
}

char32_t firstCharacter(std::string_view text)
{
    UChar32 character = 0;
    int i = 0;
    if (!text.empty())
        U8_NEXT_OR_FFFD(text.data(), i, static_cast<int>(text.size()), character);
    return static_cast<char32_t>(character);
}

// Marks that sit on a letter do not say which script it is, so they are passed over.
char32_t lastBaseCharacter(std::string_view text)
{
    UChar32 character = 0;
    int i = static_cast<int>(text.size());
    while (i > 0) {
        U8_PREV_OR_FFFD(text.data(), 0, i, character);
        if (!sitsOnAnother(static_cast<char32_t>(character)))
            break;
    }
    return static_cast<char32_t>(character);
}

bool BareText::hasBlankBefore(int i) const
{
    return std::ranges::binary_search(blanks, i);
}

std::string BareText::piece(int begin, int end) const
{
    std::string result;
    int from = begin;
    for (auto blank = std::ranges::upper_bound(blanks, begin);
         blank != blanks.end() && *blank < end; ++blank) {
        text.tempSubStringBetween(from, *blank).toUTF8String(result);
        result += kBlankMark;
        from = *blank;
    }
    text.tempSubStringBetween(from, end).toUTF8String(result);
    return result;
}

BareText withoutScriptBlanks(const icu::UnicodeString &text)
{
    BareText bare;
    for (int i = 0; i < text.length(); ++i) {
        const bool isInside = i > 0 && i + 1 < text.length();
        if (text[i] == u' ' && isInside) {
            const auto next = static_cast<char32_t>(text.char32At(i + 1));
            // A mark after a blank sits on the blank.
            if (!sitsOnAnother(next) && (isUnspaced(next) || isUnspaced(baseBefore(text, i)))) {
                bare.blanks.push_back(bare.text.length());
                continue;
            }
        }
        bare.text.append(text[i]);
    }
    return bare;
}

void appendWithBlanks(std::string &sentence, std::string_view token)
{
    for (auto at = token.find(kBlankMark); at != token.npos; at = token.find(kBlankMark)) {
        sentence += token.substr(0, at);
        sentence += ' ';
        token.remove_prefix(at + kBlankMark.size());
    }
    sentence += token;
}

std::string withoutScriptMarks(std::string_view token)
{
    if (token.find(kBlankMark) == token.npos && token.find(kGlueMark) == token.npos)
        return std::string(token);
    for (const std::string_view mark : {kBlankMark, kGlueMark}) {
        if (token.starts_with(mark) && isUnspaced(firstCharacter(token.substr(mark.size()))))
            token.remove_prefix(mark.size());
        if (token.ends_with(mark)
            && isUnspaced(lastBaseCharacter(token.substr(0, token.size() - mark.size()))))
            token.remove_suffix(mark.size());
    }
    // Inside there are only those that withoutScriptBlanks took out; at the ends others may be
    // left.
    std::string word;
    for (std::size_t i = 0; i < token.size();) {
        const bool isInside = i > 0 && i + kBlankMark.size() < token.size();
        if (isInside && token.substr(i).starts_with(kBlankMark)) {
            i += kBlankMark.size();
        } else {
            word += token[i++];
        }
    }
    return word;
}

} // namespace seq2seq

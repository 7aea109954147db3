// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/normalize.h"

#include "core/error.h"
#include "core/text/characters.h"
#include "core/text/width.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>

namespace seq2seq {
namespace {

constexpr char16_t kGlueMarkCharacter = 0xFFED;
constexpr char16_t kBlackSquare = 0x25A0; // what NFKC makes of kGlueMarkCharacter

bool isPlainAscii(std::string_view text)
{
    char previous = ' ';
    for (const char character : text) {
        if (character < ' ' || character > '~' || (character == ' ' && previous == ' '))
            return false;
        previous = character;
    }
    return text.empty() || previous != ' ';
}

icu::UnicodeString withoutInvisible(const icu::UnicodeString &text)
{
    icu::UnicodeString kept;
    for (int i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 character = text.char32At(i);
        if (!isInvisible(character))
            kept.append(character);
    }
    return kept;
}

// A joiner beside a blank or an end joins nothing, so it goes too.
icu::UnicodeString withPlainBlanks(const icu::UnicodeString &text)
{
    icu::UnicodeString result;
    bool blankPending = false;
    UChar32 joinerPending = 0;
    for (int i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 character = text.char32At(i);
        if (isBlank(character)) {
            blankPending = !result.isEmpty();
            joinerPending = 0;
        } else if (isJoiner(character)) {
            joinerPending = result.isEmpty() || blankPending ? 0 : character;
        } else {
            if (blankPending)
                result.append(u' ');
            if (joinerPending != 0)
                result.append(joinerPending);
            result.append(character == kGlueMarkCharacter ? kBlackSquare : character);
            blankPending = false;
            joinerPending = 0;
        }
    }
    return result;
}

} // namespace

icu::UnicodeString unicodeForm(const icu::UnicodeString &text, Normalization normalization)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *normalizer = normalization == Normalization::Nfkc
        ? icu::Normalizer2::getNFKCInstance(status)
        : icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status))
        throw Error(ErrorCode::Internal, message("core", "ICU has no Unicode normalisation data"));
    icu::UnicodeString result = normalizer->normalize(text, status);
    if (U_FAILURE(status))
        throw Error(ErrorCode::Internal, message("core", "ICU could not normalise a sentence"));
    return result;
}

icu::UnicodeString normalize(std::string_view sentence, const TokenizerOptions &options)
{
    const icu::StringPiece bytes(sentence.data(), static_cast<int32_t>(sentence.size()));
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(bytes);
    if (isPlainAscii(sentence) && !options.foldWidth)
        return options.lowercase ? text.toLower(icu::Locale::getRoot()) : text;

    text = unicodeForm(withoutInvisible(text), options.normalization);
    if (options.lowercase) {
        text.toLower(icu::Locale::getRoot());
        text = unicodeForm(text, options.normalization);
    }
    if (options.foldWidth)
        text = foldWidth(text);
    return withPlainBlanks(text);
}

std::string normalizeToUtf8(std::string_view sentence, const TokenizerOptions &options)
{
    std::string result;
    normalize(sentence, options).toUTF8String(result);
    return result;
}

} // namespace seq2seq

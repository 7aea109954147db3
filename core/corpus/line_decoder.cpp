// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/line_decoder.h"

#include "core/error.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace seq2seq {
namespace {

// ICU writes U+001A for some bytes it cannot read and U+FFFD for others; one sign is enough.
void writeReplacement(const void *, UConverterToUnicodeArgs *arguments, const char *, int32_t,
    UConverterCallbackReason reason, UErrorCode *status)
{
    if (reason > UCNV_IRREGULAR)
        return; // the converter is being reset or closed
    constexpr UChar kReplacement = 0xFFFD;
    *status = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(arguments, &kReplacement, 1, 0, status);
}

// Control characters above ASCII and private characters stand for bytes that mean nothing there.
bool isNoText(UChar32 character)
{
    return character == 0xFFFD || (character >= 0x80 && character < 0xA0)
        || (character >= 0xE000 && character <= 0xF8FF) || character >= 0xF0000;
}

const char *icuName(const std::string &encoding)
{
    if (encoding == "Big5")
        return "Big5-HKSCS"; // holds Big5 and the characters of Hong Kong
    if (encoding == "EUC-KR")
        return "windows-949"; // holds EUC-KR and the syllables it lacks
    return encoding.c_str();
}

} // namespace

LineDecoder::LineDecoder(const std::string &encoding)
    : m_converter(nullptr, &ucnv_close)
{
    UErrorCode status = U_ZERO_ERROR;
    m_converter.reset(ucnv_open(icuName(encoding), &status));
    if (U_SUCCESS(status))
        ucnv_setToUCallBack(
            m_converter.get(), &writeReplacement, nullptr, nullptr, nullptr, &status);
    if (U_FAILURE(status))
        throw Error(ErrorCode::BadConfiguration,
            message("core", "the encoding %1 is not known on this machine").arg(encoding));
}

bool LineDecoder::decode(std::string_view line, std::string &text)
{
    m_units.resize(line.size() + 1); // no encoding of the list needs more units than bytes
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length
        = ucnv_toUChars(m_converter.get(), m_units.data(), static_cast<int32_t>(m_units.size()),
            line.data(), static_cast<int32_t>(line.size()), &status);
    text.clear();
    if (U_FAILURE(status))
        return false;
    bool isText = true;
    for (int32_t i = 0; i < length;) {
        UChar32 character = 0;
        U16_NEXT(m_units.data(), i, length, character);
        const bool isGood = !isNoText(character) && !U_IS_SURROGATE(character);
        isText = isText && isGood;
        char bytes[U8_MAX_LENGTH];
        int count = 0;
        U8_APPEND_UNSAFE(bytes, count, isGood ? character : 0xFFFD);
        text.append(bytes, static_cast<std::size_t>(count));
    }
    return isText;
}

} // namespace seq2seq

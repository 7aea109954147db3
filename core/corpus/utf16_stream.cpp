// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/utf16_stream.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace seq2seq {
namespace {

void appendUtf8(std::string &text, char32_t character)
{
    char bytes[U8_MAX_LENGTH];
    int length = 0;
    U8_APPEND_UNSAFE(bytes, length, character);
    text.append(bytes, static_cast<std::size_t>(length));
}

} // namespace

void Utf16Stream::append(std::string_view bytes, std::string &text)
{
    m_pending += bytes;
    const std::size_t high = m_isLittleEndian ? 1 : 0;
    std::size_t i = 0;
    for (; i + 1 < m_pending.size(); i += 2) {
        const auto unit
            = static_cast<char32_t>((static_cast<unsigned char>(m_pending[i + high]) << 8)
                | static_cast<unsigned char>(m_pending[i + 1 - high]));
        if (m_lead != 0) {
            const bool isPair = U16_IS_TRAIL(unit);
            if (isPair)
                appendUtf8(text, U16_GET_SUPPLEMENTARY(m_lead, unit));
            else
                text += kNoText;
            m_lead = 0;
            if (isPair)
                continue;
        }
        if (U16_IS_LEAD(unit))
            m_lead = unit;
        else if (U16_IS_TRAIL(unit))
            text += kNoText;
        else
            appendUtf8(text, unit);
    }
    m_pending.erase(0, i);
}

} // namespace seq2seq

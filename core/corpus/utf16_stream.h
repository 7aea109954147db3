// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-16 that comes in pieces becomes UTF-8; a character may lie across two of them.
#pragma once

#include <string>
#include <string_view>

namespace seq2seq {

class Utf16Stream {
public:
    /// Stands for what is no character: a byte that UTF-8 never has.
    static constexpr char kNoText = '\xFF';

    explicit Utf16Stream(bool isLittleEndian)
        : m_isLittleEndian(isLittleEndian)
    {
    }

    /// Appends what the bytes hold to `text`; half a surrogate pair alone becomes kNoText, so that
    /// its line is not valid UTF-8.
    void append(std::string_view bytes, std::string &text);
    /// Half a character is left over: what came so far was cut off.
    [[nodiscard]] bool isCutOff() const { return !m_pending.empty() || m_lead != 0; }

private:
    bool m_isLittleEndian;
    std::string m_pending; // half a unit
    char32_t m_lead = 0; // half a surrogate pair
};

} // namespace seq2seq

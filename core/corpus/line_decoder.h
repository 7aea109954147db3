// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: lines of bytes in an encoding other than UTF-8 become UTF-8, by ICU.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct UConverter;

namespace seq2seq {

/// Decodes whole lines of an encoding whose line ends and tabs are those of ASCII: all of
/// textEncodings() but UTF-16, which Utf16Stream reads.
class LineDecoder {
public:
    /// @throws Error BadConfiguration when ICU does not know it
    explicit LineDecoder(const std::string &encoding);

    /// Sets `text` to the line in UTF-8. False when it is not text of this encoding: what cannot be
    /// read is then U+FFFD in `text`.
    bool decode(std::string_view line, std::string &text);

private:
    std::unique_ptr<UConverter, void (*)(UConverter *)> m_converter;
    std::u16string m_units;
};

} // namespace seq2seq

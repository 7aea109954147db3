// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of a text that comes piece by piece and cannot be read twice: a pipe, or a person who
// types.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace seq2seq {

/// Gives out each line as soon as it is whole, as UTF-8. Lines end with LF or CRLF, with CR when
/// there is no LF to the end; a CR inside a line is a blank. A byte order mark is no text.
class TextStream {
public:
    /// @param name  of the stream, for errors: "standard input"
    /// @param encoding  one of textEncodings(); empty: UTF-8, or UTF-16 by its byte order mark
    /// @throws Error BadConfiguration for an encoding there is not
    TextStream(std::string name, const std::string &encoding);
    ~TextStream();
    TextStream(TextStream &&) noexcept;
    TextStream &operator=(TextStream &&) noexcept;

    void append(std::string_view bytes);
    /// No more bytes come: what is there is the last line.
    void end();
    /// The next line, or none while it is not whole.
    /// @throws Error WrongEncoding when it is not text of the encoding, or ends within a character;
    /// FileUnreadable when it is too long; both name the line
    [[nodiscard]] std::optional<std::string> takeLine();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads lines from a descriptor without holding one back: a person who types, or a program at the
// other end of a pipe, gets each answer before the next question; a file is read in blocks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace seq2seq::cli {

class LineReader {
public:
    explicit LineReader(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    /// Waits for a line, then takes up to `most` that are there already. No line at the end of the
    /// input. Line ends (LF or CRLF) and a byte order mark at the start are taken off.
    /// @throws Error FileUnreadable
    [[nodiscard]] std::vector<std::string> readBlock(std::size_t most);

private:
    std::optional<std::string> takeLine(); // from the buffer; none when it holds no whole line
    bool isReady() const; // more can be read without waiting
    bool fill(); // false at the end of the input

    int m_descriptor;
    std::string m_buffer;
    std::size_t m_start = 0; // of what is not yet taken
    bool m_isAtEnd = false;
    bool m_isFirstLine = true;
};

} // namespace seq2seq::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads lines from a descriptor without holding one back: a person who types, or a program at the
// other end of a pipe, gets each answer before the next question; a file is read in blocks.
#pragma once

#include "core/corpus/text_stream.h"

#include <cstddef>
#include <exception>
#include <string>
#include <vector>

namespace seq2seq::cli {

class LineReader {
public:
    /// @param encoding  as for TextStream
    explicit LineReader(int descriptor, const std::string &encoding = {})
        : m_descriptor(descriptor)
        , m_text("standard input", encoding)
    {
    }

    /// Waits for a line, then takes up to `most` that are there already. No line at the end of the
    /// input. Line ends and a byte order mark at the start are taken off.
    /// @throws Error as TextStream::takeLine, once the lines before have been given out
    [[nodiscard]] std::vector<std::string> readBlock(std::size_t most);

private:
    bool isReady() const; // more can be read without waiting
    bool fill(); // false at the end of the input

    int m_descriptor;
    TextStream m_text;
    std::exception_ptr m_failure; // of the next line
    bool m_isAtEnd = false;
};

} // namespace seq2seq::cli

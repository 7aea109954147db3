// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: tells good text from bad, and says what bad text seems to be.
#pragma once

#include "core/message.h"

#include <string>
#include <string_view>

namespace seq2seq {

[[nodiscard]] bool isValidUtf8(std::string_view text);

/// The text with every byte that is not UTF-8 replaced by U+FFFD, to show it all the same.
[[nodiscard]] std::string replacingInvalid(std::string_view text);

/// What the bytes of a text are most likely encoded in.
struct EncodingGuess {
    std::string name; ///< one of textEncodings(); empty when nothing fits
    bool isCertain = false; ///< enough to read the text so and say it
};

/// @param bytes  the beginning of a text that is not UTF-8, some lines or more
[[nodiscard]] EncodingGuess guessEncoding(std::string_view bytes);

/// True for the beginning of a UTF-8 text, whose last character may be cut off; one line in twenty
/// may be damaged.
[[nodiscard]] bool isMostlyUtf8(std::string_view start);

/// The UTF-16 a text without a byte order mark is in: "UTF-16LE", "UTF-16BE", or empty when it is
/// no UTF-16.
[[nodiscard]] std::string unmarkedUtf16(std::string_view start);

/// How a person reads text that is not UTF-8 all the same.
/// @param guess  what it seems to be; may be empty
/// @param option  of the command line, that names the encoding of this text
[[nodiscard]] Message encodingRemedy(
    const std::string &guess, const std::string &option = "--encoding");

/// That a file was read in an encoding which nobody named.
[[nodiscard]] Message foundOutRemark(const std::string &path, const std::string &encoding);

/// Decides whether a file with some lines that are not text has a few damaged lines or another
/// encoding altogether.
class EncodingJudge {
public:
    /// @param encoding  what the file is read in
    /// @param option  of the command line, that names the encoding of this file
    EncodingJudge(std::string path, std::string encoding, std::string option = "--encoding");
    void takeGood() { ++m_good; }
    /// @param bytes  of the line, as they are in the file
    /// @throws Error WrongEncoding when it is clear by now
    void takeBroken(std::string_view bytes, std::size_t number);
    /// At the end of the file. @throws Error WrongEncoding
    void decide() const;

private:
    std::string m_path;
    std::string m_encoding;
    std::string m_option;
    std::size_t m_good = 0;
    std::size_t m_broken = 0;
    std::size_t m_firstBroken = 0; // its line number
    std::string m_sample; // broken lines, for a guess
};

} // namespace seq2seq

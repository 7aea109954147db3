// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: tells good text from bad, and says what bad text seems to be.
#pragma once

#include <string>
#include <string_view>

namespace seq2seq {

[[nodiscard]] bool isValidUtf8(std::string_view text);

/// The text with every byte that is not UTF-8 replaced by U+FFFD, to show it all the same.
[[nodiscard]] std::string replacingInvalid(std::string_view text);

/// A guess at the encoding of text that is not UTF-8, "Big5" or "windows-1252"; empty when nothing
/// is likely.
[[nodiscard]] std::string likelyEncoding(const std::string &bytes);

/// @param start  the first bytes of a file
/// @throws Error WrongEncoding when it is an archive, a PDF, UTF-32, or UTF-16 without a byte order
/// mark
void refuseBinary(std::string_view start, const std::string &path);

/// Decides whether a file with some lines that are not UTF-8 has a few damaged lines or another
/// encoding altogether.
class EncodingJudge {
public:
    explicit EncodingJudge(std::string path);
    void takeGood() { ++m_good; }
    /// @throws Error WrongEncoding when it is clear by now
    void takeBroken(std::string_view line, std::size_t number);
    /// At the end of the file. @throws Error WrongEncoding
    void decide() const;

private:
    std::string m_path;
    std::size_t m_good = 0;
    std::size_t m_broken = 0;
    std::size_t m_firstBroken = 0; // its line number
    std::string m_sample; // broken lines, for a guess
};

} // namespace seq2seq

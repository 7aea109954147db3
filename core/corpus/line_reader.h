// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: a text file line by line as UTF-8, whatever its encoding and line ends,
// without holding all of it.
#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>

namespace seq2seq {

/// Reads UTF-8 with or without byte order mark and UTF-16 with one; LF, CRLF and CR, also mixed.
class LineReader {
public:
    /// @throws Error FileNotFound, FileUnreadable; WrongEncoding for archives, UTF-32 and UTF-16
    /// without a mark
    explicit LineReader(std::string path);

    /// Goes to the next line; false at the end. @throws Error FileUnreadable
    bool next();
    [[nodiscard]] std::string_view line() const
    {
        return m_line;
    } ///< without its end; valid until next()
    [[nodiscard]] std::size_t number() const { return m_number; } ///< of the line, from 1
    [[nodiscard]] bool isUtf8() const
    {
        return m_isUtf8;
    } ///< false: the line has bytes that are not UTF-8
    [[nodiscard]] bool isTooLong() const
    {
        return m_isTooLong;
    } ///< only its first kLongestLine bytes are here

    [[nodiscard]] const std::string &path() const { return m_path; }
    [[nodiscard]] std::string
    encoding() const; ///< "UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE"
    [[nodiscard]] std::string
    lineEnds() const; ///< of the lines read so far: "LF", "CRLF", "CR", "mixed"
    [[nodiscard]] bool isCutOff() const
    {
        return m_isCutOff;
    } ///< the file ended in the middle of a character
    [[nodiscard]] double progress() const; ///< 0..1, of the bytes of the file

    static constexpr std::size_t kLongestLine = 16u << 20; ///< bytes; what is beyond is not kept

private:
    enum class Encoding { Utf8, Utf8WithBom, Utf16Le, Utf16Be };

    void detectEncoding();
    bool fill();
    void appendUtf16(std::string_view bytes);
    void endLine(std::size_t end, std::size_t next);
    void dropCutCharacter();

    std::string m_path;
    std::ifstream m_file;
    std::uintmax_t m_size = 0; // bytes; 0 for pipes
    std::uintmax_t m_bytesRead = 0;
    Encoding m_encoding = Encoding::Utf8;

    std::string m_text; // UTF-8 that was read and not yet given out
    std::size_t m_begin = 0; // of the next line in m_text
    std::string m_pendingBytes; // half a character of UTF-16
    char32_t m_pendingSurrogate = 0;
    bool m_isAtEnd = false;

    std::string_view m_line;
    std::size_t m_number = 0;
    bool m_isUtf8 = true;
    bool m_isTooLong = false;
    bool m_isCutOff = false;
    bool m_hasLf = false;
    bool m_hasCr = false;
    bool m_hasCrLf = false;
};

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: a text file line by line as UTF-8, whatever its encoding and line ends,
// without holding all of it.
#pragma once

#include "core/corpus/byte_source.h"
#include "core/corpus/encoding.h"
#include "core/corpus/line_decoder.h"
#include "core/corpus/utf16_stream.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seq2seq {

/// One line of a file and what is to be said about it.
struct TextLine {
    std::string_view text; ///< UTF-8, without its end
    std::string_view path; ///< of the file
    std::size_t number = 0; ///< from 1
    bool isText = true; ///< false: bytes mean nothing in the file's encoding; U+FFFD in `text`, or
                        ///< bytes that are not UTF-8
    bool isTooLong = false; ///< `text` holds the beginning alone
};

/// How far to look for the encoding of a file that names none.
enum class Detection {
    Unicode, ///< UTF-8 or UTF-16; else it is read as UTF-8
    Certain, ///< also others that are certain by the bytes
    Likeliest, ///< also what is not certain, to show it
};

/// Reads the encodings of textEncodings(), packed by gzip or not. Lines end with LF or CRLF; with
/// CR when the file has no LF, otherwise a CR inside a line is a blank.
class LineReader {
public:
    /// @param encoding  empty: found out as far as `detection` goes
    /// @throws Error FileNotFound, FileUnreadable (folders, devices, archives, documents);
    /// WrongEncoding for UTF-32; BadConfiguration for an encoding there is not
    explicit LineReader(std::string path, const std::string &encoding = {},
        Detection detection = Detection::Certain);

    /// Before the first next(): what the file itself says it is in. Somebody's own word, a byte
    /// order mark and letters that are UTF-8 count for more.
    void declareEncoding(std::string_view name);
    /// Before the first next(): goes by pieces that end with this ASCII character, which they keep,
    /// instead of by lines. number() is then the line that a piece begins on.
    void splitAt(char end);

    /// Goes to the next line; false at the end. @throws Error FileUnreadable
    bool next();
    [[nodiscard]] TextLine line() const ///< valid until next()
    {
        return {m_line, m_path, m_number, m_isText, m_isTooLong};
    }
    /// Of the line that is no text, as they are in the file.
    [[nodiscard]] std::string_view bytes() const { return m_bytes; }
    [[nodiscard]] std::size_t number() const { return m_number; } ///< of the line, from 1

    [[nodiscard]] const std::string &path() const { return m_path; }
    /// One of textEncodings(), or "UTF-8 with BOM".
    [[nodiscard]] std::string encoding() const;
    /// What a file without a mark that is not UTF-8 seems to be.
    [[nodiscard]] const std::optional<EncodingGuess> &guess() const { return m_guess; }
    /// Whether it is read as that.
    [[nodiscard]] bool wasFoundOut() const { return m_guess && encoding() == m_guess->name; }
    [[nodiscard]] std::string
    lineEnds() const; ///< of the lines read so far: "LF", "CRLF", "CR", "mixed"
    [[nodiscard]] std::size_t withStrayCr() const { return m_withStrayCr; } ///< lines so far
    [[nodiscard]] std::size_t firstStrayCr() const { return m_firstStrayCr; } ///< number of a line
    [[nodiscard]] bool isCutOff() const
    {
        return m_isCutOff;
    } ///< the file ended in the middle of a character
    [[nodiscard]] double progress() const; ///< 0..1, of the bytes of the file
    [[nodiscard]] bool isPacked() const { return m_file && m_file->isPacked(); }
    /// The beginning of the file, before the first next(): UTF-8, or as it is in the file when a
    /// character has one or two bytes.
    [[nodiscard]] std::string_view start() const
    {
        return std::string_view(m_text).substr(m_begin);
    }

    static constexpr std::size_t kLongestLine = 4u << 20; ///< bytes; what is beyond is not kept

private:
    void open();
    void detectEncoding(Detection detection);
    void readAs(const std::string &encoding);
    void detectLineEnds();
    bool hasLaterLineFeed();
    std::string readChunk();
    bool fill();
    void endLine(std::size_t end, std::size_t next);
    void endPiece(std::size_t next);
    void countLineEnds(std::size_t from, std::size_t to);
    void decodeLine();
    void dropCutCharacter();

    std::string m_path;
    std::optional<ByteSource> m_file;
    std::uintmax_t m_size = 0; // bytes; 0 for pipes
    std::uintmax_t m_chunks = 0; // read so far
    std::string m_encoding; // as in textEncodings()
    bool m_isNamed = false; // the encoding was, by somebody
    bool m_hasUtf8Mark = false;
    std::optional<EncodingGuess> m_guess;
    std::optional<Utf16Stream> m_utf16;
    std::optional<LineDecoder> m_decoder; // of what is neither UTF-8 nor UTF-16

    std::string m_text; // that was read and not yet given out; UTF-8 unless there is a m_decoder
    std::size_t m_begin = 0; // of the next line in m_text
    bool m_isAtEnd = false;
    char m_lineEnd = '\n';
    std::optional<char> m_pieceEnd; // goes by pieces that end with this
    std::size_t m_lineEndsBefore = 0; // of the next piece

    std::string m_decoded;
    std::string_view m_line;
    std::string_view m_bytes;
    std::size_t m_number = 0;
    bool m_isText = true;
    bool m_isTooLong = false;
    bool m_isCutOff = false;
    bool m_hasLf = false;
    bool m_hasCrLf = false;
    std::size_t m_withStrayCr = 0;
    std::size_t m_firstStrayCr = 0;
};

} // namespace seq2seq

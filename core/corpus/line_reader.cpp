// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/line_reader.h"

#include "core/corpus/foreign_format.h"
#include "core/corpus/reader.h"
#include "core/corpus/text_encoding.h"
#include "core/error.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <filesystem>
#include <span>

namespace seq2seq {
namespace {

constexpr std::size_t kChunk = 1u << 20;

} // namespace

void requireTextFile(const std::string &path)
{
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status))
        throw Error(ErrorCode::FileNotFound, message("core", "there is no such file"), {path});
    if (std::filesystem::is_directory(status))
        throw Error(
            ErrorCode::FileUnreadable, message("core", "it is a folder, not a file"), {path});
    if (std::filesystem::is_block_file(status) || std::filesystem::is_character_file(status))
        throw Error(
            ErrorCode::FileUnreadable, message("core", "it is a device, not a file"), {path});
}

LineReader::LineReader(std::string path, const std::string &encoding, Detection detection)
    : m_path(std::move(path))
    , m_encoding(knownEncoding(encoding))
    , m_isNamed(!encoding.empty())
{
    open();
    m_text = readChunk();
    refuseBinary(m_text, m_path);
    detectEncoding(detection);
    detectLineEnds();
    if (m_isAtEnd)
        dropCutCharacter();
}

void LineReader::open()
{
    requireTextFile(m_path);
    std::error_code error;
    if (std::filesystem::is_regular_file(m_path, error))
        m_size = std::filesystem::file_size(m_path, error);
    m_file.emplace(m_path);
}

// Finds out what the first chunk is in, unless somebody said it. A byte order mark is no text.
void LineReader::detectEncoding(Detection detection)
{
    constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
    const bool mayBeUnicode = m_encoding.empty() || m_encoding.starts_with("UTF");
    if (mayBeUnicode && m_text.starts_with(kUtf8Mark)) {
        m_begin = kUtf8Mark.size();
        m_hasUtf8Mark = true;
        readAs("UTF-8");
        return;
    }
    const bool isLittleEndian = m_text.starts_with("\xFF\xFE");
    if (mayBeUnicode && (isLittleEndian || m_text.starts_with("\xFE\xFF"))) {
        m_text.erase(0, 2);
        readAs(isLittleEndian ? "UTF-16LE" : "UTF-16BE");
        return;
    }
    if (!m_encoding.empty()) {
        readAs(std::string(m_encoding));
        return;
    }
    if (const std::string utf16 = unmarkedUtf16(m_text); !utf16.empty())
        m_guess = {utf16, true};
    else if (!isMostlyUtf8(m_text))
        m_guess = guessEncoding(m_text);
    const bool isTaken = m_guess && !m_guess->name.empty()
        && (detection == Detection::Likeliest
            || (m_guess->isCertain
                && (detection == Detection::Certain || m_guess->name.starts_with("UTF"))));
    readAs(isTaken ? m_guess->name : "UTF-8");
}

void LineReader::declareEncoding(std::string_view name)
{
    const std::optional<std::string> known = encodingNamed(name);
    const bool isUtf8 = isMostlyUtf8(start()) && std::ranges::any_of(start(), [](char c) {
        return static_cast<unsigned char>(c) > 0x7F;
    });
    if (!known || known->starts_with("UTF") || m_isNamed || m_hasUtf8Mark || m_utf16 || isUtf8)
        return;
    m_guess.reset();
    readAs(*known);
}

void LineReader::splitAt(char end)
{
    m_pieceEnd = end;
}

void LineReader::readAs(const std::string &encoding)
{
    m_encoding = encoding;
    if (encoding.starts_with("UTF-16")) {
        m_utf16.emplace(encoding == "UTF-16LE");
        const std::string bytes = std::move(m_text);
        m_text.clear();
        m_utf16->append(bytes, m_text);
    } else if (encoding != "UTF-8") {
        m_decoder.emplace(encoding);
    }
}

void LineReader::detectLineEnds()
{
    const bool hasLf = m_text.find('\n') != m_text.npos;
    const bool hasCr = m_text.find('\r') != m_text.npos;
    if (!hasLf && hasCr && (m_isAtEnd || !hasLaterLineFeed()))
        m_lineEnd = '\r';
}

// Looks through the rest of a file; a pipe cannot be read twice, so its first chunk has to do.
bool LineReader::hasLaterLineFeed()
{
    if (m_size == 0)
        return false;
    ByteSource rest(m_path);
    std::optional<Utf16Stream> utf16 = m_utf16;
    for (std::uintmax_t chunk = 0; !rest.isAtEnd(); ++chunk) {
        std::string text = rest.read(kChunk, m_number);
        if (chunk < m_chunks)
            continue;
        if (utf16) {
            std::string decoded;
            utf16->append(text, decoded);
            text = std::move(decoded);
        }
        if (text.find('\n') != text.npos)
            return true;
    }
    return false;
}

std::string LineReader::readChunk()
{
    std::string bytes = m_file->read(kChunk, m_number + 1);
    m_isAtEnd = m_file->isAtEnd();
    ++m_chunks;
    return bytes;
}

// Reads one more chunk into m_text; false at the end of the file.
bool LineReader::fill()
{
    if (m_isAtEnd)
        return false;
    m_text.erase(0, m_begin);
    m_begin = 0;
    const std::string bytes = readChunk();
    if (m_utf16)
        m_utf16->append(bytes, m_text);
    else
        m_text += bytes;
    if (m_isAtEnd)
        dropCutCharacter();
    return true;
}

// The last character of a file that was cut off somewhere is no character; the text before it is
// good.
void LineReader::dropCutCharacter()
{
    if (m_utf16)
        m_isCutOff = m_utf16->isCutOff();
    if (m_utf16 || m_decoder)
        return;
    for (std::size_t length = 1; length < U8_MAX_LENGTH && length <= m_text.size(); ++length) {
        const auto lead = static_cast<unsigned char>(m_text[m_text.size() - length]);
        if (U8_IS_TRAIL(lead))
            continue;
        if (U8_IS_LEAD(lead) && static_cast<std::size_t>(U8_COUNT_TRAIL_BYTES(lead)) >= length) {
            m_text.erase(m_text.size() - length);
            m_isCutOff = true;
        }
        return;
    }
}

bool LineReader::next()
{
    m_isTooLong = false;
    std::size_t scanned = m_begin;
    while (true) {
        const std::size_t at
            = std::min(m_text.find(m_pieceEnd.value_or(m_lineEnd), scanned), m_text.size());
        if (at < m_text.size()) {
            endLine(at, at + 1);
            return true;
        }
        std::size_t length = at - m_begin;
        if (length > kLongestLine) {
            m_isTooLong = true;
            if (m_pieceEnd)
                countLineEnds(m_begin + kLongestLine, m_text.size());
            m_text.resize(m_begin + kLongestLine);
            length = kLongestLine;
        }
        scanned = length;
        if (fill()) // moves the line to the front
            continue;
        if (m_begin == m_text.size())
            return false;
        endLine(m_text.size(), m_text.size());
        return true;
    }
}

void LineReader::countLineEnds(std::size_t from, std::size_t to)
{
    m_lineEndsBefore
        += static_cast<std::size_t>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(from),
            m_text.begin() + static_cast<std::ptrdiff_t>(to), m_lineEnd));
}

void LineReader::endPiece(std::size_t next)
{
    m_number = m_lineEndsBefore + 1;
    countLineEnds(m_begin, next);
    m_isTooLong = m_isTooLong || next - m_begin > kLongestLine;
    m_bytes = std::string_view(m_text).substr(m_begin, std::min(next - m_begin, kLongestLine));
    m_begin = next;
    decodeLine();
}

void LineReader::endLine(std::size_t end, std::size_t next)
{
    if (m_pieceEnd) {
        endPiece(next);
        return;
    }
    ++m_number;
    std::size_t length = end - m_begin;
    while (m_lineEnd == '\n' && length > 0 && m_text[m_begin + length - 1] == '\r')
        --length; // CRLF, or one that was made of CRLF once more
    m_hasCrLf |= next > end && length < end - m_begin;
    m_hasLf |= next > end && length == end - m_begin;
    if (length > kLongestLine) {
        m_isTooLong = true;
        length = kLongestLine;
    }
    const std::span line(m_text.data() + m_begin, length);
    if (std::ranges::find(line, '\r') != line.end()) {
        std::ranges::replace(line, '\r', ' ');
        if (m_withStrayCr++ == 0)
            m_firstStrayCr = m_number;
    }
    m_bytes = std::string_view(m_text).substr(m_begin, length);
    m_begin = next;
    decodeLine();
}

void LineReader::decodeLine()
{
    m_line = m_bytes;
    m_isText = true;
    if (m_isTooLong)
        return; // nobody reads it
    if (!m_decoder) {
        m_isText = isValidUtf8(m_bytes);
        return;
    }
    m_isText = m_decoder->decode(m_bytes, m_decoded);
    m_line = m_decoded;
}

std::string LineReader::encoding() const
{
    return m_hasUtf8Mark ? "UTF-8 with BOM" : m_encoding;
}

std::string LineReader::lineEnds() const
{
    if (m_lineEnd == '\r')
        return "CR";
    if (m_hasLf && m_hasCrLf)
        return "mixed";
    return m_hasCrLf ? "CRLF" : "LF";
}

double LineReader::progress() const
{
    if (m_size == 0)
        return 0;
    const auto unread = isPacked() ? 0.0 : static_cast<double>(m_text.size() - m_begin);
    return std::clamp(
        (static_cast<double>(m_file->position()) - unread) / static_cast<double>(m_size), 0.0, 1.0);
}

} // namespace seq2seq

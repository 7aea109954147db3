// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/line_reader.h"

#include "core/corpus/encoding.h"
#include "core/error.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <filesystem>
#include <vector>

namespace seq2seq {
namespace {

constexpr std::size_t kChunk = 1u << 20;

void appendUtf8(std::string &text, char32_t character)
{
    char bytes[U8_MAX_LENGTH];
    int length = 0;
    U8_APPEND_UNSAFE(bytes, length, character);
    text.append(bytes, static_cast<std::size_t>(length));
}

} // namespace

LineReader::LineReader(std::string path)
    : m_path(std::move(path))
{
    std::error_code error;
    const auto status = std::filesystem::status(m_path, error);
    if (!std::filesystem::exists(status))
        throw Error(ErrorCode::FileNotFound, message("core", "there is no such file"), {m_path});
    if (std::filesystem::is_directory(status))
        throw Error(
            ErrorCode::FileUnreadable, message("core", "it is a folder, not a file"), {m_path});
    if (std::filesystem::is_regular_file(status))
        m_size = std::filesystem::file_size(m_path, error);
    m_file.open(m_path, std::ios::binary);
    if (!m_file)
        throw Error(ErrorCode::FileUnreadable, message("core", "it cannot be opened"), {m_path},
            message("core", "Check that you may read it."));
    fill();
}

void LineReader::detectEncoding()
{
    refuseBinary(m_text, m_path);
    if (m_text.starts_with("\xEF\xBB\xBF")) {
        m_encoding = Encoding::Utf8WithBom;
        m_begin = 3;
        return;
    }
    const bool isLittleEndian = m_text.starts_with("\xFF\xFE");
    if (isLittleEndian || m_text.starts_with("\xFE\xFF")) {
        m_encoding = isLittleEndian ? Encoding::Utf16Le : Encoding::Utf16Be;
        const std::string bytes = m_text.substr(2);
        m_text.clear();
        appendUtf16(bytes);
    }
}

// Reads one more chunk into m_text; false at the end of the file.
bool LineReader::fill()
{
    if (m_isAtEnd)
        return false;
    m_text.erase(0, m_begin);
    m_begin = 0;
    std::string bytes(kChunk, '\0');
    m_file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(m_file.gcount()));
    if (m_file.bad())
        throw Error(
            ErrorCode::FileUnreadable, message("core", "reading it failed"), {m_path, m_number});
    m_isAtEnd = m_file.eof();
    const bool isFirst = m_bytesRead == 0;
    m_bytesRead += bytes.size();
    if (m_encoding == Encoding::Utf16Le || m_encoding == Encoding::Utf16Be)
        appendUtf16(bytes);
    else
        m_text += bytes;
    if (isFirst)
        detectEncoding();
    if (m_isAtEnd)
        dropCutCharacter();
    return true;
}

void LineReader::appendUtf16(std::string_view bytes)
{
    constexpr char32_t kReplacement = 0xFFFD;
    m_pendingBytes += bytes;
    const std::size_t high = m_encoding == Encoding::Utf16Le ? 1 : 0;
    std::size_t i = 0;
    for (; i + 1 < m_pendingBytes.size(); i += 2) {
        const auto unit
            = static_cast<char32_t>((static_cast<unsigned char>(m_pendingBytes[i + high]) << 8)
                | static_cast<unsigned char>(m_pendingBytes[i + 1 - high]));
        if (m_pendingSurrogate != 0) {
            const bool isPair = U16_IS_TRAIL(unit);
            appendUtf8(
                m_text, isPair ? U16_GET_SUPPLEMENTARY(m_pendingSurrogate, unit) : kReplacement);
            m_pendingSurrogate = 0;
            if (isPair)
                continue;
        }
        if (U16_IS_LEAD(unit))
            m_pendingSurrogate = unit;
        else
            appendUtf8(m_text, U16_IS_TRAIL(unit) ? kReplacement : unit);
    }
    m_pendingBytes.erase(0, i);
}

// The last character of a file that was cut off somewhere is no character; the text before it is
// good.
void LineReader::dropCutCharacter()
{
    m_isCutOff = !m_pendingBytes.empty() || m_pendingSurrogate != 0;
    if (m_encoding == Encoding::Utf16Le || m_encoding == Encoding::Utf16Be)
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
        const auto end = std::find_if(m_text.begin() + static_cast<std::ptrdiff_t>(scanned),
            m_text.end(), [](char c) { return c == '\n' || c == '\r'; });
        const auto at = static_cast<std::size_t>(end - m_text.begin());
        const bool mayBeCrLf = at + 1 == m_text.size() && m_text[at] == '\r' && !m_isAtEnd;
        if (at < m_text.size() && !mayBeCrLf) {
            const bool isCrLf
                = m_text[at] == '\r' && at + 1 < m_text.size() && m_text[at + 1] == '\n';
            m_hasCrLf |= isCrLf;
            m_hasCr |= !isCrLf && m_text[at] == '\r';
            m_hasLf |= m_text[at] == '\n';
            endLine(at, at + (isCrLf ? 2 : 1));
            return true;
        }
        if (at - m_begin > kLongestLine) {
            m_isTooLong = true;
            m_text.erase(m_begin + kLongestLine, at - m_begin - kLongestLine);
        }
        scanned = std::min(at, m_text.size()) - m_begin;
        if (fill()) // moves the line to the front
            continue;
        if (m_begin == m_text.size())
            return false;
        endLine(m_text.size(), m_text.size());
        return true;
    }
}

void LineReader::endLine(std::size_t end, std::size_t next)
{
    m_line = std::string_view(m_text).substr(m_begin, end - m_begin);
    if (m_line.size() > kLongestLine) {
        m_isTooLong = true;
        m_line = m_line.substr(0, kLongestLine);
    }
    m_isUtf8 = m_isTooLong || isValidUtf8(m_line);
    m_begin = next;
    ++m_number;
}

std::string LineReader::encoding() const
{
    switch (m_encoding) {
    case Encoding::Utf8:
        return "UTF-8";
    case Encoding::Utf8WithBom:
        return "UTF-8 with BOM";
    case Encoding::Utf16Le:
        return "UTF-16LE";
    case Encoding::Utf16Be:
        return "UTF-16BE";
    }
    return {};
}

std::string LineReader::lineEnds() const
{
    if (m_hasLf + m_hasCr + m_hasCrLf > 1)
        return "mixed";
    if (m_hasCr)
        return "CR";
    return m_hasCrLf ? "CRLF" : "LF";
}

double LineReader::progress() const
{
    if (m_size == 0)
        return 0;
    const auto unread = static_cast<double>(m_text.size() - m_begin);
    return std::clamp(
        (static_cast<double>(m_bytesRead) - unread) / static_cast<double>(m_size), 0.0, 1.0);
}

} // namespace seq2seq

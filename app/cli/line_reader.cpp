// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/line_reader.h"

#include "core/error.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace seq2seq::cli {

std::vector<std::string> LineReader::readBlock(std::size_t most)
{
    std::vector<std::string> lines;
    while (lines.size() < most) {
        if (std::optional<std::string> line = takeLine()) {
            lines.push_back(std::move(*line));
            continue;
        }
        if (m_isAtEnd || (!lines.empty() && !isReady()))
            break;
        m_isAtEnd = !fill();
    }
    return lines;
}

std::optional<std::string> LineReader::takeLine()
{
    const std::size_t end = m_buffer.find('\n', m_start);
    const bool isWhole = end != std::string::npos;
    if (!isWhole && (!m_isAtEnd || m_start == m_buffer.size()))
        return std::nullopt;
    std::string line = m_buffer.substr(m_start, isWhole ? end - m_start : std::string::npos);
    m_start = isWhole ? end + 1 : m_buffer.size();
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    if (m_isFirstLine && line.starts_with("\uFEFF"))
        line.erase(0, std::strlen("\uFEFF"));
    m_isFirstLine = false;
    return line;
}

bool LineReader::isReady() const
{
    pollfd question{.fd = m_descriptor, .events = POLLIN, .revents = 0};
    return poll(&question, 1, 0) > 0;
}

bool LineReader::fill()
{
    m_buffer.erase(0, m_start);
    m_start = 0;
    std::array<char, 65'536> bytes{};
    ssize_t count = 0;
    do {
        count = read(m_descriptor, bytes.data(), bytes.size());
    } while (count < 0 && errno == EINTR);
    if (count < 0)
        throw Error(ErrorCode::FileUnreadable,
            std::string("it cannot be read (") + std::strerror(errno) + ")",
            {.file = "standard input"});
    m_buffer.append(bytes.data(), static_cast<std::size_t>(count));
    return count > 0;
}

} // namespace seq2seq::cli

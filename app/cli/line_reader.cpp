// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/line_reader.h"

#include "core/error.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

namespace seq2seq::cli {

std::vector<std::string> LineReader::readBlock(std::size_t most)
{
    std::vector<std::string> lines;
    if (m_failure)
        std::rethrow_exception(m_failure);
    try {
        while (lines.size() < most) {
            if (std::optional<std::string> line = m_text.takeLine()) {
                lines.push_back(std::move(*line));
                continue;
            }
            if (m_isAtEnd || (!lines.empty() && !isReady()))
                break;
            m_isAtEnd = !fill();
        }
    } catch (const Error &) {
        if (lines.empty())
            throw;
        m_failure = std::current_exception();
    }
    return lines;
}

bool LineReader::isReady() const
{
    pollfd question{.fd = m_descriptor, .events = POLLIN, .revents = 0};
    return poll(&question, 1, 0) > 0;
}

bool LineReader::fill()
{
    std::array<char, 65'536> bytes{};
    ssize_t count = 0;
    do {
        count = read(m_descriptor, bytes.data(), bytes.size());
    } while (count < 0 && errno == EINTR);
    if (count < 0)
        throw Error(ErrorCode::FileUnreadable,
            message("core", "it cannot be read (%1)").arg(std::string(std::strerror(errno))),
            {.file = "standard input"});
    if (count > 0)
        m_text.append({bytes.data(), static_cast<std::size_t>(count)});
    else
        m_text.end();
    return count > 0;
}

} // namespace seq2seq::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/byte_source.h"

#include "core/error.h"

#include <zlib.h>

namespace seq2seq {

ByteSource::ByteSource(std::string path)
    : m_path(std::move(path))
    , m_file(gzopen(m_path.c_str(), "rb"), &gzclose_r)
{
    constexpr unsigned kBuffer = 1u << 17;
    if (!m_file)
        throw Error(ErrorCode::FileUnreadable, message("core", "it cannot be opened"), {m_path},
            message("core", "Check that you may read it."));
    gzbuffer(m_file.get(), kBuffer);
}

std::string ByteSource::read(std::size_t most, std::size_t line)
{
    std::string bytes(most, '\0');
    std::size_t count = 0;
    while (count < most && !m_isAtEnd) {
        const int got
            = gzread(m_file.get(), bytes.data() + count, static_cast<unsigned>(most - count));
        if (got > 0) {
            count += static_cast<std::size_t>(got);
            continue;
        }
        int status = Z_OK;
        gzerror(m_file.get(), &status);
        if (status != Z_OK && count > 0)
            break; // told by the next call, when the lines before are read
        requireHealthy(status, line);
        m_isAtEnd = true;
    }
    bytes.resize(count);
    m_bytes += count;
    requirePlausible(line);
    return bytes;
}

void ByteSource::requireHealthy(int status, std::size_t line) const
{
    if (status == Z_BUF_ERROR)
        throw Error(ErrorCode::FileUnreadable,
            message("core", "it ends too early: the packed file (gzip) was cut off"),
            {m_path, line}, message("core", "Copy it or download it once more."));
    if (status == Z_DATA_ERROR)
        throw Error(ErrorCode::FileUnreadable,
            message("core", "its packed data (gzip) are damaged"), {m_path, line},
            message("core", "Copy it or download it once more."));
    if (status != Z_OK)
        throw Error(
            ErrorCode::FileUnreadable, message("core", "reading it failed"), {m_path, line});
}

// Text becomes a third of its size, one line again and again a hundredth; a file made to fill the
// memory or the time of whoever opens it, a thousandth.
void ByteSource::requirePlausible(std::size_t line) const
{
    constexpr std::uintmax_t kMuch = 1u << 30;
    constexpr std::uintmax_t kMostTimes = 300;
    if (m_bytes > kMuch && isPacked() && m_bytes / kMostTimes > position())
        throw Error(ErrorCode::FileUnreadable,
            message("core", "it unpacks to more than %1 times its size, which no text does")
                .arg(kMostTimes),
            {m_path, line},
            message("core", "Check that it is the right file; unpack it yourself if it is."));
}

std::uintmax_t ByteSource::position() const
{
    const auto offset = gzoffset(m_file.get());
    return offset < 0 ? m_bytes : static_cast<std::uintmax_t>(offset);
}

bool ByteSource::isPacked() const
{
    return gzdirect(m_file.get()) == 0;
}

} // namespace seq2seq

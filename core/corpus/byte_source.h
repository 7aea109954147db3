// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: the bytes of a file one piece after the other; what gzip packed comes out
// unpacked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

struct gzFile_s;

namespace seq2seq {

/// Reads regular files and pipes, by zlib.
class ByteSource {
public:
    /// @throws Error FileUnreadable when it cannot be opened
    explicit ByteSource(std::string path);

    /// The next bytes, `most` of them unless the file ends before; empty at the end.
    /// @param line  that is being read, for errors
    /// @throws Error FileUnreadable: reading failed, or the packed data are damaged, cut off, or
    /// unpack to more than any text does
    [[nodiscard]] std::string read(std::size_t most, std::size_t line);
    [[nodiscard]] bool isAtEnd() const { return m_isAtEnd; }
    /// Bytes of the file that were read; of a packed one, packed.
    [[nodiscard]] std::uintmax_t position() const;
    [[nodiscard]] bool isPacked() const;

private:
    void requireHealthy(int status, std::size_t line) const;
    void requirePlausible(std::size_t line) const;

    std::string m_path;
    std::unique_ptr<gzFile_s, int (*)(gzFile_s *)> m_file;
    std::uintmax_t m_bytes = 0; // given out
    bool m_isAtEnd = false;
};

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a file so that a crash or a full disk leaves the old one or the new one, never half of
// either.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace seq2seq {

/// Puts bytes at a position of a file that is being written; gaps are zeros.
using WriteAt = std::function<void(std::uint64_t position, std::string_view bytes)>;

/// Writes beside `path`, flushes to disk (fsync), and renames over it. @throws Error
/// FileUnwritable, DiskFull; the old file stays
void writeFileAtomically(const std::string &path, std::string_view bytes);
/// The same for what comes piece by piece. @param write what it throws leaves the old file too
/// @param beforeReplacing called when all is written and flushed, the moment before it takes the
/// old file's place; what it throws leaves the old file too
void writeFileAtomically(const std::string &path,
    const std::function<void(const WriteAt &file)> &write,
    const std::function<void()> &beforeReplacing = {});
/// @throws Error FileNotFound, FileUnreadable
[[nodiscard]] std::string readWholeFile(const std::string &path);

} // namespace seq2seq

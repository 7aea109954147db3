// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a file so that a crash or a full disk leaves the old one or the new one, never half of
// either.
#pragma once

#include <string>
#include <string_view>

namespace seq2seq {

/// Writes beside `path`, flushes to disk (fsync), and renames over it. @throws Error
/// FileUnwritable, DiskFull; the old file stays
void writeFileAtomically(const std::string &path, std::string_view bytes);
/// @throws Error FileNotFound, FileUnreadable
[[nodiscard]] std::string readWholeFile(const std::string &path);

} // namespace seq2seq

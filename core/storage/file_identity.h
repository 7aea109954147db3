// SPDX-License-Identifier: GPL-3.0-or-later
// Whether two names are one file, and whether a file is still the one that was looked at.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace seq2seq {

/// True when both names lead to one file, by whatever path or link; also for files that are not
/// there yet. Devices and pipes are nobody's file: never the same.
[[nodiscard]] bool isSameFile(const std::string &first, const std::string &second);

/// Where a file really lies or will lie: absolute, without links, as far as the path leads.
[[nodiscard]] std::string resolvedPath(const std::string &path);

/// The state of a file on disk. Whoever writes to it or puts another in its place changes it.
struct FileStamp {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t bytes = 0;
    std::int64_t modified = 0; ///< nanoseconds since 1970

    bool operator==(const FileStamp &) const = default;
};

/// Empty when there is no such file.
[[nodiscard]] std::optional<FileStamp> fileStamp(const std::string &path);

} // namespace seq2seq

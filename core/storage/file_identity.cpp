// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/file_identity.h"

#include <sys/stat.h>

#include <filesystem>

namespace seq2seq {

std::string resolvedPath(const std::string &path)
{
    namespace fs = std::filesystem;
    std::error_code failure;
    const fs::path absolute = fs::absolute(path, failure);
    const fs::path resolved = fs::weakly_canonical(failure ? fs::path(path) : absolute, failure);
    return failure ? path : resolved.string();
}

bool isSameFile(const std::string &first, const std::string &second)
{
    struct stat one { };
    struct stat other { };
    const bool isOneThere = ::stat(first.c_str(), &one) == 0;
    const bool isOtherThere = ::stat(second.c_str(), &other) == 0;
    if (isOneThere != isOtherThere)
        return false;
    if (!isOneThere)
        return resolvedPath(first) == resolvedPath(second);
    return S_ISREG(one.st_mode) && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

std::optional<FileStamp> fileStamp(const std::string &path)
{
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    struct stat found { };
    if (::stat(path.c_str(), &found) != 0)
        return std::nullopt;
    return FileStamp{.device = found.st_dev,
        .inode = found.st_ino,
        .bytes = static_cast<std::uint64_t>(found.st_size),
        .modified = found.st_mtim.tv_sec * kNanoseconds + found.st_mtim.tv_nsec};
}

} // namespace seq2seq

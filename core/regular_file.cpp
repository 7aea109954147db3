// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regular_file.h"

#include "core/error.h"

#include <linux/magic.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace seq2seq {

namespace {

/// On these, what looks like a file may be endless, or do something when it is read.
constexpr std::array<long, 8> kPseudo{PROC_SUPER_MAGIC, SYSFS_MAGIC, DEBUGFS_MAGIC, TRACEFS_MAGIC,
    SECURITYFS_MAGIC, CGROUP_SUPER_MAGIC, CGROUP2_SUPER_MAGIC, BPF_FS_MAGIC};

bool isMadeUp(const std::string &path)
{
    struct statfs system { };
    return statfs(path.c_str(), &system) == 0
        && std::ranges::find(kPseudo, static_cast<long>(system.f_type)) != kPseudo.end();
}

} // namespace

bool isRegularFile(const std::string &path)
{
    std::error_code failure; // what cannot be looked at is none
    return std::filesystem::is_regular_file(path, failure) && !isMadeUp(path);
}

void requireRegularFile(const std::string &path)
{
    std::error_code failure;
    if (!std::filesystem::exists(path, failure))
        throw Error(ErrorCode::FileNotFound, message("core", "There is no such file"), {path});
    if (!isRegularFile(path))
        throw Error(ErrorCode::FileUnreadable,
            message("core", "It is no ordinary file but a folder, a device or a pipe"), {path},
            message("core", "Choose a file of sentences."));
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/available_memory.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <string>

namespace seq2seq {

namespace {

namespace fs = std::filesystem;
using Bytes = std::optional<std::uint64_t>;

Bytes least(Bytes a, Bytes b)
{
    if (!a || !b)
        return a ? a : b;
    return std::min(*a, *b);
}

std::uint64_t less(std::uint64_t whole, std::uint64_t part)
{
    return whole > part ? whole - part : 0;
}

/// The number behind a word; "max" and a missing file are none.
Bytes numberAfter(const fs::path &file, const std::string &wanted)
{
    std::ifstream stream(file);
    for (std::string word; stream >> word;) {
        std::uint64_t number = 0;
        if (word == wanted && stream >> number)
            return number;
    }
    return std::nullopt;
}

Bytes firstNumber(const fs::path &file)
{
    std::ifstream stream(file);
    std::uint64_t number = 0;
    return stream >> number ? Bytes(number) : std::nullopt;
}

/// What one control group leaves. Pages of files that are not in use are given back on demand.
Bytes leftInGroup(const fs::path &folder, const char *limitName, const char *usedName)
{
    const Bytes limit = firstNumber(folder / limitName);
    const Bytes used = firstNumber(folder / usedName);
    if (!limit || !used)
        return std::nullopt;
    const std::uint64_t files = numberAfter(folder / "memory.stat", "inactive_file").value_or(0);
    return less(*limit, less(*used, files));
}

/// The path of a control group, from a line like "0::/user.slice" or "4:memory:/docker/1".
std::string groupPath(const fs::path &root, const std::string &mark)
{
    std::ifstream file(root / "proc/self/cgroup");
    for (std::string line; std::getline(file, line);) {
        const std::size_t at = line.find(mark);
        if (at != std::string::npos)
            return line.substr(at + mark.size());
    }
    return {};
}

/// A group and all around it: each may set a limit.
Bytes leftInGroups(const fs::path &root, const fs::path &mount, const std::string &mark,
    const char *limitName, const char *usedName)
{
    Bytes left;
    fs::path group = fs::path(groupPath(root, mark)).relative_path();
    for (;;) {
        left = least(left, leftInGroup(root / mount / group, limitName, usedName));
        if (group.empty())
            return left;
        group = group.parent_path();
    }
}

Bytes leftInMachine(const fs::path &root)
{
    constexpr std::uint64_t kKilo = 1024;
    const Bytes kilobytes = numberAfter(root / "proc/meminfo", "MemAvailable:");
    return kilobytes ? Bytes(*kilobytes * kKilo) : std::nullopt;
}

Bytes leftOfAddresses(const fs::path &root)
{
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return std::nullopt;
    const std::uint64_t pages = firstNumber(root / "proc/self/statm").value_or(0);
    return less(limit.rlim_cur, pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)));
}

std::string readable(std::uint64_t bytes)
{
    constexpr double kMega = 1e6;
    constexpr double kGiga = 1e9;
    std::array<char, 32> text{};
    const auto size = static_cast<double>(bytes);
    if (size >= kGiga)
        (void)std::snprintf(text.data(), text.size(), "%.1f GB", size / kGiga);
    else
        (void)std::snprintf(text.data(), text.size(), "%.0f MB", size / kMega);
    return text.data();
}

} // namespace

std::optional<std::uint64_t> availableMemory(const fs::path &root)
{
    Bytes left = least(leftInMachine(root), leftOfAddresses(root));
    left = least(left, leftInGroups(root, "sys/fs/cgroup", "0::", "memory.max", "memory.current"));
    return least(left,
        leftInGroups(root, "sys/fs/cgroup/memory", ":memory:", "memory.limit_in_bytes",
            "memory.usage_in_bytes"));
}

void requireMemory(
    std::uint64_t needed, Bytes available, Message what, Message remedy, ErrorPlace place)
{
    if (available && needed > *available)
        throw Error(ErrorCode::OutOfMemory,
            std::move(what).arg(readable(needed)).arg(readable(*available)), std::move(place),
            std::move(remedy));
}

void requireMemory(std::uint64_t needed, Message what, Message remedy, ErrorPlace place)
{
    constexpr std::uint64_t kAlwaysThere = 64'000'000;
    if (needed > kAlwaysThere)
        requireMemory(
            needed, availableMemory(), std::move(what), std::move(remedy), std::move(place));
}

} // namespace seq2seq

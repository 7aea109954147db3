// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory this program can still have.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace seq2seq {

/// Bytes that can still be had before the system refuses or ends something: the least of what the
/// machine has (MemAvailable), what a container leaves (the limits of the control group and of
/// those around it) and what the shell allows (`ulimit -v`). Empty where nothing tells.
/// @param root where /proc and /sys are; another folder in tests
[[nodiscard]] std::optional<std::uint64_t> availableMemory(const std::filesystem::path &root = "/");

} // namespace seq2seq

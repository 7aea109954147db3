// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory this program can still have, and the refusal of what needs more.
#pragma once

#include "core/error.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace seq2seq {

/// Bytes that can still be had before the system refuses or ends something: the least of what the
/// machine has (MemAvailable), what a container leaves (the limits of the control group and of
/// those around it) and what the shell allows (`ulimit -v`). Empty where nothing tells.
/// @param root where /proc and /sys are; another folder in tests
[[nodiscard]] std::optional<std::uint64_t> availableMemory(const std::filesystem::path &root = "/");

/// Refuses what needs more than is available. Asked before anything is made: an allocation that
/// fails half way, or a system that ends the program, tells nobody what to lower.
/// @param available empty: unknown, nothing is refused
/// @param what      a sentence with places for what is needed and what is free
/// @throws Error OutOfMemory
void requireMemory(std::uint64_t needed, std::optional<std::uint64_t> available, Message what,
    Message remedy, ErrorPlace place = {});
/// The same with what is available now, which is looked up only when much is needed.
void requireMemory(std::uint64_t needed, Message what, Message remedy, ErrorPlace place = {});

} // namespace seq2seq

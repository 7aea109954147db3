// SPDX-License-Identifier: GPL-3.0-or-later
// Which files may be read because another file names them.
#pragma once

#include <string>

namespace seq2seq {

/// True for a file that has an end and no effect: not for folders, devices, pipes and sockets, nor
/// for what the kernel makes up (/proc, /sys and the like), links followed.
[[nodiscard]] bool isRegularFile(const std::string &path);

/// @throws Error FileNotFound when nothing is there, FileUnreadable when it is something else
void requireRegularFile(const std::string &path);

} // namespace seq2seq

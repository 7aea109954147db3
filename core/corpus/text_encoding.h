// SPDX-License-Identifier: GPL-3.0-or-later
// The encodings that text files are read in, by the names a person chooses them by.
#pragma once

#include "core/message.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace seq2seq {

/// One encoding. Text that it cannot hold without loss is refused by line, never guessed at.
struct TextEncoding {
    const char *name; ///< "GB18030": as --encoding takes it and reports show it; ICU knows it too
    Message label; ///< what it is used for, for a list to choose from
};

/// UTF-8 first, then those of East Asia, then one byte a character.
[[nodiscard]] std::span<const TextEncoding> textEncodings();

/// The name in the list for what a person or a program calls an encoding ("gbk", "latin1",
/// "cp1252"); none when it is not one of those.
[[nodiscard]] std::optional<std::string> encodingNamed(std::string_view name);

/// encodingNamed, for the encoding somebody asked for. Empty stays empty: to be found out.
/// @throws Error BadConfiguration naming those there are
[[nodiscard]] std::string knownEncoding(const std::string &name);

} // namespace seq2seq

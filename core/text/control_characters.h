// SPDX-License-Identifier: GPL-3.0-or-later
// Text from files on its way to a terminal, which would obey what it finds in it.
#pragma once

#include <string>
#include <string_view>

namespace seq2seq {

/// The text with every control character but tab (C0, DEL, C1) and every byte that is not UTF-8
/// written out, as \x1B. Line ends are written out too unless they are kept.
[[nodiscard]] std::string withoutControls(std::string_view text, bool keepsLineEnds);

} // namespace seq2seq

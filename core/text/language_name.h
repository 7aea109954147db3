// SPDX-License-Identifier: GPL-3.0-or-later
// What people call a language.
#pragma once

#include "core/message.h"

#include <string_view>

namespace seq2seq {

/// The English name of a language ("Chinese"), to be translated by who shows it; empty for one we
/// have no name for. @param code BCP 47; of "zh-Hant" the first part counts
[[nodiscard]] Message languageName(std::string_view code);

} // namespace seq2seq

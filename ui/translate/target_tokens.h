// SPDX-License-Identifier: GPL-3.0-or-later
// The words that were written, as chips: with the source word in place of <unk> where that is
// wanted.
#pragma once

#include "core/model/trace.h"
#include "ui/widgets/token_strip.h"

namespace seq2seq::ui {

/// @param forced places of the words that the person chose  @param copies whether `<unk>` is shown
/// as the source word it looks at most, and marked as copied
[[nodiscard]] QVector<Token> targetTokens(
    const Trace &trace, const QVector<int> &forced, bool copies);

} // namespace seq2seq::ui

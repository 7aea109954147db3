// SPDX-License-Identifier: GPL-3.0-or-later
// What each of several changes brings about when it is made alone.
#pragma once

#include "core/engine/question.h"
#include "core/search/translator.h"

#include <functional>
#include <stop_token>

namespace seq2seq {

/// One translation a change, and one without any. The words before a change's first step are those
/// of the translation without changes.
/// @param between called between two translations: stop by throwing
/// @throws Error BadConfiguration for more than kMostWhatIfs changes, Cancelled
[[nodiscard]] WhatIfEachAnswer answerEach(const WhatIfEachQuestion &question,
    const Translator &translator, const std::function<void()> &between,
    const std::stop_token &stop);

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// One request to translate, answered: hypotheses and the trace of the best one.
#pragma once

#include "core/engine/engine.h"
#include "core/search/translator.h"

#include <stop_token>

namespace seq2seq {

/// A forced target gives one hypothesis, the target itself; a prefix is continued by the search.
/// @throws Error BadConfiguration for impossible search options, Cancelled
[[nodiscard]] TranslateResult answer(
    const Translator &translator, const TranslateRequest &request, const std::stop_token &stop);

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// Turns whatever is thrown into an EngineProblem: a thread that ends by an exception ends the
// program.
#pragma once

#include "core/engine/engine.h"
#include "core/failure.h"

#include <utility>

namespace seq2seq {

/// Runs `work`; the problem when it threw.
template <typename Work> [[nodiscard]] std::optional<EngineProblem> attempt(Work &&work)
{
    try {
        std::forward<Work>(work)();
        return std::nullopt;
    } catch (...) {
        const Error failure = currentFailure();
        return EngineProblem{failure.code(), failure.sentence()};
    }
}

} // namespace seq2seq

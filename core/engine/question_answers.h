// SPDX-License-Identifier: GPL-3.0-or-later
// One question, answered from the open experiment.
#pragma once

#include "core/engine/question.h"
#include "core/engine/session.h"

#include <functional>
#include <stop_token>

namespace seq2seq {

/// What a question is answered from, and what breaks it off.
struct Asked {
    const Session &session;
    std::stop_token stop;
    /// Called between two passes through the model: lets a translation go first, and throws Error
    /// Cancelled when the answer is no longer wanted.
    std::function<void()> between;
};

/// The answer is of the kind that stands at the question's place in AnyAnswer.
/// @throws Error BadConfiguration when there is no such answer, Cancelled
[[nodiscard]] AnyAnswer answerTo(const AnyQuestion &question, const Asked &asked);

} // namespace seq2seq

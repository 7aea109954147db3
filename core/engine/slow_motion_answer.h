// SPDX-License-Identifier: GPL-3.0-or-later
// A training step in slow motion on a sentence that is shown, with the optimiser of the run.
#pragma once

#include "core/engine/question_answers.h"

namespace seq2seq {

/// Made on a copy of the model: the run goes on as if nothing had been asked.
/// @throws Error as SlowMotion, Translator::trace and makeModel do; Cancelled
[[nodiscard]] SlowMotionAnswer answerInSlowMotion(
    const SlowMotionQuestion &question, const Asked &asked);

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// What a unit goes with in the dev sentences of the open experiment.
#pragma once

#include "core/engine/question_answers.h"

namespace seq2seq {

/// @throws Error BadConfiguration when the model has no such unit, Cancelled
[[nodiscard]] UnitAnswer answerAboutUnit(const UnitQuestion &question, const Asked &asked);

} // namespace seq2seq

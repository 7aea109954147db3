// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine tells the frame, in the tests of the frame.
#pragma once

#include "core/engine/engine_update.h"

namespace seq2seq::test {

inline EngineStatus status(EngineState state)
{
    EngineStatus result;
    result.state = state;
    return result;
}

} // namespace seq2seq::test

// SPDX-License-Identifier: GPL-3.0-or-later
// How the window gets its engine: the real one (engine_module/), or a test's.
#pragma once

#include "core/engine/engine_port.h"

#include <functional>
#include <memory>

namespace seq2seq::app {

/// Makes an engine that calls `notify`, on whatever thread, when there is something to take().
using EngineFactory = std::function<std::unique_ptr<EnginePort>(std::function<void()> notify)>;

/// The real engine. It can be asked at once, and loads meanwhile.
[[nodiscard]] EngineFactory liveEngine();

} // namespace seq2seq::app

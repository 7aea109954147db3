// SPDX-License-Identifier: GPL-3.0-or-later
// Which models the accelerator computes; known without LibTorch.
#pragma once

#include "core/model/compute.h"
#include "core/model/config.h"

namespace seq2seq::fast {

/// Whether FastModel computes such a model there.
[[nodiscard]] bool knows(const ModelConfig &config, const Compute &compute);

} // namespace seq2seq::fast

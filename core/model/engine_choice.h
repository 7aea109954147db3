// SPDX-License-Identifier: GPL-3.0-or-later
// Which implementation computes a model, known before one is made.
#pragma once

#include "core/model/compute.h"
#include "core/model/config.h"

namespace seq2seq {

/// What makeModel() takes: Fast where the accelerator knows the model and the device and may be
/// taken, else LibTorch. Never Auto.
[[nodiscard]] EngineKind engineFor(const ModelConfig &config, const Compute &compute);

} // namespace seq2seq

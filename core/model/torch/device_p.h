// SPDX-License-Identifier: GPL-3.0-or-later
// The devices that LibTorch can compute on.
#pragma once

#include <torch/torch.h>

#include <string>

namespace seq2seq {

/// @throws Error BadConfiguration naming the devices there are
[[nodiscard]] torch::Device deviceOf(const std::string &name);

/// One thread for LibTorch and BLAS: speed comes from whole shards, not from split operators.
void useOneThread();

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// Adam's constants (Kingma and Ba 2015, algorithm 1; PyTorch's defaults).
#pragma once

namespace seq2seq {

inline constexpr double kAdamBeta1 = 0.9;
inline constexpr double kAdamBeta2 = 0.999;
inline constexpr double kAdamEpsilon = 1e-8;

} // namespace seq2seq

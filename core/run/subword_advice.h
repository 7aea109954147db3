// SPDX-License-Identifier: GPL-3.0-or-later
// What to choose when a corpus cannot be cut into as many subwords as were asked for: one number
// for both sides.
#pragma once

#include "core/error.h"

#include <functional>

namespace seq2seq {

/// Learns so many subwords of one side. @throws SubwordSizeError when they cannot be learned
using LearnSubwords = std::function<void(bool isSource, int size)>;

/// Why `size` subwords a side cannot be learned, of which side, and how many both sides can have.
/// @param isShared  the number is that of both sides; else `learn` does nothing for one of them.
/// Learns again, as no range is known before; of a corpus that is too small that takes no time.
[[nodiscard]] Error subwordAdvice(int size, bool isShared, const LearnSubwords &learn);

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever was thrown, as an Error: the one place that knows what libraries throw.
#pragma once

#include "core/error.h"

namespace seq2seq {

/// The exception that is being handled; call it in a catch block only. An Error stays as it is; an
/// allocation that failed, LibTorch's included, becomes OutOfMemory; anything else Internal.
[[nodiscard]] Error currentFailure();

} // namespace seq2seq

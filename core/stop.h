// SPDX-License-Identifier: GPL-3.0-or-later
// Long work that somebody may stop.
#pragma once

#include "core/error.h"

#include <stop_token>

namespace seq2seq {

/// @throws Error Cancelled when stop was asked for
inline void throwIfStopped(const std::stop_token &stop)
{
    if (stop.stop_requested())
        throw Error(ErrorCode::Cancelled, message("core", "The work was stopped"));
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// Ids that came from elsewhere are words of this model.
#pragma once

#include "core/error.h"

#include <span>

namespace seq2seq {

/// @param words how many the vocabulary has
/// @throws Error BadConfiguration
inline void requireSourceWords(std::span<const int> ids, int words)
{
    for (const int id : ids)
        if (id < 0 || id >= words)
            throw Error(ErrorCode::BadConfiguration,
                message("core", "There is no source word with the id %1").arg(id));
}
/// @copydoc requireSourceWords
inline void requireTargetWords(std::span<const int> ids, int words)
{
    for (const int id : ids)
        if (id < 0 || id >= words)
            throw Error(ErrorCode::BadConfiguration,
                message("core", "There is no target word with the id %1").arg(id));
}

} // namespace seq2seq

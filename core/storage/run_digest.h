// SPDX-License-Identifier: GPL-3.0-or-later
// By what several processes know that they are about to train the same run.
#pragma once

#include "core/run/experiment.h"

namespace seq2seq {

/// Numbers that differ when what they stand for does (64-bit FNV-1a).
struct RunDigest {
    std::uint64_t settings = 0; ///< of model, text and training; not how it is computed: threads,
                                ///< engine, device
    std::uint64_t sentences = 0; ///< train, dev and the words of both languages
    std::uint64_t state = 0; ///< how far the run is, its weights and its optimiser
    bool operator==(const RunDigest &) const = default;
};

[[nodiscard]] RunDigest digestOf(const Experiment &experiment);

} // namespace seq2seq

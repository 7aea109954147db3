// SPDX-License-Identifier: GPL-3.0-or-later
// What the bench lets the machine do: four sizes of the cs224n model on sentences made up by seed.
#pragma once

#include "core/model/config.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace seq2seq {

/// One size of model and text.
struct Workload {
    std::string name;
    int embedding = 0; ///< E
    int hidden = 0; ///< H, of one direction
    int vocabulary = 0; ///< V, specials included, of source and target alike
    int batch = 0; ///< sentence pairs an update
    int length = 0; ///< words of a sentence in the middle; they vary by half of it either way
    std::size_t pairs = 12'800;

    /// The cs224n preset (BiLSTM, general attention, input feeding, dropout 0.3) at this size.
    /// @throws Error BadConfiguration
    [[nodiscard]] ModelConfig model() const;
};

/// lesson, classroom, a4, large.
[[nodiscard]] std::span<const Workload> workloads();
/// @throws Error BadConfiguration listing the names there are
[[nodiscard]] const Workload &workload(std::string_view name);

} // namespace seq2seq

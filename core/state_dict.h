// SPDX-License-Identifier: GPL-3.0-or-later
// Named arrays of numbers: how weights and optimiser states leave a model.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace seq2seq {

/// A float32 array by name, "encoder.weight_ih_l0".
struct NamedTensor {
    std::string name;
    std::vector<std::int64_t> shape;
    std::vector<float> values; ///< row-major, as many as the shape says
    bool operator==(const NamedTensor &) const = default;
};

/// A model's weights or an optimiser's moments.
using StateDict = std::vector<NamedTensor>;

} // namespace seq2seq

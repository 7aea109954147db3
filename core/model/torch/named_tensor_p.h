// SPDX-License-Identifier: GPL-3.0-or-later
// Between LibTorch's tensors and plain data.
#pragma once

#include "core/matrix.h"
#include "core/state_dict.h"

#include <torch/torch.h>

namespace seq2seq {

/// A copy, as float32.
[[nodiscard]] inline NamedTensor namedTensor(const std::string &name, const at::Tensor &tensor)
{
    const at::Tensor values = tensor.detach().to(at::kCPU, at::kFloat).contiguous();
    const float *first = values.data_ptr<float>();
    return {name, values.sizes().vec(), std::vector<float>(first, first + values.numel())};
}

/// The numbers where they lie, only to be read while `stored` lives.
[[nodiscard]] inline at::Tensor tensorOf(const NamedTensor &stored)
{
    return at::from_blob(const_cast<float *>(stored.values.data()), stored.shape, at::kFloat);
}

/// @param tensor [rows, columns]
[[nodiscard]] inline Matrix matrixOf(const at::Tensor &tensor)
{
    const at::Tensor values = tensor.detach().to(at::kCPU, at::kFloat).contiguous();
    Matrix matrix(
        static_cast<std::size_t>(values.size(0)), static_cast<std::size_t>(values.size(1)));
    std::copy_n(values.data_ptr<float>(), values.numel(), matrix.values.begin());
    return matrix;
}

} // namespace seq2seq

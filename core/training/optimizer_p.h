// SPDX-License-Identifier: GPL-3.0-or-later
// Adam and SGD on a list of weights, with state that can be saved.
#pragma once

#include "core/storage/safetensors.h"
#include "core/training/config.h"

#include <torch/torch.h>

namespace seq2seq {

/// Scales gradients down so that their global L2 norm is at most `limit` (Pascanu et al. 2013).
/// Equal to torch's clip_grad_norm_.
/// @return the norm before; may be NaN or infinite, then nothing was scaled
double clipGradients(std::vector<at::Tensor> &gradients, double limit);

class Optimizer {
public:
    /// @param parameters the model's own tensors, changed in place by step()
    Optimizer(OptimizerKind kind, std::vector<std::pair<std::string, at::Tensor>> parameters);

    /// SGD:  w -= rate g
    /// Adam: m = b1 m + (1-b1) g,  v = b2 v + (1-b2) g^2,  w -= rate (m / (1-b1^t)) / (sqrt(v /
    /// (1-b2^t)) + eps) with b1 = 0.9, b2 = 0.999, eps = 1e-8 (Kingma and Ba 2015, algorithm 1;
    /// PyTorch's defaults)
    void step(const std::vector<at::Tensor> &gradients, double rate);

    [[nodiscard]] StateDict
    store() const; ///< "exp_avg.<weight>", "exp_avg_sq.<weight>"; empty for SGD
    /// @throws Error BadExperiment when names or shapes do not fit
    void load(const StateDict &state, std::int64_t steps);
    [[nodiscard]] std::int64_t steps() const { return m_steps; } ///< t

private:
    struct Moments {
        at::Tensor m;
        at::Tensor v;
    };
    OptimizerKind m_kind;
    std::vector<std::pair<std::string, at::Tensor>> m_parameters;
    std::vector<Moments> m_moments; // one a parameter; empty for SGD
    std::int64_t m_steps = 0;
};

} // namespace seq2seq

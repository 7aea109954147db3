// SPDX-License-Identifier: GPL-3.0-or-later
// Adam and SGD on a model's weights, with state that can be saved.
#pragma once

#include "core/fast/gradients.h"
#include "core/fast/parameter_chunks.h"
#include "core/model/update.h"

namespace seq2seq::fast {

template <typename Real> class Optimizer {
public:
    /// @param weights changed in place by step(); must outlive this
    Optimizer(OptimizerKind kind, Weights<Real> &weights);

    /// g = scale * gradient
    /// SGD:  w -= rate g
    /// Adam: m = b1 m + (1-b1) g,  v = b2 v + (1-b2) g^2,  w -= rate (m / (1-b1^t)) / (sqrt(v /
    /// (1-b2^t)) + eps) with b1 = 0.9, b2 = 0.999, eps = 1e-8 (Kingma and Ba 2015, algorithm 1;
    /// PyTorch's defaults). Rows of an embedding that have no gradient now still move, as their
    /// moments do: that is the algorithm. Rows that never had one have no moments and are left out.
    /// @param options the rates, and what is frozen
    void step(Gradients<Real> &gradients, double scale, ThreadPool &workers,
        const UpdateOptions &options);

    [[nodiscard]] StateDict
    store() const; ///< "exp_avg.<weight>", "exp_avg_sq.<weight>"; empty for SGD
    /// @throws Error BadExperiment when names or shapes do not fit
    void load(const StateDict &state, std::int64_t steps);
    [[nodiscard]] std::int64_t steps() const { return m_steps; } ///< t

private:
    struct Moments {
        std::vector<Real> m;
        std::vector<Real> v;
        /// Of each row of an embedding: has it never had a gradient? A byte each, so that threads
        /// can set neighbours.
        std::vector<char> isAtRest;
    };
    void stepChunk(
        const ParameterChunk &chunk, Gradients<Real> &gradients, double rate, double scale);

    OptimizerKind m_kind;
    Weights<Real> &m_weights;
    std::vector<ParameterChunk> m_chunks;
    std::vector<Moments> m_moments; // one a parameter; empty for SGD
    std::int64_t m_steps = 0;
};

} // namespace seq2seq::fast

// SPDX-License-Identifier: GPL-3.0-or-later
// torch::optim's Adam and SGD, with a state that can be saved and two learning rates.
#pragma once

#include "core/model/torch/seq2seq_p.h"
#include "core/model/update.h"

namespace seq2seq {

class TorchOptimizer {
public:
    /// @param network changed in place by step(); must outlive this
    TorchOptimizer(OptimizerKind kind, const Seq2Seq &network);

    /// Moves the weights along gradients, one of each parameter in the network's order; an
    /// undefined one leaves its weight and moments as they are.
    /// @param attentionRate factor on the rate of the weights of learnsSlowly()
    void step(const std::vector<at::Tensor> &gradients, double rate, double attentionRate);

    [[nodiscard]] StateDict store() const; ///< see Model::optimizerState
    /// @throws Error BadExperiment when names or shapes do not fit
    void load(const StateDict &state, std::int64_t steps);
    [[nodiscard]] std::int64_t steps() const { return m_steps; }

private:
    struct Moments {
        at::Tensor first; // m
        at::Tensor second; // v
    };
    [[nodiscard]] Moments momentsOf(const at::Tensor &weight) const;
    void setMoments(const at::Tensor &weight, Moments moments);
    void setRate(std::size_t group, double rate);

    OptimizerKind m_kind;
    std::vector<std::pair<std::string, at::Tensor>> m_parameters;
    std::unique_ptr<torch::optim::Optimizer> m_optimizer; // group 0: all but the slow ones
    std::int64_t m_steps = 0;
};

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// The model in LibTorch: everything a Model does, on any device, gradients by autograd.
#pragma once

#include "core/model/model.h"

namespace seq2seq {

class Seq2Seq;

/// One weight where it lies, for the accelerator.
template <typename Real> struct WeightView {
    std::string name;
    Real *values = nullptr; ///< row-major
    std::vector<std::int64_t> shape;
};

class TorchModel final : public Model {
public:
    /// All weights zero until initialize() or setWeights().
    /// @throws Error BadConfiguration when the device is not there
    TorchModel(const ModelConfig &config, const Compute &compute);
    /// Of a network that is there, in its own type of number.
    TorchModel(std::shared_ptr<Seq2Seq> network, const Compute &compute);
    ~TorchModel() override;

    [[nodiscard]] const ModelConfig &config() const override;
    [[nodiscard]] EngineKind engine() const override { return EngineKind::LibTorch; }
    [[nodiscard]] std::string device() const override;
    [[nodiscard]] std::uint64_t version() const override;
    [[nodiscard]] std::int64_t parameters() const override;
    void initialize(std::uint64_t seed, Initialization kind) override;
    [[nodiscard]] StateDict weights() const override;
    void setWeights(const StateDict &weights) override;
    [[nodiscard]] std::optional<NamedTensor> weight(const std::string &name) const override;
    [[nodiscard]] StateDict optimizerState() const override;
    [[nodiscard]] std::int64_t optimizerSteps() const override;
    void setOptimizerState(const StateDict &state, std::int64_t steps) override;
    BatchTotals update(const Batch &batch, const UpdateOptions &options) override;
    [[nodiscard]] BatchTotals measure(const Batch &batch, const UpdateOptions &options) override;
    [[nodiscard]] StateDict weightGradients(
        const Batch &batch, const UpdateOptions &options) override;
    [[nodiscard]] std::unique_ptr<Decoding> decode(std::span<const std::vector<int>> sources,
        const Edits &edits, const std::stop_token &stop) const override;
    [[nodiscard]] std::vector<ForcedSentence> score(std::span<const std::vector<int>> sources,
        std::span<const std::vector<int>> targets, bool keepAttention,
        const std::stop_token &stop) const override;
    [[nodiscard]] Trace trace(const std::vector<int> &source, std::span<const int> target,
        std::size_t topWords, const Edits &edits, const std::stop_token &stop) const override;
    [[nodiscard]] std::vector<Gradient> gradients(const std::vector<int> &source,
        const std::vector<int> &target, std::span<const Objective> of, const Place &with,
        const Edits &edits, const std::stop_token &stop) const override;

    /// The weights where they lie, while this model lives.
    /// @throws Error Internal when they are numbers of another type or not in this memory
    template <typename Real> [[nodiscard]] std::vector<WeightView<Real>> weightViews();
    /// Somebody wrote to weightViews().
    void markChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace seq2seq

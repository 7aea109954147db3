// SPDX-License-Identifier: GPL-3.0-or-later
// The accelerator as a Model: updates, dev loss and searches on the CPU, on LibTorch's own weights;
// all else is LibTorch's.
#pragma once

#include "core/model/model.h"

namespace seq2seq {

class TorchModel;

namespace fast {

template <typename Real> class FastModel final : public Model {
public:
    /// @param torch a model on the CPU whose weights are Reals
    FastModel(std::unique_ptr<TorchModel> torch, const Compute &compute);
    ~FastModel() override;

    [[nodiscard]] const ModelConfig &config() const override;
    [[nodiscard]] EngineKind engine() const override { return EngineKind::Fast; }
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

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace fast

} // namespace seq2seq

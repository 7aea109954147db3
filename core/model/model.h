// SPDX-License-Identifier: GPL-3.0-or-later
// An encoder-decoder as the rest of the program knows it: plain data in and out, whatever computes
// it. core/model/torch implements all of it, core/fast some of it faster.
#pragma once

#include "core/matrix.h"
#include "core/model/compute.h"
#include "core/model/edits.h"
#include "core/model/objective.h"
#include "core/model/trace.h"
#include "core/model/update.h"
#include "core/state_dict.h"

#include <memory>
#include <optional>
#include <span>
#include <stop_token>

namespace seq2seq {

/// The likeliest words of each row of a step, likeliest first, the smaller id of equals first.
struct TopWords {
    std::size_t count = 0; ///< words a row
    std::vector<int> ids; ///< [rows, count]
    std::vector<double> logProbabilities; ///< [rows, count]
};

/// The decoder a step at a time, for a search. Each row is a hypothesis; states stay inside.
class Decoding {
public:
    virtual ~Decoding() = default;

    /// One step of all rows. The first continues one row a sentence, in the order given.
    /// @param origin   the row of the step before that each row continues
    /// @param previous y_{t-1} of each row
    /// @throws Error Internal when the model's weights changed since the start
    virtual void step(std::span<const std::size_t> origin, std::span<const int> previous) = 0;
    /// Of this step. @param count words a row, at most |V_tgt|
    [[nodiscard]] virtual TopWords top(std::size_t count) = 0;
    /// log P_t of one word of a row of this step.
    [[nodiscard]] virtual double logProbability(std::size_t row, int word) = 0;
    /// log P_t of all words of a row of this step. @param out |V_tgt| numbers
    virtual void logProbabilities(std::size_t row, std::span<double> out) = 0;
};

/// What force-decoding one sentence gave.
struct ForcedSentence {
    double logProbability = 0; ///< sum_t log P_t[y_t], nats
    int tokens = 0; ///< n, </s> included
    int correct = 0; ///< steps at which y_t was the likeliest word
    Matrix attention; ///< [n, m]; only when asked for and the model has any
};

/// dq/dx of a quantity q and the rows x of a place.
struct Gradient {
    double quantity = 0; ///< q
    Matrix values; ///< dq/dx, [rows, units]; of a weight as its table
    Matrix at; ///< x
};

/// An encoder-decoder with its weights and its optimiser. Whatever takes a stop token throws Error
/// Cancelled between two time steps once stop was asked for. The const functions may be called from
/// several threads at once, the others from one while no other runs. Source ids are in reading
/// order (core/model/reading_order.h), each sentence ended by kEos.
class Model {
public:
    virtual ~Model() = default;

    [[nodiscard]] virtual const ModelConfig &config() const = 0;
    [[nodiscard]] virtual EngineKind engine() const = 0; ///< that computes updates and searches
    [[nodiscard]] virtual std::string device() const = 0; ///< as LibTorch names it
    /// Rises with every change of the weights. Whatever is computed from weights and kept remembers
    /// it and is not used with another.
    [[nodiscard]] virtual std::uint64_t version() const = 0;
    [[nodiscard]] virtual std::int64_t parameters() const = 0; ///< numbers the model learns

    /// New weights; the row of <pad> is zero. The same seed gives the same weights.
    virtual void initialize(std::uint64_t seed, Initialization kind) = 0;
    [[nodiscard]] virtual StateDict weights() const = 0;
    /// @throws Error BadExperiment naming the weight that is missing, unknown, of another shape or
    /// not finite
    virtual void setWeights(const StateDict &weights) = 0;
    /// One of them; empty when the model has none of that name.
    [[nodiscard]] virtual std::optional<NamedTensor> weight(const std::string &name) const = 0;

    /// "exp_avg.<weight>", "exp_avg_sq.<weight>"; empty for SGD.
    [[nodiscard]] virtual StateDict optimizerState() const = 0;
    [[nodiscard]] virtual std::int64_t optimizerSteps() const = 0; ///< Adam's t
    /// @throws Error BadExperiment when names or shapes do not fit
    virtual void setOptimizerState(const StateDict &state, std::int64_t steps) = 0;

    /// J = - sum_t log P_t[y_t], with label smoothing s (1 - s) J - s / |V| sum_t sum_w log P_t[w]
    /// (Szegedy et al. 2016); gradients of its mean over the pairs, clipped; one step of the
    /// optimiser. Weights stay as they are when the totals are not finite.
    /// @throws Error Cancelled when stop was asked for; nothing has changed then
    virtual BatchTotals update(const Batch &batch, const UpdateOptions &options) = 0;
    /// The totals that update() would return; changes nothing.
    [[nodiscard]] virtual BatchTotals measure(const Batch &batch, const UpdateOptions &options) = 0;

    /// The gradients along which update() would move the weights, before clipping; changes nothing.
    /// @return one of each weight, zero where it is frozen
    /// @throws Error Cancelled
    [[nodiscard]] virtual StateDict weightGradients(
        const Batch &batch, const UpdateOptions &options)
        = 0;

    /// @param edits other than of source and forced words: for one sentence only
    /// @throws Error BadConfiguration when the edits do not fit
    [[nodiscard]] virtual std::unique_ptr<Decoding> decode(
        std::span<const std::vector<int>> sources, const Edits &edits,
        const std::stop_token &stop = {}) const = 0;
    /// Runs the decoder along given targets.
    [[nodiscard]] virtual std::vector<ForcedSentence> score(
        std::span<const std::vector<int>> sources, std::span<const std::vector<int>> targets,
        bool keepAttention, const std::stop_token &stop = {}) const = 0;
    /// Every number along one pair; tokens, words and texts are left to the caller.
    /// @param target   ids ended by kEos or cut off by a length limit, not empty
    /// @param topWords how many of the likeliest words to keep at each step
    /// @param edits other than of source and forced words, which are in the arguments
    [[nodiscard]] virtual Trace trace(const std::vector<int> &source, std::span<const int> target,
        std::size_t topWords, const Edits &edits, const std::stop_token &stop = {}) const = 0;
    /// How numbers depend on a tensor on the way to them. @return one of each quantity
    /// @throws Error BadConfiguration when the model has no such place or the target no such step
    [[nodiscard]] virtual std::vector<Gradient> gradients(const std::vector<int> &source,
        const std::vector<int> &target, std::span<const Objective> of, const Place &with,
        const Edits &edits, const std::stop_token &stop = {}) const = 0;
};

/// @throws Error BadConfiguration naming the devices there are, when this one is not among them
void requireDevice(const std::string &device);

/// @throws Error BadConfiguration when the device is not there or the engine cannot be had
[[nodiscard]] std::unique_ptr<Model> makeModel(const ModelConfig &config, const Compute &compute);

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// How a model is trained, as plain data.
#pragma once

#include "core/model/compute.h"
#include "core/model/config.h"

#include <cstdint>

namespace seq2seq {

inline constexpr int kMostKeptMegabytes = 65536;

struct TrainingConfig {
    OptimizerKind optimizer = OptimizerKind::Adam;
    double learningRate = 1e-3;
    double attentionRate = 0.1; ///< the learning rate of the matrix W of multiplicative attention,
                                ///< as a part of learningRate; see core/training/README.md
    double clipNorm = 5.0; ///< gradients are scaled down to this global L2 norm; 0 = never
    int batchSize = 32; ///< sentence pairs an update
    int maxLength
        = 100; ///< longer pairs (tokens, either side, without </s>) are left out of training
    double labelSmoothing = 0.0; ///< probability mass spread evenly over the vocabulary
    double teacherForcing = 1.0; ///< probability that y_{t-1} is the reference; below 1 = scheduled
                                 ///< sampling, a coin a token
    double teacherForcingDecay = 0.0; ///< subtracted from it after each epoch, down to 0
    Initialization initialization = Initialization::WideEmbeddings; ///< weights to begin with
    FrozenPart frozen = FrozenPart::Nothing; ///< keeps its weights
    std::uint64_t seed = 1;
    int threads = 2; ///< that share a batch; the seed, the engine and this number fix a run
    EngineKind engine = EngineKind::Auto;
    std::string device = "cpu"; ///< as LibTorch names it

    int evaluateEvery = 200; ///< updates between evaluations
    int patience = 3; ///< evaluations without a better dev perplexity before the rate decays
    double decay = 0.5; ///< the learning rate is multiplied by this, and the best weights and
                        ///< optimiser come back
    int maxTrials = 5; ///< times that patience may run out; at the last one training stops early
    int devBleuSentences
        = 500; ///< dev sentences translated at an evaluation; perplexity always uses all of dev
    int keptMegabytes = 256; ///< of evaluated weights that are kept to go back to (10^6 bytes, in
                             ///< memory and in the file); 0 = none

    // Stop conditions; 0 = none.
    int maxEpochs = 30;
    std::int64_t maxSteps = 0; ///< updates in all
    double maxMinutes = 0; ///< of training since it was started or resumed
    double targetBleu = 0; ///< stop once dev BLEU reaches this

    [[nodiscard]] Compute compute() const { return {engine, device, threads, optimizer}; }
    /// @throws Error BadConfiguration naming the field, its value and its range
    void validate() const;
    bool operator==(const TrainingConfig &) const = default;
};

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/training: what a Trainer holds, shared by the file that trains and the one that
// sets and looks.
#pragma once

#include "core/training/trainer.h"

#include "core/model/model.h"
#include "core/model/peers.h"
#include "core/search/translator.h"
#include "core/thread_pool.h"
#include "core/training/dev_evaluation.h"

namespace seq2seq {

struct Trainer::Private {
    Private(Experiment given, const std::stop_token &stop, std::shared_ptr<Peers> peers);

    void checkPosition();
    void requireMemory() const;
    std::shared_ptr<Model> modelOfRun();
    void loadBest();
    void keepBest();
    [[nodiscard]] Batch nextBatch();
    [[nodiscard]] Batch batchOf(const SentencePair &pair) const;
    /// One update on these pairs. @param isOfEpoch they are the next of the epoch
    LossPoint update(const Batch &batch, const std::stop_token &stop, bool isOfEpoch);
    [[nodiscard]] UpdateOptions updateOptions(const std::stop_token &stop) const;
    [[nodiscard]] double teacherForcing() const;
    void lookAtWeights(Insight &insight, const std::stop_token &stop);
    [[nodiscard]] double lossOf(const Batch &batch, const UpdateOptions &options);
    [[noreturn]] void giveUp(const Message &what);
    void forgetSums();
    [[nodiscard]] std::int64_t batchesPerEpoch() const;
    [[nodiscard]] double epoch() const; ///< fractional

    // What several processes agree on: together.cpp.
    void throwIfAllStop();
    [[nodiscard]] double secondsOfAll(double seconds, const std::stop_token &stop);
    void takeWeightsOfFirst();
    void measure(
        Evaluation &evaluation, const std::stop_token &stop, const std::function<void()> &between);
    void measureForOthers(
        Evaluation &evaluation, const std::stop_token &stop, const std::function<void()> &between);
    void awaitMeasured(Evaluation &evaluation, const std::stop_token &stop);

    Experiment experiment; // without weights and optimiser: the model has them
    std::shared_ptr<Model> model;
    std::unique_ptr<ThreadPool> workers; // that look at the dev set
    EncodedPairs pairs;
    std::unique_ptr<DevEvaluation> dev;
    std::unique_ptr<Translator> translator;
    std::vector<Message> remarks;
    std::vector<std::vector<std::size_t>> batches; // of epoch `batchesOf`
    std::int64_t batchesOf = -1;
    double secondsAtStart = 0;
    std::shared_ptr<Peers> peers; // null: alone
    bool doAllStop = false; // one of the processes was asked to
};

} // namespace seq2seq

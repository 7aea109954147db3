// SPDX-License-Identifier: GPL-3.0-or-later
// What the processes of one run agree on: how long it took, whether to stop, what the dev set says.
// Clocks and signals differ between processes and the dev set is measured by the first alone, so
// these go the way gradients go: each process adds its numbers, or zeros.
#include "core/error.h"
#include "core/training/trainer_p.h"

#include <algorithm>
#include <array>
#include <utility>

namespace seq2seq {

namespace {

/// What the first process has found out about the dev set, and what any has been asked for.
struct Report {
    bool isMeasuring = false; ///< by the first: what follows comes later
    bool isBrokenOff = false; ///< by the first
    bool isStopAsked = false; ///< by any
    double loss = 0;
    double perplexity = 0;
    double bleu = 0;
};

/// @param said by this process; of what the first says the others leave zeros
Report told(Peers &peers, const Report &said)
{
    std::array<double, 6> numbers{said.isMeasuring ? 1.0 : 0.0, said.isBrokenOff ? 1.0 : 0.0,
        said.isStopAsked ? 1.0 : 0.0, said.loss, said.perplexity, said.bleu};
    peers.sum(std::span<double>(numbers));
    return {numbers[0] > 0, numbers[1] > 0, numbers[2] > 0, numbers[3], numbers[4], numbers[5]};
}

[[noreturn]] void cancel()
{
    throw Error(ErrorCode::Cancelled, message("core", "It was stopped"));
}

} // namespace

/// @throws Error Cancelled, in every process at the same place
void Trainer::Private::throwIfAllStop()
{
    if (std::exchange(doAllStop, false))
        cancel();
}

/// The first's clock counts. A stop asked for in one process is known to all from here on.
double Trainer::Private::secondsOfAll(double seconds, const std::stop_token &stop)
{
    if (!peers)
        return seconds;
    std::array<double, 2> numbers{
        peers->isFirst() ? seconds : 0.0, stop.stop_requested() ? 1.0 : 0.0};
    peers->sum(std::span<double>(numbers));
    doAllStop = numbers[1] > 0;
    return numbers[0];
}

/// Processors of another kind may round otherwise, so that weights drift apart in their last
/// digits: at each evaluation all go on from the first's.
void Trainer::Private::takeWeightsOfFirst()
{
    if (!peers)
        return;
    StateDict weights = model->weights();
    StateDict moments = model->optimizerState();
    for (StateDict *tensors : {&weights, &moments})
        for (NamedTensor &tensor : *tensors) {
            if (!peers->isFirst())
                std::ranges::fill(tensor.values, 0.0F);
            peers->sum(std::span(tensor.values));
        }
    model->setWeights(weights);
    model->setOptimizerState(moments, model->optimizerSteps());
}

void Trainer::Private::measure(
    Evaluation &evaluation, const std::stop_token &stop, const std::function<void()> &between)
{
    if (!peers)
        dev->measure(evaluation, *model, *workers, stop, between);
    else if (peers->isFirst())
        measureForOthers(evaluation, stop, between);
    else
        awaitMeasured(evaluation, stop);
}

/// Between two batches it says that it is at work, so that the others know it alive however long it
/// takes, and hears whether one of them was asked to stop.
void Trainer::Private::measureForOthers(
    Evaluation &evaluation, const std::stop_token &stop, const std::function<void()> &between)
{
    std::stop_source anyStop;
    const std::stop_callback ours(stop, [&anyStop] { anyStop.request_stop(); });
    Report report;
    try {
        dev->measure(evaluation, *model, *workers, anyStop.get_token(), [&] {
            if (between)
                between();
            if (told(*peers, {.isMeasuring = true}).isStopAsked)
                anyStop.request_stop();
        });
        report.loss = evaluation.devLoss;
        report.perplexity = evaluation.devPerplexity;
        report.bleu = evaluation.devBleu;
    } catch (const Error &error) {
        if (error.code() != ErrorCode::Cancelled)
            throw; // this process ends, which the others notice
        report.isBrokenOff = true;
    }
    if (told(*peers, report).isBrokenOff)
        cancel();
}

void Trainer::Private::awaitMeasured(Evaluation &evaluation, const std::stop_token &stop)
{
    Report report;
    do {
        report = told(*peers, {.isStopAsked = stop.stop_requested()});
    } while (report.isMeasuring);
    if (report.isBrokenOff)
        cancel();
    evaluation.devLoss = report.loss;
    evaluation.devPerplexity = report.perplexity;
    evaluation.devBleu = report.bleu;
    evaluation.inside.emplace();
}

} // namespace seq2seq

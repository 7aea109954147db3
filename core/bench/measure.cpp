// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bench/measure.h"

#include "core/bench/cost.h"
#include "core/bench/machine.h"
#include "core/bench/synthetic.h"
#include "core/error.h"
#include "core/search/translator.h"
#include "core/stopwatch.h"
#include "core/training/trainer.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace seq2seq {

namespace {

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::int64_t tokens(const std::string &sentence) // with </s>
{
    return std::ranges::count(sentence, ' ') + 2;
}

double flopPerWord(const ModelConfig &model, const Corpus &corpus)
{
    std::int64_t words = 0;
    double flop = 0;
    for (const SentencePair &pair : corpus.pairs) {
        words += tokens(pair.source) + tokens(pair.target);
        flop += static_cast<double>(trainingFlop(model, tokens(pair.source), tokens(pair.target)));
    }
    return flop / static_cast<double>(words);
}

std::size_t bytesAsFile(const Corpus &corpus)
{
    std::size_t bytes = 0;
    for (const SentencePair &pair : corpus.pairs)
        bytes += pair.source.size() + pair.target.size() + 2; // tab and line end
    return bytes;
}

/// A new model of the workload that never ends a sentence.
Experiment endlessExperiment(const Workload &workload)
{
    Workload small = workload;
    small.pairs = 1; // the weights do not depend on the corpus
    Experiment experiment = Trainer(syntheticExperiment(small, 1)).snapshot();
    neverEnd(experiment.weights, experiment.model);
    return experiment;
}

void requireFullLength(const Hypothesis &hypothesis)
{
    if (hypothesis.ids.size() != static_cast<std::size_t>(kDecodedWords))
        throw Error(ErrorCode::Internal,
            "A translation has " + std::to_string(hypothesis.ids.size()) + " words where "
                + std::to_string(kDecodedWords) + " were expected");
}

/// Milliseconds of a job: the median of as many runs as fit into the time, three at least, after
/// one that is not counted.
double medianMilliseconds(double seconds, const std::function<void(std::size_t)> &job)
{
    constexpr std::size_t kFewestRuns = 3;
    constexpr double kMillisecondsInASecond = 1000;
    job(0);
    std::vector<double> times;
    const Stopwatch whole;
    while (times.size() < kFewestRuns || whole.seconds() < seconds) {
        const Stopwatch stopwatch;
        job(times.size() + 1);
        times.push_back(kMillisecondsInASecond * stopwatch.seconds());
    }
    return median(std::move(times));
}

} // namespace

TrainingSpeed measureTraining(const Workload &workload, int threads, double seconds)
{
    constexpr int kWindows = 7;
    constexpr int kWarmUpSteps = 3;
    constexpr double kWarmUpShare = 0.1;

    Experiment experiment = syntheticExperiment(workload, threads);
    TrainingSpeed speed;
    speed.flopPerWord = flopPerWord(experiment.model, *experiment.train);
    speed.corpusBytes = bytesAsFile(*experiment.train);

    resetPeakMemory();
    const Stopwatch setup;
    Trainer trainer(std::move(experiment));
    trainer.step();
    speed.setupSeconds = setup.seconds();
    speed.parameters = trainer.parameters();

    const Stopwatch warmUp;
    for (int step = 1; step < kWarmUpSteps || warmUp.seconds() < kWarmUpShare * seconds; ++step)
        trainer.step();

    const TrainerState &state = trainer.experiment().state;
    const std::int64_t stepsBefore = state.step;
    std::vector<double> windows;
    for (int i = 0; i < kWindows; ++i) {
        const std::int64_t wordsBefore = state.wordsSinceEvaluation;
        const Stopwatch window;
        do
            trainer.step();
        while (window.seconds() < seconds / kWindows);
        windows.push_back(
            static_cast<double>(state.wordsSinceEvaluation - wordsBefore) / window.seconds());
    }
    speed.peakMemory = peakMemory();
    speed.steps = state.step - stepsBefore;
    speed.slowestWindow = *std::ranges::min_element(windows);
    speed.fastestWindow = *std::ranges::max_element(windows);
    speed.wordsPerSecond = median(std::move(windows));
    return speed;
}

DecodingSpeed measureDecoding(const Workload &workload, double secondsEach)
{
    constexpr double kMillisecondsInASecond = 1000;
    const std::vector<std::string> sentences = syntheticSentences(workload);
    SearchOptions greedy;
    greedy.beam = 1;
    greedy.maxLength = kDecodedWords;
    SearchOptions beam = greedy;
    beam.beam = 5;

    resetPeakMemory();
    const Translator translator(endlessExperiment(workload));
    const auto one = [&](std::size_t run) {
        return std::span(sentences).subspan(run % sentences.size(), 1); // not always the same one
    };
    const auto translate = [&](std::span<const std::string> batch, const SearchOptions &options) {
        for (const Translation &translation : translator.translate(batch, options))
            requireFullLength(translation.hypotheses.front());
    };
    std::vector<int> words; // to trace along
    for (int i = 0; i < kDecodedWords; ++i)
        words.push_back(kSpecials + i % (workload.vocabulary - kSpecials));

    DecodingSpeed speed;
    speed.greedyMilliseconds
        = medianMilliseconds(secondsEach, [&](std::size_t run) { translate(one(run), greedy); });
    speed.beamMilliseconds
        = medianMilliseconds(secondsEach, [&](std::size_t run) { translate(one(run), beam); });
    speed.tracedMilliseconds = medianMilliseconds(secondsEach, [&](std::size_t run) {
        static_cast<void>(translator.trace(one(run).front(), {}, greedy));
    });
    speed.traceMilliseconds = medianMilliseconds(secondsEach,
        [&](std::size_t run) { static_cast<void>(translator.traceIds(one(run).front(), words)); });
    const auto sentencesPerSecond = [&](const SearchOptions &options) {
        return kMillisecondsInASecond * kDecodedSentences
            / medianMilliseconds(secondsEach, [&](std::size_t) { translate(sentences, options); });
    };
    speed.greedySentences = sentencesPerSecond(greedy);
    speed.beamSentences = sentencesPerSecond(beam);
    speed.peakMemory = peakMemory();
    return speed;
}

} // namespace seq2seq

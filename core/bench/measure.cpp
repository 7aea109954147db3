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
#include <array>
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

/// Something to time, again and again.
struct Job {
    std::function<void(std::size_t run)> run;
    std::vector<double> times; // milliseconds
};

/// Times each job for so many seconds and once a turn at least. A turn begins with a run that is
/// not counted.
void timeInTurns(std::span<Job> jobs, double secondsEach)
{
    constexpr int kTurns = 5;
    for (int turn = 0; turn < kTurns; ++turn)
        for (Job &job : jobs) {
            job.run(job.times.size());
            const Stopwatch whole;
            do {
                const Stopwatch stopwatch;
                job.run(job.times.size() + 1);
                job.times.push_back(stopwatch.milliseconds());
            } while (whole.seconds() < secondsEach / kTurns);
        }
}

enum What { Greedy, Beam, Traced, TraceGiven, GreedyBatch, BeamBatch, Bound, Large, Count };

/// Everything up to Bound, as the program itself does it.
/// @param translator, sentences  have to live as long as the jobs
std::array<Job, Count> translatingJobs(
    const Workload &workload, const Translator &translator, std::span<const std::string> sentences)
{
    SearchOptions greedy;
    greedy.beam = 1;
    greedy.maxLength = kDecodedWords;
    SearchOptions beam = greedy;
    beam.beam = 5;
    std::vector<int> words; // to trace along
    for (int i = 0; i < kDecodedWords; ++i)
        words.push_back(kSpecials + i % (workload.vocabulary - kSpecials));
    const auto one = [sentences](std::size_t run) {
        return sentences.subspan(run % sentences.size(), 1); // not always the same one
    };
    const auto translate
        = [&translator](std::span<const std::string> batch, const SearchOptions &options) {
              for (const Translation &translation : translator.translate(batch, options))
                  requireFullLength(translation.hypotheses.front());
          };
    std::array<Job, Count> jobs;
    jobs[Greedy].run = [=](std::size_t run) { translate(one(run), greedy); };
    jobs[Beam].run = [=](std::size_t run) { translate(one(run), beam); };
    jobs[Traced].run = [=, &translator](std::size_t run) {
        static_cast<void>(translator.trace(one(run).front(), {}, greedy));
    };
    jobs[TraceGiven].run = [=, &translator](std::size_t run) {
        static_cast<void>(translator.traceIds(one(run).front(), words));
    };
    jobs[GreedyBatch].run = [=](std::size_t) { translate(sentences, greedy); };
    jobs[BeamBatch].run = [=](std::size_t) { translate(sentences, beam); };
    return jobs;
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
    constexpr double kBytesPerMillisecond = 1e6; // of a GB/s
    constexpr std::size_t kLarge = std::size_t{256} << 20;
    const std::vector<std::string> sentences = syntheticSentences(workload);
    DecodingSpeed speed;
    resetPeakMemory();
    const Translator translator(endlessExperiment(workload));
    std::array<Job, Count> jobs = translatingJobs(workload, translator, sentences);
    for (const Job &job : std::span(jobs).first(Bound))
        job.run(0);
    speed.peakMemory = peakMemory(); // without what is only there to be read

    const auto weightBytes = static_cast<std::size_t>(weightBytesPerWord(workload.model()));
    const ReadProbe weights(weightBytes);
    const ReadProbe large(kLarge);
    jobs[Bound].run = [&](std::size_t) {
        for (int word = 0; word < kDecodedWords; ++word)
            weights.readOnce();
    };
    jobs[Large].run = [&](std::size_t) { large.readOnce(); };
    timeInTurns(jobs, secondsEach);

    const auto milliseconds = [&](What what) { return median(jobs[what].times); };
    const auto perSecond = [&](What what) {
        return kMillisecondsInASecond * kDecodedSentences / milliseconds(what);
    };
    const auto readRate = [&](double bytes, What what) {
        return bytes / milliseconds(what) / kBytesPerMillisecond;
    };
    speed.boundMilliseconds = milliseconds(Bound);
    speed.greedyMilliseconds = milliseconds(Greedy);
    speed.beamMilliseconds = milliseconds(Beam);
    speed.tracedMilliseconds = milliseconds(Traced);
    speed.traceMilliseconds = milliseconds(TraceGiven);
    speed.greedySentences = perSecond(GreedyBatch);
    speed.beamSentences = perSecond(BeamBatch);
    speed.weightsReadRate = readRate(static_cast<double>(kDecodedWords * weightBytes), Bound);
    speed.largeReadRate = readRate(kLarge, Large);
    return speed;
}

} // namespace seq2seq

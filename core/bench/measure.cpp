// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bench/measure.h"

#include "core/bench/cost.h"
#include "core/bench/machine.h"
#include "core/bench/synthetic.h"
#include "core/corpus/batches.h"
#include "core/error.h"
#include "core/model/shards.h"
#include "core/search/translator.h"
#include "core/stopwatch.h"
#include "core/text/vocabulary.h"
#include "core/training/trainer.h"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <ranges>
#include <string>
#include <unordered_set>
#include <vector>

namespace seq2seq {

namespace {

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/// Words and operations of a shard.
struct Work {
    std::int64_t words = 0;
    std::int64_t flop = 0;
};

Work workOf(const ModelConfig &model, const Batch &shard)
{
    std::unordered_set<int> sources;
    std::unordered_set<int> targets{kBos}; // the decoder is given <s> y_1 .. and not </s>
    std::int64_t sourceTokens = 0;
    std::int64_t targetTokens = 0;
    Work work;
    for (std::size_t i = 0; i < shard.size(); ++i) {
        const std::vector<int> &source = shard.sources[i];
        const std::vector<int> &target = shard.targets[i];
        sources.insert(source.begin(), source.end());
        targets.insert(target.begin(), target.end() - 1);
        sourceTokens += std::ssize(source);
        targetTokens += std::ssize(target);
        work.flop += trainingFlop(model, std::ssize(source), std::ssize(target));
    }
    work.words = sourceTokens + targetTokens;
    work.flop -= repetitionsFlop(
        model, sourceTokens - std::ssize(sources), targetTokens - std::ssize(targets));
    return work;
}

/// Of the first epoch's batches in the shards that Trainer cuts them into. The corpus is drawn at
/// random, so that of a large one the beginning tells enough.
double flopPerWord(const Experiment &experiment)
{
    constexpr std::size_t kMostPairs = 12'800;
    const TrainingConfig &training = experiment.training;
    EncodedPairs pairs;
    for (const SentencePair &pair : experiment.train->pairs | std::views::take(kMostPairs))
        pairs.add({experiment.source.encode(pair.source), experiment.target.encode(pair.target)});
    Work all;
    for (const std::vector<std::size_t> &numbers :
        epochBatches(pairs, static_cast<std::size_t>(training.batchSize), training.seed, 0)) {
        Batch batch;
        batch.numbers = numbers;
        for (const std::size_t number : numbers) {
            EncodedPair pair = pairs[number];
            batch.sources.push_back(std::move(pair.source));
            batch.targets.push_back(std::move(pair.target));
        }
        const std::size_t shards = shardCount(batch, static_cast<std::size_t>(training.threads));
        for (const std::vector<std::size_t> &shard : cutShards(batch, shards)) {
            const Work work = workOf(experiment.model, pairsOf(batch, shard));
            all.words += work.words;
            all.flop += work.flop;
        }
    }
    return static_cast<double>(all.flop) / static_cast<double>(all.words);
}

std::size_t bytesAsFile(const Corpus &corpus)
{
    std::size_t bytes = 0;
    for (const SentencePair &pair : corpus.pairs)
        bytes += pair.source.size() + pair.target.size() + 2; // tab and line end
    return bytes;
}

/// One workload in training.
class TrainingRun {
public:
    TrainingRun(const Workload &workload, int threads)
    {
        Experiment experiment = syntheticExperiment(workload, threads);
        m_speed.flopPerWord = flopPerWord(experiment);
        m_speed.corpusBytes = bytesAsFile(*experiment.train);
        resetPeakMemory();
        const Stopwatch setup;
        m_trainer = std::make_unique<Trainer>(std::move(experiment));
        m_trainer->step();
        m_speed.setupSeconds = setup.seconds();
        m_speed.parameters = m_trainer->parameters();
    }

    void warmUp(double seconds)
    {
        constexpr int kSteps = 3;
        constexpr double kShare = 0.1;
        const Stopwatch stopwatch;
        for (int step = 1; step < kSteps || stopwatch.seconds() < kShare * seconds; ++step)
            m_trainer->step();
    }

    void timeWindow(double seconds)
    {
        const std::int64_t wordsBefore = state().wordsSinceEvaluation;
        const Stopwatch window;
        do {
            m_trainer->step();
            ++m_speed.steps;
        } while (window.seconds() < seconds);
        m_speed.windows.push_back(
            static_cast<double>(state().wordsSinceEvaluation - wordsBefore) / window.seconds());
    }

    [[nodiscard]] TrainingSpeed speed() const
    {
        TrainingSpeed speed = m_speed;
        speed.wordsPerSecond = median(speed.windows);
        return speed;
    }

private:
    [[nodiscard]] const TrainerState &state() const { return m_trainer->experiment().state; }

    std::unique_ptr<Trainer> m_trainer;
    TrainingSpeed m_speed;
};

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
            message("core", "A translation has %1 words where %2 were expected")
                .arg(hypothesis.ids.size())
                .arg(kDecodedWords));
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
        static_cast<void>(translator.traceIds(one(run).front(), words, greedy));
    };
    jobs[GreedyBatch].run = [=](std::size_t) { translate(sentences, greedy); };
    jobs[BeamBatch].run = [=](std::size_t) { translate(sentences, beam); };
    return jobs;
}

} // namespace

std::vector<TrainingSpeed> measureTraining(
    std::span<const Workload> workloads, std::span<const int> threads, double seconds)
{
    constexpr int kWindows = 7;
    std::vector<TrainingRun> runs;
    for (std::size_t i = 0; i < workloads.size(); ++i)
        runs.emplace_back(workloads[i], threads[i]);
    for (TrainingRun &run : runs)
        run.warmUp(seconds);
    for (int window = 0; window < kWindows; ++window) {
        for (TrainingRun &run : runs)
            run.timeWindow(seconds / kWindows);
        std::ranges::reverse(runs);
    }
    std::ranges::reverse(runs); // an odd number of windows leaves the last one first
    static_assert(kWindows % 2 == 1);

    std::vector<TrainingSpeed> speeds;
    for (TrainingRun &run : runs)
        speeds.push_back(run.speed());
    if (speeds.size() == 1)
        speeds.front().peakMemory = peakMemory();
    return speeds;
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

// SPDX-License-Identifier: GPL-3.0-or-later
// A small experiment (letters read backwards) and somebody who watches an engine.
#pragma once

#include "core/engine/engine.h"
#include "core/run/recipe.h"
#include "core/storage/experiment.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <random>

namespace seq2seq::test {

/// Words of `shortest` to `longest` letters and the same backwards.
inline std::shared_ptr<const Corpus> reversedLetters(
    std::size_t count, int shortest, int longest, unsigned seed)
{
    std::mt19937 random(seed);
    auto corpus = std::make_shared<Corpus>();
    corpus->origin.name = "letters";
    for (std::size_t i = 0; i < count; ++i) {
        const int length = shortest + static_cast<int>(random() % (longest - shortest + 1));
        std::string word;
        for (int k = 0; k < length; ++k)
            word += static_cast<char>('a' + random() % 6);
        corpus->pairs.push_back({word, std::string(word.rbegin(), word.rend())});
    }
    return corpus;
}

/// Ready to train; an update takes some milliseconds. No stop condition but `maxSteps`.
inline Experiment smallExperiment(std::int64_t maxSteps = 0)
{
    Recipe recipe = Recipe::fromPreset("cs224n");
    recipe.model.embeddingSize = 8;
    recipe.model.hiddenSize = 8;
    recipe.sourceTokenizer.kind = TokenizerKind::Character;
    recipe.targetTokenizer.kind = TokenizerKind::Character;
    recipe.training.batchSize = 8;
    recipe.training.evaluateEvery = 25;
    recipe.training.maxEpochs = 0;
    recipe.training.maxSteps = maxSteps;
    recipe.training.patience = 1000;
    return prepareExperiment(recipe, *reversedLetters(200, 2, 5, 1), reversedLetters(16, 2, 5, 2));
}

/// The same with a dev set that takes seconds to look at.
inline Experiment slowToEvaluate()
{
    Experiment experiment = smallExperiment();
    experiment.dev = reversedLetters(20'000, 20, 30, 3);
    experiment.training.devBleuSentences = 20'000;
    experiment.training.evaluateEvery = 3;
    return experiment;
}

/// The same with an update that takes many seconds.
inline Experiment slowToUpdate()
{
    Recipe recipe = Recipe::fromPreset("cs224n");
    recipe.model.embeddingSize = 128;
    recipe.model.hiddenSize = 256;
    recipe.sourceTokenizer.kind = TokenizerKind::Character;
    recipe.targetTokenizer.kind = TokenizerKind::Character;
    recipe.training.batchSize = 1000;
    recipe.training.threads = 1;
    return prepareExperiment(
        recipe, *reversedLetters(1000, 90, 100, 1), reversedLetters(4, 2, 5, 2));
}

/// A file of some kilobytes whose training sentences take a minute to make.
inline void saveSlowToLoad(const std::string &path)
{
    Experiment experiment = smallExperiment();
    Corpus nowhere;
    nowhere.origin.kind = CorpusOrigin::Kind::Builtin;
    nowhere.origin.name = "everyday-zh-en";
    nowhere.origin.count = 2'000'000;
    nowhere.origin.seed = 1;
    experiment.train = std::make_shared<const Corpus>(std::move(nowhere));
    experiment.trainOutside = CorpusRecord{2'000'000, 1};
    saveExperiment(experiment, path);
}

/// Owns an engine, takes all that comes out, and waits for what a test expects.
class Watcher {
public:
    explicit Watcher(EngineTiming timing = {})
        : engine(
            [this] {
                {
                    const std::lock_guard lock(m_mutex);
                    ++m_notifications;
                    m_isNotified = true;
                }
                m_condition.notify_one();
            },
            timing)
    {
    }

    /// Takes updates until `holds()`; false after 30 s.
    template <typename Condition> [[nodiscard]] bool waitFor(const Condition &holds)
    {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (true) {
            takeNow();
            if (holds())
                return true;
            std::unique_lock lock(m_mutex);
            if (!m_condition.wait_until(lock, deadline, [this] { return m_isNotified; }))
                return false;
            m_isNotified = false;
        }
    }
    [[nodiscard]] bool waitForReady()
    {
        return waitFor([this] { return status.state == EngineState::Ready; });
    }
    [[nodiscard]] bool waitForEnd(StopReason reason)
    {
        return waitFor(
            [&] { return status.state == EngineState::Ready && status.stopReason == reason; });
    }
    [[nodiscard]] bool waitForStep(std::int64_t step)
    {
        return waitFor([&] { return !losses.empty() && losses.back().step >= step; });
    }
    [[nodiscard]] bool waitForAnswer(std::uint64_t id)
    {
        return waitFor([&] { return answer && answer->id == id; });
    }

    void takeNow()
    {
        EngineUpdate update = engine.take();
        if (update.experiment) {
            experiment = update.experiment;
            losses.clear();
            evaluations.clear();
            ++experiments;
        }
        append(losses, update.losses);
        append(evaluations, update.evaluations);
        append(problems, update.problems);
        append(remarks, update.remarks);
        if (update.status)
            status = *update.status;
        if (update.weight)
            weight = update.weight;
        for (const auto &said : update.answers)
            answers.push_back(said);
        if (update.translation) {
            answer = update.translation;
            answeredIds.push_back(answer->id);
        }
        if (update.probe)
            probe = update.probe;
        if (update.report)
            report = update.report;
    }

    [[nodiscard]] int notifications() const
    {
        const std::lock_guard lock(m_mutex);
        return m_notifications;
    }

    std::vector<LossPoint> losses;
    std::vector<std::shared_ptr<const Evaluation>> evaluations;
    std::vector<EngineProblem> problems;
    std::vector<Message> remarks;
    std::shared_ptr<const Experiment> experiment;
    int experiments = 0;
    EngineStatus status;
    std::shared_ptr<const TranslateResult> answer;
    std::shared_ptr<const WeightValues> weight;
    std::vector<std::shared_ptr<const Answer>> answers; ///< to questions, as they came
    std::vector<std::uint64_t> answeredIds;
    std::shared_ptr<const ProbeLook> probe;
    std::shared_ptr<const UpdateReport> report;

private:
    template <typename T> static void append(std::vector<T> &to, const std::vector<T> &from)
    {
        to.insert(to.end(), from.begin(), from.end());
    }

    mutable std::mutex m_mutex;
    std::condition_variable m_condition;
    int m_notifications = 0;
    bool m_isNotified = false;

public:
    Engine engine; // last: its thread ends before what it notifies
};

} // namespace seq2seq::test

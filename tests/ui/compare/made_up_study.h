// SPDX-License-Identifier: GPL-3.0-or-later
// A study of runs that nobody has trained.
#pragma once

#include "core/study/study.h"
#include "core/study/study_table.h"

#include <cmath>
#include <memory>
#include <string>

namespace seq2seq::test {

/// Attention general or none, two sizes, some seeds; the larger and those with attention are
/// better, and every seed a little different. Evaluations at 100, 200, … updates.
inline StudyRun madeUpRun(bool hasAttention, int hidden, int seed, int evaluations = 10)
{
    StudyRun run;
    const std::string attention = hasAttention ? "general" : "none";
    run.file = attention + "-" + std::to_string(hidden) + "-" + std::to_string(seed) + ".s2s";
    run.name = attention + " " + std::to_string(hidden);
    run.settings = {{"attention", attention}, {"hidden", std::to_string(hidden)},
        {"learning-rate", "0.001"}, {"seed", std::to_string(seed)}};
    run.seed = std::uint64_t(seed);
    run.parameters = 1000 * hidden;
    run.state = RunState::Done;
    run.dev = {20, std::uint64_t(seed)};
    const double floor = (hasAttention ? 0.2 : 0.6) - 0.001 * hidden + 0.01 * seed;
    for (int i = 1; i <= evaluations; ++i) {
        EvaluationSummary evaluation;
        evaluation.step = 100 * i;
        evaluation.epoch = i;
        evaluation.seconds = 10 * i;
        evaluation.devLoss = floor + 4.0 / i;
        evaluation.trainLoss = evaluation.devLoss - 0.05;
        evaluation.devPerplexity = std::exp(evaluation.devLoss);
        evaluation.devBleu = 100 - 30 * evaluation.devLoss;
        evaluation.wordsPerSecond = 100'000 - 100 * hidden;
        run.evaluations.push_back(evaluation);
    }
    if (evaluations > 0) {
        run.perplexity = run.evaluations.back().devPerplexity;
        run.bleu = run.evaluations.back().devBleu;
        run.chrf = *run.bleu + 3;
        run.exactMatch = 0.5;
        run.wordsPerSecond = run.evaluations.back().wordsPerSecond;
        run.step = run.evaluations.back().step;
    }
    return run;
}

/// Twelve runs: both attentions, 64 and 128 units, three seeds; of the last one nothing is known
/// yet, the one before is being trained, and one is broken.
inline std::shared_ptr<Study> madeUpStudy()
{
    auto study = std::make_shared<Study>();
    for (const bool hasAttention : {true, false})
        for (const int hidden : {64, 128})
            for (int seed = 1; seed <= 3; ++seed)
                study->runs.push_back(madeUpRun(hasAttention, hidden, seed));
    study->differing = {"attention", "hidden", "seed"};
    study->runs[2].notes = "the reference";
    study->runs[9].state = RunState::Broken;
    study->runs[9].problem = Message("The loss is not a number any more <b>");
    study->runs[10] = madeUpRun(false, 128, 2, 6);
    study->runs[10].state = RunState::Training;
    study->runs[10].progress = 0.62;
    study->runs[10].machine = "lab-pc-07";
    study->runs[11] = madeUpRun(false, 128, 3, 0);
    study->runs[11].state = RunState::Waiting;
    return study;
}

} // namespace seq2seq::test

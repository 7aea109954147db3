// SPDX-License-Identifier: GPL-3.0-or-later
// Teacher forcing beside free running: the losses are those that training computes with either.
#include "core/error.h"
#include "core/explain/free_running.h"
#include "core/text/vocabulary.h"
#include "tests/core/model/model_fixture.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

double lossOf(const std::vector<FedStep> &steps)
{
    return -std::accumulate(steps.begin(), steps.end(), 0.0,
        [](double sum, const FedStep &step) { return sum + step.targetLogProbability; });
}

/// What the model computes for an update in which the target's words are fed with this probability.
double trainedLoss(Model &model, const std::vector<int> &source, const std::vector<int> &target,
    double teacherForcing)
{
    UpdateOptions options;
    options.teacherForcing = teacherForcing;
    return model.measure({{source}, {target}, {0}}, options).nats;
}

} // namespace

class FreeRunningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lossesAreThoseOfTraining_data();
    void lossesAreThoseOfTraining();
    void eachStepIsThatOfItsBeginning();
    void theyPartAtTheFirstOtherWord();
    void unknownIdsAreRefused();
};

void FreeRunningTest::lossesAreThoseOfTraining_data()
{
    QTest::addColumn<int>("cell");
    QTest::addColumn<int>("attention");
    QTest::addColumn<bool>("isFeeding");
    QTest::newRow("LSTM, general") << int(CellKind::Lstm) << int(AttentionKind::General) << true;
    QTest::newRow("GRU, additive") << int(CellKind::Gru) << int(AttentionKind::Additive) << false;
    QTest::newRow("RNN, none") << int(CellKind::Rnn) << int(AttentionKind::None) << false;
}

void FreeRunningTest::lossesAreThoseOfTraining()
{
    QFETCH(const int, cell);
    QFETCH(const int, attention);
    QFETCH(const bool, isFeeding);
    ModelConfig config = tinyConfig();
    config.cell = CellKind(cell);
    config.attention = AttentionKind(attention);
    config.inputFeeding = isFeeding;
    const auto model = torchModel(config);
    for (std::size_t pair = 0; pair < kSources.size(); ++pair) {
        const std::vector<int> &target = kTargets[pair];
        const FreeRunning runs = runBothWays(*model, kSources[pair], target);
        QCOMPARE(runs.forced.size(), target.size());
        QCOMPARE(runs.free.size(), target.size());
        QVERIFY(
            std::abs(lossOf(runs.forced) - trainedLoss(*model, kSources[pair], target, 1)) < 1e-9);
        QVERIFY(
            std::abs(lossOf(runs.free) - trainedLoss(*model, kSources[pair], target, 0)) < 1e-9);
    }
}

/// Each step again, from a run of its own along the words that were fed before it.
void FreeRunningTest::eachStepIsThatOfItsBeginning()
{
    const auto model = torchModel(tinyConfig());
    const std::vector<int> &target = kTargets[1];
    const FreeRunning runs = runBothWays(*model, kSources[0], target);
    for (const std::vector<FedStep> &steps : {runs.forced, runs.free}) {
        QCOMPARE(steps.front().fed, kBos);
        for (std::size_t t = 0; t < target.size(); ++t) {
            const auto decoding = model->decode(std::span(&kSources[0], 1), {});
            for (std::size_t before = 0; before <= t; ++before)
                decoding->step(std::vector<std::size_t>{0}, std::vector<int>{steps[before].fed});
            std::vector<double> all(std::size_t(model->config().targetVocabulary));
            decoding->logProbabilities(0, all);
            const auto largest = std::ranges::max_element(all);
            QCOMPARE(steps[t].likeliest, int(largest - all.begin()));
            QVERIFY(std::abs(steps[t].likeliestLogProbability - *largest) < 1e-9);
            QVERIFY(std::abs(steps[t].targetLogProbability - all[std::size_t(target[t])]) < 1e-9);
        }
    }
    for (std::size_t t = 1; t < target.size(); ++t) {
        QCOMPARE(runs.forced[t].fed, target[t - 1]);
        QCOMPARE(runs.free[t].fed, runs.free[t - 1].likeliest);
    }
    QVERIFY(partingOf(runs, target) < target.size() - 1); // else the two would be one
}

void FreeRunningTest::theyPartAtTheFirstOtherWord()
{
    const std::vector<int> target{5, 4, 2};
    const auto writing = [](std::initializer_list<int> words) {
        FreeRunning runs;
        for (const int word : words)
            runs.free.push_back({kBos, word, 0, 0});
        return runs;
    };
    QCOMPARE(partingOf(writing({5, 4, 2}), target), std::size_t(3));
    QCOMPARE(partingOf(writing({5, 6, 2}), target), std::size_t(1));
    QCOMPARE(partingOf(writing({4, 5, 2}), target), std::size_t(0));
}

void FreeRunningTest::unknownIdsAreRefused()
{
    const auto model = torchModel(tinyConfig());
    QVERIFY_EXCEPTION_THROWN((void)runBothWays(*model, {99, 2}, {5, 2}), Error);
    QVERIFY_EXCEPTION_THROWN((void)runBothWays(*model, {4, 2}, {99, 2}), Error);
}

QTEST_APPLESS_MAIN(FreeRunningTest)
#include "tst_free_running.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// An engine that translates between trainings answers as one that is started anew on the same
// weights: nothing that was computed from older weights lives on.
#include "engine_fixture.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <set>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

/// Every way to ask for a translation.
std::vector<TranslateRequest> everyQuestion()
{
    std::vector<TranslateRequest> questions;
    for (const int beam : {1, 5})
        for (const bool isPrefixed : {false, true})
            for (const char *source : {"abcde", "fedcab"}) {
                TranslateRequest request;
                request.source = source;
                request.search.beam = beam;
                request.search.nBest = beam;
                request.search.maxLength = 10;
                if (isPrefixed)
                    request.prefix = {kSpecials + 1, kSpecials};
                questions.push_back(request);
            }
    TranslateRequest drawn = questions.front();
    drawn.search.sample = true;
    drawn.search.nBest = 3;
    questions.push_back(drawn);
    TranslateRequest forced = questions.front();
    forced.target = "edcba";
    questions.push_back(forced);
    return questions;
}

/// Asks all of them, one after the other; empty when there was no answer.
std::vector<TranslateResult> answers(Watcher &watcher)
{
    static std::uint64_t lastId = 0;
    std::vector<TranslateResult> results;
    for (TranslateRequest &request : everyQuestion()) {
        request.id = ++lastId;
        watcher.engine.translate(request);
        if (!watcher.waitForAnswer(lastId))
            return {};
        results.push_back(*watcher.answer);
    }
    return results;
}

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-5 * (1 + std::abs(a));
}

bool areNear(const Matrix &a, const Matrix &b)
{
    return a.rows == b.rows && a.columns == b.columns
        && std::ranges::equal(a.values, b.values, isNear);
}

bool areNear(const std::vector<LayerTrace> &a, const std::vector<LayerTrace> &b)
{
    const auto isSameGate = [](const GateTrace &one, const GateTrace &other) {
        return one.name == other.name && areNear(one.values, other.values);
    };
    return std::ranges::equal(a, b, [&](const LayerTrace &one, const LayerTrace &other) {
        return areNear(one.hidden, other.hidden) && areNear(one.cell, other.cell)
            && std::ranges::equal(one.gates, other.gates, isSameGate);
    });
}

/// What differs between two answers, empty if nothing does.
const char *difference(const TranslateResult &a, const TranslateResult &b)
{
    if (a.step != b.step)
        return "step";
    if (a.translation.hypotheses.size() != b.translation.hypotheses.size())
        return "number of hypotheses";
    for (std::size_t i = 0; i < a.translation.hypotheses.size(); ++i) {
        const Hypothesis &one = a.translation.hypotheses[i];
        const Hypothesis &other = b.translation.hypotheses[i];
        if (one.ids != other.ids || one.text != other.text)
            return "words";
        if (!std::ranges::equal(one.tokenLogProbabilities, other.tokenLogProbabilities, isNear)
            || !isNear(one.logProbability, other.logProbability))
            return "log p of the search";
    }
    if (a.trace.targetIds != b.trace.targetIds)
        return "words of the trace";
    if (!std::ranges::equal(a.trace.logProbabilities, b.trace.logProbabilities, isNear))
        return "log p of the trace";
    if (!areNear(a.trace.forward, b.trace.forward) || !areNear(a.trace.backward, b.trace.backward)
        || !areNear(a.trace.encoderStates, b.trace.encoderStates))
        return "encoder";
    if (!areNear(a.trace.decoder, b.trace.decoder) || !areNear(a.trace.attention, b.trace.attention)
        || !areNear(a.trace.output, b.trace.output))
        return "decoder";
    return "";
}

/// The search and the trace of one answer are of the same weights.
bool agreesWithItsTrace(const TranslateResult &result)
{
    return std::ranges::equal(result.translation.hypotheses.front().tokenLogProbabilities,
        result.trace.logProbabilities, isNear);
}

Experiment experimentOf(const QString &preset)
{
    Recipe recipe = Recipe::fromPreset(preset.toStdString());
    if (!recipe.model.oneHot)
        recipe.model.embeddingSize = 8;
    recipe.model.hiddenSize = 8;
    recipe.sourceTokenizer.kind = TokenizerKind::Character;
    recipe.targetTokenizer.kind = TokenizerKind::Character;
    recipe.training.batchSize = 8;
    recipe.training.evaluateEvery = 15;
    recipe.training.maxEpochs = 0;
    recipe.training.maxSteps = 0;
    recipe.training.patience = 1000;
    return prepareExperiment(recipe, *reversedLetters(200, 2, 5, 1), reversedLetters(16, 2, 5, 2));
}

} // namespace

class TestLiveAnswers : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    /// Asks the engine, and another that opens what this one saves.
    void compareWithOneStartedAnew(Watcher &watcher)
    {
        const std::vector<TranslateResult> live = answers(watcher);
        const std::string path = m_folder.filePath(QStringLiteral("run.s2s")).toStdString();
        const std::size_t asked = everyQuestion().size();
        QCOMPARE(live.size(), asked);
        watcher.engine.save(path);
        QVERIFY(watcher.waitFor(
            [&] { return watcher.status.savedPath == path && !watcher.status.hasUnsavedChanges; }));

        Watcher anew;
        anew.engine.open(path);
        QVERIFY(anew.waitForReady());
        const std::vector<TranslateResult> fresh = answers(anew);
        QCOMPARE(fresh.size(), asked);
        for (std::size_t i = 0; i < asked; ++i) {
            QCOMPARE(live[i].weights, watcher.status.weights);
            QCOMPARE(difference(live[i], fresh[i]), "");
            QVERIFY(agreesWithItsTrace(live[i]));
        }
    }

    static void trainTo(Watcher &watcher, std::int64_t step)
    {
        watcher.engine.setStopConditions(0, step);
        watcher.engine.train();
        QVERIFY(watcher.waitFor([&] {
            return watcher.status.step == step && watcher.status.state == EngineState::Ready;
        }));
    }

private Q_SLOTS:
    void weightsHaveAnotherNumberAfterEachChange()
    {
        Watcher watcher;
        std::set<std::uint64_t> numbers{watcher.status.weights};
        const auto isAnother = [&] { return numbers.insert(watcher.status.weights).second; };
        QCOMPARE(watcher.status.weights, std::uint64_t(0));
        watcher.engine.use(smallExperiment());
        QVERIFY(watcher.waitFor([&] {
            return watcher.experiments == 1 && watcher.status.state == EngineState::Ready;
        }));
        QVERIFY(isAnother());
        trainTo(watcher, 1);
        QVERIFY(isAnother());
        watcher.engine.reset();
        QVERIFY(watcher.waitFor([&] {
            return watcher.experiments == 2 && watcher.status.state == EngineState::Ready;
        }));
        QVERIFY(isAnother());
        watcher.engine.use(smallExperiment());
        QVERIFY(watcher.waitFor([&] {
            return watcher.experiments == 3 && watcher.status.state == EngineState::Ready;
        }));
        QVERIFY(isAnother());
        trainTo(watcher, 2); // the same step as before is another one of another run
        QVERIFY(isAnother());
    }

    void areThoseOfTheWeightsOfNow_data()
    {
        QTest::addColumn<QString>("preset");
        for (const char *preset : {"char-classic", "sutskever2014", "bahdanau2015", "cs224n"})
            QTest::newRow(preset) << QString::fromLatin1(preset);
    }

    void areThoseOfTheWeightsOfNow()
    {
        QFETCH(QString, preset);
        Watcher watcher;
        watcher.engine.use(experimentOf(preset));
        QVERIFY(watcher.waitForReady());
        QVERIFY(!answers(watcher).empty());
        for (const std::int64_t step : {40, 41, 80}) { // 41: no evaluation comes between
            trainTo(watcher, step);
            compareWithOneStartedAnew(watcher);
        }
        watcher.engine.reset();
        QVERIFY(watcher.waitFor([&] { return watcher.status.step == 0; }));
        QVERIFY(!answers(watcher).empty());
        trainTo(watcher, 20);
        compareWithOneStartedAnew(watcher);
        QVERIFY(watcher.problems.empty());
    }

    /// The best weights come back when patience is out: other weights at the same step.
    void areThoseOfTheBestWeightsWhenTheyAreBack()
    {
        Experiment experiment = smallExperiment();
        experiment.training.evaluateEvery = 5;
        experiment.training.patience = 1;
        experiment.training.learningRate = 0.3; // jumps about, so that an evaluation is worse
        Watcher watcher;
        watcher.engine.use(std::move(experiment));
        QVERIFY(watcher.waitForReady());
        for (std::int64_t step = 4; step <= 60; step += 5) {
            trainTo(watcher, step); // evaluates here, too
            QVERIFY(!answers(watcher).empty());
        }
        const auto wentBack = [&] { return watcher.status.learningRate < 0.3; };
        QVERIFY(wentBack());
        compareWithOneStartedAnew(watcher);
    }
};

QTEST_GUILESS_MAIN(TestLiveAnswers)
#include "tst_live_answers.moc"

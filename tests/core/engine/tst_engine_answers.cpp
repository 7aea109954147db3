// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine translates, also while it trains.
#include "engine_runs.h"

#include <QtTest>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::test;

class TestEngineAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void translatesWhileItTrains()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment());
        watcher.engine.train();
        QVERIFY(watcher.waitForStep(1));
        for (std::uint64_t id = 1; id <= 100; ++id)
            watcher.engine.translate(request(id, "abcd"));
        QVERIFY(watcher.waitForAnswer(100));
        QVERIFY(std::is_sorted(watcher.answeredIds.begin(), watcher.answeredIds.end()));
        QVERIFY(watcher.status.state == EngineState::Training);
        QVERIFY(watcher.answer->step > 0);
        QVERIFY(watcher.waitForStep(watcher.answer->step + 3)); // training went on
        QVERIFY(areStepsWithoutGap(watcher.losses));
        QVERIFY(watcher.problems.empty());
    }

    void answersHoldTogether()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment());

        watcher.engine.translate(request(1, "abcd"));
        QVERIFY(watcher.waitForAnswer(1));
        const TranslateResult free = *watcher.answer;
        QCOMPARE(free.translation.source, std::string("abcd"));
        QCOMPARE(free.translation.sourceTokens.size(), std::size_t(5));
        QVERIFY(!free.trace.isForced);
        QVERIFY(free.trace.targetIds == free.translation.hypotheses.front().ids);
        QVERIFY(std::abs(free.trace.logProbability()
                    - free.translation.hypotheses.front().logProbability)
            < 1e-3);

        TranslateRequest along = request(2, "abcd");
        along.target = "fed";
        watcher.engine.translate(along);
        QVERIFY(watcher.waitForAnswer(2));
        QVERIFY(watcher.answer->trace.isForced);
        QCOMPARE(watcher.answer->trace.target, std::string("fed"));
        QCOMPARE(watcher.answer->translation.text(), std::string("fed"));
        QVERIFY(watcher.answer->translation.sourceTokens == free.translation.sourceTokens);
        QVERIFY(watcher.answer->translation.sourceIds == free.translation.sourceIds);

        TranslateRequest from = request(3, "abcd");
        from.prefix = {watcher.answer->trace.targetIds.front()};
        watcher.engine.translate(from);
        QVERIFY(watcher.waitForAnswer(3));
        QCOMPARE(watcher.answer->translation.hypotheses.front().ids.front(), from.prefix.front());
        QVERIFY(
            watcher.answer->trace.targetIds == watcher.answer->translation.hypotheses.front().ids);

        watcher.engine.translate(request(4, ""));
        QVERIFY(watcher.waitForAnswer(4));
        QVERIFY(watcher.answer->translation.text().empty());
        QVERIFY(watcher.problems.empty());
    }

    void forcedAnswersKeepTheOrderOfTheText()
    {
        Experiment experiment = smallExperiment();
        experiment.model.reverseSource = true;
        Watcher watcher;
        watcher.engine.use(std::move(experiment));
        watcher.engine.translate(request(1, "abcd"));
        QVERIFY(watcher.waitForAnswer(1));
        const Translation free = watcher.answer->translation;
        TranslateRequest along = request(2, "abcd");
        along.target = "fed";
        watcher.engine.translate(along);
        QVERIFY(watcher.waitForAnswer(2));
        QVERIFY(watcher.answer->translation.sourceTokens == free.sourceTokens);
        QVERIFY(watcher.answer->translation.sourceIds == free.sourceIds);
    }

    void impossibleSearchIsAProblemOfTheRequest()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment());
        TranslateRequest impossible = request(1, "abc");
        impossible.search.beam = 0;
        watcher.engine.translate(impossible);
        QVERIFY(watcher.waitFor([&] { return !watcher.problems.empty(); }));
        QVERIFY(watcher.problems.front().code == ErrorCode::BadConfiguration);
        watcher.engine.translate(request(2, "abc"));
        QVERIFY(watcher.waitForAnswer(2));
    }
};

QTEST_APPLESS_MAIN(TestEngineAnswers)
#include "tst_engine_answers.moc"

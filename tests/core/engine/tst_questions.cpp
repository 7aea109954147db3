// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked beside a translation is answered with the weights of the moment.
#include "engine_fixture.h"

#include <QtTest>

using namespace seq2seq;
using namespace seq2seq::test;

class TestQuestions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void questionsAreAnsweredWithTheWeightsOfTheMoment()
    {
        Watcher watcher;
        watcher.engine.ask({1, NeighboursQuestion{PlaceKind::SourceEmbeddings, 4, 3}});
        QVERIFY(watcher.waitFor([&] { return !watcher.problems.empty(); })); // nothing is open
        watcher.problems.clear();
        watcher.engine.use(smallExperiment(20));
        watcher.engine.train();
        watcher.engine.ask({2, NeighboursQuestion{PlaceKind::SourceEmbeddings, 4, 3}});
        QVERIFY(watcher.waitFor([&] { return !watcher.answers.empty(); })); // while it trains
        QVERIFY(watcher.waitForEnd(StopReason::MaxSteps));
        watcher.answers.clear();
        watcher.engine.ask({3, NeighboursQuestion{PlaceKind::SourceEmbeddings, 4, 3}});
        QVERIFY(watcher.waitFor([&] { return !watcher.answers.empty(); }));
        const Answer &answer = *watcher.answers.back();
        QCOMPARE(answer.id, std::uint64_t{3});
        QCOMPARE(answer.step, std::int64_t{20});
        QCOMPARE(answer.weights, watcher.status.weights);
        const auto &neighbours = std::get<NeighboursAnswer>(answer.what);
        QCOMPARE(neighbours.words.size(), std::size_t{3});
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(neighbours.words[i],
                watcher.experiment->source.vocabulary.word(neighbours.neighbours[i].id));
        watcher.engine.ask({4, NeighboursQuestion{PlaceKind::SourceEmbeddings, 400, 3}});
        QVERIFY(watcher.waitFor([&] { return !watcher.problems.empty(); })); // no such word
    }

    void whatAnAnswerOfPatchingAndOfBeginningsSays()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment(20));
        const std::vector<int> source{4, 5, 6, kEos};
        watcher.engine.ask({1, PatchQuestion{{source, {5, 4, kEos}, {4}, 5, 6}}});
        watcher.engine.ask({2, PatchQuestion{{source, source, {4}, 5, 6}}}); // replaces the first
        watcher.engine.ask({3, KnownWhenQuestion{source, {4, 5, kEos}, {}}});
        QVERIFY(watcher.waitFor([&] { return watcher.answers.size() >= 2; }));
        QVERIFY(watcher.problems.empty()); // a refusal is an answer
        for (const auto &answer : watcher.answers) {
            if (const auto *patched = std::get_if<PatchAnswer>(&answer->what)) {
                if (answer->id == 2) {
                    QVERIFY(patched->refusal);
                    QVERIFY(patched->grid.effects.empty());
                }
            } else {
                const auto &known = std::get<KnownWhenAnswer>(answer->what);
                QCOMPARE(known.beginnings.size(), std::size_t{3});
                QCOMPARE(known.translations.size(), std::size_t{3});
                QCOMPARE(known.beginnings.back().source, source);
            }
        }
        watcher.answers.clear();
        watcher.engine.ask({4, PatchQuestion{{source, {5, 4, kEos}, {4}, 5, 6}}});
        QVERIFY(watcher.waitFor([&] { return !watcher.answers.empty(); }));
        const auto &patched = std::get<PatchAnswer>(watcher.answers.back()->what);
        QVERIFY(!patched.refusal);
        QVERIFY(patched.grid.ofA != patched.grid.ofB);
        QVERIFY(!patched.grid.effects.empty());
    }

    void speedIsMeasuredBesideTheRunAndLeavesItAlone()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment(20));
        SpeedQuestion question;
        question.model = smallExperiment(20).model;
        question.model.hiddenSize = 12; // not the run's
        question.training = smallExperiment(20).training;
        question.lengths = std::vector<PairLength>(50, PairLength{6, 6});
        watcher.engine.ask({1, question});
        QVERIFY(watcher.waitFor([&] { return !watcher.answers.empty(); }));
        const auto &answer = std::get<SpeedAnswer>(watcher.answers.back()->what);
        QVERIFY(answer.model == question.model);
        QVERIFY(answer.wordsPerSecond > 0);
        QVERIFY(!answer.refusal);
        QCOMPARE(watcher.status.step, std::int64_t{0});
        watcher.answers.clear();
        watcher.engine.ask({2, SpeedQuestion()}); // never mind
        QVERIFY(watcher.waitFor([&] { return !watcher.answers.empty(); }));
        QCOMPARE(std::get<SpeedAnswer>(watcher.answers.back()->what).wordsPerSecond, 0.0);
        watcher.answers.clear();
        question.model.hiddenSize = 4096;
        question.model.layers = 4;
        question.model.targetVocabulary = 2'000'000;
        watcher.engine.ask({3, question});
        QVERIFY(watcher.waitFor([&] { return !watcher.answers.empty(); }));
        QVERIFY(std::get<SpeedAnswer>(watcher.answers.back()->what).refusal);
        QVERIFY(watcher.problems.empty());
        watcher.engine.train(); // as if nothing had been asked
        QVERIFY(watcher.waitForEnd(StopReason::MaxSteps));
    }
};

QTEST_APPLESS_MAIN(TestQuestions)
#include "tst_questions.moc"

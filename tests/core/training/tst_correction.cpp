// SPDX-License-Identifier: GPL-3.0-or-later
// Training on one corrected sentence: it is learnt, and every other dev translation that changed is
// listed.
#include "core/error.h"
#include "core/search/translator.h"
#include "core/training/trainer.h"
#include "small_experiment.h"

#include <QtTest>

#include <map>

using namespace seq2seq;

namespace {

/// What a model writes for each dev sentence, likeliest word each time.
std::map<std::string, std::string> devTranslations(const Trainer &trainer)
{
    SearchOptions greedy;
    greedy.beam = 1;
    int longest = 0;
    for (const SentencePair &pair : trainer.experiment().dev->pairs)
        longest = std::max(longest, int(trainer.experiment().target.encode(pair.target).size()));
    greedy.maxLength = longest + 10; // as at an evaluation
    std::map<std::string, std::string> found;
    for (const SentencePair &pair : trainer.experiment().dev->pairs) {
        const std::vector<std::string> sentence{pair.source};
        found[pair.source] = trainer.translator().translate(sentence, greedy)[0].text();
    }
    return found;
}

/// All of dev is translated.
Experiment experimentOfLetters()
{
    Recipe recipe = test::smallRecipe();
    recipe.training.devBleuSentences = 100;
    return test::smallExperiment(recipe);
}

} // namespace

class TestCorrection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCorrectionIsLearntAndItsPriceIsListed()
    {
        Trainer trainer(experimentOfLetters());
        for (int step = 0; step < 60; ++step)
            trainer.step();
        const std::int64_t batches = trainer.experiment().state.batchInEpoch;
        const std::int64_t step = trainer.experiment().state.step;
        const auto before = devTranslations(trainer);
        const SentencePair pair{trainer.experiment().dev->pairs.front().source, "c c c"};
        const CorrectionReport report = trainer.correct(pair, 200);
        const auto after = devTranslations(trainer);

        QVERIFY(report.isLearnt);
        QCOMPARE(report.after, std::string("c c c"));
        QCOMPARE(report.before, before.at(pair.source));
        QCOMPARE(after.at(pair.source), std::string("c c c"));
        QVERIFY(!report.points.empty());
        QVERIFY(report.points.back().trainLoss < report.points.front().trainLoss);
        QCOMPARE(report.step, step + std::int64_t(report.points.size()));
        QCOMPARE(trainer.experiment().state.step, report.step);
        QCOMPARE(trainer.experiment().state.batchInEpoch, batches); // the epoch goes on as it was
        QCOMPARE(trainer.experiment().history.losses.back(), report.points.back());

        std::map<std::string, std::string> changed;
        for (const auto &[source, translation] : after)
            if (translation != before.at(source) && source != pair.source)
                changed[source] = translation;
        QVERIFY(!changed.empty()); // the sentence forgets others: that is the lesson
        std::map<std::string, std::string> listed;
        for (const CorrectionReport::Change &change : report.changed) {
            QCOMPARE(change.before.translation, before.at(change.before.source));
            listed[change.after.source] = change.after.translation;
        }
        QVERIFY(listed == changed);
        std::size_t others = 0;
        for (const SentencePair &other : trainer.experiment().dev->pairs)
            others += other.source == pair.source ? 0 : 1;
        QCOMPARE(report.compared, others);
    }

    void whatIsKnownAlreadyNeedsNoUpdate()
    {
        Trainer trainer(experimentOfLetters());
        for (int step = 0; step < 20; ++step)
            trainer.step();
        const std::string source = trainer.experiment().dev->pairs.front().source;
        const std::string said = devTranslations(trainer).at(source);
        QVERIFY(!said.empty());
        const CorrectionReport report = trainer.correct({source, said}, 10);
        QVERIFY(report.isLearnt);
        QVERIFY(report.points.empty());
        QVERIFY(report.changed.empty());
        QCOMPARE(report.bleuBefore, report.bleuAfter);
        QCOMPARE(trainer.experiment().state.step, std::int64_t(20));
    }

    void badPairsAreRefused()
    {
        Trainer trainer(experimentOfLetters());
        QVERIFY_THROWS_EXCEPTION(Error, (void)trainer.correct({"a", ""}, 10));
        std::string words;
        for (int i = 0; i < 200; ++i)
            words += "a ";
        QVERIFY_THROWS_EXCEPTION(Error, (void)trainer.correct({words, "a"}, 10));
        QCOMPARE(trainer.experiment().state.step, std::int64_t(0));
    }

    void aStopKeepsWhatWasMade()
    {
        Trainer trainer(experimentOfLetters());
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(
            Error, (void)trainer.correct({"a b", "b a"}, 10, stop.get_token()));
        QCOMPARE(trainer.experiment().state.step, std::int64_t(0));
        trainer.step();
    }
};

QTEST_GUILESS_MAIN(TestCorrection)
#include "tst_correction.moc"

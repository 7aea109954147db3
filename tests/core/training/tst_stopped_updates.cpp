// SPDX-License-Identifier: GPL-3.0-or-later
// An update that somebody stops while it is under way is dropped as a whole.
#include "core/error.h"
#include "core/search/translator.h"
#include "core/stopwatch.h"
#include "core/training/trainer.h"
#include "tests/core/training/small_experiment.h"

#include <QtTest>

#include <cmath>
#include <optional>
#include <thread>

using namespace seq2seq;
using namespace seq2seq::test;

class TestStoppedUpdates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStoppedUpdateChangesNothing();
    void aStepIsReportedOrWasNot();
};

/// A stop at every moment of an update, by somebody else: the update is dropped and made anew, and
/// the run equals one that was never stopped, to the last bit; so does one that is resumed then.
void TestStoppedUpdates::aStoppedUpdateChangesNothing()
{
    constexpr int kWanted = 24; // updates that were broken off in their middle
    constexpr int kMost = 400; // in all: on a busy machine somebody often comes too late
    constexpr int kMoments = 8; // of an update
    Recipe recipe = smallRecipe();
    recipe.model.hiddenSize = 64;
    recipe.training.teacherForcing = 0.8; // chance too is as it would have been
    Trainer whole(smallExperiment(recipe));
    Trainer stopped(smallExperiment(recipe));
    int broken = 0;
    for (int update = 0; update < kMost && broken < kWanted; ++update) {
        const Stopwatch stopwatch;
        const double expected = whole.step().trainLoss;
        const double seconds = stopwatch.seconds();
        std::optional<double> loss;
        for (int moment = 0; moment < kMoments && !loss; ++moment) {
            const Experiment before = stopped.snapshot();
            std::stop_source stop;
            const std::jthread somebody([&] {
                const Stopwatch waited;
                while (waited.seconds() < seconds * moment / kMoments) { }
                stop.request_stop();
            });
            try {
                loss = stopped.step(stop.get_token()).trainLoss;
            } catch (const Error &error) {
                QCOMPARE(error.code(), ErrorCode::Cancelled);
                const Experiment after = stopped.snapshot();
                QVERIFY(after.weights == before.weights);
                QVERIFY(after.optimizer == before.optimizer);
                QVERIFY(after.state == before.state);
                QVERIFY(after.history == before.history);
                broken += moment > 0 ? 1 : 0;
                if (broken == kWanted / 2)
                    stopped = Trainer(after);
            }
        }
        QCOMPARE(loss ? *loss : stopped.step().trainLoss, expected);
    }
    QVERIFY2(broken >= kWanted, qPrintable(QString::number(broken)));
    QCOMPARE(stopped.evaluate().devLoss, whole.evaluate().devLoss);
    QVERIFY(stopped.snapshot().weights == whole.snapshot().weights);
    QVERIFY(stopped.snapshot().optimizer == whole.snapshot().optimizer);
}

/// The second pass of One step, that measures, may be broken off too; the update was made then.
void TestStoppedUpdates::aStepIsReportedOrWasNot()
{
    Trainer plain(smallExperiment());
    Trainer stopped(smallExperiment());
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_EXCEPTION_THROWN((void)stopped.stepAndReport(stop.get_token()), Error);
    QCOMPARE(stopped.experiment().state.step, std::int64_t{0});
    double seconds = 0;
    int unmeasured = 0;
    for (int update = 0; update < 200 && unmeasured == 0; ++update) {
        const Stopwatch stopwatch;
        const double expected = plain.stepAndReport().point.trainLoss;
        seconds = stopwatch.seconds();
        std::stop_source later;
        const std::jthread somebody([&] {
            const Stopwatch waited;
            while (waited.seconds() < 0.75 * seconds) { }
            later.request_stop();
        });
        std::optional<UpdateReport> report;
        try {
            report = stopped.stepAndReport(later.get_token());
        } catch (const Error &) {
            report = stopped.stepAndReport();
        }
        QCOMPARE(report->point.trainLoss, expected);
        unmeasured += std::isnan(report->lossAfter) ? 1 : 0;
    }
    QCOMPARE(unmeasured, 1);
    QVERIFY(stopped.snapshot().weights == plain.snapshot().weights);
}

QTEST_APPLESS_MAIN(TestStoppedUpdates)
#include "tst_stopped_updates.moc"

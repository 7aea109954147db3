// SPDX-License-Identifier: GPL-3.0-or-later
// The plain words about a run, the moving average, and the comparison of words: logic without
// widgets.
#include "made_up_run.h"
#include "ui/train/learning_rate_box.h"
#include "ui/train/smoothing.h"
#include "ui/train/training_health.h"
#include "ui/train/word_diff.h"

#include <QTest>

#include <limits>

using namespace seq2seq;
using namespace seq2seq::ui;

namespace {

/// A run of `count` updates with a falling loss and small gradients.
RunRecord calmRun(int count)
{
    RunRecord run;
    for (int step = 1; step <= count; ++step) {
        LossPoint point;
        point.step = step;
        point.trainLoss = 5 - 0.01 * step;
        point.gradientNorm = 1;
        run.losses.push_back(point);
    }
    return run;
}

void addEvaluation(RunRecord &run, double trainLoss, double devLoss)
{
    Evaluation evaluation;
    evaluation.trainLoss = trainLoss;
    evaluation.devLoss = devLoss;
    run.evaluations.push_back(std::make_shared<const Evaluation>(evaluation));
}

} // namespace

class TrainingHealthTest : public QObject {
    Q_OBJECT

private slots:
    void saysNothingTooEarly();
    void calmRunIsFine();
    void countsClippedUpdates();
    void seesOverfitting();
    void seesRisingLoss();
    void learntRunIsFine();
    void seesDivergence();
    void seesSaturatedGates();
    void averageIsNotPulledToZero();
    void averageWithoutWeightIsTheValue();
    void marksWordsThatAreNotInTheReference();
    void comparesChineseByCharacter();
    void writesLearningRates_data();
    void writesLearningRates();
};

void TrainingHealthTest::saysNothingTooEarly()
{
    QCOMPARE(assessTraining({}, 5).level, TrainingHealth::Level::Unknown);
    QCOMPARE(assessTraining(calmRun(5), 5).level, TrainingHealth::Level::Unknown);
    QVERIFY(!assessTraining({}, 5).sentences.isEmpty());
}

void TrainingHealthTest::calmRunIsFine()
{
    QCOMPARE(assessTraining(calmRun(300), 5).level, TrainingHealth::Level::Fine);
}

void TrainingHealthTest::countsClippedUpdates()
{
    RunRecord run = calmRun(300);
    for (std::size_t i = 202; i < run.losses.size(); ++i)
        run.losses[i].gradientNorm = 7;
    QCOMPARE(assessTraining(run, 5).level, TrainingHealth::Level::Fine); // the loss falls
    for (LossPoint &point : run.losses)
        point.trainLoss = 3;
    const TrainingHealth health = assessTraining(run, 5);
    QCOMPARE(health.level, TrainingHealth::Level::Watch);
    QVERIFY2(health.sentences.first().contains(QStringLiteral("98 %")),
        qPrintable(health.sentences.first()));
    QCOMPARE(assessTraining(run, 0).level, TrainingHealth::Level::Fine); // never clipped
    QCOMPARE(assessTraining(run, 8).level, TrainingHealth::Level::Fine);
}

void TrainingHealthTest::seesOverfitting()
{
    RunRecord run = calmRun(300);
    addEvaluation(run, 2.0, 2.0);
    addEvaluation(run, 1.5, 2.1);
    QCOMPARE(assessTraining(run, 5).level,
        TrainingHealth::Level::Fine); // one worse evaluation is chance
    addEvaluation(run, 1.0, 2.3);
    const TrainingHealth health = assessTraining(run, 5);
    QCOMPARE(health.level, TrainingHealth::Level::Watch);
    QVERIFY(health.sentences.first().contains(QStringLiteral("overfitting")));
    addEvaluation(run, 0.9, 2.2);
    QCOMPARE(assessTraining(run, 5).level, TrainingHealth::Level::Fine);
}

void TrainingHealthTest::seesRisingLoss()
{
    RunRecord run = calmRun(300);
    for (std::size_t i = 200; i < 300; ++i)
        run.losses[i].trainLoss = 8;
    QCOMPARE(assessTraining(run, 5).level, TrainingHealth::Level::Trouble);
}

/// Dates at BLEU 100: a loss of nearly nothing doubles from batch to batch, and means nothing.
void TrainingHealthTest::learntRunIsFine()
{
    RunRecord run = calmRun(400);
    for (std::size_t i = 0; i < 400; ++i) {
        run.losses[i].trainLoss = i < 300 ? 0.0011 : 0.0043;
        run.losses[i].gradientNorm = i < 300 ? 2e-5 : 7;
    }
    for (const double devLoss : {0.0010, 0.0013, 0.0019})
        addEvaluation(run, 0.004 - devLoss, devLoss);
    const TrainingHealth health = assessTraining(run, 5);
    QVERIFY2(health.level == TrainingHealth::Level::Fine, qPrintable(health.sentences.first()));
    for (LossPoint &point : run.losses)
        point.gradientNorm = 1e-6; // there is nothing left to learn
    QCOMPARE(assessTraining(run, 5).level, TrainingHealth::Level::Fine);
    for (LossPoint &point : run.losses)
        point.trainLoss = 3;
    QCOMPARE(assessTraining(run, 5).level, TrainingHealth::Level::Watch); // here there is
}

void TrainingHealthTest::seesDivergence()
{
    RunRecord run = calmRun(5);
    run.losses.back().trainLoss = std::numeric_limits<double>::quiet_NaN();
    const TrainingHealth health = assessTraining(run, 5);
    QCOMPARE(health.level,
        TrainingHealth::Level::Trouble); // even before there are enough updates for the rest
    QVERIFY(health.sentences.first().contains(QStringLiteral("learning rate")));
}

void TrainingHealthTest::seesSaturatedGates()
{
    RunRecord run = calmRun(300);
    Evaluation evaluation;
    evaluation.saturatedGates = 0.83;
    run.evaluations.push_back(std::make_shared<const Evaluation>(evaluation));
    QVERIFY(assessTraining(run, 5).sentences.first().contains(QStringLiteral("83 %")));
    evaluation.devTokenAccuracy = 0.97; // gates that have decided, and rightly
    run.evaluations.back() = std::make_shared<const Evaluation>(evaluation);
    QCOMPARE(assessTraining(run, 5).level, TrainingHealth::Level::Fine);
}

void TrainingHealthTest::averageIsNotPulledToZero()
{
    ExponentialAverage average(0.9);
    QVERIFY(std::isnan(average.value()));
    for (int i = 0; i < 5; ++i)
        QVERIFY(qAbs(average.add(4) - 4) < 1e-12);
    // s_2 of 4 and 1 by hand, w = 0.5: (0.5*0.5*4 + 0.5*1) / (1 - 0.25) = 2
    ExponentialAverage half(0.5);
    half.add(4);
    QVERIFY(qAbs(half.add(1) - 2) < 1e-12);
    QVERIFY(qAbs(half.add(std::numeric_limits<double>::quiet_NaN()) - 2) < 1e-12);
}

void TrainingHealthTest::averageWithoutWeightIsTheValue()
{
    ExponentialAverage none;
    none.add(3);
    QCOMPARE(none.add(7), 7.0);
}

void TrainingHealthTest::marksWordsThatAreNotInTheReference()
{
    const WordDiff diff = compareWords(QStringLiteral("I read a book in the library ."),
        QStringLiteral("I read the book in the school ."));
    QCOMPARE(diff.wrong, (QVector<DiffSpan>{{7, 3}, {23, 6}})); // "the", "school"
    QCOMPARE(diff.missing, (QStringList{QStringLiteral("a"), QStringLiteral("library")}));
    const WordDiff same = compareWords(QStringLiteral("a b"), QStringLiteral("a  b"));
    QVERIFY(same.wrong.isEmpty() && same.missing.isEmpty());
    QCOMPARE(compareWords({}, QStringLiteral("a")).wrong.size(), 1);
    QCOMPARE(compareWords(QStringLiteral("a"), {}).missing.size(), 1);
}

void TrainingHealthTest::comparesChineseByCharacter()
{
    const WordDiff diff = compareWords(QStringLiteral("我喝茶。"), QStringLiteral("我喝水。"));
    QCOMPARE(diff.wrong, (QVector<DiffSpan>{{2, 1}}));
}

void TrainingHealthTest::writesLearningRates_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<QString>("text");
    QTest::newRow("thousandth") << 1e-3 << "1.0e-3";
    QTest::newRow("rounding up") << 0.99999e-3 << "1.0e-3";
    QTest::newRow("two digits") << 2.5e-4 << "2.5e-4";
    QTest::newRow("three digits") << 1.25e-4 << "1.25e-4";
    QTest::newRow("one") << 1.0 << "1.0";
}

void TrainingHealthTest::writesLearningRates()
{
    QFETCH(double, rate);
    QTEST(learningRateText(rate), "text");
}

QTEST_APPLESS_MAIN(TrainingHealthTest)
#include "tst_training_health.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The dev sentences as a table: what it says of each, and in which order.
#include "made_up_run.h"
#include "ui/train/samples_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <memory>

using namespace seq2seq;
using namespace seq2seq::ui;

class SamplesModelTest : public QObject {
    Q_OBJECT

private slots:
    void samplesModelIsSound();
    void samplesCanBeSortedByChange();
    void asManyAreShownAsChosen();
    void theMostSuspiciousStandFirst();
    void columnsSayWhatTheyMean();
};

void SamplesModelTest::samplesModelIsSound()
{
    SamplesModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setEvaluation(
        std::make_shared<const Evaluation>(test::evaluation(100, 0.5)), nullptr, true);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.index(3, SamplesModel::Bleu).data().toString(), QStringLiteral("39"));
    QVERIFY(model.index(2, SamplesModel::Translation)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("younger")));
    model.setEvaluation(nullptr, nullptr, true);
}

void SamplesModelTest::samplesCanBeSortedByChange()
{
    Evaluation before = test::evaluation(100, 0.5);
    Evaluation now = before;
    now.samples[2].bleu += 10;
    now.samples[4].bleu -= 30; // worse is a change too
    now.samples[3].translation = "Another sentence of the same worth .";
    before.samples[0].source = "Not this sentence."; // nothing to compare with
    SamplesModel model;
    const QAbstractItemModelTester tester(&model);
    const auto order = [&] {
        QVector<int> samples;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString source = model.index(row, SamplesModel::Source).data().toString();
            for (int i = 0; i < int(now.samples.size()); ++i) {
                if (source == QString::fromStdString(now.samples[std::size_t(i)].source))
                    samples << i;
            }
        }
        return samples;
    };
    model.setOrder(SampleOrder::Change);
    model.setEvaluation(std::make_shared<const Evaluation>(now), nullptr, true);
    QCOMPARE(order(), (QVector<int>{0, 1, 2, 3, 4}));
    model.setEvaluation(
        std::make_shared<const Evaluation>(now), std::make_shared<const Evaluation>(before), true);
    QCOMPARE(order(), (QVector<int>{4, 2, 3, 0, 1}));
    QVERIFY(model.toCsv().split('\n').value(1).contains(now.samples[4].source.c_str()));
    const QString toolTip
        = model.index(2, SamplesModel::Translation).data(Qt::ToolTipRole).toString();
    QVERIFY2(toolTip.contains(QString::fromStdString(before.samples[3].translation)),
        qPrintable(toolTip));
    model.setOrder(SampleOrder::DevSet);
    QCOMPARE(order(), (QVector<int>{0, 1, 2, 3, 4}));
}

void SamplesModelTest::asManyAreShownAsChosen()
{
    auto evaluation = std::make_shared<Evaluation>();
    for (int i = 0; i < 24; ++i)
        evaluation->samples.push_back({"source " + std::to_string(i), "r", "t", 50.0 + i});
    SamplesModel model;
    const QAbstractItemModelTester tester(&model);
    model.setShownCount(12);
    model.setEvaluation(evaluation, nullptr, true);
    QCOMPARE(model.rowCount(), 12);
    QCOMPARE(model.rowOf(QStringLiteral("source 1")), 0); // spread from short to long
    QCOMPARE(model.rowOf(QStringLiteral("source 23")), 11);
    QCOMPARE(model.rowOf(QStringLiteral("source 0")), -1);
    model.setShownCount(24);
    QCOMPARE(model.rowCount(), 24);
    QCOMPARE(model.rowOf(QStringLiteral("source 7")), 7);
    // Sorted by change, those that changed most are the ones that stay.
    auto before = std::make_shared<Evaluation>(*evaluation);
    before->samples[20].bleu = 0;
    model.setEvaluation(evaluation, before, true);
    model.setOrder(SampleOrder::Change);
    model.setShownCount(6);
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.rowOf(QStringLiteral("source 20")), 0);
}

/// Without a look at the references.
void SamplesModelTest::theMostSuspiciousStandFirst()
{
    auto evaluation = std::make_shared<Evaluation>(test::evaluation(100, 0.5));
    const std::vector<Suspicion> suspicions{
        {0.1, 0.2, 0}, {0.4, 0.5, 0.25}, {0, 0, 0.5}, {0, 1.5, 0}, {}};
    for (std::size_t i = 0; i < suspicions.size(); ++i)
        evaluation->samples[i].suspicion = suspicions[i];
    SamplesModel model;
    const QAbstractItemModelTester tester(&model);
    model.setOrder(SampleOrder::Suspicion);
    model.setEvaluation(evaluation, nullptr, true);
    QVector<int> order;
    for (const std::size_t expected : {3U, 1U, 2U, 0U, 4U})
        order << model.rowOf(QString::fromStdString(evaluation->samples[expected].source));
    QCOMPARE(order, (QVector<int>{0, 1, 2, 3, 4}));
    QCOMPARE(model.index(1, SamplesModel::Suspicious).data().toString(), QStringLiteral("1.15"));
    const QString parts = model.index(1, SamplesModel::Suspicious).data(Qt::ToolTipRole).toString();
    for (const char *part : {"0.40", "0.50", "0.25"})
        QVERIFY2(parts.contains(QLatin1String(part)), qPrintable(parts));
    QVERIFY(model.toCsv().split('\n').value(2).trimmed().endsWith("1.150"));
}

void SamplesModelTest::columnsSayWhatTheyMean()
{
    const SamplesModel model;
    for (int column = 0; column < model.columnCount(); ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
}

QTEST_MAIN(SamplesModelTest)
#include "tst_samples_model.moc"

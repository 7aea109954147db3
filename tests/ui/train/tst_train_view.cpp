// SPDX-License-Identifier: GPL-3.0-or-later
// The Train workspace as a person uses it: film, learning rate, axes, zoom, export; and how long a
// replot takes.
// It is one file because all cases share one view.
#include "made_up_run.h"
#include "tests/ui/answering_file_dialog.h"
#include "tests/ui/look.h"
#include "tests/ui/pseudo_language.h"
#include "ui/train/film_slider.h"
#include "ui/train/learning_rate_box.h"
#include "ui/train/loss_plot.h"
#include "ui/train/samples_model.h"
#include "ui/train/sparkline.h"
#include "ui/train/train_view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/selection.h"

#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>

#include <memory>

using namespace seq2seq;
using namespace seq2seq::ui;

class TrainViewTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void samplesCanBeSortedByChange();
    void filmShowsTheRecordedAttention();
    void theLabelTellsTheStepThatIsShown();
    void probeSaysWhatIsForcedAndWhatIsTheModelsOwn();
    void probeCanBeChosen();
    void oneStepTellsWhatItChanged();
    void filmFollowsLiveAndStaysWhenScrubbed();
    void filmPlaysToTheEnd();
    void markerInTheLossPlotMovesTheFilm();
    void headerTellsQualityAndChange();
    void modelWithoutAttentionSaysSo();
    void learningRateIsEmittedOnce();
    void learningRateIsNotDisturbedWhileTyping();
    void curvesHoldEveryPoint();
    void aPlainRnnIsSaidToHaveNoGates();
    void hiddenViewDrawsWhenShown();
    void timeAxisCanBeChosen();
    void logarithmicAxis();
    void zoomHoldsUntilDoubleClick();
    void crosshairTellsExactNumbers();
    void comparisonIsDrawnBehind();
    void aComparisonTakesNoLineOfTheLegend();
    void oneLossIsWrittenInOneWay();
    void aFlatLossHasTicksThatDiffer_data();
    void aFlatLossHasTicksThatDiffer();
    void legendHidesNoCurve_data();
    void legendHidesNoCurve();
    void probeWordsAreSharedWhileTheirSentenceIsShown();
    void aClickIntoTheProbePicksItsSentence();
    void everythingCanBeSaved();
    void figuresAreWhatIsShown();
    void doubleClickOpensTheSentence();
    void clearForgetsEverything();
    void languageChangesLive();
    void everyControlIsNamed();
    void looks_data();
    void looks();
    void replotIsFast();

private:
    template <typename Widget> Widget *find(const char *name = nullptr) const
    {
        return m_view->findChild<Widget *>(QLatin1String(name));
    }
    /// Waits until the coalesced replot has happened.
    void waitForReplot() { QVERIFY(QSignalSpy(m_plot, &QCustomPlot::afterReplot).wait(5000)); }

    std::unique_ptr<TrainView> m_view;
    LossPlot *m_plot = nullptr;
    FilmSlider *m_film = nullptr;
    HeatmapView *m_heatmap = nullptr;
    std::shared_ptr<test::AnsweringFileDialog> m_files;
};

void TrainViewTest::init()
{
    m_view = std::make_unique<TrainView>();
    m_view->setPalette(test::lightPalette());
    m_view->setAutoFillBackground(true);
    m_view->resize(1100, 720);
    m_files = std::make_shared<test::AnsweringFileDialog>();
    m_view->setFileDialog(m_files);
    m_view->setClipNorm(5);
    m_plot = find<LossPlot>("lossPlot");
    m_film = find<FilmSlider>("film");
    m_heatmap = find<HeatmapView>("probeHeatmap");
    m_view->setHistory(test::history(600, 100));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QTRY_VERIFY(m_plot->graph(2)->dataCount() == 600);
}

void TrainViewTest::cleanup()
{
    m_view.reset();
}

void TrainViewTest::samplesCanBeSortedByChange()
{
    auto *order = find<QComboBox>("sampleOrder");
    order->setFocus();
    QTest::keyClick(order, Qt::Key_Down);
    QCOMPARE(order->currentText(), QStringLiteral("by change"));
    // Only the second sentence gets better from evaluation to evaluation.
    QCOMPARE(find<QTableView>("samples")->model()->index(0, SamplesModel::Source).data().toString(),
        QString::fromStdString(test::evaluation(600, 0.95).samples[1].source));
}

void TrainViewTest::filmShowsTheRecordedAttention()
{
    QCOMPARE(m_film->frameCount(), 6);
    QCOMPARE(m_film->value(), 5);
    QVERIFY(m_heatmap->weights() == test::evaluation(600, 0.95).probe.attention);
    QVERIFY(find<QLabel>("frameLabel")->text().contains(QStringLiteral("step 600 (now)")));

    QTest::mouseClick(m_film, Qt::LeftButton, {}, m_film->framePosition(1).toPoint());
    QCOMPARE(m_film->value(), 1);
    QVERIFY(m_heatmap->weights() == test::evaluation(200, 0.95 * 200 / 600).probe.attention);
    QVERIFY(find<QLabel>("frameLabel")->text().endsWith(QStringLiteral("step 200")));
    QCOMPARE(find<QTableView>("samples")
                 ->model()
                 ->headerData(SamplesModel::Translation, Qt::Horizontal)
                 .toString(),
        QStringLiteral("at epoch 0.267"));

    m_film->setFocus();
    QTest::keyClick(m_film, Qt::Key_Right);
    QCOMPARE(m_film->value(), 2);
    QTest::keyClick(m_film, Qt::Key_End);
    QVERIFY(m_film->isLive());
}

/// Paused between two evaluations, the matrix is of the older step and says so.
void TrainViewTest::theLabelTellsTheStepThatIsShown()
{
    const auto *label = find<QLabel>("frameLabel");
    m_view->appendLosses(test::losses(601, 650));
    QVERIFY2(label->text().contains(QStringLiteral("step 600 (newest evaluation)")),
        qPrintable(label->text()));
    m_view->addEvaluation(std::make_shared<const Evaluation>(test::evaluation(650, 0.96)));
    QVERIFY2(label->text().contains(QStringLiteral("step 650 (now)")), qPrintable(label->text()));
}

void TrainViewTest::probeSaysWhatIsForcedAndWhatIsTheModelsOwn()
{
    bool isTitled = false;
    for (const Card *card : m_view->findChildren<Card *>())
        isTitled |= card->isAncestorOf(m_heatmap)
            && card->title().contains(QStringLiteral("forced along the reference"));
    QVERIFY(isTitled);
    auto *own = find<QLabel>("ownLine");
    QVERIFY(own->isVisible());
    QVERIFY(own->text().contains(QStringLiteral("greedy"))); // Translate searches with a beam
    QVERIFY(own->text().endsWith(QStringLiteral("I read a book yesterday .")));
    m_film->setValue(0);
    QVERIFY(own->text().endsWith(QStringLiteral("I read the book .")));
}

void TrainViewTest::probeCanBeChosen()
{
    QSignalSpy asked(m_view.get(), &TrainView::probeRequested);
    auto *button = find<QPushButton>("chooseProbe");
    QTimer::singleShot(0, button, [button] { // the click below waits until the menu is closed
        for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_Return})
            QTest::keyClick(button->menu(), key);
    });
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    const SampleTranslation sample = test::evaluation(600, 0.95).samples[1];
    QCOMPARE(asked.first().at(0).toString(), QString::fromStdString(sample.source));
    QCOMPARE(asked.first().at(1).toString(), QString::fromStdString(sample.reference));

    auto look = std::make_shared<ProbeLook>();
    look->step = 640;
    look->epoch = 1.5;
    look->probe.sourceTokens = {"a", "</s>"};
    look->probe.targetTokens = {"b", "</s>"};
    look->probe.attention = Matrix(2, 2);
    look->probe.translation = "something else";
    m_film->setValue(0);
    m_view->setProbeLook(look);
    QVERIFY(m_film->isLive());
    QCOMPARE(m_heatmap->rowLabels().first(), QStringLiteral("b"));
    QVERIFY(find<QLabel>("frameLabel")->text().contains(QStringLiteral("640")));
    QVERIFY(find<QLabel>("ownLine")->text().contains(QStringLiteral("something else")));
    m_film->setValue(1); // earlier evaluations keep what they recorded
    QVERIFY(m_heatmap->weights() == test::evaluation(200, 0.95 * 200 / 600).probe.attention);
    m_film->setValue(m_film->maximum());
    QCOMPARE(m_heatmap->rowLabels().first(), QStringLiteral("b"));
    m_view->addEvaluation(std::make_shared<const Evaluation>(test::evaluation(700, 0.97)));
    QVERIFY(m_heatmap->weights() == test::evaluation(700, 0.97).probe.attention);
}

void TrainViewTest::oneStepTellsWhatItChanged()
{
    auto *sentence = find<QLabel>("stepReport");
    QVERIFY(!sentence->isVisible());
    UpdateReport report;
    report.point.step = 601;
    report.point.trainLoss = 2.5;
    report.point.gradientNorm = 7;
    report.point.learningRate = 0.001;
    report.sentences = 64;
    report.lossAfter = 2.25;
    report.clippedTo = 5;
    report.weights
        = {{"decoder.weight_ih_l0", {256, 128}, 10, 0.1}, {"attention.weight", {64, 128}, 2, 0.5}};
    m_view->appendLosses({report.point});
    m_view->setStepReport(std::make_shared<const UpdateReport>(report));
    QVERIFY(sentence->isVisible());
    for (const char *part : {"2.500", "2.250", "7.00", "clipped to 5", "attention.weight", "25 %"})
        QVERIFY2(sentence->text().contains(QLatin1String(part)), part);
    QTest::mouseClick(find<QPushButton>("stepDetails"), Qt::LeftButton);
    auto *table = find<QTableWidget>("weights");
    QTRY_VERIFY(table && table->isVisible());
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("attention.weight")); // moved most
    QCOMPARE(table->item(1, 1)->text(), QStringLiteral("256 × 128"));
    LossPoint next = report.point;
    next.step = 602;
    m_view->appendLosses({next}); // training goes on
    QVERIFY(!sentence->isVisible());
}

void TrainViewTest::filmFollowsLiveAndStaysWhenScrubbed()
{
    const auto add = [this](int step) {
        m_view->addEvaluation(std::make_shared<const Evaluation>(test::evaluation(step, 0.97)));
    };
    add(700);
    QCOMPARE(m_film->value(), 6);
    m_film->setValue(2);
    const Matrix shown = m_heatmap->weights();
    add(800);
    QCOMPARE(m_film->value(), 2);
    QVERIFY(m_heatmap->weights() == shown);
    m_film->setValue(m_film->maximum());
    add(900);
    QCOMPARE(m_film->value(), 8);
}

void TrainViewTest::filmPlaysToTheEnd()
{
    auto *play = find<QToolButton>("playFilm");
    QTest::mouseClick(play, Qt::LeftButton);
    QCOMPARE(m_film->value(), 0); // from the beginning, because it stood at the end
    QTRY_VERIFY(m_film->value() > 0);
    m_film->setValue(m_film->maximum());
    QTRY_VERIFY(!play->isChecked());
}

void TrainViewTest::markerInTheLossPlotMovesTheFilm()
{
    waitForReplot();
    const auto point = m_plot->graph(4)->data()->at(1);
    const QPoint marker(int(m_plot->xAxis->coordToPixel(point->key)),
        int(m_plot->yAxis->coordToPixel(point->value)));
    QTest::mouseClick(m_plot, Qt::LeftButton, {}, marker);
    QCOMPARE(m_film->value(), 1);
}

void TrainViewTest::headerTellsQualityAndChange()
{
    const auto info = [this] {
        return find<QTableView>("samples")
            ->parentWidget()
            ->findChild<QLabel *>(QStringLiteral("cardInfo"))
            ->text();
    };
    QVERIFY2(info().contains(QStringLiteral("BLEU 32.3")), qPrintable(info())); // 34 * 0.95
    QVERIFY2(info().contains(QStringLiteral("▲ 5.4")), qPrintable(info())); // 34 * 0.95 / 6
    Evaluation worse = test::evaluation(700, 0.95);
    worse.devBleu = 30;
    m_view->addEvaluation(std::make_shared<const Evaluation>(worse));
    QVERIFY2(info().contains(QStringLiteral("▼ 2.3")), qPrintable(info()));
}

void TrainViewTest::modelWithoutAttentionSaysSo()
{
    Evaluation evaluation = test::evaluation(100, 0.5);
    evaluation.probe.attention = {};
    m_view->clear();
    m_view->addEvaluation(std::make_shared<const Evaluation>(evaluation));
    QVERIFY(m_heatmap->weights().isEmpty());
    QCOMPARE(find<QTableView>("samples")->model()->rowCount(), 5);
}

void TrainViewTest::learningRateIsEmittedOnce()
{
    auto *box = find<LearningRateBox>("learningRate");
    m_view->setLearningRate(1e-3);
    QSignalSpy spy(m_view.get(), &TrainView::learningRateChanged);
    m_view->setLearningRate(2e-3);
    QCOMPARE(spy.count(), 0);
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, QStringLiteral("5e-4"));
    QCOMPARE(spy.count(), 0); // not at every letter
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QVERIFY(qAbs(spy[0][0].toDouble() - 5e-4) < 1e-12);
    QTest::keyClick(box, Qt::Key_Up);
    QCOMPARE(spy.count(), 2);
    QVERIFY(qAbs(spy[1][0].toDouble() - 1e-3) < 1e-12); // an arrow doubles
}

void TrainViewTest::learningRateIsNotDisturbedWhileTyping()
{
    auto *box = find<LearningRateBox>("learningRate");
    m_view->setLearningRate(1e-3);
    m_view->activateWindow();
    box->setFocus();
    QTRY_VERIFY(box->hasFocus());
    box->selectAll();
    QTest::keyClicks(box, QStringLiteral("3e"));
    m_view->setLearningRate(7e-4);
    QCOMPARE(box->findChild<QLineEdit *>()->text(), QStringLiteral("3e"));
}

void TrainViewTest::curvesHoldEveryPoint()
{
    m_view->appendLosses(test::losses(601, 650));
    m_view->appendLosses(test::losses(651, 700));
    QTRY_COMPARE(m_plot->graph(2)->dataCount(), 700); // raw: nothing is left out
    QCOMPARE(m_plot->graph(3)->dataCount(), 700); // smoothed
    QCOMPARE(m_plot->graph(4)->dataCount(), 6); // dev
    QCOMPARE(m_plot->graph(5)->dataCount(), 1); // best
    QTRY_COMPARE(find<Sparkline>("gradientLine")->values().size(), 700u);
    QCOMPARE(find<Sparkline>("gatesLine")->values().size(), 6u);
    QCOMPARE(find<Sparkline>("entropyLine")->values().size(), 6u);
    QCOMPARE(find<QLabel>("entropyValue")->text(), QStringLiteral("33 %")); // 0.9 - 0.6 * 0.95
    QVERIFY(find<QLabel>("speedValue")->text() != QStringLiteral("–"));
}

void TrainViewTest::aPlainRnnIsSaidToHaveNoGates()
{
    auto evaluation = std::make_shared<Evaluation>();
    evaluation->step = 800;
    evaluation->saturatedGates = kNoGates;
    m_view->addEvaluation(evaluation);
    QTRY_VERIFY(find<QLabel>("gatesValue")->text().contains(QStringLiteral("RNN")));
    QVERIFY(!find<QLabel>("gatesValue")->text().contains(u'%'));
}

void TrainViewTest::hiddenViewDrawsWhenShown()
{
    m_view->hide();
    m_view->appendLosses(test::losses(601, 700));
    QSignalSpy replots(m_plot, &QCustomPlot::afterReplot);
    QVERIFY(!replots.wait(150)); // nothing is drawn that nobody sees
    QCOMPARE(m_plot->graph(2)->dataCount(), 600);
    m_view->show();
    QTRY_COMPARE(m_plot->graph(2)->dataCount(), 700);
}

void TrainViewTest::timeAxisCanBeChosen()
{
    auto *box = find<QComboBox>("timeAxis");
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(box->currentIndex(), int(TimeAxis::Epoch));
    QTRY_COMPARE(m_plot->graph(2)->data()->at(599)->key, 600 / 750.0);
    QTest::keyClick(box, Qt::Key_Down);
    QTRY_COMPARE(m_plot->graph(2)->data()->at(599)->key, 600 * 0.11);
}

void TrainViewTest::logarithmicAxis()
{
    QTest::mouseClick(find<QCheckBox>("logarithmic"), Qt::LeftButton, {},
        QPoint(8, find<QCheckBox>("logarithmic")->height() / 2));
    QCOMPARE(m_plot->yAxis->scaleType(), QCPAxis::stLogarithmic);
    waitForReplot();
    QVERIFY(m_plot->yAxis->range().lower > 0);
}

void TrainViewTest::zoomHoldsUntilDoubleClick()
{
    waitForReplot();
    const QRect area = m_plot->axisRect()->rect();
    const double full = m_plot->xAxis->range().upper;
    const QPoint from(area.left() + area.width() / 4, area.top() + 20);
    const QPoint to(area.left() + area.width() / 2, area.bottom() - 20);
    QTest::mousePress(m_plot, Qt::LeftButton, {}, from);
    QTest::mouseMove(m_plot, (from + to) / 2);
    QTest::mouseMove(m_plot, to);
    QTest::mouseRelease(m_plot, Qt::LeftButton, {}, to);
    QVERIFY(m_plot->isZoomed());
    QVERIFY(m_plot->xAxis->range().upper < full * 0.6);
    const QCPRange zoomed = m_plot->xAxis->range();
    m_view->appendLosses(test::losses(601, 900));
    QTRY_VERIFY(m_plot->valuesAt(1e9).contains(QStringLiteral("step 900")));
    QCOMPARE(m_plot->xAxis->range(), zoomed); // new points do not move what is looked at
    QTest::mouseDClick(m_plot, Qt::LeftButton, {}, area.center());
    QVERIFY(!m_plot->isZoomed());
    QTRY_VERIFY(m_plot->xAxis->range().upper >= 900);
}

void TrainViewTest::crosshairTellsExactNumbers()
{
    const LossPoint point = test::losses(1, 600)[249];
    const QString text = m_plot->valuesAt(250.2);
    QVERIFY2(text.contains(QStringLiteral("step 250")), qPrintable(text));
    QVERIFY2(text.contains(QLocale().toString(point.trainLoss, 'f', 4)), qPrintable(text));
    const double devLoss = test::evaluation(200, 0.95 * 200 / 600).devLoss;
    QVERIFY2(text.contains(QLocale().toString(devLoss, 'f', 4)), qPrintable(text));
    QVERIFY(m_plot->valuesAt(1e9).contains(QStringLiteral("step 600")));
}

void TrainViewTest::comparisonIsDrawnBehind()
{
    m_view->setComparison(QStringLiteral("run A"), test::history(900, 300));
    QTRY_COMPARE(m_plot->graph(0)->dataCount(), 900);
    QVERIFY(m_plot->legend->hasItemWithPlottable(m_plot->graph(0)));
    QTRY_VERIFY(m_plot->xAxis->range().upper >= 900); // it has to fit in too
    m_view->setComparison({}, {});
    QCOMPARE(m_plot->graph(0)->dataCount(), 0);
    QVERIFY(!m_plot->legend->hasItemWithPlottable(m_plot->graph(0)));
}

/// Reset keeps the run before behind the new one: the curves must not jump for it.
void TrainViewTest::aComparisonTakesNoLineOfTheLegend()
{
    m_view->resize(1180, 640); // the workspace of a window of 1280 x 720
    waitForReplot();
    const QRect before = m_plot->axisRect()->rect();
    QCOMPARE(m_plot->legend->rowCount(), 1);
    m_view->setComparison(
        QStringLiteral("BiLSTM 2×256 · additive · 512 · 2 layers, before the reset"),
        test::history(600, 100));
    waitForReplot();
    QCOMPARE(m_plot->legend->rowCount(), 1);
    QCOMPARE(m_plot->axisRect()->rect().top(), before.top());
    QVERIFY(m_plot->graph(0)->name().contains(u'…'));
}

void TrainViewTest::oneLossIsWrittenInOneWay()
{
    UpdateReport report;
    report.point = test::losses(601, 601).front();
    report.sentences = 64;
    m_view->appendLosses({report.point});
    m_view->setStepReport(std::make_shared<const UpdateReport>(report));
    waitForReplot();
    const auto written = [](double loss) { return QString::number(loss, 'f', 3); };
    QVERIFY(find<QLabel>("stepReport")->text().contains(written(report.point.trainLoss)));
    // The legend has the average, and says so; without smoothing it is the same number.
    QVERIFY2(m_plot->graph(3)->name().contains(QStringLiteral("smoothed")),
        qPrintable(m_plot->graph(3)->name()));
    find<QSlider>("smoothing")->setValue(0);
    waitForReplot();
    QCOMPARE(
        m_plot->graph(3)->name(), QStringLiteral("train loss ") + written(report.point.trainLoss));
    QVERIFY(m_plot->graph(4)->name().endsWith(written(test::evaluation(600, 0.95).devLoss)));
}

void TrainViewTest::aFlatLossHasTicksThatDiffer_data()
{
    QTest::addColumn<double>("loss");
    QTest::addColumn<double>("change");
    QTest::newRow("constant") << 3.2391 << 0.0;
    QTest::newRow("nearly") << 3.2391 << 0.004;
    QTest::newRow("small") << 0.0021 << 0.0003;
    QTest::newRow("usual") << 1.0 << 6.0;
}

void TrainViewTest::aFlatLossHasTicksThatDiffer()
{
    QFETCH(double, loss);
    QFETCH(double, change);
    History run;
    run.losses = test::losses(1, 50);
    for (LossPoint &point : run.losses)
        point.trainLoss = loss + change * (point.step % 2);
    m_view->setHistory(run);
    waitForReplot();
    QStringList labels;
    for (const QString &label : m_plot->yAxis->tickVectorLabels())
        labels << label;
    QVERIFY(labels.size() > 2);
    const QStringList all = labels;
    labels.removeDuplicates();
    QVERIFY2(labels.size() == all.size(), qPrintable(all.join(u' ')));
    if (change > 1)
        QVERIFY2(!all.join(QString()).contains(u'.'), qPrintable(all.join(u' ')));
}

void TrainViewTest::legendHidesNoCurve_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("points");
    QTest::newRow("small") << 760 << 9;
    QTest::newRow("wide") << 1500 << 9;
    QTest::newRow("projector") << 1500 << 20;
}

void TrainViewTest::legendHidesNoCurve()
{
    QFETCH(int, width);
    QFETCH(int, points);
    QFont font = m_view->font();
    font.setPointSize(points);
    m_view->setFont(font);
    m_view->resize(width, 720);
    m_view->setComparison(QStringLiteral("run A"), test::history(900, 300));
    waitForReplot();
    const QRect legend = m_plot->legend->outerRect();
    QVERIFY(!legend.intersects(m_plot->axisRect()->rect()));
    QVERIFY2(m_plot->rect().contains(legend), "the legend is cut");
    QVERIFY(m_plot->axisRect()->height() > m_plot->height() / 4);
}

void TrainViewTest::probeWordsAreSharedWhileTheirSentenceIsShown()
{
    Selection shared;
    m_view->setSelection(&shared);
    const std::vector<std::string> probe = test::evaluation(600, 0.95).probe.sourceTokens;
    m_view->setShownTokens(probe);
    QTest::mouseClick(m_heatmap, Qt::LeftButton, {}, m_heatmap->cellRect(2, 3).center());
    QCOMPARE(shared.sourceIndex(), 3);
    QCOMPARE(shared.targetIndex(), 2);
    shared.set(5, 1); // as another workspace does
    QCOMPARE(m_heatmap->selection()->sourceIndex(), 5);
    QCOMPARE(m_heatmap->selection()->targetIndex(), 1);

    // Words of another sentence are not these words.
    m_view->setShownTokens({"I", "</s>"});
    shared.set(0, 0);
    QCOMPARE(m_heatmap->selection()->sourceIndex(), -1);
    QCOMPARE(m_heatmap->selection()->targetIndex(), -1);
}

void TrainViewTest::aClickIntoTheProbePicksItsSentence()
{
    Selection shared;
    m_view->setSelection(&shared);
    m_view->setProbe(QStringLiteral("我昨天在图书馆读了一本有趣的书。"), QStringLiteral("I"));
    m_view->setShownTokens({"I", "</s>"});
    QSignalSpy picked(m_view.get(), &TrainView::sentencePicked);
    QTest::mouseClick(m_heatmap, Qt::LeftButton, {}, m_heatmap->cellRect(2, 3).center());
    QCOMPARE(picked.takeFirst(), QVariantList{QStringLiteral("我昨天在图书馆读了一本有趣的书。")});
    QCOMPARE(shared.sourceIndex(), -1); // it still belongs to the other sentence
    m_view->setShownTokens(test::evaluation(600, 0.95).probe.sourceTokens); // the answer
    QCOMPARE(shared.sourceIndex(), 3);
    QCOMPARE(shared.targetIndex(), 2);
}

void TrainViewTest::figuresAreWhatIsShown()
{
    const auto names = [this] {
        QStringList found;
        for (const Figure &figure : m_view->figures())
            found += figure.name;
        return found;
    };
    QCOMPARE(names(),
        (QStringList{QStringLiteral("loss"), QStringLiteral("gradients-by-layer"),
            QStringLiteral("histograms"), QStringLiteral("training-health"),
            QStringLiteral("probe-attention")}));
    for (const Figure &figure : m_view->figures()) {
        QVERIFY2(QImage::fromData(figure.picture(PictureFormat::Png)).width() > 200,
            qPrintable(figure.name));
        QVERIFY2(figure.picture(PictureFormat::Svg).contains("<svg"), qPrintable(figure.name));
        QVERIFY2(figure.csv().count('\n') > 5, qPrintable(figure.name));
    }
    m_view->clear();
    QCOMPARE(names(), QStringList());
}

void TrainViewTest::everythingCanBeSaved()
{
    m_plot->savePicture(PictureFormat::Png);
    QVERIFY(m_files->saved().startsWith("\x89PNG"));
    m_plot->savePicture(PictureFormat::Svg);
    QVERIFY(m_files->saved().contains("<svg"));
    QVERIFY(m_files->saved().contains("train loss")); // the legend as text, not as pixels
    m_plot->savePicture(PictureFormat::Pdf);
    QCOMPARE(m_files->saved().count("/Type /Page\n"), 1);
    QVERIFY(m_files->saved().contains("/FontFile")); // letters, not pixels
    m_plot->saveCsv();
    const QList<QByteArray> lines = m_files->saved().trimmed().split('\n');
    QCOMPARE(lines.size(), 601);
    QVERIFY(lines[0].startsWith("step,epoch,seconds,train_loss"));
    QCOMPARE(lines[100].split(',').at(0), QByteArray("100"));
    QCOMPARE(
        lines[100].split(',').at(8).toDouble(), test::evaluation(100, 0).devLoss + 0.2 * 0.95 / 6);
    QVERIFY(lines[101].split(',').at(8).isEmpty());
    QTest::mouseClick(find<QToolButton>("exportSamples"), Qt::LeftButton);
    QCOMPARE(m_files->savedName, QStringLiteral("dev-sentences.csv"));
    QVERIFY(m_files->saved().contains("He drinks coffee every morning ."));
    const QList<QAction *> actions = find<QToolButton>("exportHealth")->menu()->actions();
    actions.at(0)->trigger();
    QVERIFY(m_files->saved().startsWith("\x89PNG"));
    actions.at(1)->trigger();
    QVERIFY(m_files->saved().contains("<svg"));
    actions.at(2)->trigger();
    QVERIFY(m_files->saved().startsWith("%PDF"));
    QCOMPARE(m_files->savedName, QStringLiteral("training-health.pdf"));
    actions.at(3)->trigger();
    QCOMPARE(m_files->savedName, QStringLiteral("training-health.csv"));
    QCOMPARE(m_files->saved().trimmed().split('\n').size(), 601);
    QCOMPARE(find<QToolButton>("exportLoss")->menu()->actions().size(), 4);
    find<QToolButton>("exportProbe")->menu()->actions().at(3)->trigger();
    QCOMPARE(m_files->savedName, QStringLiteral("probe-attention.csv"));
    QVERIFY(m_files->saved().contains("library"));
    // A second time the file is there: nothing is replaced without a yes.
    m_files->mayReplace = false;
    const QByteArray before = m_files->saved();
    m_view->clear();
    find<QToolButton>("exportProbe")->menu()->actions().at(3)->trigger();
    QCOMPARE(m_files->replaced.size(), 1);
    QCOMPARE(m_files->saved(), before);
    QVERIFY(m_files->failures.isEmpty());
}

void TrainViewTest::doubleClickOpensTheSentence()
{
    auto *table = find<QTableView>("samples");
    QSignalSpy spy(m_view.get(), &TrainView::translateRequested);
    const QPoint place = table->visualRect(table->model()->index(2, 2)).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy[0][0].toString(), QStringLiteral("你 妹妹 住 在 哪里 ?"));
}

void TrainViewTest::clearForgetsEverything()
{
    m_view->clear();
    QTRY_COMPARE(m_plot->graph(2)->dataCount(), 0);
    QCOMPARE(m_film->frameCount(), 0);
    QVERIFY(!m_film->isEnabled());
    QVERIFY(m_heatmap->weights().isEmpty());
    QCOMPARE(find<QTableView>("samples")->model()->rowCount(), 0);
    QVERIFY(find<Sparkline>("gradientLine")->values().empty());
    m_view->appendLosses(test::losses(1, 10));
    QTRY_COMPARE(m_plot->graph(2)->dataCount(), 10);
}

void TrainViewTest::languageChangesLive()
{
    test::PseudoTranslator translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));
    QTRY_VERIFY(find<QCheckBox>("logarithmic")->text().startsWith(test::kPseudoMark));
    const QStringList left = test::untranslatedTexts(*m_view);
    QCoreApplication::removeTranslator(&translator);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
    QTRY_COMPARE(find<QCheckBox>("logarithmic")->text(), QStringLiteral("log y"));
}

void TrainViewTest::everyControlIsNamed()
{
    for (const char *name :
        {"logarithmic", "smoothing", "timeAxis", "film", "playFilm", "learningRate", "samples",
            "sampleCount", "exportSamples", "exportLoss", "exportHealth", "exportProbe", "showLoss",
            "showLayers", "showHistograms", "histogramWeight", "histogramOfWeights",
            "histogramOfGradients", "histogramOffset", "histogramOverlay", "lossPlot"}) {
        const auto *widget = find<QWidget>(name);
        QVERIFY2(widget, name);
        QVERIFY2(!widget->accessibleName().isEmpty(), name);
        if (qstrcmp(name, "lossPlot") != 0) // its tooltip tells the numbers under the mouse
            QVERIFY2(!widget->toolTip().isEmpty(), name);
    }
    QVERIFY(m_plot->accessibleDescription().contains(QStringLiteral("600")));
}

void TrainViewTest::looks_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("small-light") << QSize(900, 640) << false;
    QTest::newRow("small-dark") << QSize(900, 640) << true;
    QTest::newRow("large-light") << QSize(1540, 950) << false;
    QTest::newRow("large-dark") << QSize(1540, 950) << true;
}

void TrainViewTest::looks()
{
    QFETCH(QSize, size);
    QFETCH(bool, isDark);
    m_view->setPalette(isDark ? test::darkPalette() : test::lightPalette());
    m_view->resize(size);
    History other = test::history(5000, 750);
    for (LossPoint &point : other.losses)
        point.trainLoss += 1;
    m_view->setComparison(QStringLiteral("run A"), other);
    m_view->setHistory(test::history(5250, 750));
    QTRY_VERIFY(m_plot->valuesAt(1e9).contains(QStringLiteral("step ") + QLocale().toString(5250)));
    QTRY_COMPARE(find<Sparkline>("gradientLine")->values().size(), 5250u);
    m_plot->replot();
    m_view->resize(size); // before its texts were there, what is wrapped may have asked for more
    QCOMPARE(m_view->size(), size); // nothing forces the window wider
    const QImage image
        = test::grab(*m_view, QStringLiteral("train-") + QLatin1String(QTest::currentDataTag()));
    const Theme theme(m_view->palette());
    QVERIFY(theme.isDark == isDark);
    QVERIFY(test::countColor(image, theme.card) > image.width() * image.height() / 3);
    QVERIFY(test::countColor(image, theme.primary) > 200); // smoothed train loss, film
    QVERIFY(test::countColor(image, theme.accent) > 60); // dev loss
    QVERIFY(test::countColor(image, theme.bad) > 10); // wrong words are underlined
    QVERIFY(test::countColor(image, QColor(theme.blues(0.95 + 0.05 / 13))) > 500); // attention
}

void TrainViewTest::replotIsFast()
{
    m_view->resize(1540, 950);
    constexpr int kMany = 1'000'000;
    m_view->setHistory(test::history(kMany, 20'000));
    QTRY_VERIFY(
        m_plot->valuesAt(1e9).contains(QStringLiteral("step ") + QLocale().toString(kMany)));
    m_plot->replot();
    QList<double> times;
    for (int i = 0; i < 15; ++i) {
        const double before = test::cpuMs();
        m_plot->replot();
        times << test::cpuMs() - before;
    }
    std::sort(times.begin(), times.end());
    qInfo("replot of 1,000,000 points at %d x %d: median %.1f ms, worst %.1f ms of processor time",
        m_plot->width(), m_plot->height(), times[7], times.back());
    double before = test::cpuMs();
    m_view->appendLosses(test::losses(kMany + 1, kMany + 10));
    qInfo("appending 10 points: %.3f ms", test::cpuMs() - before);
    QTRY_VERIFY(
        m_plot->valuesAt(1e9).contains(QStringLiteral("step ") + QLocale().toString(kMany + 10)));
    before = test::cpuMs();
    m_view->findChild<QWidget *>(QStringLiteral("health"))->repaint();
    qInfo("painting the health card: %.1f ms", test::cpuMs() - before);
    QVERIFY(times[7] < 16);
}

QTEST_MAIN(TrainViewTest)
#include "tst_train_view.moc"

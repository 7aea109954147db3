// SPDX-License-Identifier: GPL-3.0-or-later
// The Train workspace as a person uses it: learning rate, sentences, health, export, language and
// looks.
#include "tests/ui/pseudo_language.h"
#include "train_fixture.h"
#include "ui/train/learning_rate_box.h"
#include "ui/train/samples_model.h"
#include "ui/train/sparkline.h"
#include "ui/widgets/figure.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>

using namespace seq2seq;
using namespace seq2seq::ui;

class TrainViewTest : public QObject, private test::TrainWorkspace {
    Q_OBJECT

private slots:
    void init() { show(); }
    void cleanup() { m_view.reset(); }
    void samplesCanBeSortedByChange();
    void oneStepTellsWhatItChanged();
    void headerTellsQualityAndChange();
    void learningRateIsEmittedOnce();
    void learningRateIsNotDisturbedWhileTyping();
    void curvesHoldEveryPoint();
    void aPlainRnnIsSaidToHaveNoGates();
    void everythingCanBeSaved();
    void figuresAreWhatIsShown();
    void doubleClickOpensTheSentence();
    void clearForgetsEverything();
    void languageChangesLive();
    void everyControlIsNamed();
    void looks_data();
    void looks();
};

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

QTEST_MAIN(TrainViewTest)
#include "tst_train_view.moc"

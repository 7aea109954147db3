// SPDX-License-Identifier: GPL-3.0-or-later
// The pages beside the loss, by clicks: gradient norms by layer, histograms of weights and
// gradients; and what the health line says, and where.
#include "made_up_run.h"
#include "tests/ui/answering_file_dialog.h"
#include "tests/ui/look.h"
#include "ui/train/film_slider.h"
#include "ui/train/health_panel.h"
#include "ui/train/histogram_view.h"
#include "ui/train/layer_names.h"
#include "ui/train/layer_plot.h"
#include "ui/train/train_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace seq2seq;
using namespace seq2seq::ui;

class CurvePagesTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void eachPageHasItsControls();
    void normsAreSummedUpByLayer();
    void layersFollowTheAxisAndTheReset();
    void layersAreNamedForPeople();
    void histogramsAreOfTheChosenWeight();
    void offsetAndOverlay();
    void theHistogramUnderTheMouseIsTold();
    void aClickMovesTheFilm();
    void keysMoveTheFilm();
    void manyEvaluationsAreThinnedOut();
    void aRunWithoutHistogramsSaysSo();
    void pagesAreSavedAsTables();
    void theHealthLineStandsFirstAndSaysWhatToTry();
    void looks_data();
    void looks();

private:
    template <typename Widget> Widget *find(const char *name) const
    {
        auto *found = m_view->findChild<Widget *>(QLatin1String(name));
        Q_ASSERT_X(found, "find", name);
        return found;
    }
    void click(const char *name) { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }

    std::unique_ptr<TrainView> m_view;
    HistogramView *m_histograms = nullptr;
    LayerPlot *m_layers = nullptr;
    FilmSlider *m_film = nullptr;
    std::shared_ptr<test::AnsweringFileDialog> m_files;
};

void CurvePagesTest::init()
{
    m_view = std::make_unique<TrainView>();
    m_view->setPalette(test::lightPalette());
    m_view->setAutoFillBackground(true);
    m_view->resize(1180, 640);
    m_files = std::make_shared<test::AnsweringFileDialog>();
    m_view->setFileDialog(m_files);
    m_view->setClipNorm(5);
    m_histograms = find<HistogramView>("histograms");
    m_layers = find<LayerPlot>("layerPlot");
    m_film = find<FilmSlider>("film");
    m_view->setHistory(test::history(600, 100));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QTRY_COMPARE(find<QComboBox>("histogramWeight")->count(), 4);
}

void CurvePagesTest::eachPageHasItsControls()
{
    QVERIFY(find<QWidget>("lossPlot")->isVisible());
    QVERIFY(find<QWidget>("smoothing")->isVisible());
    QVERIFY(!find<QWidget>("histogramWeight")->isVisible());
    click("showLayers");
    QVERIFY(m_layers->isVisible());
    QVERIFY(!find<QWidget>("lossPlot")->isVisible());
    QVERIFY(find<QWidget>("timeAxis")->isVisible());
    QVERIFY(!find<QWidget>("smoothing")->isVisible());
    click("showHistograms");
    QVERIFY(m_histograms->isVisible());
    QVERIFY(!find<QWidget>("timeAxis")->isVisible());
    click("showLoss");
    QVERIFY(find<QWidget>("logarithmic")->isVisible());
}

void CurvePagesTest::normsAreSummedUpByLayer()
{
    click("showLayers");
    QTRY_COMPARE(m_layers->graphCount(), 3);
    QCOMPARE(m_layers->graph(0)->name(), QStringLiteral("encoder → 1"));
    QCOMPARE(m_layers->graph(2)->name(), QStringLiteral("decoder 1"));
    const auto decoder = m_layers->graph(2)->data();
    QCOMPARE(decoder->size(), 6);
    QCOMPARE(decoder->at(5)->key, 600.0);
    const double norm = std::hypot(0.3 + 0.95, 0.3 + 0.95);
    QVERIFY(std::abs(decoder->at(5)->value - norm) < 1e-9);
    const QString text = m_layers->valuesAt(570);
    QVERIFY2(text.contains(QStringLiteral("step 600")), qPrintable(text));
    QVERIFY(text.indexOf(QStringLiteral("decoder")) < text.indexOf(QStringLiteral("encoder")));
    m_view->addEvaluation(std::make_shared<const Evaluation>(test::evaluation(700, 0.96)));
    QTRY_COMPARE(m_layers->graph(2)->dataCount(), 7);
}

void CurvePagesTest::layersFollowTheAxisAndTheReset()
{
    click("showLayers");
    QTRY_COMPARE(m_layers->graphCount(), 3);
    auto *box = find<QComboBox>("timeAxis");
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    QTRY_VERIFY(m_layers->graphCount() == 3 && m_layers->graph(0)->dataCount() == 6);
    QCOMPARE(m_layers->graph(0)->data()->at(5)->key, 600 / 750.0);
    m_view->clear();
    QTRY_COMPARE(m_layers->graphCount(), 0);
    QVERIFY(m_layers->valuesAt(0).isEmpty());
}

void CurvePagesTest::layersAreNamedForPeople()
{
    QCOMPARE(layerText("encoder.l1_reverse"), QStringLiteral("encoder ← 2"));
    QCOMPARE(layerText("decoder"), QStringLiteral("decoder 1"));
    QCOMPARE(layerText("decoder.1"), QStringLiteral("decoder 2"));
    QCOMPARE(layerText("h_projection"), QStringLiteral("start h 1"));
    QCOMPARE(layerText("target_vocab_projection"), QStringLiteral("output vocabulary"));
    QCOMPARE(layerText("something.else"), QStringLiteral("something.else"));
}

void CurvePagesTest::histogramsAreOfTheChosenWeight()
{
    click("showHistograms");
    QCOMPARE(m_histograms->shownEvaluations().size(), 6U);
    const QByteArray first = m_histograms->csv();
    QVERIFY(first.contains("encoder.weight_ih_l0,weights"));
    QCOMPARE(first.count('\n'), 1 + 6 * int(kHistogramBins));
    auto *box = find<QComboBox>("histogramWeight");
    box->setFocus();
    QTest::keyClick(box, Qt::Key_End);
    QVERIFY(m_histograms->csv().contains("decoder.weight_hh,weights"));
    click("histogramOfGradients");
    const QByteArray gradients = m_histograms->csv();
    QVERIFY(gradients.contains("decoder.weight_hh,gradients"));
    // The newest begins at a tenth of -(0.1 + 0.95).
    const QList<QByteArray> lines = gradients.trimmed().split('\n');
    const QList<QByteArray> newest = lines[lines.size() - int(kHistogramBins)].split(',');
    QCOMPARE(newest[0], QByteArray("600"));
    QVERIFY(std::abs(newest[3].toDouble() + 0.105) < 1e-6);
    // What is chosen stays when the run grows.
    m_view->addEvaluation(std::make_shared<const Evaluation>(test::evaluation(700, 0.96)));
    QTRY_COMPARE(m_histograms->shownEvaluations().size(), 7U);
    QCOMPARE(box->currentText(), QStringLiteral("decoder.weight_hh"));
}

void CurvePagesTest::offsetAndOverlay()
{
    click("showHistograms");
    const QPolygonF oldest = m_histograms->curveOf(0);
    const QPolygonF newest = m_histograms->curveOf(5);
    QCOMPARE(newest.size(), qsizetype(kHistogramBins) + 2);
    QVERIFY(oldest.first().y() < newest.first().y() - 40); // behind
    QVERIFY(newest.first().x() < oldest.first().x()); // wider
    click("histogramOverlay");
    QCOMPARE(m_histograms->curveOf(0).first().y(), m_histograms->curveOf(5).first().y());
    // The narrow one is higher: the area below each is the same.
    const auto top = [this](int evaluation) {
        double y = 1e9;
        for (const QPointF &point : m_histograms->curveOf(evaluation))
            y = std::min(y, point.y());
        return y;
    };
    QVERIFY(top(0) < top(5));
}

void CurvePagesTest::theHistogramUnderTheMouseIsTold()
{
    click("showHistograms");
    const QPolygonF newest = m_histograms->curveOf(5);
    const QPointF middle = newest[16]; // the center of bin 15
    const QString text = m_histograms->textAt(middle + QPointF(0, 2));
    QVERIFY2(text.contains(QStringLiteral("step 600")), qPrintable(text));
    const Insight inside = test::inside(0.95);
    const double percent = 100 * inside.weights[0].values.shares[15];
    QVERIFY2(text.contains(QLocale().toString(percent, 'f', 1)), qPrintable(text));
    QVERIFY(m_histograms->textAt(QPointF(1, 1)).isEmpty());
}

void CurvePagesTest::aClickMovesTheFilm()
{
    click("showHistograms");
    QVERIFY(m_film->isLive());
    const QPolygonF second = m_histograms->curveOf(1);
    QTest::mouseClick(m_histograms, Qt::LeftButton, {}, second[16].toPoint());
    QCOMPARE(m_film->value(), 1);
}

void CurvePagesTest::keysMoveTheFilm()
{
    click("showHistograms");
    m_histograms->setFocus();
    QTest::keyClick(m_histograms, Qt::Key_Up);
    QCOMPARE(m_film->value(), 4);
    QTest::keyClick(m_histograms, Qt::Key_Home);
    QCOMPARE(m_film->value(), 0);
    QTest::keyClick(m_histograms, Qt::Key_Down);
    QCOMPARE(m_film->value(), 1);
    QTest::keyClick(m_histograms, Qt::Key_End);
    QCOMPARE(m_film->value(), 5);
}

void CurvePagesTest::manyEvaluationsAreThinnedOut()
{
    m_view->setHistory(test::history(300, 1));
    click("showHistograms");
    QTRY_COMPARE(m_histograms->shownEvaluations().size(), 40U);
    QCOMPARE(m_histograms->shownEvaluations().front(), 0);
    QCOMPARE(m_histograms->shownEvaluations().back(), 299);
}

/// A file of an older program has none.
void CurvePagesTest::aRunWithoutHistogramsSaysSo()
{
    History old = test::history(600, 100);
    for (Evaluation &evaluation : old.evaluations)
        evaluation.inside.reset();
    m_view->setHistory(old);
    click("showHistograms");
    QTRY_COMPARE(find<QComboBox>("histogramWeight")->count(), 0);
    QVERIFY(m_histograms->shownEvaluations().empty());
    QVERIFY(m_histograms->accessibleDescription().contains(QStringLiteral("no histograms")));
    QVERIFY(!m_view->grab().isNull()); // the sentence is painted
    m_view->addEvaluation(std::make_shared<const Evaluation>(test::evaluation(700, 0.96)));
    QTRY_COMPARE(m_histograms->shownEvaluations().size(), 1U);
}

void CurvePagesTest::pagesAreSavedAsTables()
{
    auto *button = find<QToolButton>("exportLoss");
    const auto save = [&](int action) {
        emit button->menu()->aboutToShow();
        button->menu()->actions().at(action)->trigger();
    };
    click("showLayers");
    QTRY_COMPARE(m_layers->graphCount(), 3);
    save(3);
    QCOMPARE(m_files->savedName, QStringLiteral("gradients-by-layer.csv"));
    QVERIFY(m_files->saved().startsWith("step,epoch,seconds,encoder.weight_ih_l0,"));
    QCOMPARE(m_files->saved().count('\n'), 7);
    click("showHistograms");
    save(3);
    QCOMPARE(m_files->savedName, QStringLiteral("histograms.csv"));
    save(0);
    QVERIFY(m_files->saved().startsWith("\x89PNG"));
}

void CurvePagesTest::theHealthLineStandsFirstAndSaysWhatToTry()
{
    History run = test::history(600, 100);
    for (Evaluation &evaluation : run.evaluations) {
        evaluation.inside->sourceGain = 0;
        evaluation.inside->unknownSource = 0.25;
    }
    m_view->setHistory(run);
    auto *verdict = find<QLabel>("verdict");
    QTRY_VERIFY2(
        verdict->text().contains(QStringLiteral("ignores the input")), qPrintable(verdict->text()));
    QVERIFY(verdict->text().contains(QStringLiteral("sentences of a pair belong together")));
    QVERIFY(verdict->text().contains(QStringLiteral("(and 1 more)")));
    QVERIFY(verdict->toolTip().contains(QStringLiteral("25 % of the source words")));
    QVERIFY(verdict->y() < find<QWidget>("gradientLine")->y());
    QTRY_VERIFY(verdict->height() >= verdict->heightForWidth(verdict->width())); // nothing is cut
}

void CurvePagesTest::looks_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("layers-light") << "showLayers" << false;
    QTest::newRow("layers-dark") << "showLayers" << true;
    QTest::newRow("offset-light") << "showHistograms" << false;
    QTest::newRow("offset-dark") << "showHistograms" << true;
    QTest::newRow("overlay-light") << "histogramOverlay" << false;
}

void CurvePagesTest::looks()
{
    QFETCH(QString, page);
    QFETCH(bool, isDark);
    m_view->setPalette(isDark ? test::darkPalette() : test::lightPalette());
    m_view->setHistory(test::history(5250, 250));
    if (page == QLatin1String("histogramOverlay"))
        click("showHistograms");
    click(page.toUtf8().constData());
    m_film->setValue(12);
    QTRY_COMPARE(m_histograms->shownEvaluations().size(), 21U);
    QTRY_VERIFY(!m_layers->isVisible() || m_layers->graphCount() == 3);
    const QImage image
        = test::grab(*m_view, QStringLiteral("curves-") + QLatin1String(QTest::currentDataTag()));
    QCOMPARE(m_view->size(), QSize(1180, 640)); // nothing forces the window wider
    const Theme theme(m_view->palette());
    if (m_histograms->isVisible())
        QVERIFY(test::countColor(image, theme.accent) > 60); // the one the film shows
}

QTEST_MAIN(CurvePagesTest)
#include "tst_curve_pages.moc"

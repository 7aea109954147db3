// SPDX-License-Identifier: GPL-3.0-or-later
// The probe sentence of the Train workspace and the film of its attention.
#include "train_fixture.h"
#include "ui/train/samples_model.h"
#include "ui/widgets/card.h"
#include "ui/widgets/selection.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

using namespace seq2seq;
using namespace seq2seq::ui;

class ProbeFilmTest : public QObject, private test::TrainWorkspace {
    Q_OBJECT

private slots:
    void init() { show(); }
    void cleanup() { m_view.reset(); }
    void filmShowsTheRecordedAttention();
    void theLabelTellsTheStepThatIsShown();
    void probeSaysWhatIsForcedAndWhatIsTheModelsOwn();
    void probeCanBeChosen();
    void filmFollowsLiveAndStaysWhenScrubbed();
    void filmPlaysToTheEnd();
    void markerInTheLossPlotMovesTheFilm();
    void modelWithoutAttentionSaysSo();
    void probeWordsAreSharedWhileTheirSentenceIsShown();
    void aClickIntoTheProbePicksItsSentence();
};

void ProbeFilmTest::filmShowsTheRecordedAttention()
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
void ProbeFilmTest::theLabelTellsTheStepThatIsShown()
{
    const auto *label = find<QLabel>("frameLabel");
    m_view->appendLosses(test::losses(601, 650));
    QVERIFY2(label->text().contains(QStringLiteral("step 600 (newest evaluation)")),
        qPrintable(label->text()));
    m_view->addEvaluation(std::make_shared<const Evaluation>(test::evaluation(650, 0.96)));
    QVERIFY2(label->text().contains(QStringLiteral("step 650 (now)")), qPrintable(label->text()));
}

void ProbeFilmTest::probeSaysWhatIsForcedAndWhatIsTheModelsOwn()
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

void ProbeFilmTest::probeCanBeChosen()
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

void ProbeFilmTest::filmFollowsLiveAndStaysWhenScrubbed()
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

void ProbeFilmTest::filmPlaysToTheEnd()
{
    auto *play = find<QToolButton>("playFilm");
    QTest::mouseClick(play, Qt::LeftButton);
    QCOMPARE(m_film->value(), 0); // from the beginning, because it stood at the end
    QTRY_VERIFY(m_film->value() > 0);
    m_film->setValue(m_film->maximum());
    QTRY_VERIFY(!play->isChecked());
}

void ProbeFilmTest::markerInTheLossPlotMovesTheFilm()
{
    waitForReplot();
    const auto point = m_plot->graph(4)->data()->at(1);
    const QPoint marker(int(m_plot->xAxis->coordToPixel(point->key)),
        int(m_plot->yAxis->coordToPixel(point->value)));
    QTest::mouseClick(m_plot, Qt::LeftButton, {}, marker);
    QCOMPARE(m_film->value(), 1);
}

void ProbeFilmTest::modelWithoutAttentionSaysSo()
{
    Evaluation evaluation = test::evaluation(100, 0.5);
    evaluation.probe.attention = {};
    m_view->clear();
    m_view->addEvaluation(std::make_shared<const Evaluation>(evaluation));
    QVERIFY(m_heatmap->weights().isEmpty());
    QCOMPARE(find<QTableView>("samples")->model()->rowCount(), 5);
}

void ProbeFilmTest::probeWordsAreSharedWhileTheirSentenceIsShown()
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

void ProbeFilmTest::aClickIntoTheProbePicksItsSentence()
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

QTEST_MAIN(ProbeFilmTest)
#include "tst_probe_film.moc"

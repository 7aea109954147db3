// SPDX-License-Identifier: GPL-3.0-or-later
// The Step through workspace: the player, the selection it shares, and the numbers of each step in
// every kind of model.
#include "tests/ui/step/step_fixture.h"
#include "ui/step/state_film.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/score_bars.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/token_strip.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QPushButton>
#include <QSignalSpy>

#include <algorithm>
#include <ctime>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr double kSlowestStepMs = 300;
#else
constexpr double kSlowestStepMs = 50;
#endif

/// Counts how often any widget asks for its layout.
class LayoutRequests : public QObject {
public:
    [[nodiscard]] int count() const { return m_count; }
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_count += event->type() == QEvent::LayoutRequest ? 1 : 0;
        return false;
    }

private:
    int m_count = 0;
};

} // namespace

class TestStepView : public StepFixture {
    Q_OBJECT

private slots:
    void init() { open(); }

    void withoutATraceEverythingRests()
    {
        QCOMPARE(m_view->step(), -1);
        QCOMPARE(m_view->stepCount(), 0);
        QVERIFY(!child<QPushButton>("play")->isEnabled());
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_Space);
        QVERIFY(!m_view->isPlaying());
        m_view->setTrace(std::make_shared<Trace>());
        QCOMPARE(m_view->step(), -1);
    }

    void keysWalkFromTheEncoderToTheDecoder()
    {
        show({});
        QCOMPARE(m_view->stepCount(), 24);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_view->step(), 0);
        QCOMPARE(title(), QStringLiteral("Encoder step 1 of 13: reads “我”"));
        QCOMPARE(m_selection->sourceIndex(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(m_view->step(), 0);
        for (int i = 0; i < 13; ++i)
            QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(title(), QStringLiteral("Decoder step 1 of 11: after “<s>”, writes “I”"));
        QCOMPARE(m_selection->targetIndex(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(m_view->step(), 23);
        QVERIFY(!child<QPushButton>("next")->isEnabled());
    }

    /// A board that laid itself out anew because it had laid itself out kept a core busy for as
    /// long as the workspace was shown.
    void nothingIsLaidOutWhileNothingChanges_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("columns beside each other") << 1188;
        QTest::newRow("columns under each other") << 620;
    }

    void nothingIsLaidOutWhileNothingChanges()
    {
        QFETCH(const int, width);
        show({});
        m_view->resize(width, 700);
        constexpr int kRounds = 50;
        for (const int step : {3, 16, 21}) {
            m_view->setStep(step);
            for (int round = 0; round < kRounds; ++round)
                QCoreApplication::processEvents();
            LayoutRequests requests;
            qApp->installEventFilter(&requests);
            for (int round = 0; round < kRounds; ++round)
                QCoreApplication::processEvents();
            QCOMPARE(requests.count(), 0);
        }
    }

    void selectionMovesThePlayerAndBack()
    {
        show({});
        m_selection->setTargetIndex(8);
        QCOMPARE(m_view->step(), 21);
        QCOMPARE(
            title(), QStringLiteral("Decoder step 9 of 11: after “library”, writes “yesterday”"));
        auto *strip = child<TokenStrip>("encoderStrip");
        QTest::mouseClick(strip, Qt::LeftButton, {}, strip->tokenRect(3).center());
        QCOMPARE(m_view->step(), 3);
        QCOMPARE(m_selection->sourceIndex(), 3);
        QCOMPARE(m_selection->targetIndex(), -1);
        QCOMPARE(strip->current(), 3);
        QCOMPARE(child<TokenStrip>("decoderStrip")->current(), -1);
    }

    void playGoesToTheEndAndStops()
    {
        show({});
        child<QComboBox>("speed")->setCurrentIndex(3);
        m_view->setStep(22);
        QSignalSpy moved(m_view.get(), &StepView::stepChanged);
        QTest::keyClick(m_view.get(), Qt::Key_Space);
        QVERIFY(m_view->isPlaying());
        QTRY_COMPARE_WITH_TIMEOUT(m_view->step(), 23, 3000);
        QVERIFY(!m_view->isPlaying());
        QCOMPARE(moved.count(), 1);
        QTest::mouseClick(
            child<QPushButton>("play"), Qt::LeftButton); // starts again from the first step
        QCOMPARE(m_view->step(), 0);
        m_view->hide();
        QVERIFY(!m_view->isPlaying());
    }

    void decoderBoxesShowThisStepsNumbers()
    {
        const auto trace = show({});
        m_view->setStep(21);
        QCOMPARE(shown(cellState(8)), values(trace->decoder[0].cell, 8));
        QCOMPARE(shown(cellState(7)), values(trace->decoder[0].cell, 7));
        QCOMPARE(shown(hidden(8)), values(trace->decoder[0].hidden, 8));
        QCOMPARE(shown(hidden(7)), values(trace->decoder[0].hidden, 7));
        QCOMPARE(shown(gate(1, 8)), values(trace->decoder[0].gates[1].values, 8));
        QCOMPARE(shown(of(Quantity::DecoderInput, 8)), values(trace->decoderInput, 8));
        QCOMPARE(shown(of(Quantity::Context, 8)), values(trace->context, 8));
        QCOMPARE(shown(of(Quantity::Output, 8)), values(trace->output, 8));
        QCOMPARE(shown(kPicked), values(trace->encoderStates, 1)); // where attention peaks
        QVERIFY(strip(gate(1, 8))->kind() == TensorStrip::Kind::Gate);
        QVERIFY(strip(gate(2, 8))->kind() == TensorStrip::Kind::State);
        m_view->setStep(13);
        QCOMPARE(shown(hidden(-1)), values(trace->startHidden, 0));
        QCOMPARE(shown(cellState(-1)), values(trace->startCell, 0));
    }

    void aClickedBarShowsThatEncoderState()
    {
        const auto trace = show({});
        m_view->setStep(21);
        auto *bars = child<ScoreBars>("scores");
        QTest::mouseClick(bars, Qt::LeftButton, {}, bars->columnRect(5).center());
        QCOMPARE(m_view->step(), 21);
        QCOMPARE(shown(kPicked), values(trace->encoderStates, 5));
    }

    void encoderBoxesShowBothDirections()
    {
        const auto trace = show({});
        m_view->setStep(3);
        QCOMPARE(shown(hidden(3, Reader::Forward)), values(trace->forward[0].hidden, 3));
        QCOMPARE(shown(hidden(3, Reader::Backward)), values(trace->backward[0].hidden, 3));
        QCOMPARE(
            shown(gate(0, 3, Reader::Backward)), values(trace->backward[0].gates[0].values, 3));
        QCOMPARE(shown(of(Quantity::EncoderState, 3)), values(trace->encoderStates, 3));
        QCOMPARE(shown(of(Quantity::SourceInput, 3)), values(trace->sourceEmbeddings, 3));
    }

    void boxesAdaptToTheModel_data()
    {
        QTest::addColumn<int>("cell");
        QTest::addColumn<int>("attention");
        QTest::addColumn<bool>("bidirectional");
        QTest::addColumn<bool>("inputFeeding");
        QTest::addColumn<bool>("oneHot");
        QTest::addColumn<int>("layers");
        QTest::newRow("lstm") << 0 << int(AttentionKind::General) << true << true << false << 1;
        QTest::newRow("gru, additive, no feeding")
            << 1 << int(AttentionKind::Additive) << true << false << false << 1;
        QTest::newRow("rnn, dot, one way")
            << 2 << int(AttentionKind::Dot) << false << true << false << 1;
        QTest::newRow("no attention, deep")
            << 0 << int(AttentionKind::None) << false << false << false << 4;
        QTest::newRow("one-hot") << 0 << int(AttentionKind::None) << false << false << true << 1;
        QTest::newRow("one-hot with feeding")
            << 1 << int(AttentionKind::Scaled) << true << true << true << 2;
    }

    void boxesAdaptToTheModel()
    {
        QFETCH(int, cell);
        QFETCH(int, attention);
        QFETCH(bool, bidirectional);
        QFETCH(bool, inputFeeding);
        QFETCH(bool, oneHot);
        QFETCH(int, layers);
        ModelConfig config;
        config.cell = CellKind(cell);
        config.attention = AttentionKind(attention);
        config.bidirectional = bidirectional;
        config.inputFeeding = inputFeeding;
        config.oneHot = oneHot;
        config.layers = layers;
        config.hiddenSize = 48;
        const auto trace = show(config);
        for (int step = 0; step < m_view->stepCount(); ++step) {
            m_view->setStep(step);
            if (step % 9 == 0)
                QVERIFY(!m_view->grab().isNull());
        }
        m_view->setStep(20);
        QCOMPARE(isShown(cellState(7, layers - 1)), config.cell == CellKind::Lstm);
        QCOMPARE(child<ScoreBars>("scores")->isVisible(), config.attention != AttentionKind::None);
        QCOMPARE(isShown(of(Quantity::Context, 7)), config.attention != AttentionKind::None);
        QCOMPARE(hasText(QStringLiteral("No attention")), config.attention == AttentionKind::None);
        QCOMPARE(hasText(QStringLiteral("one-hot")), oneHot);
        m_view->setStep(2);
        QCOMPARE(isShown(hidden(2, Reader::Backward, layers - 1)), bidirectional);
        QCOMPARE(child<QComboBox>("layer")->isVisible(), layers > 1);
        QCOMPARE(child<StateFilm>("film")->rowCount(),
            (2 + int(bidirectional)) * (1 + int(config.cell == CellKind::Lstm)));
    }

    void theLayerCanBeChosen()
    {
        ModelConfig config;
        config.layers = 3;
        const auto trace = show(config);
        m_view->setStep(20);
        auto *layer = child<QComboBox>("layer");
        QCOMPARE(layer->currentIndex(), 2); // the top one
        QCOMPARE(shown(cellState(7, 2)), values(trace->decoder[2].cell, 7));
        layer->setCurrentIndex(0);
        QCOMPARE(shown(cellState(7, 0)), values(trace->decoder[0].cell, 7));
        QCOMPARE(shown(hidden(7, Reader::Decoder, 2)), values(trace->decoder[2].hidden, 7));
    }

    void aClickedWordForcesItsPrefix()
    {
        const auto trace = show({});
        m_view->setStep(15); // third target word
        QSignalSpy forced(m_view.get(), &StepView::forceRequested);
        auto *words = child<ProbabilityBars>("topWords");
        QTest::mouseClick(words, Qt::LeftButton, {}, words->rowRect(1).center());
        QCOMPARE(forced.count(), 1);
        QCOMPARE(forced.first().first().value<QVector<int>>(),
            (QVector<int>{trace->targetIds[0], trace->targetIds[1], trace->topWords[2][1].id}));
        QVERIFY(hasText(QStringLiteral("entropy 0.78 nats · chosen rank 1 · log p −0.21")));
    }

    /// What a person made the model say is not what it says by itself.
    void forcedWordsAreMarked()
    {
        const auto trace = std::make_shared<const Trace>(madeUpTrace({}));
        m_view->setTrace(trace, {2});
        m_view->setStep(15);
        QVERIFY2(title().endsWith(QStringLiteral("was forced")), qPrintable(title()));
        auto *strip = child<TokenStrip>("decoderStrip");
        QVERIFY(strip->tokens().at(2).isForced);
        QVERIFY(!strip->tokens().at(1).isForced);
        m_view->setStep(14);
        QVERIFY(title().contains(QStringLiteral("writes")));
        m_view->setTrace(trace);
        m_view->setStep(15);
        QVERIFY(title().contains(QStringLiteral("writes")));
    }

    /// Also when the step was chosen elsewhere, before this workspace was looked at.
    void theCurrentWordOfALongListIsInSight()
    {
        auto trace = std::make_shared<Trace>(madeUpTrace({}));
        for (std::string &word : trace->targetTokens)
            word = std::string(60, 'x'); // a line each
        m_view->hide();
        m_view->setTrace(trace);
        m_view->setStep(13 + 6);
        m_view->show();
        const auto *strip = child<TokenStrip>("decoderStrip");
        QTRY_VERIFY(strip->visibleRegion().boundingRect().contains(strip->tokenRect(6)));
    }

    void theFilmFramesTheStepAndLeadsToOthers()
    {
        show({});
        m_view->setStep(21);
        auto *film = child<StateFilm>("film");
        const int decoder = film->rowOf("decoder.0.h");
        const QRect block = film->blockRect(decoder, 8);
        QCOMPARE(film->grab().toImage().pixel(block.left() - 2, block.center().y()),
            Theme(lightPalette()).accent.rgb());
        QTest::mouseClick(film, Qt::LeftButton, {}, film->blockRect(0, 4).center());
        QCOMPARE(m_view->step(), 4);
        QTest::mouseClick(
            film, Qt::LeftButton, {}, film->blockRect(film->rowOf("decoder.0.c"), 2).center());
        QCOMPARE(m_view->step(), 15);
        QVERIFY(film->textAt(film->blockRect(decoder, 8).center())
                    .startsWith(QStringLiteral("decoder h, step 9 “yesterday”, unit 3")));
        QVERIFY(film->textAt({2, 2}).isEmpty());
        auto *cells = child<QComboBox>("units");
        QCOMPARE(cells->currentText(), QStringLiteral("units 0–63 of 256"));
        cells->setCurrentIndex(3);
        QVERIFY(film->textAt(film->blockRect(decoder, 8).topLeft() + QPoint(0, 2))
                    .contains(QStringLiteral("unit 192")));
    }

    void aNewTraceKeepsTheStepWhereItCan()
    {
        show({});
        m_view->setStep(23);
        auto shorter = std::make_shared<Trace>(madeUpTrace());
        shorter->targetTokens.resize(2);
        shorter->targetIds.resize(2);
        m_selection->setLengths(13, 2);
        m_view->setTrace(shorter);
        QCOMPARE(m_view->step(), 14);
        m_view->setTrace(nullptr);
        QCOMPARE(m_view->step(), -1);
    }

    void stepsAreQuick()
    {
        show({});
        std::clock_t fastest
            = 1000 * CLOCKS_PER_SEC; // processor time, so that a busy machine does not decide
        for (int step = 0; step < 24; ++step) {
            const std::clock_t start = std::clock();
            m_view->setStep(step);
            (void)m_view->grab();
            fastest = std::min(fastest, std::clock() - start);
        }
        const double milliseconds = 1000.0 * double(fastest) / CLOCKS_PER_SEC;
        qInfo("%.1f ms a step, painted whole", milliseconds);
        QVERIFY(milliseconds < kSlowestStepMs);
    }

    void everyControlHasANameAndATooltip()
    {
        ModelConfig config;
        config.layers = 2;
        show(config);
        for (const char *name :
            {"first", "previous", "play", "next", "speed", "layer", "units", "unitOrder"}) {
            QVERIFY2(!child<QWidget>(name)->accessibleName().isEmpty(), name);
            QVERIFY2(!child<QWidget>(name)->toolTip().isEmpty(), name);
        }
    }

    void darkModeRepaintsEverything()
    {
        show({});
        m_view->setStep(21);
        m_view->setPalette(darkPalette());
        const QImage image = seq2seq::test::grab(*m_view, QStringLiteral("step dark"));
        int bright = 0;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3)
                bright += qGray(image.pixel(x, y)) > 235;
        }
        QVERIFY2(
            bright * 9 < image.width() * image.height() / 100, qPrintable(QString::number(bright)));
    }
};

QTEST_MAIN(TestStepView)
#include "tst_step_view.moc"

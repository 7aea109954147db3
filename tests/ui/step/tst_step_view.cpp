// SPDX-License-Identifier: GPL-3.0-or-later
// The Step through workspace: the player, the selection it shares, and the numbers of each step in
// every kind of model.
#include "tests/ui/made_up_trace.h"
#include "ui/step/box.h"
#include "ui/step/decoder_boxes.h"
#include "ui/step/encoder_boxes.h"
#include "ui/step/state_film.h"
#include "ui/step/step_view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/equation_label.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/score_bars.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/tensor_strip.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/token_strip.h"
#include "ui/widgets/value_table.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

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

} // namespace

class TestStepView : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_selection = std::make_unique<Selection>();
        m_view = std::make_unique<StepView>(m_selection.get());
        m_view->setPalette(lightPalette());
        m_view->resize(1188, 700);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

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
        QCOMPARE(shown("cell"), values(trace->decoder[0].cell, 8));
        QCOMPARE(shown("hidden"), values(trace->decoder[0].hidden, 8));
        QCOMPARE(shown("previous_hidden"), values(trace->decoder[0].hidden, 7));
        QCOMPARE(shown("gate_f"), values(trace->decoder[0].gates[1].values, 8));
        QCOMPARE(shown("input"), values(trace->decoderInput, 8));
        QCOMPARE(shown("context"), values(trace->context, 8));
        QCOMPARE(shown("output"), values(trace->output, 8));
        QCOMPARE(shown("encoder_state"), values(trace->encoderStates, 1)); // where attention peaks
        QVERIFY(strip("gate_f")->kind() == TensorStrip::Kind::Gate);
        QVERIFY(strip("gate_g")->kind() == TensorStrip::Kind::State);
        m_view->setStep(13);
        QCOMPARE(shown("previous_hidden"), values(trace->startHidden, 0));
    }

    void aClickedBarShowsThatEncoderState()
    {
        const auto trace = show({});
        m_view->setStep(21);
        auto *bars = child<ScoreBars>("scores");
        QTest::mouseClick(bars, Qt::LeftButton, {}, bars->columnRect(5).center());
        QCOMPARE(m_view->step(), 21);
        QCOMPARE(shown("encoder_state"), values(trace->encoderStates, 5));
    }

    void encoderBoxesShowBothDirections()
    {
        const auto trace = show({});
        m_view->setStep(3);
        QCOMPARE(shown("hidden_forward"), values(trace->forward[0].hidden, 3));
        QCOMPARE(shown("hidden_backward"), values(trace->backward[0].hidden, 3));
        QCOMPARE(shown("backward_i"), values(trace->backward[0].gates[0].values, 3));
        QCOMPARE(shown("encoder_state"), values(trace->encoderStates, 3));
        QCOMPARE(shown("input"), values(trace->sourceEmbeddings, 3));
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
        QCOMPARE(isShown("cell"), config.cell == CellKind::Lstm);
        QCOMPARE(isShown("gate_i"), config.cell == CellKind::Lstm);
        QCOMPARE(isShown("gate_z"), config.cell == CellKind::Gru);
        QCOMPARE(isShown("context"), config.attention != AttentionKind::None);
        QCOMPARE(child<ScoreBars>("scores")->isVisible(), config.attention != AttentionKind::None);
        QCOMPARE(hasText(QStringLiteral("No attention")), config.attention == AttentionKind::None);
        QCOMPARE(isShown("input"), !oneHot);
        QCOMPARE(isShown("previous_output"), oneHot && inputFeeding);
        QCOMPARE(hasText(QStringLiteral("one-hot")), oneHot);
        m_view->setStep(2);
        QCOMPARE(isShown("hidden_backward"), bidirectional);
        QCOMPARE(child<QComboBox>("layer")->isVisible(), layers > 1);
        QCOMPARE(child<StateFilm>("film")->rowCount(),
            1 + int(bidirectional) + 1 + int(config.cell == CellKind::Lstm));
    }

    void theLayerCanBeChosen()
    {
        ModelConfig config;
        config.layers = 3;
        const auto trace = show(config);
        m_view->setStep(20);
        auto *layer = child<QComboBox>("layer");
        QCOMPARE(layer->currentIndex(), 2); // the top one
        QCOMPARE(shown("hidden"), values(trace->decoder[2].hidden, 7));
        layer->setCurrentIndex(0);
        QCOMPARE(shown("hidden"), values(trace->decoder[0].hidden, 7));
    }

    void hoveringASymbolLightsItsStrip()
    {
        show({});
        m_view->setStep(21);
        auto *boxes = child<DecoderBoxes>("decoderBoxes");
        const TensorStrip *context = strip("context");
        const TensorStrip *output = strip("output");
        boxes->light(QStringLiteral("context"));
        QVERIFY(context->isLit());
        QVERIFY(!output->isLit());
        boxes->light({});
        QVERIFY(!context->isLit());
        // Each symbol of each formula on screen has something to light.
        for (const Box *box : boxes->findChildren<Box *>()) {
            auto symbols = QRegularExpression(QStringLiteral("\\{(\\w+)\\|"))
                               .globalMatch(box->formulaText());
            while (symbols.hasNext()) {
                const QString name = symbols.next().captured(1);
                const bool isElsewhere = name == QLatin1String("attention")
                    || name == QLatin1String("distribution") || name == QLatin1String("embedding")
                    || name.startsWith(QLatin1String("previous_"));
                QVERIFY2(isElsewhere || isShown(name.toLatin1().constData()), qPrintable(name));
            }
        }
    }

    void doubleClickOpensTheValues()
    {
        show({});
        m_view->setStep(21);
        QTest::mouseDClick(strip("output"), Qt::LeftButton);
        auto *table = m_view->findChild<ValueTable *>();
        QVERIFY(table);
        QVERIFY(table->isVisible());
        QVERIFY(table->summary().startsWith(QStringLiteral("256 values")));
        table->close();
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

    void theFilmFramesTheStepAndLeadsToOthers()
    {
        show({});
        m_view->setStep(21);
        auto *film = child<StateFilm>("film");
        const QRect block = film->blockRect(2, 8);
        QCOMPARE(film->grab().toImage().pixel(block.left() - 2, block.center().y()),
            Theme(lightPalette()).accent.rgb());
        QTest::mouseClick(film, Qt::LeftButton, {}, film->blockRect(0, 4).center());
        QCOMPARE(m_view->step(), 4);
        QTest::mouseClick(film, Qt::LeftButton, {}, film->blockRect(3, 2).center());
        QCOMPARE(m_view->step(), 15);
        QVERIFY(film->textAt(film->blockRect(2, 8).center())
                    .startsWith(QStringLiteral("decoder h, step 9 “yesterday”, cell 3")));
        QVERIFY(film->textAt({2, 2}).isEmpty());
        auto *cells = child<QComboBox>("cells");
        QCOMPARE(cells->currentText(), QStringLiteral("cells 0–63 of 256"));
        cells->setCurrentIndex(3);
        QVERIFY(film->textAt(film->blockRect(2, 8).topLeft() + QPoint(1, 2))
                    .contains(QStringLiteral("cell 192")));
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
        for (const char *name : {"first", "previous", "play", "next", "speed", "layer", "cells"}) {
            QVERIFY2(!child<QWidget>(name)->accessibleName().isEmpty(), name);
            QVERIFY2(!child<QWidget>(name)->toolTip().isEmpty(), name);
        }
    }

    void darkModeRepaintsEverything()
    {
        show({});
        m_view->setStep(21);
        m_view->setPalette(darkPalette());
        const QImage image = m_view->grab().toImage();
        int bright = 0;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3)
                bright += qGray(image.pixel(x, y)) > 235;
        }
        QVERIFY2(
            bright * 9 < image.width() * image.height() / 100, qPrintable(QString::number(bright)));
    }

private:
    std::shared_ptr<const Trace> show(const ModelConfig &config)
    {
        auto trace = std::make_shared<const Trace>(madeUpTrace(config));
        m_view->setTrace(trace);
        return trace;
    }

    template <typename T> T *child(const char *name)
    {
        auto *found = m_view->findChild<T *>(QLatin1String(name));
        Q_ASSERT(found);
        return found;
    }

    QString title() { return m_view->findChild<Card *>()->title(); }

    /// The strip that a symbol lights on the page that is shown.
    TensorStrip *strip(const char *symbol)
    {
        for (BoxBoard *board : m_view->findChildren<BoxBoard *>()) {
            if (!board->isVisible())
                continue;
            board->light(QLatin1String(symbol));
            TensorStrip *lit = nullptr;
            for (TensorStrip *candidate : board->findChildren<TensorStrip *>()) {
                if (candidate->isLit() && candidate->isVisible())
                    lit = candidate;
            }
            board->light({});
            return lit;
        }
        return nullptr;
    }

    bool isShown(const char *symbol) { return strip(symbol) != nullptr; }

    std::vector<float> shown(const char *symbol)
    {
        const TensorStrip *found = strip(symbol);
        return found ? std::vector<float>(found->values().begin(), found->values().end())
                     : std::vector<float>();
    }

    static std::vector<float> values(const Matrix &matrix, std::size_t row)
    {
        const auto span = matrix.row(row);
        return {span.begin(), span.end()};
    }

    bool hasText(const QString &text)
    {
        const auto labels = m_view->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<StepView> m_view;
};

QTEST_MAIN(TestStepView)
#include "tst_step_view.moc"

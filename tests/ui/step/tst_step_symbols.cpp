// SPDX-License-Identifier: GPL-3.0-or-later
// Symbols of Step through under a person's hands: pointed at, clicked, walked to with the keyboard,
// and what they open.
#include "tests/ui/answering_file_dialog.h"
#include "tests/ui/step/step_fixture.h"
#include "ui/step/decoder_boxes.h"
#include "ui/step/state_film.h"
#include "ui/step/weight_view.h"
#include "ui/widgets/score_bars.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/token_strip.h"
#include "ui/widgets/value_table.h"

#include <QApplication>
#include <QHelpEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QToolButton>
#include <QToolTip>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;

class TestStepSymbols : public StepFixture {
    Q_OBJECT

private slots:
    void init()
    {
        open();
        QTest::mouseMove(m_view.get(), {2, 2}); // no movement is sent to where the mouse rests
    }
    void cleanup() { QToolTip::hideText(); }

    void hoveringASymbolLightsItsStrip()
    {
        show({});
        m_view->setStep(21);
        auto *label = labelWith(of(Quantity::Context, 8));
        const QString key = keyOf(of(Quantity::Context, 8));
        QTest::mouseMove(label, label->symbolRect(key).center());
        QTRY_VERIFY(strip(of(Quantity::Context, 8))->isLit());
        QVERIFY(!strip(of(Quantity::Output, 8))->isLit());
        QCOMPARE(label->cursor().shape(), Qt::PointingHandCursor);
        QVERIFY(explanation().contains(QStringLiteral("Context of step 9")));
        QVERIFY(explanation().contains(QStringLiteral("512 number")));
        // The tooltip says the same, under the picture.
        QCOMPARE(toolTipOver(label, label->symbolRect(key).center()), explanation());
        const QWidget *picture = child<DecoderBoxes>("decoderBoxes")->parentWidget();
        QVERIFY(!toolTipRect().intersects(QRect(picture->mapToGlobal(QPoint()), picture->size())));
        // Nor does it hide the number that is written out below.
        const QWidget *panel = m_view->findChild<TermPanel *>();
        QVERIFY(!toolTipRect().intersects(QRect(panel->mapToGlobal(QPoint()), panel->size())));
        QTest::mouseMove(m_view.get(), {2, 2});
        QTRY_VERIFY(!strip(of(Quantity::Context, 8))->isLit());
        QVERIFY(!explanation().contains(QStringLiteral("Context")));
    }

    /// o_8 has no strip of its own: it is the second part of the one of [E y ; o].
    void aSymbolInsideAStripLightsItsPart()
    {
        show({});
        m_view->setStep(21);
        auto *boxes = child<DecoderBoxes>("decoderBoxes");
        boxes->light(keyOf(of(Quantity::Output, 7)));
        const TensorStrip *input = strip(of(Quantity::DecoderInput, 8));
        QVERIFY(input->isLit());
        QCOMPARE(input->litFirst(), 256);
        QCOMPARE(input->litEnd(), 512);
    }

    void symbolsAreLargeEnoughToHit()
    {
        show({});
        m_view->setStep(21);
        int symbols = 0;
        for (const EquationLabel *label : m_view->findChildren<EquationLabel *>()) {
            if (!label->isVisible())
                continue;
            for (const QString &key : equationSymbols(label->equation())) {
                const QRect rect = label->symbolRect(key);
                QVERIFY2(rect.width() >= 8 && rect.height() >= 12, qPrintable(key));
                ++symbols;
            }
        }
        QVERIFY(symbols > 30);
    }

    /// Words of a corpus may look like HTML.
    void tooltipsShowWordsLetterByLetter()
    {
        Trace trace = madeUpTrace({});
        trace.sourceTokens[4] = "<b>&amp;</b>";
        trace.targetTokens[8] = "<i>";
        m_view->setTrace(std::make_shared<const Trace>(trace));
        m_view->setStep(21);
        for (int round = 0; round < 4; ++round) // longer words move what is below them
            QCoreApplication::processEvents();
        const QString escaped = QStringLiteral("&lt;b&gt;&amp;amp;&lt;/b&gt;");
        auto *bars = child<ScoreBars>("scores");
        QTest::mouseMove(bars, bars->columnRect(4).center());
        QTRY_VERIFY(explanation().contains(escaped));
        QVERIFY(toolTipOver(bars, bars->columnRect(4).center()).contains(escaped));
        auto *film = child<StateFilm>("film");
        QTest::mouseMove(film, film->blockRect(0, 4).center());
        QTRY_VERIFY2(
            explanation().contains(QStringLiteral("“%1”").arg(escaped)), qPrintable(explanation()));
        QVERIFY(toolTipOver(film, film->blockRect(0, 4).center()).contains(escaped));
        QTest::mouseMove(film, film->blockRect(film->rowOf("decoder.0.h"), 8).center());
        QTRY_VERIFY(explanation().contains(QStringLiteral("“&lt;i&gt;”")));
        auto *tokens = child<TokenStrip>("encoderStrip");
        QVERIFY(toolTipOver(tokens, tokens->tokenRect(4).center()).contains(escaped));
        TensorStrip *output = strip(of(Quantity::Output, 8));
        QTest::mouseMove(output, {output->width() / 2, output->height() / 2});
        QTRY_VERIFY(explanation().contains(QStringLiteral("o_9[12")));
        QCOMPARE(toolTipOver(output, {output->width() / 2, output->height() / 2}), explanation());
    }

    void pointingAtAStripTellsTheNumberBelow()
    {
        const auto trace = show({});
        m_view->setStep(21);
        TensorStrip *output = strip(of(Quantity::Output, 8));
        QTest::mouseMove(output, {output->width() / 2, output->height() / 2});
        QTRY_VERIFY(explanation().contains(QStringLiteral("o_9[12")));
        QVERIFY(output->toolTip().isEmpty());
    }

    void doubleClickOpensTheValues()
    {
        show({});
        m_view->setStep(21);
        QTest::mouseDClick(strip(of(Quantity::Output, 8)), Qt::LeftButton);
        auto *table = m_view->findChild<ValueTable *>();
        QVERIFY(table);
        QVERIFY(table->isVisible());
        QVERIFY(table->summary().startsWith(QStringLiteral("256 values")));
        QCOMPARE(table->windowTitle(), QStringLiteral("Output vector for word 9 (o_9)"));
        table->close();
    }

    void aClickedWeightIsAskedForAndShown()
    {
        const auto trace = show({});
        m_view->setStep(21);
        const WeightId wanted{WeightRole::Hidden, Reader::Decoder, 0, 1};
        QSignalSpy asked(m_view.get(), &StepView::weightRequested);
        auto *label = labelWith(gate(1, 8));
        QTest::mouseClick(label, Qt::LeftButton, {}, label->symbolRect(keyOf(wanted)).center());
        QCOMPARE(asked.count(), 1);
        QVERIFY(asked.first().first().value<WeightId>() == wanted);

        auto weight = std::make_shared<WeightValues>();
        weight->weight = wanted;
        weight->config = trace->config;
        weight->step = 1234;
        weight->values = Matrix(256, 256);
        weight->values.at(3, 200) = -0.75F;
        weight->values.at(0, 0) = 0.5F;
        m_view->showWeight(weight);
        auto *dialog = m_view->findChild<WeightDialog *>();
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        auto *picture = dialog->findChild<WeightPicture *>();
        QCOMPARE(picture->scale(), 0.75);
        QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("weightMeaning"))
                    ->text()
                    .contains(QStringLiteral("rows 256 to 511 of decoder.weight_hh")));
        QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("weightSummary"))
                    ->text()
                    .contains(QStringLiteral("1,234")));
        // Rows count as in the whole array.
        QCOMPARE(picture->textAt(picture->cellRect(3, 200).center()),
            QStringLiteral("row 259, column 200: −0.7500"));
        QVERIFY(dialog->toCsv().contains("259,200,-0.75"));
        const QImage image = picture->grab().toImage();
        QCOMPARE(image.pixel(picture->cellRect(3, 200).center().toPoint()),
            Theme(lightPalette()).diverging(-1));
        dialog->close();
    }

    /// The label of the state before vanished when an LSTM followed a plain RNN.
    void theStateBeforeKeepsItsLabel()
    {
        ModelConfig rnn;
        rnn.cell = CellKind::Rnn;
        for (const ModelConfig &config : {rnn, ModelConfig()}) {
            show(config);
            m_view->setStep(21);
            QVERIFY(isShown(hidden(7)));
            const auto labels = m_view->findChildren<EquationLabel *>();
            QVERIFY(std::any_of(labels.begin(), labels.end(), [](const EquationLabel *label) {
                return label->isVisible()
                    && equationText(label->equation()) == QLatin1String("h_8");
            }));
        }
    }

    void arrowKeysStepWhateverHasTheFocus()
    {
        ModelConfig config;
        config.layers = 2;
        show(config);
        m_view->setStep(5);
        int step = 5;
        int places = 0;
        for (QWidget *widget : m_view->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !widget->isEnabled()
                || (widget->focusPolicy() & Qt::TabFocus) == 0)
                continue;
            m_view->setStep(step);
            widget->setFocus();
            QTest::keyClick(m_view->window()->focusWidget(), Qt::Key_Right);
            QVERIFY2(m_view->step() == step + 1, widget->metaObject()->className());
            QTest::keyClick(m_view->window()->focusWidget(), Qt::Key_Left);
            QCOMPARE(m_view->step(), step);
            ++places;
        }
        QVERIFY(places > 10);
        QTest::mouseClick(child<QPushButton>("play"), Qt::LeftButton);
        QTest::mouseClick(child<QPushButton>("play"), Qt::LeftButton);
        child<QPushButton>("play")->setFocus();
        QTest::keyClick(m_view->window()->focusWidget(), Qt::Key_Right);
        QCOMPARE(m_view->step(), step + 1);
    }

    void comingFromATextFieldArrowKeysStepAtOnce()
    {
        QStackedWidget workspaces;
        auto *sentence = new QLineEdit;
        workspaces.addWidget(sentence);
        workspaces.addWidget(m_view.release());
        auto *view = qobject_cast<StepView *>(workspaces.widget(1));
        view->setTrace(std::make_shared<const Trace>(madeUpTrace()));
        workspaces.resize(1188, 700);
        workspaces.show();
        QVERIFY(QTest::qWaitForWindowActive(&workspaces));
        sentence->setFocus();
        QTest::keyClicks(workspaces.focusWidget(), QStringLiteral("abc"));
        workspaces.setCurrentIndex(1);
        view->setStep(5);
        QTest::keyClick(workspaces.focusWidget(), Qt::Key_Right);
        QCOMPARE(view->step(), 6);
    }

    void savedPicturesBearTheirTitle()
    {
        show({});
        m_view->setStep(21);
        auto dialog = std::make_shared<seq2seq::test::AnsweringFileDialog>();
        m_view->setFileDialog(dialog);
        QStringList saved;
        for (const char *name : {"exportStep", "export"}) {
            const auto *button = m_view->findChild<QToolButton *>(QLatin1String(name));
            QVERIFY(button && button->menu());
            button->menu()->actions().at(1)->trigger(); // SVG holds its texts as texts
            saved << QString::fromUtf8(dialog->saved());
        }
        QCOMPARE(saved.size(), 2);
        QVERIFY(saved.at(0).contains(QStringLiteral("Decoder step 9 of 11")));
        QVERIFY(saved.at(0).contains(QStringLiteral("interesting")));
        QVERIFY(saved.at(1).contains(QStringLiteral("States over time")));
    }

    /// At every font size and both sizes of window each text of a box has its room.
    void nothingIsClipped_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("points");
        const QSize small(1180, 620);
        const QSize large(1820, 960);
        QTest::newRow("small") << small << 10.0;
        QTest::newRow("small, larger font") << small << 14.0;
        QTest::newRow("large") << large << 10.0;
        QTest::newRow("large, projector") << large << 20.0;
    }

    void nothingIsClipped()
    {
        QFETCH(QSize, size);
        QFETCH(double, points);
        QFont font = m_view->font();
        font.setPointSizeF(points);
        m_view->setFont(font);
        m_view->resize(size);
        for (const CellKind kind : {CellKind::Lstm, CellKind::Gru, CellKind::Rnn}) {
            for (const int layers : {1, 4}) {
                ModelConfig config;
                config.cell = kind;
                config.layers = layers;
                config.convolution = layers == 1;
                config.attention
                    = kind == CellKind::Gru ? AttentionKind::Additive : AttentionKind::General;
                show(config);
                for (const int step : {3, 21}) {
                    m_view->setStep(step);
                    const QString name = QStringLiteral("step %1 %2 %3 layers %4 pt %5")
                                             .arg(step)
                                             .arg(size.width())
                                             .arg(int(kind))
                                             .arg(layers)
                                             .arg(points);
                    QTRY_VERIFY2(clippedText().isEmpty(),
                        qPrintable(name + QStringLiteral(": ") + clippedText()));
                    (void)seq2seq::test::grab(*m_view, name);
                }
            }
        }
    }

private:
    /// What a tooltip says when the mouse rests there; empty when there is none.
    static QString toolTipOver(QWidget *widget, const QPoint &position)
    {
        QHelpEvent event(QEvent::ToolTip, position, widget->mapToGlobal(position));
        QCoreApplication::sendEvent(widget, &event);
        static const QRegularExpression frame(QStringLiteral("</?(?:table|tr|td)[^>]*>"));
        return QToolTip::text().remove(frame);
    }

    static QRect toolTipRect()
    {
        for (const QWidget *window : QApplication::topLevelWidgets()) {
            if (window->inherits("QTipLabel") && window->isVisible())
                return window->geometry();
        }
        return {};
    }
};

QTEST_MAIN(TestStepSymbols)
#include "tst_step_symbols.moc"

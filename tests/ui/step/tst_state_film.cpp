// SPDX-License-Identifier: GPL-3.0-or-later
// The film of all states: which units it shows and how they are sorted, what is picked in it, and
// what is picked when the model or the layer changes.
#include "core/explain/unit_order.h"
#include "tests/ui/step/step_fixture.h"
#include "ui/step/state_film.h"
#include "ui/step/unit_curve.h"
#include "ui/step/unit_panel.h"
#include "ui/widgets/format.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QRegularExpression>
#include <QSignalSpy>

#include <map>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;

namespace {

constexpr int kBackward = 3; // rows of the film: c and h of each reader
constexpr int kDecoderC = 4;
constexpr int kDecoderH = 5;

ModelConfig large(int hiddenSize, int layers = 1)
{
    ModelConfig config;
    config.hiddenSize = hiddenSize;
    config.layers = layers;
    return config;
}

} // namespace

class TestStateFilm : public StepFixture {
    Q_OBJECT

private slots:
    void init() { open(); }

    void eachRowIsSortedByItsOwnNumbers_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<int>("order");
        QTest::newRow("in order") << 0 << int(UnitOrder::InOrder);
        QTest::newRow("by change") << 1 << int(UnitOrder::ByChange);
        QTest::newRow("by mean") << 2 << int(UnitOrder::ByMean);
    }

    void eachRowIsSortedByItsOwnNumbers()
    {
        QFETCH(int, index);
        QFETCH(int, order);
        const auto trace = show(large(48));
        child<QComboBox>("unitOrder")->setCurrentIndex(index);
        for (const auto &[row, states] : {std::pair(kBackward, &trace->backward[0].hidden),
                 std::pair(kDecoderC, &trace->decoder[0].cell)})
            QCOMPARE(shownUnits(row, 48), sortedUnits(*states, UnitOrder(order)));
    }

    void byCorrelationOnlyRowsOfTheSameSideMove()
    {
        const auto trace = show(large(48));
        child<QComboBox>("unitOrder")->setCurrentIndex(3);
        const auto inOrder = sortedUnits(trace->forward[0].hidden, UnitOrder::InOrder);
        QCOMPARE(shownUnits(kDecoderH, 48), inOrder); // none is picked
        pick(kDecoderH, 4, 7);
        const auto curve = unitCurve(trace->decoder[0].hidden, 7);
        QCOMPARE(shownUnits(kDecoderH, 48),
            sortedUnits(trace->decoder[0].hidden, UnitOrder::ByCorrelation, curve));
        QCOMPARE(shownUnits(kDecoderH, 48).front(), std::size_t{7});
        QCOMPARE(shownUnits(kDecoderC, 48),
            sortedUnits(trace->decoder[0].cell, UnitOrder::ByCorrelation, curve));
        QCOMPARE(shownUnits(0, 48), inOrder);
    }

    void aRangeOrAllUnitsAreShown()
    {
        show(large(200));
        auto *range = child<QComboBox>("units");
        QCOMPARE(range->count(), 5);
        QCOMPARE(range->itemText(3), QStringLiteral("units 192–199 of 200"));
        range->setCurrentIndex(3);
        QVERIFY(film()->unitRect(kDecoderH, 0, 191).isEmpty());
        QVERIFY(!film()->unitRect(kDecoderH, 0, 199).isEmpty());
        range->setCurrentIndex(4);
        QVERIFY(range->currentText().startsWith(QStringLiteral("all 200")));
        QCOMPARE(shownUnits(kDecoderH, 200).size(), std::size_t{200});
        child<QComboBox>("unitOrder")->setCurrentIndex(1);
        QCOMPARE(range->itemText(0), QStringLiteral("ranks 1–64 of 200"));
        QCOMPARE(range->currentIndex(), 4);
    }

    void directionsOfHalfTheSizeHaveFewerUnits()
    {
        ModelConfig config = large(100);
        config.halfDirections = true;
        show(config);
        child<QComboBox>("units")->setCurrentIndex(1); // 64–99; a direction has 50
        QVERIFY(film()->textAt(film()->blockRect(kBackward, 2).center()).isEmpty());
        QTest::mouseClick(film(), Qt::LeftButton, {}, film()->blockRect(kBackward, 2).center());
        QVERIFY(!film()->unit());
        QVERIFY(!m_view->grab().isNull());
    }

    void theNumberThatIsClickedIsPicked()
    {
        const auto trace = show(large(48));
        pick(kDecoderC, 5, 30);
        QVERIFY(film()->unit() == std::optional(UnitId{placeOf("decoder.0.c"), 30}));
        QVERIFY(film()->accessibleDescription().contains(QStringLiteral("unit 30 of decoder c")));
        QCOMPARE(film()->textAt(film()->unitRect(kDecoderC, 5, 30).center().toPoint()),
            QStringLiteral("decoder c, step 6 “in”, unit 30 = %1")
                .arg(fixedNumber(double(trace->decoder[0].cell.at(5, 30)), 3)));
        // Orange above and below it in every block of its row, and its own colour between.
        const QImage image = film()->grab().toImage();
        const QRectF unit = film()->unitRect(kDecoderC, 8, 30);
        const QRgb orange = Theme(lightPalette()).accent.rgb();
        QCOMPARE(image.pixel(int(unit.center().x()), int(unit.bottom()) + 2), orange);
        QCOMPARE(image.pixel(int(unit.center().x()), int(unit.top()) - 2), orange);
    }

    void theLayerBelowCanBePickedToo()
    {
        const auto trace = show(large(48, 2));
        child<QComboBox>("layer")->setCurrentIndex(0);
        pick(kDecoderH, 1, 3);
        QVERIFY(film()->unit() == std::optional(UnitId{placeOf("decoder.0.h"), 3}));
        QCOMPARE(
            child<UnitPanel>("unitPanel")->title(), QStringLiteral("decoder h of layer 1, unit 3"));
        child<QComboBox>("layer")->setCurrentIndex(1); // the unit stays, its row is gone
        QCOMPARE(
            child<UnitCurve>("unitCurve")->curves().values, unitCurve(trace->decoder[0].hidden, 3));
        QVERIFY(!m_view->grab().isNull());
        QTest::keyClick(film(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(film()->unit() == std::optional(UnitId{placeOf("encoder.1.c"), 0}));
    }

    void aUnitThatIsGoneIsNotPicked()
    {
        show(large(48));
        pick(kDecoderC, 1, 40);
        QVERIFY(child<UnitPanel>("unitPanel")->isVisible());
        show(large(48)); // another sentence
        QVERIFY(child<UnitPanel>("unitPanel")->isVisible());
        show(large(32)); // another model
        QVERIFY(!child<UnitPanel>("unitPanel")->isVisible());
        QVERIFY(!film()->unit());
        ModelConfig gru = large(32);
        pick(kDecoderC, 1, 4);
        gru.cell = CellKind::Gru;
        show(gru); // has no c
        QVERIFY(!film()->unit());
        pick(kDecoderH, 1, 4);
        m_view->setTrace(nullptr);
        QVERIFY(!film()->unit());
        QVERIFY(!child<UnitPanel>("unitPanel")->isVisible());
        QTest::keyClick(film(), Qt::Key_Down);
        QTest::keyClick(film(), Qt::Key_Right, Qt::ShiftModifier);
    }

    /// Whatever the description of the trace offers at a word is in one of the lists, once; nothing
    /// of another layer.
    void everyTensorOfTheDescriptionHasARow_data()
    {
        QTest::addColumn<int>("cell");
        QTest::addColumn<int>("attention");
        QTest::newRow("LSTM") << int(CellKind::Lstm) << int(AttentionKind::LocalP);
        QTest::newRow("GRU") << int(CellKind::Gru) << int(AttentionKind::General);
        QTest::newRow("RNN") << int(CellKind::Rnn) << int(AttentionKind::None);
    }

    void everyTensorOfTheDescriptionHasARow()
    {
        QFETCH(int, cell);
        QFETCH(int, attention);
        ModelConfig config = large(48, 2);
        config.cell = CellKind(cell);
        config.attention = AttentionKind(attention);
        config.convolution = true;
        const auto trace = show(config);
        child<QComboBox>("layer")->setCurrentIndex(0);
        std::map<std::string, int> found;
        auto *rows = child<QComboBox>("filmRows");
        QCOMPARE(rows->findText(QStringLiteral("gates of the encoder")) >= 0,
            config.cell != CellKind::Rnn);
        for (int list = 0; list < rows->count(); ++list) {
            rows->setCurrentIndex(list);
            int shown = 0;
            for (const TraceTensor &tensor : tensorsOf(*trace)) {
                const int row = film()->rowOf(tensor.name);
                if (row < 0)
                    continue;
                ++shown;
                ++found[tensor.name];
                const std::size_t last = tensor.values->columns - 1;
                const QPoint place = film()
                                         ->unitRect(row, 1, int(std::min<std::size_t>(last, 40)))
                                         .center()
                                         .toPoint();
                QVERIFY2(film()->textAt(place).endsWith(fixedNumber(
                             double(tensor.values->at(1, std::min<std::size_t>(last, 40))), 3)),
                    tensor.name.c_str());
            }
            QCOMPARE(shown, film()->rowCount());
            QVERIFY(!m_view->grab().isNull());
        }
        for (const TraceTensor &tensor : tensorsOf(*trace)) {
            const Quantity quantity = tensor.tensor.quantity;
            const bool isOfCell = quantity == Quantity::Gate || quantity == Quantity::Cell
                || quantity == Quantity::Hidden;
            const bool isExpected
                = tensor.rows != TensorRows::Layers && (!isOfCell || tensor.tensor.layer == 0);
            QVERIFY2(found[tensor.name] == int(isExpected), tensor.name.c_str());
        }
    }

    void aNameTellsItsEquation()
    {
        show(large(48));
        QSignalSpy told(film(), &StateFilm::told);
        const QRect block = film()->blockRect(0, 0);
        QTest::mouseMove(film(), {4, block.center().y()});
        QTRY_VERIFY(!told.isEmpty());
        const QString text
            = told.last().first().toString().remove(QRegularExpression(QStringLiteral("<[^>]*>")));
        QCOMPARE(text, QStringLiteral("c forward · c⃗i = f⃗ ⊙ c⃗i−1 + i⃗ ⊙ g⃗"));
    }

    /// A step is reached from each row; only states have units that can be held.
    void gatesHaveNoUnitsToPick()
    {
        show(large(48));
        child<QComboBox>("filmRows")->setCurrentIndex(2);
        QCOMPARE(film()->rowOf("decoder.0.gate.f"), 1);
        pick(1, 4, 7);
        QCOMPARE(m_view->step(), 13 + 4);
        QVERIFY(!film()->unit());
        QTest::keyClick(film(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(!film()->unit());
        ModelConfig plain = large(48);
        plain.cell = CellKind::Rnn;
        show(plain); // has no gates
        QCOMPARE(film()->rowOf("decoder.0.h"), 2);
        QCOMPARE(child<QComboBox>("filmRows")->currentText(), QStringLiteral("states"));
    }

    void theTableHasEveryNumber()
    {
        const auto trace = show(large(6));
        const QStringList lines = QString::fromUtf8(film()->toCsv()).split(QStringLiteral("\r\n"));
        QCOMPARE(lines.first(), QStringLiteral("place,unit,step,word,value"));
        QCOMPARE(lines.size(), 1 + 4 * 6 * 13 + 2 * 6 * 11 + 1); // the last is empty
        QVERIFY(lines.contains(QStringLiteral("decoder.0.c,4,9,yesterday,%1")
                                   .arg(double(trace->decoder[0].cell.at(8, 4)), 0, 'g', 9)));
    }

private:
    StateFilm *film() { return child<StateFilm>("film"); }
    void pick(int row, int column, int unit)
    {
        QCoreApplication::processEvents();
        QTest::mouseClick(
            film(), Qt::LeftButton, {}, film()->unitRect(row, column, unit).center().toPoint());
    }
    /// Of a row, from left to right.
    std::vector<std::size_t> shownUnits(int row, int count)
    {
        std::vector<std::pair<double, std::size_t>> found;
        for (int unit = 0; unit < count; ++unit) {
            const QRectF place = film()->unitRect(row, 0, unit);
            if (!place.isEmpty())
                found.emplace_back(place.left(), std::size_t(unit));
        }
        std::ranges::sort(found);
        std::vector<std::size_t> units;
        for (const auto &[left, unit] : found)
            units.push_back(unit);
        return units;
    }
};

QTEST_MAIN(TestStateFilm)
#include "tst_state_film.moc"

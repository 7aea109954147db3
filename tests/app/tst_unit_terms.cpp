// SPDX-License-Identifier: GPL-3.0-or-later
// Single numbers of Step through on the real window with the built-in model: pointed at with the
// mouse or walked to with the keyboard, each is written out, and what is written is what the model
// computes.
#include "app/session.h"
#include "fake_engine.h"
#include "real_window.h"
#include "ui/step/box.h"
#include "ui/step/step_view.h"
#include "ui/step/symbols.h"
#include "ui/step/term_markup.h"
#include "ui/step/unit_pointer.h"
#include "ui/step/weight_view.h"
#include "ui/widgets/equation_label.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/score_bars.h"
#include "ui/widgets/tensor_strip.h"
#include "ui/widgets/token_strip.h"

#include <QInputMethodEvent>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::app;

namespace {

constexpr int kLongMs = 60'000; // a machine may do other work meanwhile

} // namespace

class TestUnitTerms : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_session.reset(); }

    void everyStripIsWrittenOutUnderTheMouse();
    void theProductsAreThoseOfTheWeights();
    void whatEntersLightsUp();
    void barsAreWrittenOut();
    void theKeyboardWalksThroughTheCells();
    void aKeptNumberGoesAlongWithTheSteps();
    void nothingMovesWhenAnEquationComes();
    void aSymbolOfTheEquationOpensItsWeight();
    void stepsAreMarkedAndFoundAgain();
    void aKeptNumberFollowsTheWeights();

private:
    ui::StepView &view() { return m_session->stepView(); }
    const Trace &trace() { return m_session->lastResult()->trace; }
    int step() { return view().step() - int(trace().sourceLength()); }
    template <typename T> T *find(const char *name) { return widgetOf<T>(view(), name); }
    ui::UnitPointer &pointer() { return *view().findChild<ui::UnitPointer *>(); }
    QString equation() { return find<ui::EquationLabel>("unitEquation")->equation(); }
    QString spoken() { return ui::equationText(equation()); }

    QVector<QRect> boxes()
    {
        QVector<QRect> rects;
        for (const ui::Box *box : view().findChildren<ui::Box *>())
            if (box->isVisible())
                rects << QRect(box->mapTo(&view(), QPoint()), box->size());
        return rects;
    }
    /// Another page moves what is on it.
    void settle()
    {
        QVector<QRect> before;
        for (int same = 0; same < 5; ++same) {
            QCoreApplication::processEvents();
            if (std::exchange(before, boxes()) != before)
                same = 0;
        }
    }

    static TensorId of(Quantity quantity, int place)
    {
        return {quantity, Reader::Decoder, 0, place, 0};
    }
    static TensorId forgetGate(int place) { return {Quantity::Gate, Reader::Decoder, 0, place, 1}; }
    ui::TensorStrip *strip(const TensorId &tensor)
    {
        for (const ui::Box *box : view().findChildren<ui::Box *>()) {
            ui::TensorStrip *found = box->isVisible() ? box->strip(ui::keyOf(tensor)) : nullptr;
            if (found)
                return found;
        }
        return nullptr;
    }
    static QPoint cellOf(const ui::TensorStrip &strip, int unit)
    {
        int first = 0;
        while (first < strip.width() && strip.indexAt(first) != unit)
            ++first;
        int end = first;
        while (strip.indexAt(end) == unit)
            ++end;
        return {(first + end) / 2, strip.height() / 2};
    }
    void pointAt(const TensorId &tensor, int unit)
    {
        settle();
        ui::TensorStrip *there = strip(tensor);
        QVERIFY(there);
        QTest::mouseMove(there, cellOf(*there, unit));
        isWrittenOut(tensor, unit);
    }
    void away() { QTest::mouseMove(&view(), {2, 2}); }
    /// The panel has the equation of this number, it gives the number of the trace, and the text
    /// says so.
    void isWrittenOut(const TensorId &tensor, int unit)
    {
        QTRY_VERIFY_WITH_TIMEOUT(!pointer().terms().empty()
                && pointer().terms().front().tensor == tensor
                && pointer().terms().front().unit == unit,
            kLongMs);
        const UnitTerm &term = pointer().terms().front();
        const double value = double(valuesOf(trace(), tensor).at(std::size_t(unit)));
        QVERIFY(std::abs(term.shown - value) < 1e-6);
        QVERIFY2(std::abs(term.right.value - value) < 1e-5,
            qPrintable(QStringLiteral("%1, not %2").arg(term.right.value).arg(value)));
        QVERIFY(find<ui::EquationLabel>("unitEquation")->isVisible());
        QCOMPARE(equation(), ui::equationMarkup(trace(), term));
        QVERIFY2(equation().endsWith(QStringLiteral("= ") + ui::termNumber(term.right.value)),
            qPrintable(spoken()));
    }

    /// Keys and the mouse go to the window again.
    void closeDialogs()
    {
        for (QWidget *dialog : m_session->window().findChildren<ui::WeightDialog *>())
            dialog->close();
        m_session->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_session->window()));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
};

void TestUnitTerms::initTestCase()
{
    m_session = std::make_unique<Session>(realWindow(m_folder));
    m_session->show();
    m_session->start();
    QVERIFY(QTest::qWaitForWindowActive(&m_session->window()));
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult() != nullptr, kLongMs);
    QTest::keyClick(&m_session->window(), Qt::Key_5, Qt::ControlModifier);
    QTRY_VERIFY(view().isVisible());
}

void TestUnitTerms::init()
{
    view().setStep(int(trace().sourceLength()) + 2);
    view().setFocus();
    away();
    if (pointer().isKeeping())
        QTest::keyClick(&view(), Qt::Key_P);
    QVERIFY(!pointer().isKeeping());
    settle();
}

void TestUnitTerms::everyStripIsWrittenOutUnderTheMouse()
{
    const int t = step();
    for (int gate = 0; gate < 4; ++gate)
        pointAt({Quantity::Gate, Reader::Decoder, 0, t, gate}, 17);
    for (const Quantity quantity :
        {Quantity::Cell, Quantity::Hidden, Quantity::Context, Quantity::Output})
        pointAt(of(quantity, t), 9);
    pointAt(of(Quantity::DecoderInput, t), 5); // of the embedding
    QVERIFY(spoken().contains(QStringLiteral("E_tgt[")));
    pointAt(of(Quantity::DecoderInput, t), 70); // fed
    QVERIFY2(spoken().contains(QStringLiteral("o_%1[6]").arg(t)), qPrintable(spoken()));
    pointAt(of(Quantity::Cell, t - 1), 9); // where the state came from
    view().goFirst();
    pointAt({Quantity::SourceInput, Reader::Decoder, 0, 0, 0}, 3);
    pointAt({Quantity::Gate, Reader::Backward, 0, 0, 0}, 3);
    pointAt({Quantity::Hidden, Reader::Forward, 0, 0, 0}, 3);
    pointAt({Quantity::Hidden, Reader::Decoder, 0, -1, 0}, 3); // the start of the decoder
    QVERIFY2(spoken().contains(QStringLiteral("W_h[3,:]")), qPrintable(spoken()));
}

void TestUnitTerms::theProductsAreThoseOfTheWeights()
{
    const int t = step();
    pointAt(forgetGate(t), 17);
    const std::vector<Term> dots = dotsOf(pointer().terms().front().right);
    QCOMPARE(dots.size(), std::size_t(2));
    for (const Term &dot : dots) {
        const auto id = std::get<WeightId>(dot.text.symbols.at(0).what);
        const auto tensor = std::get<TensorId>(dot.text.symbols.at(1).what);
        QSignalSpy arrived(&m_session->bridge(), &EngineBridge::weightArrived);
        std::shared_ptr<const WeightValues> weight;
        const auto there = connect(&m_session->bridge(), &EngineBridge::weightArrived, this,
            [&](const std::shared_ptr<const WeightValues> &values) { weight = values; });
        emit view().weightRequested(id);
        QTRY_VERIFY_WITH_TIMEOUT(weight != nullptr, kLongMs);
        disconnect(there);
        const std::vector<float> x = valuesOf(trace(), tensor);
        double sum = 0;
        for (std::size_t j = 0; j < x.size(); ++j)
            sum += double(weight->values.at(17, j)) * double(x[j]);
        QVERIFY(std::abs(sum - dot.value) < 1e-6);
        const TermProduct &largest = dot.largest.front();
        QCOMPARE(largest.left, double(weight->values.at(17, largest.index)));
        QCOMPARE(largest.right, double(x[largest.index]));
        QVERIFY(equation().contains(ui::termNumber(std::abs(dot.value))));
        const QString products = find<ui::EquationLabel>("unitProducts")->equation();
        QVERIFY(products.contains(ui::termNumber(std::abs(largest.left))));
    }
    closeDialogs();
}

void TestUnitTerms::whatEntersLightsUp()
{
    const int t = step();
    pointAt(of(Quantity::Cell, t), 9);
    for (const TensorId &tensor : {TensorId{Quantity::Gate, Reader::Decoder, 0, t, 0},
             TensorId{Quantity::Gate, Reader::Decoder, 0, t, 2}, forgetGate(t),
             of(Quantity::Cell, t - 1), of(Quantity::Cell, t)}) {
        QCOMPARE(strip(tensor)->litFirst(), 9);
        QCOMPARE(strip(tensor)->litEnd(), 10);
    }
    QVERIFY(!strip(of(Quantity::Output, t))->isLit());
    pointAt(forgetGate(t), 17);
    QCOMPARE(strip(of(Quantity::DecoderInput, t))->litEnd(), 128); // all of it
    QVERIFY(!strip(of(Quantity::Cell, t))->isLit());
    away();
    QTRY_VERIFY(!strip(forgetGate(t))->isLit());
}

void TestUnitTerms::barsAreWrittenOut()
{
    const int t = step();
    auto *bars = find<ui::ScoreBars>("scores");
    QTest::mouseMove(bars, bars->columnRect(4).center());
    isWrittenOut(of(Quantity::Attention, t), 4);
    QCOMPARE(pointer().terms().size(), std::size_t(2));
    const double score = double(trace().scores.at(std::size_t(t), 4));
    QVERIFY(std::abs(pointer().terms()[1].right.value - score) < 1e-4);
    QVERIFY(find<ui::EquationLabel>("unitProducts")
                ->equation()
                .contains(ui::termNumber(std::abs(pointer().terms()[1].right.value))));
    auto *words = find<ui::ProbabilityBars>("topWords");
    QTest::mouseMove(words, words->rowRect(1).center());
    isWrittenOut(of(Quantity::Distribution, t), 1);
    QVERIFY(spoken().contains(QString::fromStdString(trace().topWords[std::size_t(t)][1].word)));
}

void TestUnitTerms::theKeyboardWalksThroughTheCells()
{
    const int t = step();
    ui::TensorStrip *output = strip(of(Quantity::Output, t));
    output->setFocus(Qt::TabFocusReason);
    for (int cell = 0; cell < 64; ++cell)
        QTest::keyClick(output, Qt::Key_Up);
    isWrittenOut(of(Quantity::Output, t), 0);
    QTest::keyClick(output, Qt::Key_Down);
    QTest::keyClick(output, Qt::Key_Down);
    isWrittenOut(of(Quantity::Output, t), 2);
    QTest::keyClick(output, Qt::Key_P);
    QVERIFY(pointer().isKeeping());
    QTest::keyClick(output, Qt::Key_Right);
    QCOMPARE(step(), t + 1);
    isWrittenOut(of(Quantity::Output, t + 1), 2);
    QTest::keyClick(output, Qt::Key_P);
    QVERIFY(!pointer().isKeeping());
}

void TestUnitTerms::aKeptNumberGoesAlongWithTheSteps()
{
    const int t = step();
    ui::TensorStrip *forget = strip(forgetGate(t));
    const QPoint cell = cellOf(*forget, 17);
    QTest::mouseMove(forget, cell);
    QTest::mouseClick(forget, Qt::LeftButton, {}, cell);
    away();
    QTRY_VERIFY(!pointer().isPointing());
    isWrittenOut(forgetGate(t), 17);
    auto *release = find<QToolButton>("releaseUnit");
    QVERIFY(release->isVisible());
    QTest::keyClick(&view(), Qt::Key_Right);
    isWrittenOut(forgetGate(t + 1), 17);
    QTest::keyClick(&view(), Qt::Key_Left);
    QTest::keyClick(&view(), Qt::Key_Left);
    isWrittenOut(forgetGate(t - 1), 17);
    QTest::keyClick(&view(), Qt::Key_Home); // the encoder has no such number
    QVERIFY(!find<ui::EquationLabel>("unitEquation")->isVisible());
    view().setStep(int(trace().sourceLength()) + t);
    isWrittenOut(forgetGate(t), 17);
    // Something else is told while it is pointed at, then this again.
    pointAt(of(Quantity::Context, t), 3);
    away();
    isWrittenOut(forgetGate(t), 17);
    QTest::mouseClick(release, Qt::LeftButton);
    QVERIFY(!pointer().isKeeping());
    QVERIFY(!find<ui::EquationLabel>("unitEquation")->isVisible());
}

void TestUnitTerms::nothingMovesWhenAnEquationComes()
{
    const int t = step();
    const QVector<QRect> before = boxes();
    pointAt(forgetGate(t), 17);
    settle();
    QCOMPARE(boxes(), before);
    for (const char *name : {"unitEquation", "unitProducts"}) {
        const auto *label = find<ui::EquationLabel>(name);
        QVERIFY(label->isVisible());
        QVERIFY2(label->heightForWidth(label->width()) <= label->height(), name);
        QVERIFY2(label->parentWidget()->rect().contains(label->geometry()), name);
    }
    away();
    settle();
    QCOMPARE(boxes(), before);
}

void TestUnitTerms::aSymbolOfTheEquationOpensItsWeight()
{
    const int t = step();
    ui::TensorStrip *forget = strip(forgetGate(t));
    const QPoint cell = cellOf(*forget, 17);
    QTest::mouseMove(forget, cell);
    QTest::mouseClick(forget, Qt::LeftButton, {}, cell);
    isWrittenOut(forgetGate(t), 17);
    auto *label = find<ui::EquationLabel>("unitEquation");
    const QString input = ui::keyOf(of(Quantity::DecoderInput, t));
    QTest::mouseMove(label, label->symbolRect(input).center());
    QTRY_VERIFY(!strip(forgetGate(t))->isLit()); // its numbers alone
    QVERIFY(strip(of(Quantity::DecoderInput, t))->isLit());
    QSignalSpy requested(&view(), &ui::StepView::weightRequested);
    const WeightId weight{WeightRole::Input, Reader::Decoder, 0, 1};
    QTest::mouseClick(label, Qt::LeftButton, {}, label->symbolRect(ui::keyOf(weight)).center());
    QCOMPARE(requested.size(), 1);
    QVERIFY(requested.first().first().value<WeightId>() == weight);
    QTRY_VERIFY_WITH_TIMEOUT(view().window()->findChild<ui::WeightDialog *>(), kLongMs);
    closeDialogs();
}

void TestUnitTerms::stepsAreMarkedAndFoundAgain()
{
    const int m = int(trace().sourceLength());
    auto *button = find<QToolButton>("bookmark");
    QVERIFY(!button->isChecked());
    QTest::keyClick(&view(), Qt::Key_D, Qt::ControlModifier);
    QVERIFY(button->isChecked());
    view().setStep(1);
    QVERIFY(!button->isChecked());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(button->isChecked());
    QCOMPARE(find<ui::TokenStrip>("encoderStrip")->marked(), QVector<int>{1});
    QCOMPARE(find<ui::TokenStrip>("decoderStrip")->marked(), QVector<int>{2});
    QTest::keyClick(&view(), Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(view().step(), m + 2);
    QTest::keyClick(&view(), Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(view().step(), m + 2); // there is none behind
    QTest::keyClick(&view(), Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(view().step(), 1);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(find<ui::TokenStrip>("encoderStrip")->marked().isEmpty());

    // Another sentence has none.
    const auto source = QString::fromStdString(trace().source);
    auto *field = m_session->translateView().findChild<QLineEdit *>(QStringLiteral("source"));
    const auto type = [field](const QString &text) {
        field->selectAll();
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(field, &event);
    };
    type(QStringLiteral("我昨天在学校看书。"));
    QTRY_VERIFY_WITH_TIMEOUT(QString::fromStdString(trace().source) != source, kLongMs);
    QVERIFY(find<ui::TokenStrip>("decoderStrip")->marked().isEmpty());
    type(source);
    QTRY_VERIFY_WITH_TIMEOUT(QString::fromStdString(trace().source) == source, kLongMs);
}

/// One more update: the same number, of the new weights.
void TestUnitTerms::aKeptNumberFollowsTheWeights()
{
    const int t = step();
    ui::TensorStrip *forget = strip(forgetGate(t));
    const QPoint cell = cellOf(*forget, 17);
    QTest::mouseMove(forget, cell);
    QTest::mouseClick(forget, Qt::LeftButton, {}, cell);
    away();
    isWrittenOut(forgetGate(t), 17);
    const double before = pointer().terms().front().right.value;
    const std::int64_t wanted = m_session->bridge().status().step + 1;
    QTest::mouseClick(
        m_session->window().findChild<QToolButton *>(QStringLiteral("oneStepToolButton")),
        Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult()->step == wanted, kLongMs);
    view().setStep(int(trace().sourceLength()) + t);
    QTRY_VERIFY_WITH_TIMEOUT(
        !pointer().terms().empty() && pointer().terms().front().right.value != before, kLongMs);
    isWrittenOut(forgetGate(t), 17);
}

QTEST_MAIN(TestUnitTerms)
#include "tst_unit_terms.moc"

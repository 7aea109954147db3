// SPDX-License-Identifier: GPL-3.0-or-later
// The equation of a number as it is set: signs, brackets, small numbers, and what is said where the
// trace has another number.
#include "tests/ui/made_up_trace.h"
#include "ui/step/explanation_line.h"
#include "ui/step/term_markup.h"
#include "ui/step/term_panel.h"
#include "ui/widgets/equation_label.h"

#include <QTest>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;

namespace {

const TensorId kForget{Quantity::Gate, Reader::Decoder, 0, 2, 1};
const TensorId kCell{Quantity::Cell, Reader::Decoder, 0, 2, 0};

TermText symbol(const TensorId &tensor)
{
    return {"<0>", {{tensor, 3}}};
}

/// σ(x − y) of numbers that a test can add up.
UnitTerm gate(double x, double y)
{
    const Term right = sigmoidOf(
        sumTerm({valueTerm(symbol(kCell), x), subtracted(valueTerm(symbol(kForget), y))}));
    return {kForget, 3, right, right.value};
}

} // namespace

class TestTermPanel : public QObject {
    Q_OBJECT

private slots:
    void signsAndBracketsAreSet()
    {
        const Trace trace = madeUpTrace({});
        QCOMPARE(equationText(equationMarkup(trace, gate(1.2, 0.5))),
            QStringLiteral("f[3] = σ(c_3[3] − f[3]) = σ(1.200 − 0.500) = σ(0.700) = 0.668"));
        QCOMPARE(equationText(equationMarkup(trace, gate(-1.2, -0.5), false)),
            QStringLiteral("f[3] = σ(−1.200 − (−0.500)) = σ(−0.700) = 0.332"));
        const UnitTerm product{kCell, 0,
            sumTerm({productTerm({valueTerm(symbol(kForget), 0.5), valueTerm(symbol(kCell), -2)}),
                productTerm({valueTerm(symbol(kForget), 0.25), valueTerm(symbol(kCell), 2)})}),
            -0.5};
        QCOMPARE(equationText(equationMarkup(trace, product, false)),
            QStringLiteral("c_3[0] = 0.500 · (−2.000) + 0.250 · 2.000 = −1.000 + 0.500 = −0.500"));
    }

    void smallAndLargeNumbersKeepTheirDigits()
    {
        QCOMPARE(termNumber(0), QStringLiteral("0.000"));
        QCOMPARE(termNumber(-0.25), QStringLiteral("−0.250"));
        QCOMPARE(equationText(termNumber(0.000123)), QStringLiteral("1.23·10^−4"));
        QCOMPARE(equationText(termNumber(-2.5e8)), QStringLiteral("−2.50·10^8"));
    }

    void productsAreTheLargestAndTheRest()
    {
        const Trace trace = madeUpTrace({});
        const std::vector<float> left{1, 2, 0.5F, 0.25F, 3, 0.125F};
        const std::vector<float> right{1, 1, 1, 1, -1, 1};
        const TermText text{"<0> · <1>", {{kCell}, {kCell}}};
        const UnitTerm term{kCell, 0, dotTerm(text, left, right), 0.875};
        QCOMPARE(productMarkups(trace, term, 2).size(), 1);
        QCOMPARE(equationText(productMarkups(trace, term, 2).first()),
            QStringLiteral("c_3 · c_3 = 3.000·(−1.000) [4] + 2.000·1.000 [1] + 1.875 (the other "
                           "4) = 0.875"));
    }

    void anotherNumberInTheTraceIsSaid()
    {
        const Trace trace = madeUpTrace({});
        TermPanel panel(new ExplanationLine);
        panel.resize(1100, panel.height());
        UnitTerm term = gate(1.2, 0.5);
        panel.showEquation(true);
        panel.showTerms(trace, {term}, {4000, true});
        QVERIFY(!equationText(panel.products()).contains(QStringLiteral("0.250")));
        term.shown = 0.25;
        panel.showTerms(trace, {term}, {4000, true});
        QVERIFY(equationText(panel.products()).contains(QStringLiteral("0.250")));
        QVERIFY(equationText(panel.products()).contains(QStringLiteral("by hand")));
        panel.showTerms(trace, {term}, {4000, false});
        QVERIFY(equationText(panel.products()).contains(QStringLiteral("step 4,000")));
    }

    /// On a projector, too: it gets smaller, then shorter, and is never cut.
    void aLongEquationFits()
    {
        const Trace trace = madeUpTrace({});
        TermPanel panel(new ExplanationLine);
        const int height = panel.height();
        panel.showEquation(true);
        for (const int width : {1100, 400, 260}) {
            panel.resize(width, height);
            panel.showTerms(trace, {gate(1.2, 0.5)}, {});
            const auto *label = panel.findChild<EquationLabel *>(QStringLiteral("unitEquation"));
            QVERIFY2(label->heightForWidth(label->width()) <= panel.height(),
                qPrintable(QString::number(width)));
            QCOMPARE(panel.height(), height);
            QVERIFY(panel.equation().endsWith(QStringLiteral("0.668")));
        }
    }
};

QTEST_MAIN(TestTermPanel)
#include "tst_term_panel.moc"

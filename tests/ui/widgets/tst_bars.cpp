// SPDX-License-Identifier: GPL-3.0-or-later
// Bars of probabilities and of attention, and formulas with symbols that can be hovered.
#include "tests/ui/made_up_trace.h"
#include "tests/ui/painted_texts.h"
#include "ui/widgets/equation_label.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/score_bars.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/theme.h"

#include <QSignalSpy>
#include <QTest>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;
using seq2seq::test::PaintedText;
using seq2seq::test::paintedTexts;

namespace {

int widthOfColor(const QImage &image, int y, QRgb color)
{
    int count = 0;
    for (int x = 0; x < image.width(); ++x)
        count += image.pixel(x, y) == color;
    return count;
}

int heightOfColor(const QImage &image, int x, QRgb color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        count += image.pixel(x, y) == color;
    return count;
}

} // namespace

class TestBars : public QObject {
    Q_OBJECT

private slots:
    void barLengthIsProbabilityAndTheChosenIsOrange()
    {
        ProbabilityBars bars;
        bars.setWords({{QStringLiteral("cat"), 0.5}, {QStringLiteral("dog"), 0.25}});
        bars.setChosen(1);
        bars.resize(400, 80);
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            bars.setPalette(palette);
            const QImage image = bars.grab().toImage();
            const int first
                = widthOfColor(image, bars.rowRect(0).center().y(), Theme(palette).bar.rgb());
            const int second
                = widthOfColor(image, bars.rowRect(1).center().y(), Theme(palette).accent.rgb());
            QVERIFY2(std::abs(first - 2 * second) <= 3 && second > 20,
                qPrintable(QStringLiteral("%1 %2").arg(first).arg(second)));
        }
    }

    void aClickOrReturnChoosesAWord()
    {
        ProbabilityBars bars;
        bars.setWords({{QStringLiteral("cat"), 0.5}, {QStringLiteral("dog"), 0.25}});
        bars.resize(400, 80);
        QSignalSpy chosen(&bars, &ProbabilityBars::wordChosen);
        QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.rowRect(1).center());
        QCOMPARE(chosen.takeFirst(), QVariantList{1});
        QTest::mouseClick(&bars, Qt::LeftButton, {}, {10, 78}); // below the last row
        QCOMPARE(chosen.count(), 0);
        QTest::keyClick(&bars, Qt::Key_Up);
        QTest::keyClick(&bars, Qt::Key_Return);
        QCOMPARE(chosen.takeFirst(), QVariantList{0});
        QVERIFY(bars.accessibleDescription().contains(QStringLiteral("cat 0.500")));
    }

    void rowsThatDoNotFitAreLeftOut()
    {
        ProbabilityBars bars;
        bars.setWords(QVector<WordBar>(30, {QStringLiteral("w"), 0.01}));
        bars.resize(200, 90);
        QSignalSpy chosen(&bars, &ProbabilityBars::wordChosen);
        for (int y = 0; y < 90; ++y)
            QTest::mouseClick(&bars, Qt::LeftButton, {}, {50, y});
        for (const QVariantList &arguments : chosen)
            QVERIFY(bars.rowRect(arguments.at(0).toInt()).bottom() <= 91);
    }

    void scoreBarsShareTheSourceToken()
    {
        Selection selection;
        ScoreBars bars;
        bars.setPalette(lightPalette());
        bars.setSelection(&selection);
        const std::vector<float> weights{0.1F, 0.8F, 0.1F};
        const std::vector<float> scores{1, 3, 1};
        bars.setBars(
            {QStringLiteral("我"), QStringLiteral("昨天"), QStringLiteral("。")}, weights, scores);
        bars.resize(240, 150);
        const QImage image = bars.grab().toImage();
        const Theme theme(lightPalette());
        const int tall = heightOfColor(image, bars.columnRect(1).center().x(), theme.accent.rgb());
        const int small = heightOfColor(image, bars.columnRect(2).center().x(), theme.bar.rgb());
        QVERIFY2(tall > 60 && std::abs(tall - 8 * small) <= 10,
            qPrintable(QStringLiteral("%1 %2").arg(tall).arg(small)));
        QCOMPARE(bars.barText(1), QStringLiteral("昨天: α = 0.800, e = 3.00"));

        QSignalSpy clicked(&bars, &ScoreBars::barClicked);
        QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.columnRect(2).center());
        QCOMPARE(selection.sourceIndex(), 2);
        QTest::keyClick(&bars, Qt::Key_Left);
        QCOMPARE(selection.sourceIndex(), 1);
        QCOMPARE(clicked.count(), 2);
    }

    void markupBecomesSubscriptsAndSymbols()
    {
        QCOMPARE(equationHtml(QStringLiteral("h_{t-1}")),
            QStringLiteral("<i>h</i><sub><i>t</i>-1</sub>"));
        QCOMPARE(
            equationHtml(QStringLiteral("h_t^T")), QStringLiteral("<i>h</i><sub><i>t</i></sub>ᵀ"));
        QCOMPARE(equationHtml(QStringLiteral("tanh(x)")), QStringLiteral("tanh(<i>x</i>)"));
        QCOMPARE(equationHtml(QStringLiteral("*W* < 3")), QStringLiteral("<b><i>W</i></b> &lt; 3"));
        QCOMPARE(equationHtml(QStringLiteral("{hidden|h_{9}}")),
            QStringLiteral(
                "<a href=\"hidden\" style=\"text-decoration:none\"><i>h</i><sub>9</sub></a>"));
        QCOMPARE(equationHtml(QStringLiteral("a\\_b")), QStringLiteral("<i>a</i>_<i>b</i>"));
        for (const QString &broken :
            {QStringLiteral("h_"), QStringLiteral("{x|"), QStringLiteral("{x"),
                QStringLiteral("*b"), QStringLiteral("x^{"), QStringLiteral("\\")})
            (void)equationHtml(broken); // ends
    }

    void symbolsAnnounceTheMouse()
    {
        EquationLabel label(QStringLiteral("{hidden|h_9} = 1"));
        label.resize(label.sizeHint());
        label.show();
        QVERIFY(QTest::qWaitForWindowExposed(&label));
        QSignalSpy hovered(&label, &EquationLabel::symbolHovered);
        QTest::mouseMove(&label, {label.width() - 2, label.height() / 2});
        QTest::mouseMove(&label, {3, label.height() / 2});
        QTRY_VERIFY(!hovered.isEmpty());
        QCOMPARE(hovered.last().value(0).toString(), QStringLiteral("hidden"));
    }

    void formulasFollowThePalette()
    {
        EquationLabel label(QStringLiteral("{hidden|h}"));
        label.resize(40, 30);
        const auto darkest = [&label] {
            const QImage image = label.grab().toImage();
            int found = 255;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    found = std::min(found, qGray(image.pixel(x, y)));
            return found;
        };
        label.setPalette(lightPalette());
        QVERIFY(darkest() < 100); // dark letters
        label.setPalette(darkPalette());
        const QImage image = label.grab().toImage();
        int brightest = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                brightest = std::max(brightest, qGray(image.pixel(x, y)));
        QVERIFY(brightest > 150); // bright ones
    }

    void aClickedSymbolIsTold()
    {
        EquationLabel label(QStringLiteral("{a|h_9} = {b|W_{hh}^i} {c|x\u20D7_{3}}"));
        label.resize(label.sizeHint());
        label.show();
        QVERIFY(QTest::qWaitForWindowExposed(&label));
        QSignalSpy clicked(&label, &EquationLabel::symbolClicked);
        for (const char *name : {"a", "b", "c"}) {
            const QRect rect = label.symbolRect(QLatin1String(name));
            QVERIFY(label.rect().adjusted(-2, 0, 2, 0).contains(rect));
            QTest::mouseClick(&label, Qt::LeftButton, {}, rect.center());
            QCOMPARE(clicked.last().first().toString(), QLatin1String(name));
        }
        QCOMPARE(clicked.count(), 3);
        QTest::mouseClick(&label, Qt::LeftButton, {},
            QPoint((label.symbolRect(QStringLiteral("a")).right()
                       + label.symbolRect(QStringLiteral("b")).left())
                    / 2,
                5)); // the equals sign
        QCOMPARE(clicked.count(), 3);
        // By keyboard: down to the next symbol, Return clicks it.
        label.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&label, Qt::Key_Down);
        QTest::keyClick(&label, Qt::Key_Return);
        QCOMPARE(clicked.count(), 4);
        QCOMPARE(clicked.last().first().toString(), QStringLiteral("b"));
    }

    void aLongFormulaTakesSeveralLines()
    {
        EquationLabel label(QStringLiteral("a = b + c + d + e + f + g + h + i + k"));
        label.setWordWrap(true);
        const int one = label.heightForWidth(label.sizeHint().width());
        QVERIFY(label.heightForWidth(label.sizeHint().width() / 2) >= 2 * one);
        QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width() / 3);
        // Sub- and superscript of one letter stand over each other.
        const int both = EquationLabel(QStringLiteral("W^i_{ih}")).sizeHint().width();
        const int sub = EquationLabel(QStringLiteral("W_{ih}")).sizeHint().width();
        QCOMPARE(both, sub);
    }

    // A slanted letter reaches out of its width, below to the left and above to the right.
    void noLetterOfAFormulaIsCut()
    {
        for (const char *formula : {"j = f", "y_j = j_f", "g^y", "f = a + j + f"}) {
            EquationLabel label(QString::fromLatin1(formula));
            for (const bool isWrapped : {false, true}) {
                label.setWordWrap(isWrapped);
                const int width
                    = isWrapped ? label.minimumSizeHint().width() : label.sizeHint().width();
                label.resize(
                    width, std::max(label.heightForWidth(width), label.sizeHint().height()));
                for (const PaintedText &painted : paintedTexts(label)) {
                    QVERIFY2(painted.place.left() >= 0 && painted.place.right() <= width,
                        qPrintable(QStringLiteral("“%1” in %2: %3 to %4 of %5")
                                       .arg(painted.text, QLatin1String(formula))
                                       .arg(painted.place.left())
                                       .arg(painted.place.right())
                                       .arg(width)));
                }
            }
        }
    }
};

QTEST_MAIN(TestBars)
#include "tst_bars.moc"

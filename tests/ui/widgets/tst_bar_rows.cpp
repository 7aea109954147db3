// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of bars over the same columns, and a matrix of numbers of both signs.
#include "tests/ui/made_up_trace.h"
#include "ui/widgets/bar_rows.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/theme.h"

#include <QTest>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;

namespace {

/// Pixels of a colour in a column of pixels.
int heightOfColor(const QImage &image, int x, QRgb color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        count += image.pixel(x, y) == color;
    return count;
}

void fill(BarRows &bars)
{
    bars.setRows({QStringLiteral("wo"), QStringLiteral("kan"), QStringLiteral("shu")},
        {{QStringLiteral("importance"), {2, -1, 1}, BarRow::Scale::Signed},
            {QStringLiteral("α"), {0.2, 0.4, 0.4}, BarRow::Scale::Share}});
    bars.resize(500, 300);
}

} // namespace

class TestBarRows : public QObject {
    Q_OBJECT

private slots:
    void barsAreAsLongAsTheirNumbers()
    {
        BarRows bars;
        fill(bars);
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            bars.setPalette(palette);
            const QImage image = bars.grab().toImage();
            const Theme theme(palette);
            const auto length = [&](int column, QRgb color) {
                return heightOfColor(image, bars.columnRect(column).center().x() - 8, color);
            };
            const int two = length(0, theme.diverging(0.75));
            const int minusOne = length(1, theme.diverging(-0.75));
            QVERIFY2(std::abs(two - 2 * minusOne) <= 4 && minusOne > 10,
                qPrintable(QStringLiteral("%1 %2").arg(two).arg(minusOne)));
            QCOMPARE(length(1, theme.diverging(0.75)), 0);
            const int share = length(0, theme.bar.rgb());
            QVERIFY(std::abs(length(1, theme.bar.rgb()) - 2 * share) <= 3 && share > 5);
        }
    }

    void noiseIsNoLargeBar()
    {
        BarRows bars;
        bars.setPalette(lightPalette());
        bars.setRows({QStringLiteral("wo")},
            {{QStringLiteral("importance"), {0.001}, BarRow::Scale::Signed}});
        bars.resize(300, 300);
        const QImage image = bars.grab().toImage();
        const int x = bars.columnRect(0).center().x() - 8;
        QVERIFY(heightOfColor(image, x, Theme(lightPalette()).diverging(0.75)) < 12);
    }

    void aColumnIsPickedByMouseAndKeys()
    {
        Selection selection;
        selection.setLengths(3, 2);
        BarRows bars;
        bars.setSelection(&selection);
        fill(bars);
        bars.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bars));
        QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.columnRect(1).center());
        QCOMPARE(selection.sourceIndex(), 1);
        QTest::keyClick(&bars, Qt::Key_Right);
        QCOMPARE(selection.sourceIndex(), 2);
        QTest::keyClick(&bars, Qt::Key_Right); // the last one
        QCOMPARE(selection.sourceIndex(), 2);
        QTest::keyClick(&bars, Qt::Key_Left);
        QCOMPARE(selection.sourceIndex(), 1);
        QTest::mouseMove(&bars, bars.columnRect(0).center());
        QTRY_COMPARE(selection.hoveredSource(), 0);
    }

    void itsNumbersCanBeReadAndSaved()
    {
        BarRows bars;
        fill(bars);
        QCOMPARE(bars.columnText(1), QStringLiteral("kan: importance −1.000, α 0.400"));
        QVERIFY(bars.columnText(3).isEmpty());
        QVERIFY(bars.accessibleDescription().contains(bars.columnText(2)));
        QCOMPARE(bars.toCsv(),
            QByteArray("source,importance,α\nwo,2,0.2\nkan,-1,0.4\nshu,1,0.4\n")
                .replace("\n", "\r\n"));
    }

    void aSignedMatrixGoesFromBlueToOrange()
    {
        HeatmapView matrix;
        matrix.setPalette(lightPalette());
        matrix.setSigned(true);
        Matrix numbers(1, 3);
        numbers.values = {4, -4, -2};
        matrix.setMatrix({QStringLiteral("y")},
            {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}, numbers);
        matrix.resize(600, 200);
        const QImage image = matrix.grab().toImage();
        const Theme theme(lightPalette());
        const auto corner = [&](int column) {
            return image.pixel(matrix.cellRect(0, column).topLeft() + QPoint(3, 3));
        };
        QCOMPARE(corner(0), theme.diverging(1));
        QCOMPARE(corner(1), theme.diverging(-1));
        QCOMPARE(corner(2), theme.diverging(-0.5));
        QCOMPARE(matrix.cellText(0, 2), QStringLiteral("y ← c  −2.00"));
        QVERIFY(matrix.showsNumbers());
    }
};

QTEST_MAIN(TestBarRows)
#include "tst_bar_rows.moc"

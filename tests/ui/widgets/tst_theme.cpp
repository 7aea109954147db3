// SPDX-License-Identifier: GPL-3.0-or-later
// Colours follow the palette, the colour maps are even, cards and selection do as they say.
#include "tests/ui/made_up_trace.h"
#include "ui/widgets/card.h"
#include "ui/widgets/format.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace seq2seq::ui;
using namespace seq2seq::ui::test;

namespace {

double luminance(QRgb color)
{
    const auto linear = [](int value) { return std::pow(value / 255.0, 2.2); };
    return 0.2126 * linear(qRed(color)) + 0.7152 * linear(qGreen(color))
        + 0.0722 * linear(qBlue(color));
}

double contrast(QRgb a, QRgb b)
{
    const double x = luminance(a) + 0.05;
    const double y = luminance(b) + 0.05;
    return std::max(x, y) / std::min(x, y);
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private slots:
    void darknessComesFromTheWindow()
    {
        QVERIFY(!Theme(lightPalette()).isDark);
        QVERIFY(Theme(darkPalette()).isDark);
    }

    void bluesGrowsEvenlyInBothModes()
    {
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            const Theme theme(palette);
            const double sign = theme.isDark ? 1 : -1; // away from the background
            double before = std::cbrt(luminance(theme.blues(0)));
            const double whole = std::cbrt(luminance(theme.blues(1))) - before;
            QVERIFY(sign * whole > 0.3);
            for (int i = 1; i <= 10; ++i) {
                const double now = std::cbrt(luminance(theme.blues(i / 10.0)));
                const double share = (now - before) / whole;
                QVERIFY2(share > 0.05 && share < 0.15,
                    qPrintable(QStringLiteral("step %1: %2").arg(i).arg(share)));
                before = now;
            }
        }
    }

    void divergingIsBlueBelowAndOrangeAboveZero()
    {
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            const Theme theme(palette);
            const QRgb low = theme.diverging(-1);
            const QRgb high = theme.diverging(1);
            const QRgb middle = theme.diverging(0);
            QVERIFY(qBlue(low) > qRed(low) + 60);
            QVERIFY(qRed(high) > qBlue(high) + 60);
            QVERIFY(std::abs(qRed(middle) - qBlue(middle)) < 6);
            // Told apart by lightness alone as well: both ends differ from the middle.
            QVERIFY(contrast(low, middle) > 1.8);
            QVERIFY(contrast(high, middle) > 1.8);
        }
    }

    void valuesOutsideAreClampedAndNotANumberIsGrey()
    {
        const Theme theme(lightPalette());
        QCOMPARE(theme.blues(7), theme.blues(1));
        QCOMPARE(theme.blues(-7), theme.blues(0));
        QCOMPARE(theme.diverging(-9), theme.diverging(-1));
        QCOMPARE(theme.blues(std::nan("")), qRgb(128, 128, 128));
    }

    void textCanBeReadInBothModes()
    {
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            const Theme theme(palette);
            QVERIFY(contrast(theme.text.rgb(), theme.card.rgb()) > 7);
            QVERIFY(contrast(theme.mutedText.rgb(), theme.inset.rgb()) > 4.5);
            QVERIFY(contrast(theme.accent.rgb(), theme.card.rgb()) > 3);
            QVERIFY(contrast(readableOn(theme.accent.rgb()).rgb(), theme.accent.rgb()) > 3.5);
        }
        QCOMPARE(readableOn(qRgb(0, 0, 0)), QColor(Qt::white));
    }

    void numbersHaveARealMinusAndNoNegativeZero()
    {
        QCOMPARE(fixedNumber(-2.314, 2), QStringLiteral("−2.31"));
        QCOMPARE(fixedNumber(-0.001, 2), QStringLiteral("0.00"));
        QCOMPARE(fixedNumber(-INFINITY, 2), QStringLiteral("−∞"));
        QCOMPARE(fixedNumber(NAN, 2), QStringLiteral("?"));
    }

    void cardPaintsItsBackgroundAndFollowsThePalette()
    {
        Card card(QStringLiteral("Loss"));
        card.setInfo(QStringLiteral("dev 1.83"));
        card.addHeaderWidget(new QPushButton(QStringLiteral("CSV")));
        auto *content = new QWidget;
        card.setContent(content);
        card.resize(300, 200);
        QCOMPARE(card.title(), QStringLiteral("Loss"));
        QCOMPARE(card.accessibleName(), QStringLiteral("Loss"));
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            card.setPalette(palette);
            const QImage image = card.grab().toImage();
            QCOMPARE(image.pixel(150, 150), Theme(palette).card.rgb());
            QCOMPARE(image.pixel(0, 100), Theme(palette).border.rgb());
            const auto *info = card.findChild<QLabel *>(QStringLiteral("cardInfo"));
            QCOMPARE(info->palette().color(QPalette::WindowText), Theme(palette).mutedText);
        }
        card.setContent(new QLabel(QStringLiteral("other")));
        QVERIFY(card.content() != content);
    }

    void remarksFollowTheApplicationsColoursAndSize()
    {
        QWidget window;
        auto *label = new MutedLabel(QStringLiteral("7 ms"), MutedLabel::Size::Small, &window);
        for (const QPalette &palette : {darkPalette(), lightPalette()}) {
            QApplication::setPalette(palette);
            QTRY_COMPARE(label->palette().color(QPalette::WindowText), Theme(palette).mutedText);
        }
        const QFont before = QApplication::font();
        const double size = label->font().pointSizeF();
        QVERIFY(size < before.pointSizeF());
        QFont large = before;
        large.setPointSizeF(before.pointSizeF() * 2);
        QApplication::setFont(large);
        QTRY_COMPARE(label->font().pointSizeF(), 2 * size);
        QApplication::setFont(before);
        QTRY_COMPARE(label->font().pointSizeF(), size);
    }

    void titleIsNeverTakenForMarkup()
    {
        Card card(QStringLiteral("writes <b>"));
        QCOMPARE(
            card.findChild<QLabel *>(QStringLiteral("cardTitle"))->textFormat(), Qt::PlainText);
    }

    void selectionTellsEachChangeOnce()
    {
        Selection selection;
        QSignalSpy changed(&selection, &Selection::changed);
        QSignalSpy hovered(&selection, &Selection::hoverChanged);
        selection.set(2, 3);
        selection.set(2, 3);
        QCOMPARE(changed.count(), 1);
        selection.setHovered(1, -1);
        selection.setHovered(1, -1);
        QCOMPARE(hovered.count(), 1);
        selection.setLengths(3, 3); // target 3 is gone, source 2 stays
        QCOMPARE(selection.sourceIndex(), 2);
        QCOMPARE(selection.targetIndex(), -1);
        QCOMPARE(selection.hoveredSource(), -1);
        QCOMPARE(changed.count(), 2);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"

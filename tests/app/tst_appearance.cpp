// SPDX-License-Identifier: GPL-3.0-or-later
// What can be pressed or filled in can be seen, in light and in dark.
#include "app/appearance.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace seq2seq;
using namespace seq2seq::app;

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

/// As the Web Content Accessibility Guidelines define it; they ask for 3 for the parts of a
/// control.
double contrast(const QColor &a, const QColor &b)
{
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class TestAppearance : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void fieldsHaveAFrame_data();
    void fieldsHaveAFrame();

private:
    std::unique_ptr<Appearance> m_appearance;
};

void TestAppearance::initTestCase()
{
    m_appearance = std::make_unique<Appearance>();
}

void TestAppearance::fieldsHaveAFrame_data()
{
    QTest::addColumn<QWidget *>("field");
    QTest::newRow("line") << static_cast<QWidget *>(new QLineEdit);
    QTest::newRow("number") << static_cast<QWidget *>(new QSpinBox);
    QTest::newRow("box") << static_cast<QWidget *>(new QCheckBox);
}

void TestAppearance::fieldsHaveAFrame()
{
    QFETCH(QWidget *, field);
    const std::unique_ptr<QWidget> owner(field);
    m_appearance->setTheme(ui::ThemeChoice::Dark);
    const QPalette palette = darkPalette();
    field->setPalette(palette);
    field->resize(field->sizeHint());
    QPixmap pixmap(field->size());
    pixmap.fill(palette.color(QPalette::Base)); // the card it stands on
    field->render(&pixmap, {}, {}, QWidget::DrawChildren);
    const QImage image = pixmap.toImage();
    double best = 0; // along a line from the left edge inwards
    for (int x = 0; x < std::min(8, image.width()); ++x)
        best = std::max(
            best, contrast(image.pixelColor(x, image.height() / 2), palette.color(QPalette::Base)));
    QVERIFY2(best >= 3, qPrintable(QStringLiteral("contrast %1").arg(best)));
}

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"

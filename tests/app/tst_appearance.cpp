// SPDX-License-Identifier: GPL-3.0-or-later
// What can be pressed or filled in can be seen, in light and in dark.
#include "app/appearance.h"

#include <QApplication>
#include <QCheckBox>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QStyle>
#include <QTest>
#include <QTextDocument>
#include <QToolTip>

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
    void longToolTipsAreWrapped();
    void theArrowOfAMenuHasRoom();

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

/// Qt writes plain text in one line, however long.
void TestAppearance::longToolTipsAreWrapped()
{
    QLabel label(QStringLiteral("here"));
    label.show();
    QVERIFY(QTest::qWaitForWindowExposed(&label));
    const auto show = [&](const QString &tip) {
        label.setToolTip(tip);
        const QPoint middle = label.rect().center();
        QHelpEvent event(QEvent::ToolTip, middle, label.mapToGlobal(middle));
        QCoreApplication::sendEvent(&label, &event);
        QTextDocument document;
        document.setHtml(QToolTip::text());
        return document.toPlainText().trimmed();
    };
    const QString sentence = QStringLiteral("What computes: <LibTorch> knows every model; the fast "
                                            "loops give the same numbers several times faster. ");
    QCOMPARE(show(sentence.repeated(3).trimmed()), sentence.repeated(3).trimmed());
    QVERIFY(Qt::mightBeRichText(QToolTip::text()));
    const auto *tip = [&]() -> QWidget * {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->inherits("QTipLabel") && widget->isVisible())
                return widget;
        }
        return nullptr;
    }();
    QVERIFY(tip);
    QVERIFY(tip->width() < QFontMetrics(QToolTip::font()).horizontalAdvance(sentence) * 3 / 2);
    show(QStringLiteral("Short."));
    QCOMPARE(QToolTip::text(), QStringLiteral("Short."));
}

void TestAppearance::theArrowOfAMenuHasRoom()
{
    QPushButton button(QStringLiteral("Built-in corpora"));
    QMenu menu;
    button.setMenu(&menu);
    const int arrow = button.style()->pixelMetric(QStyle::PM_MenuButtonIndicator, nullptr, &button);
    const int text = button.fontMetrics().horizontalAdvance(button.text());
    QVERIFY(button.sizeHint().width() >= text + arrow + 16);
}

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"

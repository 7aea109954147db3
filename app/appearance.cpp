// SPDX-License-Identifier: GPL-3.0-or-later
// Palettes: calm greys with one blue, as in the design pictures.
#include "app/appearance.h"

#include <QApplication>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleOption>
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QStyleHints>
#endif

#include <cmath>

namespace seq2seq::app {

namespace {

/// The colours that differ between light and dark; the rest of a palette follows from them.
struct Tones {
    QRgb window;
    QRgb base;
    QRgb alternate;
    QRgb button;
    QRgb text;
    QRgb placeholder;
    QRgb disabled;
    QRgb highlight;
    QRgb link;
    QRgb light;
    QRgb midlight;
    QRgb mid;
    QRgb dark;
    QRgb shadow;
    QRgb toolTip;
};

QPalette paletteOf(const Tones &tones)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb color) {
        palette.setColor(role, QColor(color));
    };
    set(QPalette::Window, tones.window);
    set(QPalette::WindowText, tones.text);
    set(QPalette::Base, tones.base);
    set(QPalette::AlternateBase, tones.alternate);
    set(QPalette::Text, tones.text);
    set(QPalette::PlaceholderText, tones.placeholder);
    set(QPalette::Button, tones.button);
    set(QPalette::ButtonText, tones.text);
    set(QPalette::BrightText, qRgb(255, 255, 255));
    set(QPalette::Highlight, tones.highlight);
    set(QPalette::HighlightedText, qRgb(255, 255, 255));
    set(QPalette::Link, tones.link);
    set(QPalette::LinkVisited, tones.link);
    set(QPalette::Light, tones.light);
    set(QPalette::Midlight, tones.midlight);
    set(QPalette::Mid, tones.mid);
    set(QPalette::Dark, tones.dark);
    set(QPalette::Shadow, tones.shadow);
    set(QPalette::ToolTipBase, tones.toolTip);
    set(QPalette::ToolTipText, tones.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(tones.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(tones.mid));
    palette.setColor(QPalette::Disabled, QPalette::Base, QColor(tones.window));
    return palette;
}

/// Fusion draws the frames of fields darker than the window, which on a dark window is no frame at
/// all: there they are drawn again, lighter.
class FramedFusion : public QProxyStyle {
public:
    FramedFusion()
        : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    {
    }

    /// Fusion's arrow of a menu begins where the text ends.
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option,
        const QSize &contents, const QWidget *widget) const override
    {
        constexpr int kBeforeArrow = 8;
        QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (type == CT_PushButton && button && (button->features & QStyleOptionButton::HasMenu))
            size.rwidth() += kBeforeArrow;
        return size;
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override
    {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (element == PE_FrameLineEdit || element == PE_IndicatorCheckBox)
            drawFrame(*option, painter);
    }

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
        QPainter *painter, const QWidget *widget) const override
    {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        if (control == CC_SpinBox)
            drawFrame(*option, painter);
    }

private:
    static void drawFrame(const QStyleOption &option, QPainter *painter)
    {
        const bool isDark = option.palette.color(QPalette::Window).lightness() < 128;
        if (!isDark || (option.state & State_HasFocus))
            return;
        const bool isEnabled = option.state & State_Enabled;
        const QColor mid = option.palette.color(QPalette::Mid);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(isEnabled ? mid.lighter(150) : mid);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        painter->restore();
    }
};

} // namespace

QPalette lightPalette()
{
    return paletteOf({.window = 0xfff3f4f6,
        .base = 0xffffffff,
        .alternate = 0xfff8f9fb,
        .button = 0xfffbfbfc,
        .text = 0xff1f2733,
        .placeholder = 0xff8a94a1,
        .disabled = 0xffa3abb5,
        .highlight = 0xff1f6feb,
        .link = 0xff1f6feb,
        .light = 0xffffffff,
        .midlight = 0xffeceef1,
        .mid = 0xffc4cad2,
        .dark = 0xffa7afb9,
        .shadow = 0xff6f7883,
        .toolTip = 0xffffffff});
}

QPalette darkPalette()
{
    return paletteOf({.window = 0xff15191f,
        .base = 0xff1c2128,
        .alternate = 0xff21272f,
        .button = 0xff2a313b,
        .text = 0xffe4e8ed,
        .placeholder = 0xff7f8a97,
        .disabled = 0xff66707d,
        .highlight = 0xff2a6fd6,
        .link = 0xff6aa5f8,
        .light = 0xff3a434f,
        .midlight = 0xff323a45,
        .mid = 0xff414b58,
        .dark = 0xff0e1115,
        .shadow = 0xff000000,
        .toolTip = 0xff2a313b});
}

Appearance::Appearance()
    : m_wasDarkAtStart(QApplication::palette().color(QPalette::Window).lightness() < 128)
    , m_font(QApplication::font())
{
    QApplication::setStyle(new FramedFusion); // the application owns it
    qApp->installEventFilter(&m_toolTips);
}

bool Appearance::isSystemDark() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return m_wasDarkAtStart;
}

void Appearance::setTheme(ui::ThemeChoice choice)
{
    const bool isDark
        = choice == ui::ThemeChoice::Dark || (choice == ui::ThemeChoice::System && isSystemDark());
    QApplication::setPalette(isDark ? darkPalette() : lightPalette());
}

void Appearance::setFontSteps(int steps)
{
    QFont font = m_font;
    const double factor = 1 + 0.1 * steps;
    if (m_font.pointSizeF() > 0)
        font.setPointSizeF(std::round(m_font.pointSizeF() * factor * 2) / 2);
    else
        font.setPixelSize(int(std::lround(m_font.pixelSize() * factor)));
    QApplication::setFont(font);
}

} // namespace seq2seq::app

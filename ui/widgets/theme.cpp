// SPDX-License-Identifier: GPL-3.0-or-later
// Colours from the palette, and the colour maps: straight lines in Oklab, so that equal steps of a
// value look equal.
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QPushButton>
#include <QTextLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kTableSize = 256;
using Table = std::array<QRgb, kTableSize>;

/// A colour by lightness 0..1, chroma 0..0.3 and hue in degrees (Oklab, Ottosson 2020).
struct Oklch {
    double lightness;
    double chroma;
    double hueDeg;
};

int channel(double linear)
{
    const double clamped = std::clamp(linear, 0.0, 1.0);
    const double encoded
        = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * std::pow(clamped, 1 / 2.4) - 0.055;
    return int(std::lround(255 * encoded));
}

QRgb toRgb(const Oklch &color)
{
    const double hueRad = color.hueDeg * 3.14159265358979 / 180;
    const double a = color.chroma * std::cos(hueRad);
    const double b = color.chroma * std::sin(hueRad);
    const double l = std::pow(color.lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(color.lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(color.lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    return qRgb(channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
}

Oklch between(const Oklch &from, const Oklch &to, double share)
{
    return {std::lerp(from.lightness, to.lightness, share),
        std::lerp(from.chroma, to.chroma, share), std::lerp(from.hueDeg, to.hueDeg, share)};
}

Table makeSequential(const Oklch &low, const Oklch &high)
{
    Table table{};
    for (int i = 0; i < kTableSize; ++i)
        table[std::size_t(i)] = toRgb(between(low, high, i / double(kTableSize - 1)));
    return table;
}

/// Lightness changes at the same rate on both sides; the middle has no colour of its own.
Table makeDiverging(double middleLightness, const Oklch &low, const Oklch &high)
{
    Table table{};
    for (int i = 0; i < kTableSize; ++i) {
        const double value = 2.0 * i / (kTableSize - 1) - 1;
        const Oklch &end = value < 0 ? low : high;
        table[std::size_t(i)]
            = toRgb(between({middleLightness, 0, end.hueDeg}, end, std::abs(value)));
    }
    return table;
}

const Table &bluesTable(bool isDark)
{
    static const Table light = makeSequential({0.975, 0.010, 245}, {0.40, 0.135, 254});
    static const Table dark = makeSequential({0.290, 0.022, 254}, {0.86, 0.100, 238});
    return isDark ? dark : light;
}

const Table &divergingTable(bool isDark)
{
    static const Table light = makeDiverging(0.97, {0.60, 0.190, 258}, {0.70, 0.175, 52});
    static const Table dark = makeDiverging(0.29, {0.70, 0.150, 254}, {0.74, 0.160, 56});
    return isDark ? dark : light;
}

QRgb lookUp(const Table &table, double share)
{
    if (std::isnan(share))
        return qRgb(128, 128, 128);
    return table[std::size_t(std::lround(std::clamp(share, 0.0, 1.0) * (kTableSize - 1)))];
}

QColor mix(const QColor &from, const QColor &to, double share)
{
    return QColor::fromRgbF(float(std::lerp(from.redF(), to.redF(), share)),
        float(std::lerp(from.greenF(), to.greenF(), share)),
        float(std::lerp(from.blueF(), to.blueF(), share)));
}

double luminance(QRgb color)
{
    const auto linear = [](int value) {
        const double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(qRed(color)) + 0.7152 * linear(qGreen(color))
        + 0.0722 * linear(qBlue(color));
}

} // namespace

Theme::Theme(const QPalette &palette)
{
    window = palette.color(QPalette::Active, QPalette::Window);
    isDark = window.lightness() < 128;
    card = palette.color(QPalette::Active, QPalette::Base);
    text = palette.color(QPalette::Active, QPalette::Text);
    const QColor slate = isDark ? QColor(0xa9, 0xb9, 0xcc) : QColor(0x33, 0x4a, 0x66);
    inset = mix(card, slate, isDark ? 0.07 : 0.03);
    border = mix(card, slate, isDark ? 0.22 : 0.16);
    insetBorder = mix(card, slate, isDark ? 0.36 : 0.28);
    mutedText = mix(card, text, isDark ? 0.66 : 0.67);
    accent = isDark ? QColor(0xf5, 0x8f, 0x3d) : QColor(0xd9, 0x5f, 0x02);
    accentFill = mix(card, accent, isDark ? 0.24 : 0.11);
    primary = isDark ? QColor(0x4c, 0x8d, 0xf6) : QColor(0x1f, 0x6f, 0xeb);
    primaryText = Qt::white;
    hoverFill = mix(card, primary, isDark ? 0.24 : 0.10);
    sourceFill = mix(card, primary, isDark ? 0.30 : 0.13);
    targetFill = mix(card, accent, isDark ? 0.30 : 0.16);
    bar = isDark ? QColor(0x5d, 0x9b, 0xd3) : QColor(0x9e, 0xca, 0xe1);
    good = isDark ? QColor(0x4f, 0xc0, 0x7a) : QColor(0x1a, 0x7f, 0x37);
    bad = isDark ? QColor(0xff, 0x7b, 0x86) : QColor(0xb3, 0x1d, 0x28);
}

QRgb Theme::blues(double value) const
{
    return lookUp(bluesTable(isDark), value);
}

QRgb Theme::diverging(double value) const
{
    return lookUp(divergingTable(isDark), (value + 1) / 2);
}

QColor readableOn(QRgb background)
{
    const double light = luminance(background);
    return (1.05 / (light + 0.05)) >= ((light + 0.05) / 0.05) ? QColor(Qt::white)
                                                              : QColor(0x11, 0x18, 0x22);
}

QFont smallFont(const QFont &font)
{
    QFont small = font;
    if (font.pointSizeF() > 0)
        small.setPointSizeF(font.pointSizeF() * 0.86);
    else
        small.setPixelSize(std::max(1, int(std::lround(font.pixelSize() * 0.86))));
    return small;
}

int textHeight(const QFont &font)
{
    QTextLayout layout(QStringLiteral("Ág国、ぎ한"), font);
    layout.beginLayout();
    const double height = layout.createLine().height();
    layout.endLayout();
    return std::max(int(std::ceil(height)), QFontMetrics(font).height());
}

int inLines(const QFont &font, double lines)
{
    return int(std::lround(QFontMetricsF(font).height() * lines));
}

namespace {

/// Paints a button flat and blue. One blue for light and dark: white text is readable on it either
/// way. Not a style sheet, which would freeze the size of the font, and not the palette, of which
/// the style makes a paler blue.
class PrimaryPainter : public QObject {
public:
    explicit PrimaryPainter(QPushButton *button)
        : QObject(button)
        , m_button(*button)
    {
        button->installEventFilter(this);
        button->setAttribute(Qt::WA_Hover);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Paint)
            return QObject::eventFilter(watched, event);
        paint();
        return true;
    }

private:
    void paint()
    {
        const Theme theme(m_button.palette());
        QColor fill(0x1f, 0x6f, 0xeb);
        if (!m_button.isEnabled())
            fill = m_button.palette().color(QPalette::Mid);
        else if (m_button.isDown())
            fill = QColor(0x1a, 0x5f, 0xcc);
        else if (m_button.underMouse())
            fill = QColor(0x3a, 0x80, 0xf0);
        QPainter painter(&m_button);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(fill);
        painter.setPen(m_button.hasFocus() ? QPen(QColor(0x9e, 0xc3, 0xff), 2) : QPen(fill));
        painter.drawRoundedRect(QRectF(m_button.rect()).adjusted(1, 1, -1, -1), 4, 4);
        painter.setPen(m_button.isEnabled() ? QColor(Qt::white) : theme.window);
        painter.drawText(m_button.rect(), Qt::AlignCenter | Qt::TextHideMnemonic, m_button.text());
    }

    QPushButton &m_button; // its parent
};

} // namespace

void makePrimary(QPushButton *button)
{
    new PrimaryPainter(button); // the button owns it
    QFont weight;
    weight.setWeight(QFont::DemiBold);
    button->setFont(weight);
}

} // namespace seq2seq::ui

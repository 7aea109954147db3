// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a tool bar button from the palette, so that light and dark need no second style.
#include "ui/frame/frame_button.h"

#include "ui/frame/symbol.h"
#include "ui/widgets/theme.h"

#include <QMenu>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace seq2seq::ui {

namespace {

// In lines of text.
constexpr double kPadding = 0.6;
constexpr double kGap = 0.35;
constexpr double kChevron = 0.5;
constexpr double kHeight = 0.75; // beside the text
constexpr int kSlack = 2;

struct ButtonColors {
    QColor fill;
    QColor border;
    QColor text;
};

QColor blend(const QColor &from, const QColor &to, double share)
{
    const auto mix = [share](int a, int b) { return int(a + (b - a) * share); };
    return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

} // namespace

FrameButton::FrameButton(QWidget *parent)
    : QToolButton(parent)
{
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void FrameButton::setSymbol(const QString &name)
{
    if (m_symbol == name)
        return;
    m_symbol = name;
    updateGeometry();
    update();
}

void FrameButton::setPrimary(bool isPrimary)
{
    m_isPrimary = isPrimary;
    updateGeometry();
    update();
}

void FrameButton::setWidestTexts(const QStringList &texts)
{
    m_widestTexts = texts;
    updateGeometry();
}

void FrameButton::setSteadyLetters(int letters)
{
    m_steadyLetters = letters;
    updateGeometry();
}

void FrameButton::setCompact(bool isCompact)
{
    if (m_isCompact == isCompact)
        return;
    m_isCompact = isCompact;
    updateGeometry();
    update();
}

int FrameButton::padding() const
{
    return inLines(font(), kPadding);
}

int FrameButton::gap() const
{
    return inLines(font(), kGap);
}

int FrameButton::chevron() const
{
    return inLines(font(), kChevron);
}

QFont FrameButton::textFont() const
{
    QFont result = font();
    if (m_isPrimary)
        result.setWeight(QFont::DemiBold);
    return result;
}

int FrameButton::symbolSize() const
{
    return fontMetrics().height();
}

int FrameButton::widthFor(const QString &text) const
{
    // Advances are rounded to whole pixels; without the slack the last letter would be cut off.
    int width = 2 * padding() + QFontMetrics(textFont()).horizontalAdvance(text) + kSlack;
    if (!m_symbol.isEmpty())
        width += symbolSize() + gap();
    if (menu())
        width += chevron() + gap();
    return width;
}

int FrameButton::fullWidth() const
{
    if (m_steadyLetters > 0)
        return widthFor(QString(m_steadyLetters, u'n'));
    int width = widthFor(text());
    for (const QString &widest : m_widestTexts)
        width = std::max(width, widthFor(widest));
    return width;
}

QSize FrameButton::sizeHint() const
{
    const int width = showsText() ? fullWidth() : 2 * padding() + symbolSize();
    return {width, textHeight(font()) + inLines(font(), kHeight)};
}

QSize FrameButton::minimumSizeHint() const
{
    const QSize wished = sizeHint();
    return m_steadyLetters > 0
        ? QSize(std::min(wished.width(), widthFor(QStringLiteral("mmmm…"))), wished.height())
        : wished;
}

void FrameButton::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    ButtonColors colors{theme.card, theme.insetBorder, theme.text};
    if (m_isPrimary && isEnabled())
        colors = {QColor(0x1f, 0x6f, 0xeb), QColor(0x1a, 0x5f, 0xcc), Qt::white};
    if (!isEnabled())
        colors = {theme.window, theme.border, blend(theme.window, theme.mutedText, 0.55)};
    else if (isDown())
        colors.fill = blend(colors.fill, colors.text, 0.16);
    else if (underMouse())
        colors.fill = blend(colors.fill, colors.text, 0.07);

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colors.fill);
    painter.setPen(colors.border);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(frame, 4, 4);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_isPrimary ? QColor(Qt::white) : theme.primary, 1.5));
        painter.drawRoundedRect(frame.adjusted(2, 2, -2, -2), 3, 3);
    }

    QRect inside = rect().adjusted(padding(), 0, -padding(), 0);
    if (menu()) {
        const double half = chevron() / 2.0;
        const QPointF tip(inside.right() - half, rect().center().y() + half * 0.75);
        QPainterPath path(tip + QPointF(-half, -half));
        path.lineTo(tip);
        path.lineTo(tip + QPointF(half, -half));
        painter.strokePath(path, QPen(isEnabled() ? theme.mutedText : colors.text, 1.4));
        inside.setRight(inside.right() - chevron() - gap());
    }
    if (!m_symbol.isEmpty()) {
        const int size = symbolSize();
        painter.drawPixmap(QPoint(inside.left(), inside.center().y() - size / 2),
            symbolPixmap(m_symbol, colors.text, size, devicePixelRatioF()));
        inside.setLeft(inside.left() + size + gap());
    }
    if (!showsText())
        return;
    painter.setFont(textFont());
    painter.setPen(colors.text);
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, inside.width()));
}

} // namespace seq2seq::ui

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

constexpr int kPadding = 10;
constexpr int kGap = 6;
constexpr int kChevron = 8;
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

void FrameButton::setShrinkable(bool isShrinkable)
{
    m_isShrinkable = isShrinkable;
    setSizePolicy(isShrinkable ? QSizePolicy::Preferred : QSizePolicy::Fixed, QSizePolicy::Fixed);
    updateGeometry();
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
    int width = 2 * kPadding + QFontMetrics(textFont()).horizontalAdvance(text) + kSlack;
    if (!m_symbol.isEmpty())
        width += symbolSize() + kGap;
    if (menu())
        width += kChevron + kGap;
    return width;
}

QSize FrameButton::sizeHint() const
{
    int width = widthFor(text());
    for (const QString &widest : m_widestTexts)
        width = std::max(width, widthFor(widest));
    return {width, fontMetrics().height() + 12};
}

QSize FrameButton::minimumSizeHint() const
{
    const QSize wished = sizeHint();
    return m_isShrinkable
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

    QRect inside = rect().adjusted(kPadding, 0, -kPadding, 0);
    if (menu()) {
        const QPointF tip(inside.right() - kChevron / 2.0, rect().center().y() + 3.0);
        QPainterPath chevron(tip + QPointF(-kChevron / 2.0, -4));
        chevron.lineTo(tip);
        chevron.lineTo(tip + QPointF(kChevron / 2.0, -4));
        painter.strokePath(chevron, QPen(isEnabled() ? theme.mutedText : colors.text, 1.4));
        inside.setRight(inside.right() - kChevron - kGap);
    }
    if (!m_symbol.isEmpty()) {
        const int size = symbolSize();
        painter.drawPixmap(QPoint(inside.left(), inside.center().y() - size / 2),
            symbolPixmap(m_symbol, colors.text, size, devicePixelRatioF()));
        inside.setLeft(inside.left() + size + kGap);
    }
    painter.setFont(textFont());
    painter.setPen(colors.text);
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, inside.width()));
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/network_box.h"

#include "ui/model/part_texts.h"
#include "ui/widgets/equation_markup.h"
#include "ui/widgets/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kGap = 12; // between two boxes of a row
constexpr int kPadding = 5;
constexpr int kFillAlpha = 46;

void setUp(QTextDocument &document, const QString &markup, const QFont &font)
{
    document.setDefaultFont(font);
    document.setDocumentMargin(0);
    document.setHtml(equationHtml(markup));
}

void drawMarkup(QPainter &painter, const QRect &rect, const QString &markup, const QFont &font,
    const QColor &color)
{
    QTextDocument document;
    setUp(document, markup, font);
    const QSizeF size(document.idealWidth(), document.size().height());
    painter.save();
    painter.translate(rect.x() + (rect.width() - size.width()) / 2,
        rect.y() + (rect.height() - size.height()) / 2);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, color);
    document.documentLayout()->draw(&painter, context);
    painter.restore();
}

} // namespace

NetworkBox::NetworkBox(NetworkPart part, QWidget *parent)
    : QAbstractButton(parent)
    , m_part(part)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void NetworkBox::setCells(const QStringList &cells)
{
    m_cells = cells;
    updateGeometry();
    update();
}

void NetworkBox::setOff(bool isOff)
{
    m_isOff = isOff;
    update();
}

void NetworkBox::setSelected(bool isSelected)
{
    m_isSelected = isSelected;
    update();
}

QRect NetworkBox::cellHere(int index) const
{
    const int count = std::max(1, cells());
    const double step = (width() + kGap) / double(count);
    const int left = int(std::lround(index * step));
    return {left, 0, int(std::lround((index + 1) * step)) - kGap - left, height()};
}

QRect NetworkBox::cell(int index) const
{
    return cellHere(index).translated(pos());
}

int NetworkBox::cellWidth() const
{
    int width = 0;
    for (const QString &markup : m_cells) {
        QTextDocument document;
        setUp(document, markup, font());
        width = std::max(width, int(std::ceil(document.idealWidth())));
    }
    return width + 2 * kPadding;
}

QSize NetworkBox::sizeHint() const
{
    return {cells() * (cellWidth() + kGap) - kGap, textHeight(font()) + 2 * kPadding};
}

void NetworkBox::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isLit = m_isSelected || hasFocus();
    QColor fill = partColor(m_part);
    fill.setAlpha(kFillAlpha);
    QPen pen(m_isSelected ? theme.accent
            : hasFocus()  ? theme.primary
                          : partColor(m_part),
        isLit ? 2.0 : 1.2);
    if (m_isOff)
        pen.setStyle(Qt::DashLine);
    for (int i = 0; i < cells(); ++i) {
        const QRect place = cellHere(i);
        painter.setPen(pen);
        painter.setBrush(theme.card);
        painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), 3, 3);
        painter.setBrush(m_isOff ? QColor(Qt::transparent) : underMouse() ? theme.hoverFill : fill);
        painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), 3, 3);
        drawMarkup(painter, place, m_cells.at(i), font(), m_isOff ? theme.mutedText : theme.text);
    }
}

void NetworkBox::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void NetworkBox::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

FlowLabel::FlowLabel(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void FlowLabel::setFlow(const Flow &flow, bool isInLetters)
{
    m_flow = flow;
    setObjectName(QStringLiteral("flow%1").arg(int(flow.kind)));
    setText(isInLetters ? shapeLetters(flow) : shapeNumbers(flow));
    const QString title = equationText(flowTitle(flow.kind));
    setAccessibleName(tr("%1: %2 = %3").arg(title, shapeLetters(flow), shapeNumbers(flow)));
    setToolTip(tr("%1: %2 = %3. B: sentences of a batch, m and n: source and target words, L: "
                  "layers.")
                   .arg(title, shapeLetters(flow), shapeNumbers(flow)));
    updateGeometry();
    update();
}

void FlowLabel::setSelected(bool isSelected)
{
    m_isSelected = isSelected;
    update();
}

QSize FlowLabel::sizeHint() const
{
    const QFontMetrics metrics(smallFont(font()));
    return {metrics.horizontalAdvance(text()) + 4,
        std::max(metrics.height() + 1, fontMetrics().height())};
}

void FlowLabel::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    QPainter painter(this);
    QFont small = smallFont(font());
    small.setUnderline(underMouse() || hasFocus());
    small.setBold(false);
    painter.setFont(small);
    painter.fillRect(rect(), theme.card);
    painter.setPen(m_isSelected ? theme.accent : theme.primary);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

void FlowLabel::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void FlowLabel::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace seq2seq::ui

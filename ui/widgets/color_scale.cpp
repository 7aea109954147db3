// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/color_scale.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

double barWidth(const QFontMetricsF &metrics)
{
    return std::ceil(metrics.height() * 0.6);
}

} // namespace

double ColorScale::width(const QFont &font)
{
    const QFontMetricsF metrics(font);
    return std::ceil(
        metrics.height() + barWidth(metrics) + metrics.horizontalAdvance(QStringLiteral(" −0.00")));
}

void ColorScale::paint(
    QPainter &painter, const QRectF &area, const QFont &font, const QColor &textColor) const
{
    const QFontMetricsF metrics(font);
    const double lineHeight = metrics.height();
    if (area.height() < 2 * lineHeight)
        return;
    const QRectF bar(area.left() + lineHeight, area.top() + lineHeight / 2, barWidth(metrics),
        area.height() - lineHeight);
    const int lines = std::max(2, int(bar.height()));
    for (int i = 0; i < lines; ++i) {
        const double value = high - (high - low) * i / (lines - 1);
        painter.fillRect(QRectF(bar.left(), bar.top() + bar.height() * i / lines, bar.width(),
                             bar.height() / lines + 0.5),
            QColor::fromRgb(colorOf(value)));
    }
    painter.setFont(font);
    painter.setPen(textColor);
    const int numbers = area.height() >= 3.5 * lineHeight ? 3 : 2;
    for (int i = 0; i < numbers; ++i) {
        const double share = double(i) / (numbers - 1);
        const double value = high - (high - low) * share;
        QString text = textOf ? textOf(value) : QLocale().toString(value, 'g', 2);
        text.replace(u'-', u'−');
        painter.drawText(QRectF(bar.right(), bar.top() + share * bar.height() - lineHeight / 2,
                             area.right() - bar.right(), lineHeight),
            Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
    }
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/column_labels.h"

#include "ui/widgets/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace seq2seq::ui {

namespace {

constexpr double kSlantDeg = 52;
constexpr double kLean = 0.25; // of the ascent that a slanted word is set beside the middle
constexpr double kSlantRad = kSlantDeg * std::numbers::pi / 180;
constexpr double kFoot = 4; // between a slanted word and what it stands on

/// Whether centred labels leave a little air between neighbours; a label may be wider than its own
/// column.
bool fitSideBySide(const QStringList &texts, const QFontMetricsF &metrics, double columnWidth)
{
    double before = 0;
    for (const QString &text : texts) {
        const double width = metrics.horizontalAdvance(text);
        if ((before + width) / 2 + 3 > columnWidth)
            return false;
        before = width;
    }
    return true;
}

} // namespace

ColumnLabels ColumnLabels::fit(
    const QStringList &words, const QFont &font, double columnWidth, double longest)
{
    ColumnLabels labels{font, words, false, 0};
    if (!fitSideBySide(words, QFontMetricsF(font), columnWidth))
        labels.font = smallFont(font);
    const QFontMetricsF metrics(labels.font);
    labels.isSlanted = !fitSideBySide(words, metrics, columnWidth);
    labels.height = metrics.height() + 2;
    if (!labels.isSlanted)
        return labels;
    double widest = 0;
    for (QString &text : labels.texts) {
        text = metrics.elidedText(text, Qt::ElideRight, longest);
        widest = std::max(widest, metrics.horizontalAdvance(text));
    }
    labels.height = widest * std::sin(kSlantRad)
        + std::max(metrics.height() * 0.7, kFoot + metrics.ascent() * std::cos(kSlantRad));
    return labels;
}

double ColumnLabels::reach(qsizetype index) const
{
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(texts.at(index));
    return isSlanted
        ? width * std::cos(kSlantRad) + metrics.ascent() * (std::sin(kSlantRad) - kLean)
        : width / 2;
}

double ColumnLabels::columnWidthWithin(double room, double most) const
{
    double width = most;
    for (qsizetype i = 0; isSlanted && i < texts.size(); ++i)
        width = std::min(width, (room - reach(i)) / (double(i) + 0.5));
    return std::max(width, 1.0);
}

int ColumnLabels::stride(double columnWidth) const
{
    return isSlanted ? strideFor(QFontMetricsF(font).height(), columnWidth) : 1;
}

void ColumnLabels::paintAbove(QPainter &painter, qsizetype index, const QPointF &foot) const
{
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    if (!isSlanted) {
        painter.drawText(foot - QPointF(reach(index), metrics.descent() + 2), texts.at(index));
        return;
    }
    painter.save();
    painter.translate(foot + QPointF(metrics.ascent() * kLean, -kFoot));
    painter.rotate(-kSlantDeg);
    painter.drawText(QPointF(0, 0), texts.at(index));
    painter.restore();
}

void ColumnLabels::paintBelow(
    QPainter &painter, qsizetype index, const QPointF &head, double room) const
{
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    if (!isSlanted) {
        const double left
            = std::clamp(head.x() - reach(index), 0.0, std::max(room - 2 * reach(index), 0.0));
        painter.drawText(QPointF(left, head.y() + metrics.ascent() + 1), texts.at(index));
        return;
    }
    painter.save();
    painter.translate(head + QPointF(-metrics.ascent() * kLean, metrics.ascent() * 0.7));
    painter.rotate(kSlantDeg);
    painter.drawText(QPointF(0, 0), texts.at(index));
    painter.restore();
}

int strideFor(double textHeight, double cellSize)
{
    return std::max(1, int(std::ceil(textHeight * kLineShare / std::max(cellSize, 0.1))));
}

} // namespace seq2seq::ui

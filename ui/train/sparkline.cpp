// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/sparkline.h"

#include "ui/widgets/theme.h"
#include "ui/widgets/tip.h"

#include <QHelpEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr double kMargin = 3;

} // namespace

Sparkline::Sparkline(Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_tone(tone)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void Sparkline::clear()
{
    m_values.clear();
    update();
}

void Sparkline::append(double value)
{
    m_values.append(value);
    update();
}

void Sparkline::setReference(double value)
{
    m_reference = value;
    update();
}

QColor Sparkline::color() const
{
    const Theme theme(palette());
    switch (m_tone) {
    case Tone::Orange:
        return theme.accent;
    case Tone::Green:
        return theme.isDark ? QColor(0x35, 0xc0, 0x96) : QColor(0x1b, 0x9e, 0x77);
    case Tone::Violet:
        return theme.isDark ? QColor(0xa5, 0x9f, 0xe0) : QColor(0x75, 0x70, 0xb3);
    case Tone::Blue:
        break;
    }
    return theme.primary;
}

void Sparkline::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    QPainter painter(this);
    const CurveSummary::Part span = m_values.part(0, m_values.size());
    if (span.isEmpty()) {
        painter.setPen(QPen(theme.border, 1));
        painter.drawLine(QPointF(0, height() - kMargin), QPointF(width(), height() - kMargin));
        return;
    }
    const double top = kMargin;
    const double bottom = height() - kMargin;
    const double extent = span.highest - span.lowest;
    const auto y = [&](double value) {
        return extent > 0 ? bottom - (value - span.lowest) / extent * (bottom - top)
                          : (top + bottom) / 2;
    };
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_reference > span.lowest && m_reference < span.highest) {
        painter.setPen(QPen(theme.mutedText, 1, Qt::DashLine));
        painter.drawLine(QPointF(0, y(m_reference)), QPointF(width(), y(m_reference)));
    }
    paintCurve(painter, y);
}

void Sparkline::paintCurve(QPainter &painter, const std::function<double(double)> &y) const
{
    // Where many values share a column of pixels, a faint band shows their span and the line their
    // mean: no peak is lost, the course stays readable, and a long run costs no more than a short
    // one.
    const std::size_t count = m_values.size();
    const auto columns = std::min(count, std::size_t(std::max(2, width())));
    QColor band = color();
    band.setAlpha(90);
    QPolygonF line;
    QVector<QLineF> spans;
    for (std::size_t column = 0; column < columns; ++column) {
        const CurveSummary::Part part
            = m_values.part(column * count / columns, (column + 1) * count / columns);
        if (part.isEmpty())
            continue;
        const double share = columns < 2 ? 1 : double(column) / double(columns - 1);
        const double x = 1 + share * (width() - 2);
        line << QPointF(x, y(part.mean()));
        if (part.highest > part.lowest)
            spans << QLineF(x, y(part.lowest), x, y(part.highest));
    }
    painter.setPen(QPen(band, 1));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawLines(spans);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(), 1)); // a wider one costs ten times as long to paint
    if (line.size() == 1)
        painter.drawPoint(line.first());
    else
        painter.drawPolyline(line);
}

bool Sparkline::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_values.size() == 0 || !m_describe)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const double share = std::clamp(help->pos().x() / double(std::max(1, width() - 1)), 0.0, 1.0);
    const auto index = std::size_t(std::lround(share * double(m_values.size() - 1)));
    showTipBelow(this, rect(), help->pos().x(), m_describe(index));
    return true;
}

} // namespace seq2seq::ui

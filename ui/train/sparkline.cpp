// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/sparkline.h"

#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr double kMargin = 3;

/// The lowest and highest finite value.
struct Span {
    double lower = 0;
    double upper = 0;
    bool isEmpty = true;

    void include(double value)
    {
        if (!std::isfinite(value))
            return;
        lower = isEmpty ? value : std::min(lower, value);
        upper = isEmpty ? value : std::max(upper, value);
        isEmpty = false;
    }
};

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
    m_values.push_back(value);
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
    Span span;
    for (double value : m_values)
        span.include(value);
    if (span.isEmpty) {
        painter.setPen(QPen(theme.border, 1));
        painter.drawLine(QPointF(0, height() - kMargin), QPointF(width(), height() - kMargin));
        return;
    }
    const double top = kMargin;
    const double bottom = height() - kMargin;
    const double extent = span.upper - span.lower;
    const auto y = [&](double value) {
        return extent > 0 ? bottom - (value - span.lower) / extent * (bottom - top)
                          : (top + bottom) / 2;
    };
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_reference > span.lower && m_reference < span.upper) {
        painter.setPen(QPen(theme.mutedText, 1, Qt::DashLine));
        painter.drawLine(QPointF(0, y(m_reference)), QPointF(width(), y(m_reference)));
    }
    // One column of pixels shows the span of its values, so that no peak is lost and long runs stay
    // cheap.
    const std::size_t count = m_values.size();
    const auto columns = std::size_t(std::max(2, width()));
    QPolygonF line;
    for (std::size_t column = 0; column < std::min(columns, count); ++column) {
        const std::size_t begin = count <= columns ? column : column * count / columns;
        const std::size_t end = count <= columns ? column + 1 : (column + 1) * count / columns;
        Span part;
        for (std::size_t i = begin; i < end; ++i)
            part.include(m_values[i]);
        if (part.isEmpty)
            continue;
        const double share = count < 2 ? 1 : double(begin) / double(count - 1);
        const double x = 1 + share * (width() - 2);
        line << QPointF(x, y(part.lower));
        if (part.upper > part.lower)
            line << QPointF(x, y(part.upper));
    }
    painter.setPen(QPen(color(), 1.3, Qt::SolidLine, Qt::RoundCap, Qt::BevelJoin));
    if (line.size() == 1)
        painter.drawPoint(line.first());
    else
        painter.drawPolyline(line);
}

bool Sparkline::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_values.empty() || !m_describe)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const double share = std::clamp(help->pos().x() / double(std::max(1, width() - 1)), 0.0, 1.0);
    const auto index = std::size_t(std::lround(share * double(m_values.size() - 1)));
    QToolTip::showText(help->globalPos(), m_describe(index), this);
    return true;
}

} // namespace seq2seq::ui

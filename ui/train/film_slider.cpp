// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/film_slider.h"

#include "ui/widgets/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {
constexpr double kHandleRadius = 6.5;
constexpr double kDotRadius = 3;
constexpr double kNarrowestDots
    = 8; ///< pixels between dots below which they would merge into a bar
} // namespace

FilmSlider::FilmSlider(QWidget *parent)
    : QSlider(Qt::Horizontal, parent)
{
    setRange(0, 0);
    setPageStep(5);
    setEnabled(false);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FilmSlider::setFrameCount(int count)
{
    const bool wasLive = isLive();
    m_frameCount = count;
    setRange(0, std::max(0, count - 1));
    setEnabled(count > 0);
    if (wasLive)
        setValue(maximum());
    update();
}

void FilmSlider::setKept(std::vector<bool> kept)
{
    if (m_kept == kept)
        return;
    m_kept = std::move(kept);
    update();
}

QPointF FilmSlider::framePosition(int frame) const
{
    const double length = width() - 2 * kHandleRadius - 2;
    const double share = m_frameCount > 1 ? frame / double(m_frameCount - 1) : 1;
    return {kHandleRadius + 1 + share * length, height() / 2.0};
}

int FilmSlider::frameAt(double x) const
{
    if (m_frameCount < 2)
        return 0;
    const double length = width() - 2 * kHandleRadius - 2;
    const double share = (x - kHandleRadius - 1) / std::max(1.0, length);
    return std::clamp(int(std::lround(share * (m_frameCount - 1))), 0, m_frameCount - 1);
}

void FilmSlider::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double y = height() / 2.0;
    const double left = kHandleRadius + 1;
    const double right = width() - kHandleRadius - 1;
    painter.setPen(QPen(theme.insetBorder, 3, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(left, y), QPointF(right, y));
    if (m_frameCount == 0)
        return;
    const QPointF handle = framePosition(value());
    QColor passed = theme.primary;
    passed.setAlpha(110);
    painter.setPen(QPen(passed, 3, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(left, y), handle);
    painter.setPen(Qt::NoPen);
    const double gap = (right - left) / std::max(1, m_frameCount - 1);
    const int stride = std::max(1, int(std::ceil(kNarrowestDots / std::max(gap, 0.01))));
    for (int frame = 0; frame < m_frameCount; frame += stride) {
        const QColor color = frame <= value() ? theme.primary : theme.mutedText;
        const bool isKept = std::size_t(frame) < m_kept.size() && m_kept[std::size_t(frame)];
        painter.setPen(isKept ? QPen(Qt::NoPen) : QPen(color, 1.5));
        painter.setBrush(isKept ? color : theme.card);
        painter.drawEllipse(framePosition(frame), kDotRadius, kDotRadius);
    }
    painter.setBrush(theme.primary);
    painter.setPen(QPen(theme.card, 1.5));
    painter.drawEllipse(handle, kHandleRadius, kHandleRadius);
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(handle, kHandleRadius + 1.5, kHandleRadius + 1.5);
    }
}

void FilmSlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    setSliderDown(true);
    setValue(frameAt(event->position().x()));
    event->accept();
}

void FilmSlider::mouseMoveEvent(QMouseEvent *event)
{
    if (isSliderDown())
        setValue(frameAt(event->position().x()));
    event->accept();
}

void FilmSlider::mouseReleaseEvent(QMouseEvent *event)
{
    setSliderDown(false);
    event->accept();
}

} // namespace seq2seq::ui

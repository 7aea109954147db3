// SPDX-License-Identifier: GPL-3.0-or-later
// The words under the diagram and the arrows between its boxes.
#include "ui/model/network_box.h"
#include "ui/model/network_view.h"
#include "ui/model/part_texts.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr double kHead = 5; // length of an arrow's head
constexpr int kSide = 3; // a line passes so far beside a box

/// A line through these points with a head at its end.
void arrow(QPainter &painter, const QPolygonF &points)
{
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(points);
    const QPointF end = points.last();
    const QPointF before = points.at(points.size() - 2);
    const double length = std::hypot(end.x() - before.x(), end.y() - before.y());
    if (length <= 0)
        return;
    const QPointF along = (end - before) / length;
    const QPointF across(-along.y(), along.x());
    const QPointF base = end - along * kHead;
    painter.setBrush(painter.pen().color());
    const QPen pen = painter.pen();
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(QPolygonF{end, base + across * kHead * 0.5, base - across * kHead * 0.5});
    painter.setPen(pen);
}

/// From the top of a box to the bottom of one above, past what is between, left or right of it.
void passBeside(QPainter &painter, const QRect &from, const QRect &to, bool isLeft)
{
    const double beside = isLeft ? from.left() - kSide : from.right() + kSide;
    const double share = isLeft ? 0.25 : 0.75;
    const double start = from.left() + from.width() * share;
    const double end = to.left() + to.width() * share;
    arrow(painter,
        QPolygonF{{start, double(from.top())}, {start, from.top() - 4.0},
            {beside, from.top() - 4.0}, {beside, to.bottom() + 8.0}, {end, to.bottom() + 8.0},
            {end, to.bottom() + 1.0}});
}

void straightUp(QPainter &painter, const QRect &from, const QRect &to)
{
    const double x = from.center().x();
    arrow(painter, QPolygonF{{x, double(from.top())}, {x, to.bottom() + 1.0}});
}

} // namespace

void NetworkView::paintEvent(QPaintEvent *)
{
    if (m_words.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme(palette()).mutedText, 1.2));
    paintEncoder(painter);
    paintDecoder(painter);
    paintBetween(painter);
}

void NetworkView::paintEncoder(QPainter &painter) const
{
    const NetworkBox *input = m_convolved->isHidden() ? m_inputs : m_convolved;
    const bool isBoth = !m_backward->isHidden();
    for (int i = 0; i < m_inputs->cells(); ++i) {
        const QRect word = m_inputs->cell(i);
        painter.save();
        painter.setPen(Theme(palette()).text);
        const QString text
            = painter.fontMetrics().elidedText(m_words.at(i), Qt::ElideRight, word.width() + 8);
        painter.drawText(
            QRect(word.x() - 5, word.bottom() + 10, word.width() + 10, textHeight(font())),
            Qt::AlignCenter, text);
        painter.restore();
        arrow(painter,
            QPolygonF{{double(word.center().x()), word.bottom() + 11.0},
                {double(word.center().x()), word.bottom() + 1.0}});
        if (input == m_convolved) {
            straightUp(painter, word, m_convolved->cell(i));
            if (i > 0) // z_{i-1} reads x_i too
                arrow(painter,
                    QPolygonF{{double(word.left() + 4), double(word.top())},
                        {m_convolved->cell(i - 1).right() - 4.0,
                            m_convolved->cell(i - 1).bottom() + 1.0}});
        }
        const QRect forward = m_forward->cell(i);
        const QRect state = m_annotations->cell(i);
        if (isBoth) {
            straightUp(painter, input->cell(i), m_backward->cell(i));
            passBeside(painter, input->cell(i), forward, true);
            passBeside(painter, m_backward->cell(i), state, false);
        } else {
            straightUp(painter, input->cell(i), forward);
        }
        straightUp(painter, forward, state);
        if (i + 1 == m_inputs->cells())
            continue;
        const double y = forward.center().y();
        arrow(painter,
            QPolygonF{{forward.right() + 1.0, y}, {double(m_forward->cell(i + 1).x()), y}});
        if (isBoth) {
            const double below = m_backward->cell(i).center().y();
            arrow(painter,
                QPolygonF{{double(m_backward->cell(i + 1).x()), below},
                    {m_backward->cell(i).right() + 1.0, below}});
        }
    }
}

void NetworkView::paintDecoder(QPainter &painter) const
{
    const std::vector<NetworkBox *> rows = decoderRows();
    for (std::size_t i = 1; i < rows.size(); ++i)
        straightUp(painter, rows[i]->geometry(), rows[i - 1]->geometry());
    const QRect target = m_target->geometry();
    const double x = target.center().x();
    arrow(painter, QPolygonF{{x, target.bottom() + 11.0}, {x, target.bottom() + 1.0}});
    painter.save();
    painter.setPen(Theme(palette()).text);
    painter.drawText(QRect(target.x(), target.bottom() + 10, target.width(), textHeight(font())),
        Qt::AlignCenter, tr("the word before"));
    painter.restore();
    if (m_joined->isHidden())
        return;
    // o_{t-1}: one step later
    QPen dashed = painter.pen();
    dashed.setStyle(Qt::DashLine);
    painter.save();
    painter.setPen(dashed);
    const QRect output = m_output->geometry();
    const QRect joined = m_joined->geometry();
    const double beside = output.right() + 9;
    arrow(painter,
        QPolygonF{{output.right() + 1.0, double(output.center().y())},
            {beside, double(output.center().y())}, {beside, double(joined.center().y())},
            {joined.right() + 1.0, double(joined.center().y())}});
    painter.restore();
}

void NetworkView::paintBetween(QPainter &painter) const
{
    const QRect attention = m_panels.at(NetworkPart::Attention)->geometry();
    const QRect start = m_panels.at(NetworkPart::Start)->geometry();
    const QRect state = m_state->geometry();
    const double right = m_forward->geometry().right();
    if (m_config.attention != AttentionKind::None) {
        const double y = m_annotations->geometry().center().y();
        const double into = std::clamp(y, attention.top() + 6.0, attention.bottom() - 6.0);
        arrow(painter,
            QPolygonF{{right + 1, y}, {right + 16, y}, {right + 16, into},
                {double(attention.left()), into}});
        // h_t asks, a_t answers.
        const QRect output = m_output->geometry();
        const double half = attention.right() + (output.left() - attention.right()) / 2.0;
        const double asks = std::clamp(
            double(state.top() + 8), attention.top() + 20.0, double(attention.bottom()) - 6);
        arrow(painter,
            QPolygonF{{double(state.left()), state.top() + 8.0}, {half + 3, state.top() + 8.0},
                {half + 3, asks}, {attention.right() + 1.0, asks}});
        const double answers = std::clamp(
            double(output.center().y()), attention.top() + 10.0, attention.bottom() - 20.0);
        painter.save();
        painter.setPen(QPen(partColor(NetworkPart::Attention), 1.8));
        arrow(painter,
            QPolygonF{{attention.right() + 1.0, answers}, {half - 3, answers},
                {half - 3, double(output.center().y())},
                {double(output.left()), double(output.center().y())}});
        painter.restore();
    }
    if (m_config.start != StartKind::Zero) {
        const double y = m_forward->geometry().center().y();
        arrow(painter,
            QPolygonF{{right + 1, y}, {right + 10, y}, {right + 10, double(start.center().y())},
                {double(start.left()), double(start.center().y())}});
    }
    const double half = start.right() + (state.left() - start.right()) / 2.0;
    arrow(painter,
        QPolygonF{{start.right() + 1.0, double(start.center().y())},
            {half, double(start.center().y())}, {half, state.bottom() - 8.0},
            {double(state.left()), state.bottom() - 8.0}});
}

} // namespace seq2seq::ui

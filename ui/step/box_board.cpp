// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes in columns, joined by arrows.
#include "ui/step/box_board.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPolygonF>
#include <QResizeEvent>

#include <algorithm>

namespace seq2seq::ui {

namespace {

constexpr int kArrowLength = 9; // between two boxes of a column
constexpr int kColumnGap = 30; // room for the arrows between columns
constexpr double kDetour = 11; // beside a column, for an arrow past a box of it

void paintArrow(QPainter &painter, QPolygonF route)
{
    constexpr double kHeadLength = 7;
    constexpr double kHeadWidth = 3;
    const QPointF tip = route.takeLast();
    const QPointF from = route.last();
    const QLineF line(from, tip);
    if (line.length() < kHeadLength)
        return;
    const QPointF along = (tip - from) / line.length();
    const QPointF across(-along.y(), along.x());
    const QPointF neck = tip - along * kHeadLength;
    painter.drawPolyline(route << neck);
    painter.drawPolygon(QPolygonF{tip, neck + across * kHeadWidth, neck - across * kHeadWidth});
}

} // namespace

BoxBoard::BoxBoard(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(2, 2, 2, 2);
    m_layout->setSpacing(kColumnGap);
}

void BoxBoard::addColumn(const QVector<Box *> &boxes, const QVector<int> &stretches, int stretch)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(kArrowLength);
    for (int i = 0; i < boxes.size(); ++i) {
        Box *box = boxes.at(i);
        column->addWidget(box, stretches.value(i));
        m_boxes << box;
        connect(box, &Box::symbolHovered, this, [this](const QString &key) {
            light(key);
            emit symbolHovered(key);
        });
        connect(box, &Box::symbolClicked, this, &BoxBoard::symbolClicked);
        connect(box, &Box::told, this, &BoxBoard::told);
        connect(box, &Box::valuesRequested, this, &BoxBoard::valuesRequested);
        connect(box, &Box::unitPointed, this, &BoxBoard::unitPointed);
        connect(box, &Box::unitPicked, this, &BoxBoard::unitPicked);
    }
    m_layout->addLayout(column, stretch);
}

void BoxBoard::setArrows(const QVector<BoxArrow> &arrows)
{
    m_arrows = arrows;
    update();
}

void BoxBoard::light(const QString &key)
{
    light(QVector<LitCells>{{key, -1}});
}

void BoxBoard::light(const QVector<LitCells> &lit)
{
    for (Box *box : m_boxes)
        box->light(lit);
}

/// Columns stand under each other where the board is too narrow for them: it scrolls down, never
/// sideways.
void BoxBoard::arrange()
{
    int needed = m_layout->contentsMargins().left() + m_layout->contentsMargins().right()
        + (m_layout->count() - 1) * kColumnGap;
    for (int i = 0; i < m_layout->count(); ++i)
        needed += m_layout->itemAt(i)->minimumSize().width();
    const bool isWide = width() >= needed;
    const QBoxLayout::Direction direction
        = isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    const int spacing = isWide ? kColumnGap : kArrowLength;
    // Setting either asks for the layout again, even to what it is.
    if (m_layout->direction() != direction)
        m_layout->setDirection(direction);
    if (m_layout->spacing() != spacing)
        m_layout->setSpacing(spacing);
}

QSize BoxBoard::minimumSizeHint() const
{
    int widest = 0;
    for (int i = 0; i < m_layout->count(); ++i)
        widest = std::max(widest, m_layout->itemAt(i)->minimumSize().width());
    const QMargins margins = m_layout->contentsMargins();
    return {widest + margins.left() + margins.right(), m_layout->minimumSize().height()};
}

/// A scroll area asks for the least height at any width; wrapped formulas need what they need at
/// this one.
void BoxBoard::reserveHeight()
{
    setMinimumHeight(m_layout->hasHeightForWidth() ? m_layout->minimumHeightForWidth(width()) : 0);
}

bool BoxBoard::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) {
        arrange();
        reserveHeight();
    }
    return QWidget::event(event);
}

void BoxBoard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() == event->oldSize().width())
        return;
    arrange();
    reserveHeight();
}

/// Straight between columns and between neighbours of one; around the boxes between otherwise.
QPolygonF BoxBoard::routeOf(const BoxArrow &arrow) const
{
    const QRectF start(arrow.from->geometry());
    const QRectF end(arrow.to->geometry());
    if (end.left() > start.right())
        return {{start.right() + 1, start.center().y()}, {end.left(), end.center().y()}};
    for (const Box *box : m_boxes) {
        const QRectF between(box->geometry());
        if (box->isHidden() || between.left() > start.right() || between.right() < start.left()
            || between.top() < start.bottom() || between.bottom() > end.top())
            continue;
        const double x = std::min(start.left(), end.left()) - kDetour;
        return {{start.left(), start.center().y()}, {x, start.center().y()}, {x, end.center().y()},
            {end.left(), end.center().y()}};
    }
    return {{start.center().x(), start.bottom() + 1}, {end.center().x(), end.top()}};
}

void BoxBoard::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const BoxArrow &arrow : m_arrows) {
        if (arrow.from->isHidden() || arrow.to->isHidden())
            continue;
        painter.setPen(QPen(theme.mutedText, 1));
        painter.setBrush(theme.mutedText);
        paintArrow(painter, routeOf(arrow));
    }
}

} // namespace seq2seq::ui

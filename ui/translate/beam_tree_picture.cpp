// SPDX-License-Identifier: GPL-3.0-or-later
// The tree as a picture: boxes, lines between them, zoom and drag.
#include "ui/translate/beam_tree.h"
#include "ui/widgets/format.h"
#include "ui/widgets/theme.h"

#include <QGraphicsPathItem>
#include <QGraphicsSimpleTextItem>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr double kGapX = 34; // between columns, device-independent pixels
constexpr double kPadX = 7;
constexpr double kPadY = 3;
constexpr double kThinnest = 1;
constexpr double kThickest = 7;

/// What a box is painted with.
struct NodeStyle {
    QColor fill;
    QColor border;
    QColor text;
    Qt::PenStyle line = Qt::SolidLine;
};

NodeStyle styleOf(const SearchNode &node, const PlacedNode &placed, const Theme &theme)
{
    NodeStyle style{theme.inset, theme.insetBorder, theme.text};
    if (node.isBest)
        style = {theme.accentFill, theme.accent, theme.text};
    else if (placed.isPruned)
        style = {theme.card, theme.border, theme.mutedText};
    if (placed.isGreedy && !node.isBest) {
        style.border = theme.primary;
        style.line = Qt::DashLine;
    }
    return style;
}

QString captionOf(const SearchNode &node, const PlacedNode &placed)
{
    const QString word = QString::fromStdString(node.word);
    return placed.hidden > 0 ? QStringLiteral("%1 ⊞%2").arg(word).arg(placed.hidden) : word;
}

} // namespace

BeamTreePicture::BeamTreePicture(QWidget *parent)
    : QGraphicsView(parent)
{
    setScene(new QGraphicsScene(this));
    setRenderHint(QPainter::Antialiasing);
    setDragMode(QGraphicsView::ScrollHandDrag);
    setFrameShape(QFrame::NoFrame);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    viewport()->setCursor(Qt::PointingHandCursor);
}

void BeamTreePicture::setLayout(
    const SearchTree &tree, const BeamLayout &layout, const QHash<int, FinalRank> &ranks)
{
    m_tree = tree;
    m_ranks = ranks;
    m_layout = layout;
    draw();
    if (m_isFitted)
        fit();
}

/// P of the word, log p of all up to it; where a hypothesis ends, its rank and score too.
QString BeamTreePicture::numbersOf(const PlacedNode &placed) const
{
    const SearchNode &node = m_tree.nodes[std::size_t(placed.node)];
    if (node.step == 0)
        return {};
    const QString numbers = QStringLiteral("%1 · %2").arg(
        fixedNumber(node.probability, 2), fixedNumber(node.logProbability, 2));
    const auto end = m_ranks.constFind(placed.node);
    return end == m_ranks.constEnd()
        ? numbers
        : QStringLiteral("%1 · #%2 %3").arg(numbers).arg(end->rank).arg(fixedNumber(end->score, 2));
}

void BeamTreePicture::draw()
{
    scene()->clear();
    m_rects.clear();
    const Theme theme(palette());
    scene()->setBackgroundBrush(theme.card);
    const QFont small = smallFont(font());
    const QFontMetricsF words(font());
    const QFontMetricsF numbers(small);
    const double line = words.height() + numbers.height() + 2 * kPadY + 8;

    QVector<double> widths(m_layout.columns, 0);
    for (const PlacedNode &placed : m_layout.nodes) {
        const SearchNode &node = m_tree.nodes[std::size_t(placed.node)];
        widths[placed.column] = std::max(
            {widths[placed.column], words.horizontalAdvance(captionOf(node, placed)) + 2 * kPadX,
                kPadX + numbers.horizontalAdvance(numbersOf(placed)) - kGapX / 2});
    }
    QVector<double> lefts(m_layout.columns, 0);
    for (int column = 1; column < m_layout.columns; ++column)
        lefts[column] = lefts[column - 1] + widths[column - 1] + kGapX;

    for (const PlacedNode &placed : m_layout.nodes) {
        const SearchNode &node = m_tree.nodes[std::size_t(placed.node)];
        const NodeStyle style = styleOf(node, placed, theme);
        const QString caption = captionOf(node, placed);
        const double width = words.horizontalAdvance(caption) + 2 * kPadX;
        const QRectF box(
            lefts[placed.column], placed.row * line, width, words.height() + 2 * kPadY);
        m_rects << box;
        if (placed.parent >= 0) {
            const QRectF from = m_rects.at(placed.parent);
            const QPointF start(from.right(), from.center().y());
            const QPointF end(box.left(), box.center().y());
            QPainterPath path(start);
            const QPointF middle((start.x() + end.x()) / 2, 0);
            path.cubicTo({middle.x(), start.y()}, {middle.x(), end.y()}, end);
            const double thickness = kThinnest + (kThickest - kThinnest) * node.probability;
            QPen pen(node.isBest      ? theme.accent
                    : placed.isPruned ? theme.border
                                      : theme.bar,
                thickness, Qt::SolidLine, Qt::FlatCap);
            scene()->addPath(path, pen)->setZValue(-1);
        }
        QPainterPath rounded;
        rounded.addRoundedRect(box, 4, 4);
        scene()->addPath(rounded, QPen(style.border, 1, style.line), style.fill);
        auto *text = scene()->addSimpleText(caption, font());
        text->setBrush(style.text);
        text->setPos(box.left() + kPadX, box.top() + kPadY);
        auto *number = scene()->addSimpleText(numbersOf(placed), small);
        number->setBrush(theme.mutedText);
        number->setPos(box.left() + kPadX, box.bottom() + 1);
    }
    scene()->setSceneRect(scene()->itemsBoundingRect().adjusted(-8, -8, 8, 8));
}

void BeamTreePicture::fit()
{
    m_isFitted = true;
    resetTransform();
    const QRectF all = sceneRect();
    if (all.isEmpty() || viewport()->width() < 2)
        return;
    constexpr double kSmallest = 0.5; // below that nobody can read it; it scrolls instead
    const double factor
        = std::min({1.0, viewport()->width() / all.width(), viewport()->height() / all.height()});
    scale(std::max(factor, kSmallest), std::max(factor, kSmallest));
    const QPointF root = m_rects.isEmpty() ? all.center() : m_rects.first().center();
    centerOn(factor < kSmallest ? root : all.center());
}

void BeamTreePicture::zoom(double factor)
{
    const double now = transform().m11() * factor;
    if (now < 0.1 || now > 8)
        return;
    m_isFitted = false;
    scale(factor, factor);
}

QRect BeamTreePicture::nodeRect(int node) const
{
    for (int i = 0; i < m_layout.nodes.size(); ++i)
        if (m_layout.nodes.at(i).node == node)
            return mapFromScene(m_rects.at(i)).boundingRect();
    return {};
}

int BeamTreePicture::nodeAt(const QPoint &position) const
{
    const QPointF at = mapToScene(position);
    for (int i = 0; i < m_rects.size(); ++i)
        if (m_rects.at(i).contains(at))
            return m_layout.nodes.at(i).node;
    return -1;
}

void BeamTreePicture::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier))
        return QGraphicsView::wheelEvent(event);
    zoom(std::pow(1.2, event->angleDelta().y() / 120.0));
    event->accept();
}

void BeamTreePicture::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position().toPoint();
    if (event->button() == Qt::RightButton) {
        if (const int node = nodeAt(m_pressed); node >= 0)
            emit nodeToggled(node);
        return;
    }
    QGraphicsView::mousePressEvent(event);
}

void BeamTreePicture::mouseReleaseEvent(QMouseEvent *event)
{
    QGraphicsView::mouseReleaseEvent(event);
    const QPoint at = event->position().toPoint();
    const bool isClick = (at - m_pressed).manhattanLength() < 4; // else the picture was dragged
    if (event->button() != Qt::LeftButton || !isClick)
        return;
    if (const int node = nodeAt(at); node >= 0)
        emit nodeClicked(node);
}

void BeamTreePicture::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_isFitted)
        fit();
}

void BeamTreePicture::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        draw();
}

void BeamTreePicture::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Plus)
        zoom(1.25);
    else if (event->key() == Qt::Key_Minus)
        zoom(1 / 1.25);
    else
        QGraphicsView::keyPressEvent(event);
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/link_grid.h"

#include "ui/widgets/format.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace seq2seq::ui {

namespace {

constexpr int kSmallestCell = 14;
constexpr int kLargestCell = 44;
constexpr double kLongestLabel = 90; // pixels of a slanted word

const AlignmentLink *linkAt(const Alignment &links, int target, int source)
{
    const auto found = std::ranges::find_if(links,
        [&](const AlignmentLink &link) { return link.target == target && link.source == source; });
    return found == links.end() ? nullptr : &*found;
}

} // namespace

LinkGrid::LinkGrid(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void LinkGrid::setContent(Content content)
{
    m_content = std::move(content);
    m_pointed = {};
    layOut();
    updateGeometry();
    update();
}

void LinkGrid::setGold(Alignment gold)
{
    m_gold = std::move(gold);
    update();
}

void LinkGrid::layOut()
{
    const QFontMetrics metrics(font());
    m_left = 0;
    for (const QString &word : m_content.target)
        m_left = std::max(m_left, metrics.horizontalAdvance(word));
    m_left = std::min(m_left, width() / 3) + 8;
    const int columns = std::max<int>(int(m_content.source.size()), 1);
    const int rows = std::max<int>(int(m_content.target.size()), 1);
    // The words over the columns take the more room the narrower these are: twice is enough.
    m_cell = kLargestCell;
    for (int i = 0; i < 2; ++i) {
        m_labels = ColumnLabels::fit(m_content.source, font(), m_cell, kLongestLabel);
        m_top = int(m_labels.height) + 4;
        const int reach = m_labels.isSlanted ? int(kLongestLabel) : 0;
        m_cell
            = std::clamp(std::min((width() - m_left - reach) / columns, (height() - m_top) / rows),
                kSmallestCell, kLargestCell);
    }
}

QRect LinkGrid::cellRect(int target, int source) const
{
    return {m_left + source * m_cell, m_top + target * m_cell, m_cell, m_cell};
}

LinkGrid::Cell LinkGrid::cellAt(const QPoint &position) const
{
    if (m_cell <= 0 || position.x() < m_left || position.y() < m_top)
        return {};
    const Cell cell{(position.y() - m_top) / m_cell, (position.x() - m_left) / m_cell};
    return cell.target < m_content.target.size() && cell.source < m_content.source.size() ? cell
                                                                                          : Cell{};
}

QString LinkGrid::textOf(const Cell &cell) const
{
    QStringList says{tr("“%1” and “%2”")
                         .arg(m_content.source.at(cell.source), m_content.target.at(cell.target))};
    if (!m_content.attention.isEmpty())
        says << tr("attention %1")
                    .arg(fixedNumber(double(m_content.attention.row(
                                         std::size_t(cell.target))[std::size_t(cell.source)]),
                        2));
    if (linkAt(m_content.modelled, cell.target, cell.source))
        says << tr("linked by IBM Model 1");
    if (const AlignmentLink *link = linkAt(m_gold, cell.target, cell.source))
        says << (link->sure ? tr("gold link, sure") : tr("gold link, possible"));
    return says.join(tr(", "));
}

double LinkGrid::weightAt(int target, int source) const
{
    return m_content.attention.isEmpty()
        ? 0
        : double(m_content.attention.row(std::size_t(target))[std::size_t(source)]);
}

void LinkGrid::turn(const Cell &cell)
{
    if (cell.isNone())
        return;
    const auto found = std::ranges::find_if(m_gold, [&](const AlignmentLink &link) {
        return link.target == cell.target && link.source == cell.source;
    });
    if (found == m_gold.end())
        m_gold.push_back({cell.source, cell.target, true});
    else if (found->sure)
        found->sure = false;
    else
        m_gold.erase(found);
    update();
    emit told(textOf(cell));
    emit goldChanged();
}

void LinkGrid::point(const Cell &cell)
{
    if (cell == m_pointed)
        return;
    m_pointed = cell;
    emit told(cell.isNone() ? QString() : textOf(cell));
    update();
}

void LinkGrid::mouseMoveEvent(QMouseEvent *event)
{
    point(cellAt(event->position().toPoint()));
}

void LinkGrid::mousePressEvent(QMouseEvent *event)
{
    const Cell cell = cellAt(event->position().toPoint());
    point(cell);
    if (event->button() == Qt::LeftButton)
        turn(cell);
}

void LinkGrid::leaveEvent(QEvent *)
{
    point({});
}

void LinkGrid::keyPressEvent(QKeyEvent *event)
{
    const int rows = int(m_content.target.size());
    const int columns = int(m_content.source.size());
    if (rows == 0 || columns == 0)
        return QWidget::keyPressEvent(event);
    Cell cell = m_pointed.isNone() ? Cell{0, 0} : m_pointed;
    const bool isThere = !m_pointed.isNone();
    switch (event->key()) {
    case Qt::Key_Left:
        cell.source -= isThere;
        break;
    case Qt::Key_Right:
        cell.source += isThere;
        break;
    case Qt::Key_Up:
        cell.target -= isThere;
        break;
    case Qt::Key_Down:
        cell.target += isThere;
        break;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return turn(m_pointed);
    default:
        return QWidget::keyPressEvent(event);
    }
    point({std::clamp(cell.target, 0, rows - 1), std::clamp(cell.source, 0, columns - 1)});
}

void LinkGrid::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCells(painter);
    paintLinks(painter);
    paintLabels(painter);
}

void LinkGrid::paintCells(QPainter &painter) const
{
    const Theme theme(palette());
    for (int t = 0; t < m_content.target.size(); ++t) {
        for (int i = 0; i < m_content.source.size(); ++i) {
            const QRect cell = cellRect(t, i).adjusted(1, 1, -1, -1);
            painter.fillRect(cell, QColor(theme.blues(weightAt(t, i))));
        }
    }
    if (!m_pointed.isNone()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cellRect(m_pointed.target, m_pointed.source).adjusted(1, 1, -1, -1));
    }
}

/// Gold: a square, dashed where it is possible only. Attention: a dot. IBM Model 1: a cross.
void LinkGrid::paintLinks(QPainter &painter) const
{
    const Theme theme(palette());
    const double mark = m_cell * 0.16;
    const auto penOver = [&](int t, int i) { return readableOn(theme.blues(weightAt(t, i))); };
    for (const AlignmentLink &link : m_gold) {
        painter.setPen(QPen(theme.good, 2.5, link.sure ? Qt::SolidLine : Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(cellRect(link.target, link.source)).adjusted(3, 3, -3, -3));
    }
    for (const AlignmentLink &link : m_content.attended) {
        const QPointF middle = QRectF(cellRect(link.target, link.source)).center();
        painter.setPen(Qt::NoPen);
        painter.setBrush(penOver(link.target, link.source));
        painter.drawEllipse(middle, mark, mark);
    }
    for (const AlignmentLink &link : m_content.modelled) {
        const QPointF middle = QRectF(cellRect(link.target, link.source)).center();
        const double arm = mark * 1.7;
        painter.setPen(QPen(penOver(link.target, link.source), 1.5));
        painter.drawLine(middle - QPointF(arm, arm), middle + QPointF(arm, arm));
        painter.drawLine(middle - QPointF(arm, -arm), middle + QPointF(arm, -arm));
    }
}

void LinkGrid::paintLabels(QPainter &painter) const
{
    const Theme theme(palette());
    painter.setPen(theme.text);
    painter.setFont(font());
    for (int i = 0; i < m_content.source.size(); ++i)
        m_labels.paintAbove(painter, i, QPointF(m_left + (i + 0.5) * m_cell, m_top - 3));
    painter.setFont(font());
    const QFontMetrics metrics(font());
    const int stride = strideFor(textHeight(font()), m_cell);
    for (int t = 0; t < m_content.target.size(); t += stride) {
        const QRect row(0, m_top + t * m_cell, m_left - 6, m_cell);
        const QRect place(
            0, row.center().y() - metrics.height() / 2, row.width(), metrics.height());
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter,
            metrics.elidedText(m_content.target.at(t), Qt::ElideRight, place.width()));
    }
}

QSize LinkGrid::sizeHint() const
{
    return {m_left + int(m_content.source.size()) * kLargestCell,
        m_top + int(m_content.target.size()) * kLargestCell};
}

QSize LinkGrid::minimumSizeHint() const
{
    return {m_left + int(m_content.source.size()) * kSmallestCell,
        m_top + int(m_content.target.size()) * kSmallestCell};
}

void LinkGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void LinkGrid::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        layOut();
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

} // namespace seq2seq::ui

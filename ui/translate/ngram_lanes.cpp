// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/ngram_lanes.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace seq2seq::ui {

namespace {

using Mark = NgramLanes::Mark;

constexpr int kGap = 2; // between bars, pixels
constexpr int kBetweenOrders = 6;
constexpr int kPadding = 4; // around a word

/// The bars of one order.
std::vector<NgramLanes::Bar> barsOf(const BleuDissection &dissection, std::size_t order)
{
    std::vector<NgramLanes::Bar> bars;
    const std::vector<BleuNgram> &ngrams = dissection.ngrams[order - 1];
    for (std::size_t i = 0; i < ngrams.size(); ++i) {
        for (std::size_t k = 0; k < ngrams[i].positions.size(); ++k) {
            const Mark mark = ngrams[i].isCounted(k) ? Mark::Counted
                : ngrams[i].allowed > 0              ? Mark::Clipped
                                                     : Mark::Missing;
            bars.push_back({order, ngrams[i].positions[k], i, mark});
        }
    }
    std::ranges::sort(bars, {}, &NgramLanes::Bar::first);
    return bars;
}

} // namespace

NgramLanes::NgramLanes(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NgramLanes::setDissection(std::optional<BleuDissection> dissection)
{
    m_dissection = std::move(dissection);
    m_bars.clear();
    if (m_dissection) {
        for (std::size_t order = 1; order <= kBleuOrders; ++order) {
            const std::vector<Bar> more = barsOf(*m_dissection, order);
            m_bars.insert(m_bars.end(), more.begin(), more.end());
        }
    }
    point(-1);
    updateGeometry();
    update();
}

int NgramLanes::wordWidth() const
{
    int width = 1;
    if (m_dissection) {
        for (const std::string &word : m_dissection->hypothesis)
            width = std::max(width,
                fontMetrics().horizontalAdvance(QString::fromStdString(word)) + 2 * kPadding);
        // Narrower than the widest word where there is no room for all.
        const int room = (this->width() - labelWidth())
            / std::max<int>(int(m_dissection->hypothesis.size()), 1);
        width = std::min(width, std::max(room, 2 * kPadding));
    }
    return width;
}

int NgramLanes::labelWidth() const
{
    return QFontMetrics(smallFont(font())).horizontalAdvance(tr("%1-grams").arg(4)) + 12;
}

int NgramLanes::laneHeight() const
{
    return std::max(inLines(font(), 0.4), 5);
}

int NgramLanes::topOf(std::size_t order) const
{
    int top = textHeight(font()) + kBetweenOrders;
    for (std::size_t n = 1; n < order; ++n)
        top += int(n) * (laneHeight() + kGap) + kBetweenOrders;
    return top;
}

QSize NgramLanes::sizeHint() const
{
    const int words = m_dissection ? int(m_dissection->hypothesis.size()) : 0;
    return {labelWidth() + words * wordWidth(), topOf(kBleuOrders + 1)};
}

QSize NgramLanes::minimumSizeHint() const
{
    return {labelWidth() + 20 * kPadding, topOf(kBleuOrders + 1)};
}

QRect NgramLanes::barRect(std::size_t bar) const
{
    const Bar &one = m_bars.at(bar);
    const int column = wordWidth();
    const int lane = int(one.first % one.order);
    return {labelWidth() + int(one.first) * column + kGap / 2,
        topOf(one.order) + lane * (laneHeight() + kGap), int(one.order) * column - kGap,
        laneHeight()};
}

QString NgramLanes::textOf(std::size_t bar) const
{
    const Bar &one = m_bars.at(bar);
    const BleuNgram &ngram = m_dissection->ngrams[one.order - 1][one.ngram];
    const QString name = tr("“%1” (%2-gram)")
                             .arg(QString::fromStdString(m_dissection->text(ngram, one.order)))
                             .arg(one.order);
    if (one.mark == Mark::Missing)
        return tr("%1: in no reference").arg(name);
    const QString counts = tr("%1: %2 times here, %3 times in reference %4")
                               .arg(name)
                               .arg(ngram.positions.size())
                               .arg(ngram.allowed)
                               .arg(ngram.reference.value_or(0) + 1);
    return one.mark == Mark::Counted ? tr("%1: counted").arg(counts)
                                     : tr("%1: clipped, this one is too many").arg(counts);
}

void NgramLanes::paintEvent(QPaintEvent *)
{
    if (!m_dissection)
        return;
    const Theme theme(palette());
    QPainter painter(this);
    const int column = wordWidth();
    const int line = textHeight(font());
    painter.setPen(theme.text);
    for (std::size_t i = 0; i < m_dissection->hypothesis.size(); ++i) {
        const QRect place(labelWidth() + int(i) * column, 0, column, line);
        painter.drawText(place, Qt::AlignCenter,
            fontMetrics().elidedText(
                QString::fromStdString(m_dissection->hypothesis[i]), Qt::ElideRight, column - 2));
    }
    painter.setFont(smallFont(font()));
    painter.setPen(theme.mutedText);
    for (std::size_t order = 1; order <= kBleuOrders; ++order) {
        const int height = int(order) * (laneHeight() + kGap);
        const int need = painter.fontMetrics().height();
        const QRect place(0, topOf(order) + (height - need) / 2 - 1, labelWidth() - 8, need);
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter,
            order == 1 ? tr("words") : tr("%1-grams").arg(order));
    }
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const QRectF place = QRectF(barRect(i)).adjusted(0.5, 0.5, -0.5, -0.5);
        const Mark mark = m_bars[i].mark;
        painter.setPen(int(i) == m_pointed ? QPen(theme.accent, 2)
                : mark == Mark::Counted    ? QPen(theme.primary)
                                           : QPen(theme.insetBorder));
        painter.setBrush(mark == Mark::Counted ? QBrush(theme.primary)
                : mark == Mark::Clipped        ? QBrush(theme.mutedText, Qt::BDiagPattern)
                                               : QBrush(theme.inset));
        painter.drawRoundedRect(place, 2, 2);
    }
}

int NgramLanes::barAt(const QPoint &position) const
{
    for (std::size_t i = 0; i < m_bars.size(); ++i)
        if (barRect(i).adjusted(0, -1, 0, 1).contains(position))
            return int(i);
    return -1;
}

void NgramLanes::point(int bar)
{
    if (bar == m_pointed)
        return;
    m_pointed = bar;
    emit told(bar < 0 ? QString() : textOf(std::size_t(bar)));
    update();
}

void NgramLanes::mouseMoveEvent(QMouseEvent *event)
{
    point(barAt(event->position().toPoint()));
}

void NgramLanes::mousePressEvent(QMouseEvent *event)
{
    point(barAt(event->position().toPoint()));
}

void NgramLanes::leaveEvent(QEvent *)
{
    point(-1);
}

void NgramLanes::focusOutEvent(QFocusEvent *event)
{
    point(-1);
    QWidget::focusOutEvent(event);
}

void NgramLanes::keyPressEvent(QKeyEvent *event)
{
    const int count = int(m_bars.size());
    if (count == 0)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Right:
        return point(std::min(m_pointed + 1, count - 1));
    case Qt::Key_Left:
        return point(std::max(m_pointed - 1, 0));
    case Qt::Key_Home:
        return point(0);
    case Qt::Key_End:
        return point(count - 1);
    default:
        return QWidget::keyPressEvent(event);
    }
}

void NgramLanes::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace seq2seq::ui

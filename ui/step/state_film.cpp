// SPDX-License-Identifier: GPL-3.0-or-later
// All states over time.
#include "ui/step/state_film.h"

#include "ui/step/box.h"
#include "ui/step/symbols.h"
#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/value_table.h"

#include <QMouseEvent>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr double kGap = 4; // between blocks
constexpr double kRowGap = 8;
constexpr double kWidestBlock = 84;
constexpr double kTallestRow = 1.5; // of the usual height of a row

} // namespace

StateFilm::StateFilm(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    inEveryLanguage(this, [this] { setAccessibleName(tr("States over time")); });
}

void StateFilm::setTrace(std::shared_ptr<const Trace> trace, int layer)
{
    m_trace = std::move(trace);
    m_layer = layer;
    makeRows();
    updateGeometry();
    invalidate();
}

void StateFilm::makeRows()
{
    m_rows.clear();
    if (!m_trace)
        return;
    const auto layer = std::size_t(std::max(m_layer, 0));
    const auto add
        = [this](const QString &label, Quantity quantity, Reader reader, const Matrix &states) {
              if (!states.isEmpty())
                  m_rows << Row{label, quantity, reader, &states, scaleOf(states, 1)};
          };
    if (layer < m_trace->forward.size())
        add(tr("h forward"), Quantity::Hidden, Reader::Forward, m_trace->forward[layer].hidden);
    if (layer < m_trace->backward.size())
        add(tr("h backward"), Quantity::Hidden, Reader::Backward, m_trace->backward[layer].hidden);
    if (layer < m_trace->decoder.size()) {
        add(tr("decoder h"), Quantity::Hidden, Reader::Decoder, m_trace->decoder[layer].hidden);
        add(tr("decoder c"), Quantity::Cell, Reader::Decoder, m_trace->decoder[layer].cell);
    }
    QStringList labels;
    for (const Row &row : m_rows)
        labels << row.label;
    setAccessibleDescription(tr("%1 source positions, %2 target steps: %3")
                                 .arg(m_trace->sourceLength())
                                 .arg(m_trace->targetLength())
                                 .arg(labels.join(QStringLiteral(", "))));
}

void StateFilm::setCells(int first, int count)
{
    m_firstCell = std::max(first, 0);
    m_cellCount = std::max(count, 1);
    invalidate();
}

void StateFilm::setCurrent(int step)
{
    if (step == m_current)
        return;
    m_current = step;
    update();
}

void StateFilm::light(const QString &key)
{
    if (key == m_lit)
        return;
    m_lit = key;
    update();
}

double StateFilm::labelWidth() const
{
    const QFontMetricsF metrics(smallFont(font()));
    double width = 0;
    for (const Row &row : m_rows)
        width = std::max(width, metrics.horizontalAdvance(row.label));
    return std::ceil(width) + 14;
}

QRectF StateFilm::block(int row, int column) const
{
    if (!m_trace || m_rows.isEmpty())
        return {};
    const double left = labelWidth();
    const auto columns
        = double(std::max<std::size_t>({m_trace->sourceLength(), m_trace->targetLength(), 1}));
    const double gap = (width() - left) / columns > 16 ? kGap : 1;
    const double blockWidth = std::clamp((width() - left - 2) / columns - gap, 1.0, kWidestBlock);
    const double pitch
        = std::min(double(height()) / double(m_rows.size()), kTallestRow * rowHeight());
    return {left + column * (blockWidth + gap), row * pitch + kRowGap / 2, blockWidth,
        std::max(pitch - kRowGap, 4.0)};
}

QRect StateFilm::blockRect(int row, int column) const
{
    return block(row, column).toRect();
}

StateFilm::Place StateFilm::placeAt(const QPointF &position) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        const QRectF first = block(row, 0);
        if (position.y() < first.top() || position.y() >= first.bottom())
            continue;
        const double pitch = block(row, 1).left() - first.left();
        const int column = int(std::floor((position.x() - first.left()) / pitch));
        const Matrix &states = *m_rows.at(row).states;
        if (column < 0 || std::size_t(column) >= states.rows
            || !block(row, column).contains(position))
            return {};
        const int cells = std::min(m_cellCount, int(states.columns) - m_firstCell);
        if (cells <= 0)
            return {}; // directions of half the size have fewer cells than the decoder
        const int cell = int((position.x() - block(row, column).left()) * cells / first.width());
        return {row, column, m_firstCell + std::clamp(cell, 0, std::max(cells - 1, 0))};
    }
    return {};
}

QString StateFilm::textAt(const QPoint &position) const
{
    const Place place = placeAt(QPointF(position));
    if (place.row < 0)
        return {};
    const Row &row = m_rows.at(place.row);
    const auto values = rowOf(*row.states, place.column);
    if (std::size_t(place.cell) >= values.size())
        return {};
    const auto &words = row.isEncoder() ? m_trace->sourceTokens : m_trace->targetTokens;
    const auto column = std::size_t(place.column);
    return tr("%1, step %2 “%3”, cell %4 = %5")
        .arg(row.label)
        .arg(place.column + 1)
        .arg(column < words.size() ? QString::fromStdString(words[column]) : QString())
        .arg(place.cell)
        .arg(fixedNumber(double(values[std::size_t(place.cell)]), 3));
}

void StateFilm::paintFilm(QPainter &painter) const
{
    const Theme theme(palette());
    painter.setFont(smallFont(font()));
    for (int r = 0; r < m_rows.size(); ++r) {
        const Row &row = m_rows.at(r);
        const QRectF first = block(r, 0);
        painter.setPen(theme.mutedText);
        painter.drawText(QRectF(0, first.top() - 4, labelWidth() - 8, first.height() + 8),
            Qt::AlignLeft | Qt::AlignVCenter, row.label);
        for (int column = 0; column < int(row.states->rows); ++column) {
            const QRectF frame = block(r, column);
            const auto all = rowOf(*row.states, column);
            const auto from = std::min(all.size(), std::size_t(m_firstCell));
            const auto shown
                = all.subspan(from, std::min(all.size() - from, std::size_t(m_cellCount)));
            QImage line(std::max(int(shown.size()), 1), 1, QImage::Format_RGB32);
            line.fill(theme.inset);
            auto *pixels = reinterpret_cast<QRgb *>(line.scanLine(0));
            for (std::size_t i = 0; i < shown.size(); ++i)
                pixels[i] = theme.diverging(double(shown[i]) / row.scale);
            painter.drawImage(frame, line);
            painter.setPen(theme.insetBorder);
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(frame);
        }
    }
}

void StateFilm::paintFrame(QPainter &painter) const
{
    if (!m_trace || m_current < 0)
        return;
    const Theme theme(palette());
    const int m = int(m_trace->sourceLength());
    const bool isEncoder = m_current < m;
    const int column = isEncoder ? m_current : m_current - m;
    QRectF frame;
    const std::optional<TensorId> lit = tensorOf(m_lit);
    painter.setBrush(Qt::NoBrush);
    for (int r = 0; r < m_rows.size(); ++r) {
        const Row &row = m_rows.at(r);
        if (row.isEncoder() == isEncoder && std::size_t(column) < row.states->rows)
            frame = frame.united(block(r, column).adjusted(-2, -3, 2, 3));
        if (lit && lit->quantity == row.quantity && lit->reader == row.reader
            && lit->layer == m_layer && lit->place >= 0
            && std::size_t(lit->place) < row.states->rows) {
            painter.setPen(QPen(theme.primary, 2));
            painter.drawRect(block(r, lit->place).adjusted(-1, -1, 1, 1));
        }
    }
    if (frame.isEmpty())
        return;
    painter.setPen(QPen(theme.accent, 2));
    painter.drawRect(frame);
}

void StateFilm::invalidate()
{
    m_picture = {};
    update();
}

void StateFilm::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (painter.paintEngine()->type() != QPaintEngine::Raster) { // letters stay letters in an SVG
        paintFilm(painter);
        paintFrame(painter);
        return;
    }
    const double ratio = devicePixelRatioF();
    if (m_picture.isNull() || m_picture.devicePixelRatio() != ratio) {
        m_picture = QImage((QSizeF(size()) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter picture(&m_picture);
        paintFilm(picture);
    }
    painter.drawImage(0, 0, m_picture);
    paintFrame(painter);
}

void StateFilm::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    invalidate();
}

void StateFilm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        invalidate();
}

void StateFilm::mouseMoveEvent(QMouseEvent *event)
{
    const QString value = textAt(event->position().toPoint());
    emit told(value.isEmpty() ? tr("Each block is one position or step, each line in it one cell: "
                                   "blue below zero, orange above; numbers without a unit.")
                              : value + QStringLiteral(" · ")
                + tr("Click to go to this step, double-click for its values."));
}

void StateFilm::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    emit told({});
}

void StateFilm::mousePressEvent(QMouseEvent *event)
{
    const Place place = placeAt(event->position());
    if (event->button() != Qt::LeftButton || place.row < 0) {
        QWidget::mousePressEvent(event);
        return;
    }
    emit stepClicked(m_rows.at(place.row).isEncoder()
            ? place.column
            : int(m_trace->sourceLength()) + place.column);
}

void StateFilm::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Place place = placeAt(event->position());
    if (place.row < 0)
        return;
    const Row &row = m_rows.at(place.row);
    const QString name = tr("%1, step %2").arg(row.label).arg(place.column + 1);
    auto *table = new ValueTable(
        name, rowOf(*row.states, place.column), [name] { return name; }, window());
    table->show();
}

int StateFilm::rowHeight() const
{
    return QFontMetrics(smallFont(font())).height() + 6;
}

QSize StateFilm::sizeHint() const
{
    return {600, int(std::max<qsizetype>(m_rows.size(), 2)) * rowHeight()};
}

QSize StateFilm::minimumSizeHint() const
{
    return {200, int(std::max<qsizetype>(m_rows.size(), 2)) * (rowHeight() - 3)};
}

} // namespace seq2seq::ui

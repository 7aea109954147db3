// SPDX-License-Identifier: GPL-3.0-or-later
// The film of a translation, as it is painted.
#include "ui/step/state_film.h"

#include "ui/step/box.h"
#include "ui/step/symbols.h"
#include "ui/widgets/language.h"
#include "ui/widgets/selection_pens.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr double kGap = 4; // between blocks
constexpr double kRowGap = 8; // where there is room: the marks of the picked unit stand in it
constexpr double kWidestBlock = 84;
constexpr double kTallestRow = 1.5; // of the usual height of a row

} // namespace

StateFilm::StateFilm(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    inEveryLanguage(this, [this] { setAccessibleName(tr("States over time")); });
}

void StateFilm::setTrace(std::shared_ptr<const Trace> trace, int layer)
{
    m_trace = std::move(trace);
    m_layer = layer;
    if (m_unit && !(m_trace && hasUnit(*m_trace, *m_unit)))
        m_unit.reset(); // another model
    makeRows();
    updateGeometry();
    invalidate();
}

namespace {

FilmRows groupOf(const TraceTensor &tensor)
{
    switch (tensor.tensor.quantity) {
    case Quantity::Hidden:
    case Quantity::Cell:
        return FilmRows::States;
    case Quantity::Gate:
        return tensor.tensor.reader == Reader::Decoder ? FilmRows::DecoderGates
                                                       : FilmRows::EncoderGates;
    default:
        return FilmRows::Others;
    }
}

/// Where the decoder starts has no word.
bool isInFilm(const TraceTensor &tensor)
{
    return tensor.rows != TensorRows::Layers;
}

} // namespace

bool StateFilm::Row::isState() const
{
    return tensor.place && groupOf(tensor) == FilmRows::States;
}

bool StateFilm::hasRows(FilmRows rows) const
{
    return !m_trace || std::ranges::any_of(tensorsOf(*m_trace), [rows](const TraceTensor &tensor) {
        return isInFilm(tensor) && groupOf(tensor) == rows;
    });
}

void StateFilm::setRows(FilmRows rows)
{
    if (rows == m_which)
        return;
    m_which = rows;
    makeRows();
    updateGeometry();
    invalidate();
}

int StateFilm::unitCount() const
{
    std::size_t most = 0;
    for (const Row &row : m_rows)
        most = std::max(most, row.values().columns);
    return int(most);
}

int StateFilm::rowOf(std::string_view tensor) const
{
    const auto row = std::ranges::find_if(
        m_rows, [&](const Row &candidate) { return candidate.tensor.name == tensor; });
    return row == m_rows.end() ? -1 : int(row - m_rows.begin());
}

void StateFilm::makeRows()
{
    m_rows.clear();
    if (!m_trace)
        return;
    const int layer = std::max(m_layer, 0);
    for (TraceTensor &tensor : tensorsOf(*m_trace)) {
        const bool isOfLayer = groupOf(tensor) == FilmRows::Others || tensor.tensor.layer == layer;
        if (!isInFilm(tensor) || groupOf(tensor) != m_which || !isOfLayer)
            continue;
        const double atLeast = m_which == FilmRows::Others ? 0.1 : 1;
        const double scale = scaleOf(*tensor.values, atLeast);
        m_rows << Row{std::move(tensor), {}, scale, {}};
    }
    labelRows();
    sortRows();
}

void StateFilm::sortRows()
{
    std::vector<double> curve;
    if (m_unit && m_trace)
        curve = curveOf(*m_trace, *m_unit);
    for (Row &row : m_rows) {
        const bool isSameSide = m_unit && m_unit->place.isOfSource() == row.isOfSource();
        row.units = sortedUnits(row.values(), m_order, isSameSide ? curve : std::vector<double>());
    }
    describe();
}

void StateFilm::setUnits(int first, int count)
{
    m_firstUnit = std::max(first, 0);
    m_unitCount = std::max(count, 1);
    invalidate();
}

void StateFilm::setOrder(UnitOrder order)
{
    m_order = order;
    sortRows();
    invalidate();
}

void StateFilm::setUnit(const std::optional<UnitId> &unit)
{
    if (unit == m_unit)
        return;
    m_unit = unit;
    sortRows();
    invalidate();
}

std::span<const std::size_t> StateFilm::shownUnits(const Row &row) const
{
    // Directions of half the size have fewer units than the decoder.
    const std::size_t first = std::min(std::size_t(m_firstUnit), row.units.size());
    return std::span(row.units).subspan(
        first, std::min(row.units.size() - first, std::size_t(m_unitCount)));
}

int StateFilm::pickedRow() const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (m_unit && m_rows.at(row).tensor.place == m_unit->place)
            return row;
    return -1;
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
    const double rowGap = std::min(kRowGap, pitch / 2);
    return {left + column * (blockWidth + gap), row * pitch + rowGap / 2, blockWidth,
        std::max(pitch - rowGap, 4.0)};
}

QRect StateFilm::blockRect(int row, int column) const
{
    return block(row, column).toRect();
}

QRectF StateFilm::unitRect(int row, int column, int unit) const
{
    const auto shown = shownUnits(m_rows.at(row));
    const auto found = std::ranges::find(shown, std::size_t(unit));
    if (unit < 0 || found == shown.end())
        return {};
    const QRectF all = block(row, column);
    const double width = all.width() / double(shown.size());
    return {all.left() + double(found - shown.begin()) * width, all.top(), width, all.height()};
}

StateFilm::Spot StateFilm::spotAt(const QPointF &position) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        const QRectF first = block(row, 0);
        if (position.y() < first.top() || position.y() >= first.bottom())
            continue;
        const double pitch = block(row, 1).left() - first.left();
        const int column = int(std::floor((position.x() - first.left()) / pitch));
        const auto shown = shownUnits(m_rows.at(row));
        if (column < 0 || std::size_t(column) >= m_rows.at(row).values().rows || shown.empty()
            || !block(row, column).contains(position))
            return {};
        const double share = (position.x() - block(row, column).left()) / first.width();
        const auto index = std::min(std::size_t(share * double(shown.size())), shown.size() - 1);
        return {row, column, int(shown[index])};
    }
    return {};
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
        for (int column = 0; column < int(row.values().rows); ++column)
            paintBlock(painter, row, column, block(r, column));
    }
}

/// Where there are more units than pixels, a pixel shows the one that is furthest from zero.
void StateFilm::paintBlock(QPainter &painter, const Row &row, int column, const QRectF &frame) const
{
    const Theme theme(palette());
    const auto shown = shownUnits(row);
    const auto pixels = std::size_t(std::max(frame.width() * devicePixelRatioF(), 1.0));
    const std::size_t width = std::max<std::size_t>(std::min(shown.size(), pixels), 1);
    std::vector<float> values(width);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        float &value = values[i * width / shown.size()];
        const float other = row.values().at(std::size_t(column), shown[i]);
        value = std::abs(other) > std::abs(value) ? other : value;
    }
    QImage line(int(width), 1, QImage::Format_RGB32);
    line.fill(theme.inset);
    auto *colours = reinterpret_cast<QRgb *>(line.scanLine(0));
    for (std::size_t i = 0; i < width && !shown.empty(); ++i)
        colours[i] = theme.diverging(double(values[i]) / row.scale);
    painter.drawImage(frame, line);
    painter.setPen(theme.insetBorder);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame);
}

/// Above and below the picked unit of each block, not over it: its colour is its number.
void StateFilm::paintUnit(QPainter &painter) const
{
    const int row = pickedRow();
    if (row < 0)
        return;
    constexpr double kLeastWidth = 2;
    const Theme theme(palette());
    for (int column = 0; column < int(m_rows.at(row).values().rows); ++column) {
        const QRectF unit = unitRect(row, column, m_unit->unit);
        if (unit.isEmpty())
            return;
        const double width = std::max(unit.width(), kLeastWidth);
        const double height = std::min(kRowGap, unit.height()) / 2;
        const QRectF mark(unit.center().x() - width / 2, unit.top(), width, height);
        painter.fillRect(mark.translated(0, -mark.height()), theme.accent);
        painter.fillRect(mark.translated(0, unit.height()), theme.accent);
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
        const TensorId &tensor = row.tensor.tensor;
        if (row.isOfSource() == isEncoder && std::size_t(column) < row.values().rows)
            frame = frame.united(block(r, column).adjusted(-2, -3, 2, 3));
        if (lit && lit->quantity == tensor.quantity && lit->reader == tensor.reader
            && lit->layer == tensor.layer && lit->gate == tensor.gate && lit->place >= 0
            && std::size_t(lit->place) < row.values().rows) {
            painter.setPen(QPen(theme.primary, 2));
            painter.drawRect(block(r, lit->place).adjusted(-1, -1, 1, 1));
        }
    }
    if (frame.isEmpty())
        return;
    for (const QPen &pen : selectionPens(theme)) {
        painter.setPen(pen);
        painter.drawRect(frame);
    }
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
        paintUnit(painter);
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
    paintUnit(painter);
    if (hasFocus()) {
        painter.setPen(QPen(Theme(palette()).primary, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
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
    return {200, int(std::max<qsizetype>(m_rows.size(), 2)) * (rowHeight() - 7)};
}

} // namespace seq2seq::ui

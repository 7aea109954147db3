// SPDX-License-Identifier: GPL-3.0-or-later
// One vector of numbers as a row of coloured cells.
#include "ui/widgets/tensor_strip.h"

#include "ui/widgets/format.h"
#include "ui/widgets/selection_pens.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {
constexpr int kTallest = 44; // on a large screen; beyond it a strip is no longer a line of numbers
} // namespace

TensorStrip::TensorStrip(QString name, Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_name(std::move(name))
    , m_kind(kind)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMaximumHeight(kTallest);
    describe();
}

void TensorStrip::setValues(std::span<const float> values)
{
    m_values.assign(values.begin(), values.end());
    m_cursor = std::min(m_cursor, int(m_values.size()) - 1);
    m_cells = {};
    describe();
    update();
}

void TensorStrip::setName(const QString &name)
{
    m_name = name;
    describe();
}

void TensorStrip::setKind(Kind kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    m_cells = {};
    update();
}

void TensorStrip::setMeaning(const QString &sentence)
{
    m_meaning = sentence;
    describe();
}

void TensorStrip::setScale(double scale)
{
    if (scale == m_scale || !(scale > 0))
        return;
    m_scale = scale;
    m_cells = {};
    update();
}

void TensorStrip::setSplit(int count)
{
    m_split = count;
    update();
}

void TensorStrip::setLit(bool isLit)
{
    light(0, isLit ? std::max(int(m_values.size()), 1) : 0);
}

void TensorStrip::light(int first, int end)
{
    if (first == m_litFirst && end == m_litEnd)
        return;
    m_litFirst = first;
    m_litEnd = end;
    update();
}

QString TensorStrip::valueText(int index) const
{
    if (index < 0 || index >= int(m_values.size()))
        return {};
    return QStringLiteral("%1[%2] = %3")
        .arg(m_name)
        .arg(index)
        .arg(fixedNumber(double(m_values[std::size_t(index)]), 3));
}

QRectF TensorStrip::cellsRect() const
{
    return QRectF(rect()).adjusted(1, 1, -1, -1);
}

int TensorStrip::indexAt(int x) const
{
    const QRectF cells = cellsRect();
    if (m_values.empty() || x < cells.left() || x >= cells.right())
        return -1;
    const int index = int((x - cells.left()) * double(m_values.size()) / cells.width());
    return std::min(index, int(m_values.size()) - 1);
}

/// Where there are more values than pixels, a pixel shows the value that is furthest from zero:
/// nothing big is hidden.
static QImage makeCells(const Theme &theme, std::span<const float> values, int pixels,
    TensorStrip::Kind kind, double scale)
{
    QImage image(std::max(pixels, 1), 1, QImage::Format_RGB32);
    auto *line = reinterpret_cast<QRgb *>(image.scanLine(0));
    const std::size_t count = values.size();
    const auto width = std::size_t(image.width());
    for (std::size_t x = 0; x < width; ++x) {
        const std::size_t from = x * count / width;
        const std::size_t to = std::max(from + 1, (x + 1) * count / width);
        float value = values[from];
        for (std::size_t i = from + 1; i < to; ++i)
            value = std::abs(values[i]) > std::abs(value) ? values[i] : value;
        line[x] = kind == TensorStrip::Kind::Gate ? theme.blues(double(value))
                                                  : theme.diverging(double(value) / scale);
    }
    return image;
}

void TensorStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme(palette());
    const QRectF cells = cellsRect();
    if (m_values.empty()) {
        painter.fillRect(cells, theme.inset);
    } else {
        const int pixels = int(std::lround(cells.width() * devicePixelRatioF()));
        if (m_cells.width() != pixels)
            m_cells = makeCells(theme, m_values, pixels, m_kind, m_scale);
        painter.drawImage(cells, m_cells);
    }
    const double cellWidth = m_values.empty() ? 0 : cells.width() / double(m_values.size());
    if (m_split > 0 && m_split < int(m_values.size()))
        painter.fillRect(
            QRectF(cells.left() + m_split * cellWidth - 1.5, 0, 3, height()), theme.inset);
    painter.setPen(QPen(theme.insetBorder, 1));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    if (isLit()) {
        const double share = 1 / double(std::max<std::size_t>(m_values.size(), 1));
        const QRectF lit(
            m_litFirst * share * width(), 0, (m_litEnd - m_litFirst) * share * width(), height());
        const double inside = kSelectionLine / 2;
        for (const QPen &pen : selectionPens(theme)) {
            painter.setPen(pen);
            painter.drawRect(lit.adjusted(inside, inside, -inside, -inside));
        }
    }
    if (m_cursor >= 0 && (underMouse() || hasFocus())) {
        const QRectF cell(
            cells.left() + m_cursor * cellWidth, 0, std::max(cellWidth, 3.0), height());
        painter.setPen(QPen(theme.text, 1));
        painter.drawRect(cell.adjusted(-0.5, 0.5, 0.5, -0.5));
    }
}

void TensorStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_cells = {};
        update();
    }
}

QString TensorStrip::explanation() const
{
    QStringList sentences{valueText(m_cursor), m_meaning};
    if (!m_values.empty())
        sentences << (m_kind == Kind::Gate
                ? tr("Colours: 0 (closed) to 1 (open). Double-click for all values.")
                : tr("Colours: −%1 blue, 0 blank, +%1 orange. Double-click for all values.")
                      .arg(m_scale, 0, 'g', 3));
    sentences.removeAll(QString());
    return sentences.join(QStringLiteral(" · "));
}

void TensorStrip::mouseMoveEvent(QMouseEvent *event)
{
    const int index = indexAt(int(event->position().x()));
    if (index != m_cursor || !m_isPointing)
        pointAt(index);
}

void TensorStrip::pointAt(int index)
{
    m_cursor = index;
    m_isPointing = index >= 0;
    emit told(explanation());
    emit pointed(m_cursor);
    update();
}

void TensorStrip::mousePressEvent(QMouseEvent *event)
{
    const int index = indexAt(int(event->position().x()));
    if (event->button() == Qt::LeftButton && index >= 0)
        emit picked(index);
    else
        QWidget::mousePressEvent(event);
}

void TensorStrip::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_isPointing = false;
    emit told({});
    emit pointed(-1);
    update();
}

void TensorStrip::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_values.empty())
        emit valuesRequested();
}

void TensorStrip::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_values.size()) - 1;
    if (last < 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        pointAt(std::max(m_cursor - 1, 0));
        break;
    case Qt::Key_Right:
    case Qt::Key_Down:
        pointAt(std::min(m_cursor + 1, last));
        break;
    case Qt::Key_Home:
        pointAt(0);
        break;
    case Qt::Key_End:
        pointAt(last);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit valuesRequested();
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    describe();
}

void TensorStrip::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void TensorStrip::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    if (m_isPointing && !underMouse()) {
        m_isPointing = false;
        emit told({});
        emit pointed(-1);
    }
    update();
}

void TensorStrip::describe()
{
    setAccessibleName(m_name);
    if (m_values.empty()) {
        setAccessibleDescription(m_meaning);
        return;
    }
    const auto [smallest, largest] = std::minmax_element(m_values.begin(), m_values.end());
    QString text = tr("%1 %2 values from %3 to %4.")
                       .arg(m_meaning)
                       .arg(m_values.size())
                       .arg(fixedNumber(double(*smallest), 3), fixedNumber(double(*largest), 3));
    if (m_cursor >= 0)
        text += QLatin1Char(' ') + valueText(m_cursor);
    setAccessibleDescription(text);
}

QSize TensorStrip::sizeHint() const
{
    return {160, std::max(15, fontMetrics().height() - 2)};
}

QSize TensorStrip::minimumSizeHint() const
{
    return {40, 13};
}

} // namespace seq2seq::ui

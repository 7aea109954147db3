// SPDX-License-Identifier: GPL-3.0-or-later
// The attention matrix: layout, picture and marks. Input and export are in heatmap_input.cpp and
// heatmap_export.cpp.
#include "ui/widgets/heatmap_view.h"

#include "ui/widgets/color_scale.h"
#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/selection_pens.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr double kMargin = 6; // around everything
constexpr double kLabelGap = 6; // between a label and its cell
constexpr double kMaxCellWidthLines = 5.5; // in line heights of the font, as the next
constexpr double kMaxCellHeightLines = 3.6;
constexpr double kMaxScaleLines = 10;
constexpr double kMostLabelShare = 0.3; // of the height that a column label may be long
constexpr double kMostScaleShare = 0.2; // of the width that the colour bar may take
constexpr double kMinGapCell = 6; // smaller cells touch
constexpr double kSmallestFontPoints = 6.5;
constexpr double kRowShare = 0.97; // of a line of text that a row is high: closer words touch
constexpr double kNumberAir = 5; // beside a number in its cell
constexpr double kSmallestNumber = 0.005; // that is not written as 0.00
constexpr double kMostRows = 20; // that a matrix must have room for

QFont withHeight(const QFont &font, double pixels)
{
    QFont fitted = font;
    const double height = QFontMetricsF(font).height();
    if (height > pixels && font.pointSizeF() > 0)
        fitted.setPointSizeF(std::max(kSmallestFontPoints, font.pointSizeF() * pixels / height));
    return fitted;
}

double widest(const QStringList &texts, const QFontMetricsF &metrics)
{
    double width = 0;
    for (const QString &text : texts)
        width = std::max(width, metrics.horizontalAdvance(text));
    return width;
}

QStringList elided(const QStringList &texts, const QFontMetricsF &metrics, double width)
{
    QStringList result;
    for (const QString &text : texts)
        result << metrics.elidedText(text, Qt::ElideRight, width);
    return result;
}

} // namespace

HeatmapView::HeatmapView(QWidget *parent)
    : QWidget(parent)
    , m_exportName(QStringLiteral("attention"))
    , m_fileDialog(std::make_shared<FileDialog>())
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setSelection(nullptr);
    inEveryLanguage(this, [this, own = QString()]() mutable {
        if (accessibleName() == own) { // a view may give it another name
            own = tr("Attention matrix");
            setAccessibleName(own);
        }
        describe();
    });
}

void HeatmapView::setMatrix(QStringList rowLabels, QStringList columnLabels, Matrix weights)
{
    m_rowLabels = std::move(rowLabels);
    m_columnLabels = std::move(columnLabels);
    m_weights = std::move(weights);
    invalidate();
    describe();
}

void HeatmapView::clear()
{
    setMatrix({}, {}, {});
}

void HeatmapView::setSigned(bool isSigned)
{
    m_isSigned = isSigned;
    invalidate();
}

void HeatmapView::setPlaceholder(const QString &sentence)
{
    m_placeholder = sentence;
    describe();
    update();
}

void HeatmapView::setSelection(Selection *selection)
{
    if (m_selection) {
        disconnect(m_selection, nullptr, this, nullptr);
        setHover({-1, -1}); // nobody would take it back any more
        if (m_selection->parent() == this)
            delete m_selection;
    }
    m_selection = selection ? selection : new Selection(this);
    connect(m_selection, &Selection::changed, this, [this] {
        describe();
        update();
    });
    connect(m_selection, &Selection::hoverChanged, this, qOverload<>(&QWidget::update));
    update();
}

bool HeatmapView::hasMatrix() const
{
    return !m_weights.isEmpty() && m_weights.rows == std::size_t(m_rowLabels.size())
        && m_weights.columns == std::size_t(m_columnLabels.size());
}

QRect HeatmapView::cellRect(int row, int column) const
{
    const double left = m_layout.cells.left() + column * m_layout.cellWidth;
    const double top = m_layout.cells.top() + row * m_layout.cellHeight;
    return QRectF(left, top, m_layout.cellWidth, m_layout.cellHeight).toRect();
}

HeatmapView::Layout HeatmapView::layoutFor(const QSizeF &size) const
{
    Layout layout;
    const double columns = double(m_columnLabels.size());
    const double rows = double(m_rowLabels.size());
    if (columns < 1 || rows < 1)
        return layout;
    layout.rowFont = withHeight(font(), (size.height() - 40) / rows);
    const QFontMetricsF rowMetrics(layout.rowFont);
    const double rowLabelWidth
        = std::min(std::ceil(widest(m_rowLabels, rowMetrics)) + 1, size.width() * 0.3);

    const double left = kMargin + rowLabelWidth + kLabelGap;
    const double lineHeight = QFontMetricsF(font()).height();
    const double maxCellWidth = kMaxCellWidthLines * lineHeight;
    double scaleWidth = ColorScale::width(smallFont(font()));
    if (scaleWidth > kMostScaleShare * size.width())
        scaleWidth = 0;
    const double width = std::max(size.width() - left - kMargin - scaleWidth, 1.0);
    layout.cellWidth = std::min(width / columns, maxCellWidth);
    layout.columns = ColumnLabels::fit(
        m_columnLabels, font(), layout.cellWidth, kMostLabelShare * size.height());
    const double top = kMargin + layout.columns.height;
    layout.cellWidth = layout.columns.columnWidthWithin(width, layout.cellWidth);
    layout.cellHeight = std::min(
        std::max(size.height() - top - kMargin, 1.0) / rows, kMaxCellHeightLines * lineHeight);
    // Closer rows have smaller letters, before a row is without its word.
    layout.rowFont = withHeight(layout.rowFont, layout.cellHeight / kRowShare);
    layout.rowTexts = elided(m_rowLabels, QFontMetricsF(layout.rowFont), rowLabelWidth);
    const double used = left + layout.cellWidth * columns + kMargin + scaleWidth;
    const double shift = std::max(0.0, (size.width() - used) / 2);
    layout.cells = QRectF(left + shift, top, layout.cellWidth * columns, layout.cellHeight * rows);
    if (scaleWidth > 0)
        layout.scale = QRectF(layout.cells.right(), top, scaleWidth,
            std::min(layout.cells.height(), kMaxScaleLines * lineHeight));
    return layout;
}

/// The cells are elsewhere now, and what the mouse was over is not under it any more.
void HeatmapView::invalidate()
{
    setHover({-1, -1});
    m_layout = layoutFor(size());
    m_picture = {};
    updateGeometry();
    update();
}

ColorScale HeatmapView::colorScale(const Theme &theme) const
{
    if (!m_isSigned)
        return {0, 1, [theme](double weight) { return theme.blues(weight); }};
    double end = 0; // the largest number, without its sign
    for (const float value : m_weights.values)
        end = std::max(end, std::abs(double(value)));
    end = end > 0 ? end : 1;
    return {-end, end, [theme, end](double value) { return theme.diverging(value / end); }};
}

void HeatmapView::paintMatrix(QPainter &painter, const Layout &layout) const
{
    const Theme theme(palette());
    const ColorScale scale = colorScale(theme);
    const double gapX = layout.cellWidth >= kMinGapCell ? 1 : 0;
    const double gapY = layout.cellHeight >= kMinGapCell ? 1 : 0;
    for (int row = 0; row < int(m_weights.rows); ++row) {
        const double top = layout.cells.top() + row * layout.cellHeight;
        const auto weights = m_weights.row(std::size_t(row));
        for (int column = 0; column < int(m_weights.columns); ++column) {
            const double left = layout.cells.left() + column * layout.cellWidth;
            painter.fillRect(QRectF(left, top, layout.cellWidth - gapX, layout.cellHeight - gapY),
                QColor::fromRgb(scale.colorOf(double(weights[std::size_t(column)]))));
        }
    }
    if (hasRoomForNumbers(layout))
        paintNumbers(painter, layout);
    paintLabels(painter, layout, theme.text);
    if (!layout.scale.isEmpty())
        scale.paint(painter, layout.scale, smallFont(font()), theme.mutedText);
}

bool HeatmapView::hasRoomForNumbers(const Layout &layout) const
{
    const QFontMetricsF metrics(smallFont(font()));
    return layout.cellWidth
        >= metrics.horizontalAdvance(m_isSigned ? QStringLiteral("−0.00") : QStringLiteral("0.00"))
            + kNumberAir
        && layout.cellHeight >= metrics.height();
}

void HeatmapView::paintNumbers(QPainter &painter, const Layout &layout) const
{
    const Theme theme(palette());
    const ColorScale scale = colorScale(theme);
    painter.setFont(smallFont(font()));
    for (int row = 0; row < int(m_weights.rows); ++row) {
        const double top = layout.cells.top() + row * layout.cellHeight;
        const auto weights = m_weights.row(std::size_t(row));
        for (int column = 0; column < int(m_weights.columns); ++column) {
            const double weight = double(weights[std::size_t(column)]);
            if (std::abs(weight) < kSmallestNumber)
                continue;
            painter.setPen(readableOn(scale.colorOf(weight)));
            painter.drawText(QRectF(layout.cells.left() + column * layout.cellWidth, top,
                                 layout.cellWidth - 1, layout.cellHeight - 1),
                Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, fixedNumber(weight, 2));
        }
    }
}

void HeatmapView::paintLabels(QPainter &painter, const Layout &layout, const QColor &color) const
{
    painter.setPen(color);
    painter.setFont(layout.rowFont);
    const int rowStride = strideFor(QFontMetricsF(layout.rowFont).height(), layout.cellHeight);
    for (int row = 0; row < layout.rowTexts.size(); row += rowStride) {
        const QRectF band(0, layout.cells.top() + row * layout.cellHeight - 20,
            layout.cells.left() - kLabelGap, layout.cellHeight + 40);
        painter.drawText(
            band, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, layout.rowTexts.at(row));
    }
    const int stride = layout.columns.stride(layout.cellWidth);
    for (int column = 0; column < int(m_columnLabels.size()); column += stride) {
        const double middle = layout.cells.left() + (column + 0.5) * layout.cellWidth;
        layout.columns.paintAbove(painter, column, {middle, layout.cells.top()});
    }
}

void HeatmapView::paintMarks(QPainter &painter) const
{
    const Theme theme(palette());
    const int rows = int(m_weights.rows);
    const int columns = int(m_weights.columns);
    const QRectF &cells = m_layout.cells;
    const auto rowRect = [&](int row) {
        return QRectF(cells.left(), cells.top() + row * m_layout.cellHeight, cells.width(),
            m_layout.cellHeight);
    };
    const auto columnRect = [&](int column) {
        return QRectF(cells.left() + column * m_layout.cellWidth, cells.top(), m_layout.cellWidth,
            cells.height());
    };
    const int hoveredRow = m_selection ? m_selection->hoveredTarget() : -1;
    const int hoveredColumn = m_selection ? m_selection->hoveredSource() : -1;
    // Outlines: a fill would look like a weight.
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.text, 1));
    if (hoveredRow >= 0 && hoveredRow < rows)
        painter.drawRect(rowRect(hoveredRow).adjusted(-cells.left() + 2.5, -0.5, -0.5, -0.5));
    if (hoveredColumn >= 0 && hoveredColumn < columns) {
        const double labels = QFontMetricsF(m_layout.columns.font).height() + 4;
        painter.drawRect(columnRect(hoveredColumn).adjusted(-0.5, -labels, -0.5, -0.5));
    }
    const int row = m_selection ? m_selection->targetIndex() : -1;
    const int column = m_selection ? m_selection->sourceIndex() : -1;
    for (const QPen &pen : selectionPens(theme)) {
        painter.setPen(pen);
        if (row >= 0 && row < rows)
            painter.drawRect(rowRect(row).adjusted(-1, -1, 0, 0));
        if (column >= 0 && column < columns)
            painter.drawRect(columnRect(column).adjusted(-1, -1, 0, 0));
    }
}

void HeatmapView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (!hasMatrix()) {
        painter.setPen(Theme(palette()).mutedText);
        painter.drawText(
            rect().adjusted(16, 8, -16, -8), Qt::AlignCenter | Qt::TextWordWrap, placeholder());
        return;
    }
    if (painter.paintEngine()->type() != QPaintEngine::Raster) { // letters stay letters in an SVG
        paintMatrix(painter, m_layout);
        paintMarks(painter);
        return;
    }
    const double ratio = devicePixelRatioF();
    if (m_picture.isNull() || m_picture.devicePixelRatio() != ratio) {
        m_picture = QImage((QSizeF(size()) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter picture(&m_picture);
        picture.setRenderHint(QPainter::TextAntialiasing);
        paintMatrix(picture, m_layout);
    }
    painter.drawImage(0, 0, m_picture);
    paintMarks(painter);
    if (hasFocus()) { // here and not among the marks: a saved picture has no focus
        painter.setPen(QPen(Theme(palette()).insetBorder, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -1.5, -1.5));
    }
}

void HeatmapView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    invalidate();
}

void HeatmapView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        invalidate();
}

QSize HeatmapView::sizeHint() const
{
    return {480, 360};
}

/// High enough for the words of a sentence of usual length, each in its row.
QSize HeatmapView::minimumSizeHint() const
{
    QFont smallest = font();
    smallest.setPointSizeF(kSmallestFontPoints);
    const double rows = std::min(double(m_rowLabels.size()), kMostRows)
        * QFontMetricsF(smallest).height() * kRowShare;
    const int least = inLines(font(), 9);
    const double labels = hasMatrix() ? m_layout.columns.height : 0;
    return {inLines(font(), 12), std::max(least, int(std::ceil(rows + labels + 2 * kMargin)))};
}

} // namespace seq2seq::ui

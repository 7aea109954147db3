// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/gradient_map.h"

#include "ui/widgets/color_scale.h"
#include "ui/widgets/language.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/selection_pens.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_tip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace seq2seq::ui {

namespace {

constexpr double kGap = 8; // between names and cells, and between the two sides
constexpr double kTallestCell = 4; // in lines of text, as the next two
constexpr double kWidestCell = 5.5;
constexpr double kLongestWord = 6;
constexpr double kMostDecades = 8; // of the colours: what is smaller looks like the smallest
constexpr int kMostDigits = 2; // of a number in its cell
constexpr double kTallestScale = 12; // in lines

QString number(double norm, int digits)
{
    return QLocale().toString(norm, 'g', digits).replace(u'-', u'−');
}

/// "10⁻⁴"
QString powerOfTen(double exponent)
{
    static constexpr std::u16string_view kDigits = u"⁰¹²³⁴⁵⁶⁷⁸⁹";
    QString text = QStringLiteral("10");
    for (const QChar c : QString::number(int(std::lround(exponent))))
        text += c == u'-' ? QChar(u'⁻') : QChar(kDigits[std::size_t(c.digitValue())]);
    return text;
}

} // namespace

GradientMap::GradientMap(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    inEveryLanguage(this, [this] {
        setAccessibleName(tr("Gradient norms by part and word"));
        describe();
    });
}

void GradientMap::setRows(
    const QStringList &source, const QStringList &target, QVector<GradientRow> rows)
{
    m_source = source;
    m_target = target;
    const auto parts = [](const QVector<GradientRow> &list) {
        std::vector<std::pair<QString, std::size_t>> found;
        for (const GradientRow &row : list)
            found.emplace_back(row.name, row.norms.size());
        return found;
    };
    if (parts(m_rows) != parts(rows))
        m_row = m_column = -1; // another sentence or another model
    m_rows = std::move(rows);
    m_shown.clear();
    for (const GradientRow &row : m_rows)
        m_shown.emplace_back(row.norms.size(), true);
    describe();
    updateGeometry();
    update();
}

void GradientMap::setShown(std::vector<std::vector<bool>> shown)
{
    m_shown = std::move(shown);
    describe();
    update();
}

bool GradientMap::isShown(int row, int column) const
{
    return row >= 0 && row < m_rows.size() && std::size_t(row) < m_shown.size() && column >= 0
        && std::size_t(column) < m_shown[std::size_t(row)].size()
        && m_shown[std::size_t(row)][std::size_t(column)];
}

int GradientMap::lineOf(int row) const
{
    return int(std::count_if(m_rows.begin(), m_rows.begin() + row,
        [&](const GradientRow &other) { return other.isOfSource == m_rows[row].isOfSource; }));
}

int GradientMap::linesOf(bool isOfSource) const
{
    return int(std::ranges::count(m_rows, isOfSource, &GradientRow::isOfSource));
}

double GradientMap::nameWidth(bool isOfSource) const
{
    const QFontMetricsF metrics(smallFont(font()));
    double width = 0;
    for (const GradientRow &row : m_rows)
        if (row.isOfSource == isOfSource)
            width = std::max(width, metrics.horizontalAdvance(row.name));
    return std::ceil(width) + 1;
}

GradientMap::Layout GradientMap::layout() const
{
    Layout layout;
    const double names = nameWidth(true) + nameWidth(false) + 3 * kGap;
    const double scale = ColorScale::width(smallFont(font()));
    const auto columns = double(std::max<qsizetype>(m_source.size() + m_target.size(), 1));
    layout.cellWidth
        = std::min((width() - names - scale) / columns, double(inLines(font(), kWidestCell)));
    const double longest = std::min(double(inLines(font(), kLongestWord)), height() * 0.3);
    layout.source.labels = ColumnLabels::fit(m_source, font(), layout.cellWidth, longest);
    layout.target.labels = ColumnLabels::fit(m_target, font(), layout.cellWidth, longest);
    // The last source word may reach over the names of the other side, the last target word over
    // the scale.
    layout.top = std::max(layout.source.labels.height, layout.target.labels.height) + 2;
    layout.source.cellsLeft = nameWidth(true) + kGap;
    layout.target.left
        = layout.source.cellsLeft + double(m_source.size()) * layout.cellWidth + kGap;
    layout.target.cellsLeft = layout.target.left + nameWidth(false) + kGap;
    layout.scaleLeft = layout.target.cellsLeft + double(m_target.size()) * layout.cellWidth;
    const int lines = std::max({linesOf(true), linesOf(false), 1});
    layout.bottom
        = height() - textHeight(smallFont(font())) - 2; // what the cursor stands on is said there
    layout.cellHeight
        = std::min((layout.bottom - layout.top - 2) / lines, double(inLines(font(), kTallestCell)));
    return layout;
}

QRectF GradientMap::cell(const Layout &layout, int row, int column) const
{
    const Block &block = m_rows[row].isOfSource ? layout.source : layout.target;
    return {block.cellsLeft + column * layout.cellWidth,
        layout.top + lineOf(row) * layout.cellHeight, layout.cellWidth, layout.cellHeight};
}

QRect GradientMap::cellRect(int row, int column) const
{
    return cell(layout(), row, column).toRect();
}

QString GradientMap::cellText(int row, int column) const
{
    if (!isShown(row, column))
        return {};
    const GradientRow &part = m_rows[row];
    return tr("%1, “%2”: %3")
        .arg(part.name, wordsOf(part).value(column), number(part.norms[std::size_t(column)], 4));
}

/// Of the logarithm to base 10, between whole decades.
ColorScale GradientMap::colorScale(const Theme &theme) const
{
    double least = 0;
    double most = 0;
    for (const GradientRow &row : m_rows)
        for (const double norm : row.norms)
            if (norm > 0) {
                least = least > 0 ? std::min(least, norm) : norm;
                most = std::max(most, norm);
            }
    const double high = most > 0 ? std::ceil(std::log10(most)) : 0;
    double low
        = std::clamp(least > 0 ? std::floor(std::log10(least)) : 0, high - kMostDecades, high - 1);
    if (std::fmod(high - low, 2) != 0)
        low -= 1; // the middle of the scale is a whole decade too
    ColorScale scale{low, high,
        [theme, low, high](double value) { return theme.blues((value - low) / (high - low)); }};
    scale.textOf = powerOfTen;
    return scale;
}

void GradientMap::paintEvent(QPaintEvent *)
{
    if (m_rows.isEmpty())
        return;
    QPainter painter(this);
    const Theme theme(palette());
    const Layout now = layout();
    for (const bool isOfSource : {true, false})
        paintBlock(painter, now, isOfSource);
    for (int row = 0; row < m_rows.size(); ++row)
        paintRow(painter, now, row);
    const int lines = std::max(linesOf(true), linesOf(false));
    colorScale(theme).paint(painter,
        QRectF(now.scaleLeft, now.top, ColorScale::width(smallFont(font())),
            std::min(lines * now.cellHeight, double(inLines(font(), kTallestScale)))),
        smallFont(font()), theme.mutedText);
    paintCursor(painter, now);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.insetBorder, 1, Qt::DotLine));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void GradientMap::paintCursor(QPainter &painter, const Layout &layout) const
{
    const QString text = cellText(m_row, m_column);
    if (text.isEmpty())
        return;
    const Theme theme(palette());
    painter.setBrush(Qt::NoBrush);
    for (const QPen &pen : selectionPens(theme)) {
        painter.setPen(pen);
        painter.drawRect(cell(layout, m_row, m_column).adjusted(0, 0, -1, -1));
    }
    const QFont small = smallFont(font());
    const QRectF line(0, layout.bottom, width(), height() - layout.bottom);
    painter.setFont(small);
    painter.setPen(theme.text);
    painter.drawText(line.adjusted(4, 0, -4, 0), Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(small).elidedText(QStringLiteral("%1 · %2").arg(text, m_rows[m_row].meaning),
            Qt::ElideRight, line.width() - 8));
}

/// The words of a side over its columns, the names of its rows beside them.
void GradientMap::paintBlock(QPainter &painter, const Layout &layout, bool isOfSource) const
{
    const Theme theme(palette());
    const Block &block = isOfSource ? layout.source : layout.target;
    const auto count = int(isOfSource ? m_source.size() : m_target.size());
    painter.setPen(theme.text);
    const int stride = block.labels.stride(layout.cellWidth);
    for (int column = 0; column < count; column += stride)
        block.labels.paintAbove(
            painter, column, {block.cellsLeft + (column + 0.5) * layout.cellWidth, layout.top - 2});
    painter.setFont(smallFont(font()));
    painter.setPen(theme.mutedText);
    for (int row = 0; row < m_rows.size(); ++row)
        if (m_rows[row].isOfSource == isOfSource)
            painter.drawText(QRectF(block.left, layout.top + lineOf(row) * layout.cellHeight,
                                 block.cellsLeft - kGap - block.left, layout.cellHeight),
                Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_rows[row].name);
}

int GradientMap::digitsIn(const Layout &layout) const
{
    constexpr double kAir = 3; // beside a number
    const QFontMetricsF metrics(smallFont(font()));
    if (metrics.height() > layout.cellHeight)
        return 0;
    for (int digits = kMostDigits; digits > 0; --digits) {
        double widest = 0;
        for (const GradientRow &row : m_rows)
            for (const double norm : row.norms)
                widest = std::max(widest, metrics.horizontalAdvance(number(norm, digits)));
        if (widest + kAir <= layout.cellWidth)
            return digits;
    }
    return 0;
}

void GradientMap::paintRow(QPainter &painter, const Layout &layout, int row) const
{
    const Theme theme(palette());
    const ColorScale scale = colorScale(theme);
    const int digits = digitsIn(layout);
    painter.setFont(smallFont(font()));
    for (int column = 0; column < int(m_rows[row].norms.size()); ++column) {
        const QRectF area = cell(layout, row, column).adjusted(0, 0, -1, -1);
        if (!isShown(row, column)) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.insetBorder, 1, Qt::DotLine));
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
            continue;
        }
        const double norm = m_rows[row].norms[std::size_t(column)];
        const QRgb color = scale.colorOf(norm > 0 ? std::log10(norm) : scale.low);
        painter.fillRect(area, QColor::fromRgb(color));
        if (digits == 0)
            continue;
        painter.setPen(readableOn(color));
        painter.drawText(area, Qt::AlignCenter | Qt::TextSingleLine, number(norm, digits));
    }
}

bool GradientMap::event(QEvent *event)
{
    if (m_rows.isEmpty())
        return QWidget::event(event);
    if (event->type() == QEvent::ToolTip) {
        showToolTip(*static_cast<QHelpEvent *>(event));
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        // The arrows walk through the cells, whatever they do elsewhere in the window.
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
            event->accept();
            return true;
        default:
            break;
        }
    }
    return QWidget::event(event);
}

void GradientMap::showToolTip(const QHelpEvent &help)
{
    const Layout now = layout();
    QString text;
    for (int row = 0; row < m_rows.size(); ++row) {
        for (int column = 0; column < int(m_rows[row].norms.size()); ++column)
            if (cell(now, row, column).contains(help.pos()))
                text = cellText(row, column) + u'\n' + m_rows[row].meaning;
    }
    if (text.isEmpty())
        text = tr("The norm of the gradient of the loss at each part of the model and each word. "
                  "Colours are logarithmic: a tenth of a norm is paler by the same amount "
                  "everywhere.");
    QToolTip::showText(help.globalPos(), plainToolTip(text), this);
}

int GradientMap::rowAt(bool isOfSource, int line) const
{
    const int wanted = std::clamp(line, 0, std::max(linesOf(isOfSource) - 1, 0));
    for (int row = 0; row < m_rows.size(); ++row)
        if (m_rows[row].isOfSource == isOfSource && lineOf(row) == wanted)
            return row;
    return -1;
}

void GradientMap::pick(int row, int column)
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].norms.empty())
        return;
    m_row = row;
    m_column = std::clamp(column, 0, int(m_rows[row].norms.size()) - 1);
    describe();
    update();
}

/// From the last source word on to the first target word, on the same line.
void GradientMap::moveColumn(int by)
{
    const int column = m_column + by;
    const bool isOfSource = m_rows[m_row].isOfSource;
    const int line = lineOf(m_row);
    if (isOfSource && column >= int(m_rows[m_row].norms.size()))
        pick(rowAt(false, line), 0);
    else if (!isOfSource && column < 0 && rowAt(true, line) >= 0)
        pick(rowAt(true, line), int(m_source.size()) - 1);
    else
        pick(m_row, column);
}

void GradientMap::moveLine(int by)
{
    pick(rowAt(m_rows[m_row].isOfSource, lineOf(m_row) + by), m_column);
}

void GradientMap::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool isArrow
        = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
    if (!isArrow || m_rows.isEmpty())
        QWidget::keyPressEvent(event);
    else if (m_row < 0)
        pick(0, 0);
    else if (key == Qt::Key_Left || key == Qt::Key_Right)
        moveColumn(key == Qt::Key_Left ? -1 : 1);
    else
        moveLine(key == Qt::Key_Up ? -1 : 1);
}

void GradientMap::mousePressEvent(QMouseEvent *event)
{
    const Layout now = layout();
    for (int row = 0; event->button() == Qt::LeftButton && row < m_rows.size(); ++row)
        for (int column = 0; column < int(m_rows[row].norms.size()); ++column)
            if (cell(now, row, column).contains(event->position()))
                pick(row, column);
}

void GradientMap::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
}

void GradientMap::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void GradientMap::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void GradientMap::describe()
{
    QStringList cells;
    if (const QString picked = cellText(m_row, m_column); !picked.isEmpty())
        cells << picked; // first: it is what was asked for
    for (int row = 0; row < m_rows.size(); ++row)
        for (int column = 0; column < int(m_rows[row].norms.size()); ++column)
            if (const QString text = cellText(row, column); !text.isEmpty())
                cells << text;
    setAccessibleDescription(cells.join(QStringLiteral("; ")));
}

QByteArray GradientMap::toCsv() const
{
    QByteArray csv = csvLine({QStringLiteral("part"), QStringLiteral("position"),
        QStringLiteral("word"), QStringLiteral("gradient norm")});
    for (const GradientRow &row : m_rows)
        for (int column = 0; column < int(row.norms.size()); ++column)
            csv += csvLine({row.name, QString::number(column + 1), wordsOf(row).value(column),
                QString::number(row.norms[std::size_t(column)], 'g', 9)});
    return csv;
}

QSize GradientMap::sizeHint() const
{
    return {inLines(font(), 50), inLines(font(), 20)};
}

QSize GradientMap::minimumSizeHint() const
{
    return {inLines(font(), 24), inLines(font(), 12)};
}

} // namespace seq2seq::ui

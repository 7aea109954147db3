// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/curve_legend.h"

#include "ui/compare/curves_plot.h"
#include "ui/compare/study_book.h"
#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/quiet_table.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_tip.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QShortcut>

#include <algorithm>
#include <numeric>

namespace seq2seq::ui {

namespace {

constexpr int kSample = 14; // pixels of the piece of line before a name

/// A piece of the line, then its name; a hidden one is muted and struck out.
class LegendDelegate : public QuietRowDelegate {
public:
    using QuietRowDelegate::QuietRowDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const Theme theme(option.palette);
        const bool isHidden = index.data(CurveLegendModel::kHiddenRole).toBool();
        QFont font = option.font;
        font.setStrikeOut(isHidden);
        QRect area = option.rect.adjusted(4, 0, -4, 0);
        if (index.column() == CurveLegendModel::Name) {
            QPen pen(
                isHidden ? theme.border : index.data(CurveLegendModel::kColorRole).value<QColor>());
            pen.setWidthF(2);
            if (index.data(CurveLegendModel::kDashedRole).toBool())
                pen.setStyle(Qt::DashLine);
            painter->setPen(pen);
            const int y = area.center().y();
            painter->drawLine(area.left(), y, area.left() + kSample, y);
            area.setLeft(area.left() + kSample + 6);
        }
        painter->setFont(font);
        painter->setPen(isHidden ? theme.mutedText : theme.text);
        painter->drawText(area, index.data(Qt::TextAlignmentRole).toInt() | int(Qt::TextSingleLine),
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, area.width()));
    }
};

} // namespace

CurveLegendModel::CurveLegendModel(CurvesPlot &plot, QObject *parent)
    : QAbstractTableModel(parent)
    , m_plot(plot)
{
    connect(&plot, &CurvesPlot::linesChanged, this, &CurveLegendModel::follow);
    connect(&plot, &CurvesPlot::cursorMoved, this, &CurveLegendModel::noteCursor);
    follow();
}

void CurveLegendModel::follow()
{
    beginResetModel();
    m_order.resize(m_plot.lines().size());
    std::iota(m_order.begin(), m_order.end(), 0);
    const auto last = [this](int line) { return m_plot.lines()[std::size_t(line)].curve.back().y; };
    const bool isHighBest = m_plot.measure() == CurveMeasure::Bleu;
    std::ranges::stable_sort(
        m_order, [&](int a, int b) { return isHighBest ? last(a) > last(b) : last(a) < last(b); });
    endResetModel();
}

void CurveLegendModel::noteCursor()
{
    if (rowCount() == 0)
        return;
    emit dataChanged(index(0, Value), index(rowCount() - 1, Value));
    emit headerDataChanged(Qt::Horizontal, Name, Name); // says where
}

void CurveLegendModel::retranslate()
{
    follow();
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int CurveLegendModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int CurveLegendModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CurveLegendModel::data(const QModelIndex &index, int role) const
{
    // What is drawn may be another study for the moment until linesChanged().
    if (!index.isValid() || std::size_t(lineOf(index.row())) >= m_plot.lines().size())
        return {};
    const CurvesPlot::Line &line = m_plot.lines()[std::size_t(lineOf(index.row()))];
    switch (role) {
    case Qt::DisplayRole: {
        if (index.column() == Name)
            return m_plot.titleOf(line);
        const std::optional<double> value = m_plot.valueOf(line);
        return value ? fixedNumber(*value, digitsOf(m_plot.measure())) : QStringLiteral("–");
    }
    case Qt::ToolTipRole:
        return plainToolTip(m_plot.titleOf(line));
    case Qt::TextAlignmentRole:
        return int((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case kColorRole:
        return m_plot.colorOf(line);
    case kDashedRole:
        return m_plot.isDashed(line);
    case kHiddenRole:
        return line.isHidden;
    default:
        return {};
    }
}

QVariant CurveLegendModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == Name ? m_plot.cursorText() : QString();
}

CurveLegend::CurveLegend(CurvesPlot &plot, QWidget *parent)
    : QTableView(parent)
    , m_plot(plot)
    , m_lines(new CurveLegendModel(plot, this))
{
    setObjectName(QStringLiteral("curveLegend"));
    makeQuiet(this);
    setModel(m_lines);
    setItemDelegate(new LegendDelegate(this));
    setSelectionMode(QAbstractItemView::NoSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setSectionResizeMode(CurveLegendModel::Name, QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(CurveLegendModel::Value, QHeaderView::Fixed);
    connect(this, &QTableView::clicked, this, [this](const QModelIndex &at) { toggle(at.row()); });
    auto *space = new QShortcut(Qt::Key_Space, this, nullptr, nullptr, Qt::WidgetShortcut);
    connect(space, &QShortcut::activated, this, [this] {
        if (currentIndex().isValid())
            toggle(currentIndex().row());
    });
    inEveryLanguage(this, [this] {
        setAccessibleName(tr("Names of the curves"));
        setToolTip(tr("A click hides a curve or shows it again"));
        m_lines->retranslate();
        fitColumns();
    });
}

void CurveLegend::toggle(int row)
{
    const int line = m_lines->lineOf(row);
    m_plot.setHidden(line, !m_plot.lines()[std::size_t(line)].isHidden);
    setCurrentIndex(m_lines->index(row, 0));
}

void CurveLegend::fitColumns()
{
    horizontalHeader()->resizeSection(CurveLegendModel::Value,
        fontMetrics().horizontalAdvance(QStringLiteral("00.000")) + kCellPadding);
    setMinimumWidth(inLines(font(), 13));
}

void CurveLegend::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitColumns();
}

} // namespace seq2seq::ui

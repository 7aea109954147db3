// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/preview_model.h"

#include "ui/widgets/theme.h"
#include "ui/widgets/tool_tip.h"

#include <QFont>

#include <algorithm>

namespace seq2seq::ui {

QString PreviewModel::kindName(ColumnKind kind)
{
    switch (kind) {
    case ColumnKind::Numbers:
        return tr("numbers");
    case ColumnKind::Ids:
        return tr("ids");
    case ColumnKind::Addresses:
        return tr("addresses");
    case ColumnKind::OneText:
        return tr("always the same");
    case ColumnKind::Empty:
        return tr("empty");
    case ColumnKind::Notes:
        return tr("notes");
    case ColumnKind::Sentences:
        break;
    }
    return {};
}

void PreviewModel::setPreview(PairPreview preview)
{
    beginResetModel();
    m_preview = std::move(preview);
    m_marked = -1;
    endResetModel();
}

int PreviewModel::markLine(std::size_t line)
{
    // A row may go on over several lines.
    const auto after = std::ranges::upper_bound(m_preview.lines, line);
    m_marked = after == m_preview.lines.begin() ? -1 : int(after - m_preview.lines.begin()) - 1;
    if (m_marked >= 0) {
        emit headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
    return m_marked;
}

void PreviewModel::setChosen(int source, int target)
{
    m_source = source;
    m_target = target;
    if (columnCount() == 0)
        return;
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void PreviewModel::setPalette(const QPalette &palette)
{
    m_palette = palette;
    setChosen(m_source, m_target);
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_preview.rows.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_preview.columns.size());
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const std::vector<std::string> &row = m_preview.rows[std::size_t(index.row())];
    const auto column = std::size_t(index.column());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        const QString text = column < row.size() ? QString::fromStdString(row[column]) : QString();
        return role == Qt::ToolTipRole ? plainToolTip(text) : text;
    }
    if (role == Qt::FontRole && index.row() == m_marked) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role == Qt::BackgroundRole && (index.column() == m_source || index.column() == m_target)) {
        const Theme theme(m_palette);
        return index.column() == m_source ? theme.sourceFill : theme.targetFill;
    }
    return {};
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical) {
        const auto row = std::size_t(section);
        const auto line
            = QString::number(row < m_preview.lines.size() ? m_preview.lines[row] : row + 1);
        return section == m_marked ? QStringLiteral("▸ ") + line : line;
    }
    return columnTitle(section);
}

/// "2 · de · target", "1 · numbers".
QString PreviewModel::columnTitle(int column) const
{
    const PreviewColumn &facts = m_preview.columns[std::size_t(column)];
    QString title = QString::number(column + 1);
    if (!facts.name.empty())
        title += QStringLiteral(" · ") + QString::fromStdString(facts.name);
    if (column == m_source)
        return tr("%1 · source").arg(title);
    if (column == m_target)
        return tr("%1 · target").arg(title);
    const QString kind = kindName(facts.kind);
    const QString shown
        = kind.isEmpty() && facts.name.empty() ? QString::fromStdString(facts.language) : kind;
    return shown.isEmpty() ? title : title + QStringLiteral(" · ") + shown;
}

} // namespace seq2seq::ui

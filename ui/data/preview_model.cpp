// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/preview_model.h"

#include "ui/widgets/theme.h"
#include "ui/widgets/tool_tip.h"

namespace seq2seq::ui {

void PreviewModel::setRows(std::vector<std::vector<std::string>> rows, int columns)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_columns = columns;
    endResetModel();
}

void PreviewModel::setChosen(int source, int target)
{
    m_source = source;
    m_target = target;
    if (m_columns == 0)
        return;
    emit headerDataChanged(Qt::Horizontal, 0, m_columns - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, m_columns - 1));
}

void PreviewModel::setPalette(const QPalette &palette)
{
    m_palette = palette;
    setChosen(m_source, m_target);
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const std::vector<std::string> &row = m_rows[std::size_t(index.row())];
    const auto column = std::size_t(index.column());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        const QString text = column < row.size() ? QString::fromStdString(row[column]) : QString();
        return role == Qt::ToolTipRole ? plainToolTip(text) : text;
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
    if (orientation == Qt::Vertical)
        return section + 1;
    if (section == m_source)
        return tr("%1 · source").arg(section + 1);
    if (section == m_target)
        return tr("%1 · target").arg(section + 1);
    return QString::number(section + 1);
}

} // namespace seq2seq::ui

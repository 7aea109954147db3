// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/filtered_table_model.h"

namespace seq2seq::ui {

void FilteredTableModel::showAll()
{
    if (!m_isFiltered)
        return;
    beginResetModel();
    forgetFilter();
    endResetModel();
}

void FilteredTableModel::showNone()
{
    beginResetModel();
    m_shown.clear();
    m_isFiltered = true;
    endResetModel();
}

void FilteredTableModel::appendShown(const std::vector<int> &rows)
{
    if (rows.empty())
        return;
    const int first = int(m_shown.size());
    beginInsertRows({}, first, first + int(rows.size()) - 1);
    m_shown.insert(m_shown.end(), rows.begin(), rows.end());
    endInsertRows();
}

int FilteredTableModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_isFiltered ? int(m_shown.size()) : dataCount();
}

void FilteredTableModel::forgetFilter()
{
    m_isFiltered = false;
    m_shown = {};
}

} // namespace seq2seq::ui

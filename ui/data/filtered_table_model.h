// SPDX-License-Identifier: GPL-3.0-or-later
// A read-only table of which only some rows may be shown: those a search has found so far.
#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace seq2seq::ui {

class FilteredTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Shows every row of the data again.
    void showAll();
    /// Shows no row; appendShown adds those that match.
    void showNone();
    void appendShown(const std::vector<int> &rows);

    [[nodiscard]] bool isFiltered() const { return m_isFiltered; }
    /// The row of the data that a row of the table shows.
    [[nodiscard]] int dataRow(int row) const
    {
        return m_isFiltered ? m_shown[std::size_t(row)] : row;
    }
    /// How many rows the data has.
    [[nodiscard]] virtual int dataCount() const = 0;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

protected:
    /// For a subclass that is inside begin/endResetModel.
    void forgetFilter();

private:
    bool m_isFiltered = false;
    std::vector<int> m_shown;
};

} // namespace seq2seq::ui

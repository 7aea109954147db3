// SPDX-License-Identifier: GPL-3.0-or-later
// The first lines of a file as a table, for the import dialog.
#pragma once

#include "core/corpus/reader.h"

#include <QAbstractTableModel>
#include <QPalette>

namespace seq2seq::ui {

class PreviewModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<std::vector<std::string>> rows, int columns);
    /// The columns that will be the source and the target, from 0; -1 = none.
    void setChosen(int source, int target);
    /// Whose colours mark the chosen columns.
    void setPalette(const QPalette &palette);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<std::vector<std::string>> m_rows;
    int m_columns = 0;
    int m_source = -1;
    int m_target = -1;
    QPalette m_palette;
};

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Some lines of a file as a table, for the import dialog.
#pragma once

#include "core/corpus/reader.h"

#include <QAbstractTableModel>
#include <QPalette>

namespace seq2seq::ui {

class PreviewModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setPreview(PairPreview preview);
    /// Marks the row that this line of the file is in. @return the row, or -1
    int markLine(std::size_t line);
    /// The columns that will be the source and the target, from 0; -1 = none.
    void setChosen(int source, int target);
    /// Whose colours mark the chosen columns.
    void setPalette(const QPalette &palette);

    /// "numbers"; empty for sentences.
    [[nodiscard]] static QString kindName(ColumnKind kind);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString columnTitle(int column) const;

    PairPreview m_preview;
    int m_marked = -1;
    int m_source = -1;
    int m_target = -1;
    QPalette m_palette;
};

} // namespace seq2seq::ui

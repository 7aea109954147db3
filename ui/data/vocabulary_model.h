// SPDX-License-Identifier: GPL-3.0-or-later
// A vocabulary as a table: id, word, how often it occurs, and what share of the corpus is covered
// up to here.
#pragma once

#include "ui/data/data_types.h"
#include "ui/data/filtered_table_model.h"

#include <functional>
#include <memory>

namespace seq2seq::ui {

class VocabularyModel : public FilteredTableModel {
    Q_OBJECT

public:
    enum Column { Id, Word, Count, Covered, ColumnCount };

    explicit VocabularyModel(QObject *parent = nullptr);

    void setRows(std::vector<VocabularyRow> rows);
    /// Whether the word of a row of the data has `text` in it, or is the id `text`.
    [[nodiscard]] std::function<bool(int)> matcher(const QString &text) const;
    /// Share of the running words that are in the vocabulary, 0..1; 0 when nothing was counted.
    [[nodiscard]] double coverage() const;
    [[nodiscard]] QByteArray toCsv() const;

    [[nodiscard]] int dataCount() const override { return int(m_rows->size()); }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const std::vector<VocabularyRow>> m_rows;
    std::vector<double> m_covered; ///< one a row: share of running words with this or a smaller id,
                                   ///< specials left out
};

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The pairs of a corpus as a table, with the number of tokens on each side. Nothing is copied: a
// cell is made when it is drawn.
#pragma once

#include "core/corpus/corpus.h"
#include "ui/data/data_types.h"
#include "ui/data/filtered_table_model.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace seq2seq::ui {

class PairModel : public FilteredTableModel {
    Q_OBJECT

public:
    enum Column { Number, Source, Target, SourceLength, TargetLength, ColumnCount };

    /// Into how many tokens a sentence of a side is cut, as the histogram counts them.
    using CountTokens = std::function<std::size_t(Side side, const std::string &sentence)>;

    using FilteredTableModel::FilteredTableModel;

    /// For the corpus that is set next. Without it the two columns of lengths are empty.
    void setTokenCounter(CountTokens count) { m_countTokens = std::move(count); }
    void setCorpus(std::shared_ptr<const Corpus> corpus);
    /// The pair of a row that is shown, until the next call.
    [[nodiscard]] const SentencePair &pair(int row) const
    {
        return m_cursor->at(std::size_t(dataRow(row)));
    }
    /// Whether a row of the data has `text` on either side, whatever the case. Keeps the corpus
    /// alive.
    [[nodiscard]] std::function<bool(int)> matcher(const QString &text) const;
    /// All pairs that are shown.
    [[nodiscard]] QByteArray toCsv() const;

    [[nodiscard]] int dataCount() const override { return m_corpus ? int(m_corpus->size()) : 0; }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString columnMeaning(int section);
    std::shared_ptr<const Corpus> m_corpus;
    CountTokens m_countTokens;
    // Neighbouring rows are drawn one after the other.
    mutable std::optional<SentencePairs::Cursor> m_cursor;
};

} // namespace seq2seq::ui

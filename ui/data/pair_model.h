// SPDX-License-Identifier: GPL-3.0-or-later
// Pairs as a table that can be edited, with the number of tokens on each side and what is odd.
// Nothing is copied: a cell is made when it is drawn.
#pragma once

#include "ui/data/pair_edits.h"
#include "ui/data/pair_query.h"

#include <QAbstractTableModel>
#include <QString>

#include <memory>
#include <vector>

namespace seq2seq::ui {

class PairModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, Source, Target, SourceLength, TargetLength, Remark, ColumnCount };

    /// What a click on the name of a column sorts by; AsLoaded for those that sort by nothing.
    [[nodiscard]] static PairQuery::Order orderOf(int column);

    /// @param edits must outlive it
    explicit PairModel(PairEdits &edits, QObject *parent = nullptr);

    /// For the pairs that are loaded next. Without it the two columns of lengths are empty.
    void setTokenCounter(CountTokens count) { m_data.countTokens = std::move(count); }
    void setLengths(std::shared_ptr<const std::vector<PairLengths>> lengths, int longest);
    void setSuspects(std::shared_ptr<const Suspects> suspects);
    /// Pairs that are to be trained on and are too long for it, as far as they are counted.
    [[nodiscard]] std::size_t tooLong() const;
    /// What is known now, for a worker.
    [[nodiscard]] PairData known() const;

    /// Shows these rows of the table; more can follow.
    void setShown(std::vector<int> rows);
    void appendShown(const std::vector<int> &rows);
    /// Rows that came: each between those before and behind it where they stand in order.
    void insertShown(const std::vector<int> &rows);
    void takeShown(const std::vector<int> &rows);
    [[nodiscard]] const std::vector<int> &shown() const { return m_shown; }
    /// How the columns say that they sort; Number ascending: not at all.
    void setOrder(PairQuery::Order order, bool isDescending);

    /// Row of the table that a line shows.
    [[nodiscard]] int tableRow(int line) const { return m_shown[std::size_t(line)]; }
    /// The line that shows a row; -1 = none.
    [[nodiscard]] int lineOf(int tableRow) const;
    /// The pair of a line.
    [[nodiscard]] SentencePair pair(int line) const;
    /// What is odd about the pair of a line, or why it is used nowhere; empty: nothing.
    [[nodiscard]] QString remark(int line) const;
    /// All pairs that are shown.
    [[nodiscard]] QByteArray toCsv() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    /// An edit that would have left a side empty.
    void refused(const QModelIndex &index);

private:
    [[nodiscard]] static QString columnMeaning(int section);
    [[nodiscard]] QString columnName(int section) const;
    [[nodiscard]] QString text(const QModelIndex &index) const;

    PairEdits &m_edits;
    PairData m_data; // without the table
    std::vector<int> m_shown;
    PairQuery::Order m_order = PairQuery::Order::AsLoaded;
    bool m_isDescending = false;
    // Neighbouring rows are drawn one after the other.
    std::unique_ptr<PairTable::Reader> m_reader;
};

/// What an oddity is called, and what it means.
[[nodiscard]] QString nameOf(Oddity oddity);
[[nodiscard]] QString meaningOf(Oddity oddity);

} // namespace seq2seq::ui

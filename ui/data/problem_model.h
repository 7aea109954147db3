// SPDX-License-Identifier: GPL-3.0-or-later
// What reading a file found: remarks about the whole, then skipped lines with their numbers.
#pragma once

#include "core/corpus/reader.h"

#include <QAbstractTableModel>

namespace seq2seq::ui {

class ProblemModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Line, Problem, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setReport(const ReadReport &report);
    /// "24,100 lines · 24,000 pairs kept · 100 skipped · UTF-8, LF"; empty without a report.
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QByteArray toCsv() const;
    /// The line of the file that a problem is in, from 1; 0 for what is meant of all of it.
    [[nodiscard]] qulonglong lineOf(const QModelIndex &problem) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    /// The problem of a row as a sentence, remarks first.
    [[nodiscard]] QString sentence(std::size_t row) const;

    ReadReport m_report;
};

} // namespace seq2seq::ui

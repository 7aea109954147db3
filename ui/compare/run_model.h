// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of a study as a table, a run a row or the seeds of one configuration a row; and its
// order and filter.
#pragma once

#include "core/study/study.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <string>
#include <vector>

namespace seq2seq::ui {

class StudyBook;

class RunModel : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int kTickColumn = 0; ///< the check box and the colour of the run
    static constexpr int kColorRole = Qt::UserRole; ///< of the run's line; a QColor
    static constexpr int kProgressRole = Qt::UserRole + 1; ///< of a name: 0..1 while it is trained
    static constexpr int kMutedRole = Qt::UserRole + 2; ///< nothing to compare yet

    /// @param book outlives the model
    explicit RunModel(StudyBook &book, QObject *parent = nullptr);

    /// A row for all seeds of a configuration: numbers are mean ± deviation.
    void setGrouped(bool isGrouped);
    [[nodiscard]] bool isGrouped() const { return m_isGrouped; }
    /// Whether the colours are those for a dark window.
    void setDark(bool isDark);
    /// Texts again, after the language changed.
    void retranslate();

    /// "tick", "name", the settings that differ, "state", measures…: as columnsOf() names them.
    [[nodiscard]] const std::vector<std::string> &columns() const { return m_columns; }
    [[nodiscard]] int columnNamed(std::string_view name) const; ///< -1: there is none
    [[nodiscard]] const std::vector<int> &runsOf(int row) const
    {
        return m_rows[std::size_t(row)].runs;
    }
    [[nodiscard]] int rowOf(int run) const; ///< -1: there is none
    /// What the rows are sorted by: a whole number, or letters; empty where there is nothing.
    [[nodiscard]] const std::string &key(int row, int column) const
    {
        return m_rows[std::size_t(row)].keys[std::size_t(column)];
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        std::vector<int> runs; ///< of the study, one at least
        std::vector<std::string> keys; ///< one a column
        std::vector<QString> texts;
    };

    void follow();
    void noteTicks();
    [[nodiscard]] std::vector<std::string> columnsOfStudy() const;
    [[nodiscard]] std::vector<Row> rowsOfStudy() const;
    void fill(Row &row) const;
    [[nodiscard]] QVariant tickOf(const Row &row) const;
    [[nodiscard]] bool isEditable(const QModelIndex &index) const;
    [[nodiscard]] QString tipOf(const QModelIndex &index) const;

    StudyBook &m_book;
    std::vector<std::string> m_columns;
    std::vector<Row> m_rows;
    bool m_isGrouped = false;
    bool m_isDark = false;
};

/// The best first, then the worst first, then as the study has them; what has no number stays last.
class RunSorter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit RunSorter(RunModel *runs, QObject *parent = nullptr);

    /// A click on a header.
    void cycleOrder(int column);
    /// Rows that have the text in one of their cells.
    void setFilterText(const QString &text);
    [[nodiscard]] std::vector<int> shownRuns() const;
    /// The column that is sorted by, as RunModel names it; empty: none.
    [[nodiscard]] std::string sortedBy() const;

    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    [[nodiscard]] Qt::SortOrder firstOrder(int column) const;

    RunModel &m_runs;
    QString m_filter;
};

} // namespace seq2seq::ui

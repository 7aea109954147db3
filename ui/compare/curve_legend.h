// SPDX-License-Identifier: GPL-3.0-or-later
// The names beside the curves, with the value of each under the mouse; a click hides a curve.
#pragma once

#include <QAbstractTableModel>
#include <QTableView>

#include <vector>

namespace seq2seq::ui {

class CurvesPlot;

/// A line of the plot a row, in the order of their last values.
class CurveLegendModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Value, ColumnCount };
    static constexpr int kColorRole = Qt::UserRole;
    static constexpr int kDashedRole = Qt::UserRole + 1;
    static constexpr int kHiddenRole = Qt::UserRole + 2;

    /// @param plot outlives the model
    explicit CurveLegendModel(CurvesPlot &plot, QObject *parent = nullptr);

    [[nodiscard]] int lineOf(int row) const { return m_order[std::size_t(row)]; }
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    void follow();
    void noteCursor();

    CurvesPlot &m_plot;
    std::vector<int> m_order; ///< lines of the plot
};

class CurveLegend : public QTableView {
    Q_OBJECT

public:
    explicit CurveLegend(CurvesPlot &plot, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void toggle(int row);
    void fitColumns();

    CurvesPlot &m_plot;
    CurveLegendModel *m_lines;
};

} // namespace seq2seq::ui

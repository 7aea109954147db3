// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of bars over the same columns, one row a quantity, so that they are compared at one glance:
// what a word depends on above where the model looked.
#pragma once

#include "ui/widgets/column_labels.h"

#include <QPointer>
#include <QString>
#include <QStringList>
#include <QVector>
#include <QWidget>

#include <vector>

namespace seq2seq::ui {

class Selection;

struct BarRow {
    enum class Scale {
        Share, ///< 0..1
        Signed, ///< from the least to the largest of the row, 0 among them; never very small
    };
    QString name; ///< "α"
    std::vector<double> values; ///< one a column; fewer: the rest has no bars
    Scale scale = Scale::Share;
    bool operator==(const BarRow &) const = default;
};

class BarRows : public QWidget {
    Q_OBJECT

public:
    explicit BarRows(QWidget *parent = nullptr);

    void setRows(const QStringList &columns, const QVector<BarRow> &rows);
    [[nodiscard]] const QStringList &columns() const { return m_columns; }
    [[nodiscard]] const QVector<BarRow> &rows() const { return m_rows; }
    /// Shares the picked and the hovered source token; the picked one is framed.
    void setSelection(Selection *selection);
    /// What the tooltip says where there is no bar.
    void setMeaning(const QString &meaning) { m_meaning = meaning; }
    [[nodiscard]] QRect columnRect(int column) const;
    /// "昨天: importance 1.234, α 0.930"
    [[nodiscard]] QString columnText(int column) const;
    /// A header line, then one line a column.
    [[nodiscard]] QByteArray toCsv() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Layout {
        ColumnLabels labels;
        double left = 0; ///< of the first column
        double columnWidth = 0;
        double rowHeight = 0;
    };

    [[nodiscard]] Layout layout() const;
    [[nodiscard]] int columnAt(const QPointF &position) const;
    void pick(int column);
    void paintColumnMark(QPainter &painter, const Layout &layout, int column) const;
    void paintRow(QPainter &painter, const Layout &layout, int row) const;
    void describe();

    QStringList m_columns;
    QVector<BarRow> m_rows;
    QString m_meaning;
    QPointer<Selection> m_selection;
};

} // namespace seq2seq::ui

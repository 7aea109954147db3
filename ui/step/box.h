// SPDX-License-Identifier: GPL-3.0-or-later
// One box of a computation: its formulas, its size and its numbers as strips.
#pragma once

#include "core/matrix.h"
#include "ui/widgets/tensor_strip.h"

#include <QVector>
#include <QWidget>

#include <span>
#include <vector>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace seq2seq::ui {

class EquationLabel;

/// A row of a matrix, empty when there is no such row.
[[nodiscard]] std::span<const float> rowOf(const Matrix &matrix, int row);
/// The largest magnitude in a matrix, at least `atLeast`: the scale of its colours.
[[nodiscard]] double scaleOf(const Matrix &matrix, double atLeast);

/// One strip of a box and what stands before it.
struct BoxRow {
    QString key; ///< the symbol that lights it; see keyOf()
    QString pointedKey; ///< whose numbers these are, where `key` is of several; empty = `key`
    QString label; ///< in the markup of EquationLabel; empty = the strip has the whole width
    QString name; ///< "c_9": the symbol before a value
    QString meaning; ///< what the numbers are, for whoever points at them
    TensorStrip::Kind kind = TensorStrip::Kind::State;
    double scale = 1; ///< the value at the ends of the colours
    int split = 0; ///< cells before the gap, as in [E y ; o]; 0 = none
    QString firstKey; ///< lights the cells before the gap
    QString secondKey; ///< and those behind it
    std::vector<float> values;
};

/// Numbers that are to be framed.
struct LitCells {
    QString key; ///< of a strip, or of its part
    int unit = -1; ///< from its first cell; -1 = all
};

/// What a box shows now.
struct BoxContent {
    QString title; ///< in words; empty where a formula is the title
    QStringList formulas; ///< at the top, in the markup of EquationLabel
    QString size; ///< how many numbers there are
    QVector<BoxRow> rows;
    QString hint; ///< a small muted sentence at the bottom; rich text
    QStringList keys; ///< symbols that light the frame: what the added widget shows
};

class Box : public QWidget {
    Q_OBJECT

public:
    explicit Box(QWidget *parent = nullptr);

    /// Labels and strips of the content before are used again: making them is what takes time.
    void setContent(const BoxContent &content);
    /// Puts a widget between the formulas and the strips.
    void addWidget(QWidget *widget);
    /// Lights the strips of these keys, or the frame.
    void light(const QVector<LitCells> &lit);
    [[nodiscard]] const BoxContent &content() const { return m_content; }
    /// All formulas and labels that are shown, as markup.
    [[nodiscard]] QStringList markups() const;
    /// The strip of a row, null when there is none of that key.
    [[nodiscard]] TensorStrip *strip(const QString &key) const;

signals:
    void symbolHovered(const QString &key); ///< empty when the mouse left
    void symbolClicked(const QString &key);
    /// What the mouse or the keyboard points at in a strip; empty when nothing.
    void told(const QString &text);
    void valuesRequested(const QString &key); ///< of a strip
    void unitPointed(const QString &key, int unit); ///< a cell of a strip; -1 = none any more
    void unitPicked(const QString &key, int unit); ///< clicked

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        EquationLabel *label = nullptr;
        TensorStrip *strip = nullptr;
    };

    [[nodiscard]] QString pointedKey(int index) const;
    EquationLabel *makeLabel();
    Row makeRow();
    void showRow(int index, const BoxRow &row);
    void showFormulas(const QStringList &formulas);
    void applyFont();

    BoxContent m_content;
    QVector<Row> m_rows;
    QVector<EquationLabel *> m_formulas;
    QVBoxLayout *m_formulaLayout = nullptr;
    QGridLayout *m_grid = nullptr;
    QVBoxLayout *m_layout = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_size = nullptr;
    QLabel *m_hint = nullptr;
    bool m_isLit = false;
};

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// One box of a computation: its formula, its size and its numbers as strips; and the board that
// joins boxes by arrows.
#pragma once

#include "core/matrix.h"
#include "ui/widgets/tensor_strip.h"

#include <QVector>
#include <QWidget>

#include <span>

class QGridLayout;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace seq2seq::ui {

class EquationLabel;

/// A row of a matrix, empty when there is no such row.
[[nodiscard]] std::span<const float> rowOf(const Matrix &matrix, int row);
/// The largest magnitude in a matrix, at least `atLeast`: the scale of its colours.
[[nodiscard]] double scaleOf(const Matrix &matrix, double atLeast);

class Box : public QWidget {
    Q_OBJECT

public:
    explicit Box(QWidget *parent = nullptr);

    /// Formulas under each other, in the markup of EquationLabel; empty ones are left out.
    void setFormulas(const QStringList &formulas);
    /// The muted text at the right of the first formula: how many numbers there are.
    void setSizeText(const QString &text);
    /// A small muted sentence at the bottom; rich text.
    void setHint(const QString &text);
    /// Adds a strip. @param symbol the name that lights it  @param label in front of it, may be
    /// empty
    TensorStrip *addStrip(const QString &symbol, const QString &label, TensorStrip::Kind kind,
        const QString &meaning);
    /// Changes the label in front of a strip of this box.
    void setLabel(TensorStrip *strip, const QString &label);
    void setRowVisible(TensorStrip *strip, bool isVisible);
    /// Takes all strips away.
    void clearStrips();
    void addContent(QWidget *widget);
    /// Lights the strips of that name. A box of that name lights its frame.
    void light(const QString &symbol);
    void setSymbol(const QString &symbol) { m_symbol = symbol; }
    [[nodiscard]] QString formulaText() const; ///< the markup, for tests and screen readers

signals:
    void symbolHovered(const QString &symbol);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        QString symbol;
        EquationLabel *label = nullptr;
        TensorStrip *strip = nullptr;
    };

    QString m_symbol;
    QVector<Row> m_rows;
    QVector<EquationLabel *> m_formulas;
    QVBoxLayout *m_formulaLayout = nullptr;
    QGridLayout *m_grid = nullptr;
    QVBoxLayout *m_layout = nullptr;
    QLabel *m_size = nullptr;
    QLabel *m_hint = nullptr;
    bool m_isLit = false;
};

/// Boxes in columns, joined by arrows.
class BoxBoard : public QWidget {
    Q_OBJECT

public:
    explicit BoxBoard(QWidget *parent = nullptr);

    /// Adds a column of boxes. @param stretch its share of the width
    void addColumn(const QVector<QWidget *> &boxes, const QVector<int> &stretches, int stretch);
    /// Numbers flow from one box to the other. Not drawn while either is hidden, nor while
    /// `between` is there to pass them on.
    void connectBoxes(QWidget *from, QWidget *to, QWidget *between = nullptr);
    void light(const QString &symbol);

signals:
    void symbolHovered(const QString &symbol);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Arrow {
        QWidget *from = nullptr;
        QWidget *to = nullptr;
        QWidget *between = nullptr;
    };

    QHBoxLayout *m_layout = nullptr;
    QVector<Box *> m_boxes;
    QVector<Arrow> m_arrows;
};

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// One vector of numbers as a row of coloured cells: states blue-white-orange, gates in Blues. With
// the focus, the arrow keys walk through the cells: left and right unless the view around takes
// them, up and down always.
#pragma once

#include <QImage>
#include <QWidget>

#include <span>
#include <vector>

namespace seq2seq::ui {

class TensorStrip : public QWidget {
    Q_OBJECT

public:
    enum class Kind {
        State, ///< -scale..scale, diverging
        Gate, ///< 0..1, Blues
    };

    /// @param name the symbol in front of a number: "h" gives "h[37] = -0.213"
    TensorStrip(QString name, Kind kind, QWidget *parent = nullptr);

    void setValues(std::span<const float> values);
    [[nodiscard]] std::span<const float> values() const { return m_values; }
    void setName(const QString &name);
    [[nodiscard]] const QString &name() const { return m_name; }
    void setKind(Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }
    /// What the numbers mean, for the tooltip and for screen readers.
    void setMeaning(const QString &sentence);
    /// The value at the ends of the diverging map; 1 unless told.
    void setScale(double scale);
    [[nodiscard]] double scale() const { return m_scale; }
    /// The first `count` cells get a gap behind them, as in [E y ; o]; 0 = none.
    void setSplit(int count);
    /// Framed because its symbol is under the mouse.
    void setLit(bool isLit);
    /// Frames the cells from `first` to before `end`.
    void light(int first, int end);
    [[nodiscard]] bool isLit() const { return m_litEnd > m_litFirst; }
    [[nodiscard]] int litFirst() const { return m_litFirst; }
    [[nodiscard]] int litEnd() const { return m_litEnd; }
    /// "h[37] = −0.213"
    [[nodiscard]] QString valueText(int index) const;
    [[nodiscard]] int indexAt(int x) const; ///< -1 = none

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The number under the mouse or walked to, with its meaning; empty when there is none any
    /// more. It is shown elsewhere: a tooltip here would cover the numbers.
    void told(const QString &text);
    void valuesRequested(); ///< double click or Return: the person wants the numbers
    void pointed(int index); ///< the cell under the mouse or walked to; -1 = none any more
    void picked(int index); ///< clicked

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QRectF cellsRect() const;
    void pointAt(int index);
    void describe();
    [[nodiscard]] QString explanation() const;

    QString m_name;
    QString m_meaning;
    Kind m_kind;
    std::vector<float> m_values;
    QImage m_cells; ///< one pixel a value, stretched when painted
    double m_scale = 1;
    int m_split = 0;
    int m_cursor = -1; ///< the cell under the mouse or walked to with the arrow keys
    bool m_isPointing = false; ///< pointed() said so
    int m_litFirst = 0;
    int m_litEnd = 0;
};

} // namespace seq2seq::ui

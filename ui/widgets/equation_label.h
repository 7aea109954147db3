// SPDX-License-Identifier: GPL-3.0-or-later
// A formula from a small markup, with symbols that can be hovered to light their numbers and
// clicked to look at them.
#pragma once

#include "ui/widgets/equation_markup.h"

#include <QWidget>

namespace seq2seq::ui {

/// Paints the markup of readEquation(). Sub- and superscripts of one letter stand over each other,
/// arrows stand over their letter, and a line that is too long is broken at a space.
///
/// Symbols have a dotted line under them; the one under the mouse or the keyboard's is coloured and
/// underlined. With the focus, up and down walk through the symbols and Return clicks one.
class EquationLabel : public QWidget {
    Q_OBJECT

public:
    explicit EquationLabel(const QString &markup = {}, QWidget *parent = nullptr);

    void setEquation(const QString &markup);
    [[nodiscard]] const QString &equation() const { return m_markup; }
    /// Whether a long formula may take several lines; it may not unless told.
    void setWordWrap(bool isWrapped);
    /// Where a symbol can be hit, in widget coordinates; the first of that name.
    [[nodiscard]] QRect symbolRect(const QString &name) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return m_isWrapped; }
    [[nodiscard]] int heightForWidth(int width) const override;

signals:
    void symbolHovered(const QString &name); ///< empty when the mouse left
    void symbolClicked(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// A run at its place.
    struct Piece {
        EquationRun run;
        double x = 0; ///< from the left of its word, then of the widget
        double baseline = 0;
        double width = 0;
    };
    /// Pieces that stay on one line.
    struct Word {
        QVector<Piece> pieces;
        double width = 0;
        double space = 0; ///< before it, unless it begins a line
        double before = 0; ///< what its letters reach to the left of where it begins
        double inkEnd = 0; ///< where its letters end: a slanted one leans out of its width
    };
    struct Layout {
        QVector<Piece> pieces;
        double width = 0;
        double height = 0;
        double top = 0; ///< of the first line
    };

    void read();
    [[nodiscard]] QVector<Word> words() const;
    [[nodiscard]] Layout layoutFor(double width) const;
    [[nodiscard]] Layout shownLayout() const;
    [[nodiscard]] QFont fontOf(const EquationRun &run) const;
    [[nodiscard]] double lineHeight() const;
    [[nodiscard]] double ascent() const; ///< of a line, with room for arrows
    [[nodiscard]] QRectF hitRect(const Layout &layout, const Piece &piece) const;
    [[nodiscard]] QString symbolAt(const QPointF &position) const;
    void paintArrow(QPainter &painter, const Piece &piece) const;
    void setLit(const QString &symbol);

    QString m_markup;
    QVector<EquationRun> m_runs;
    QStringList m_symbols;
    QString m_lit;
    bool m_isWrapped = false;
    bool m_hasArrow = false;
    bool m_hasSuper = false;
};

} // namespace seq2seq::ui

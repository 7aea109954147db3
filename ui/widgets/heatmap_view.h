// SPDX-License-Identifier: GPL-3.0-or-later
// The attention matrix: target tokens down the side, source tokens along the top, weights 0..1 as
// Blues; or another quantity of the same rows and columns, signed, from blue to orange.
#pragma once

#include "core/matrix.h"
#include "ui/widgets/column_labels.h"
#include "ui/widgets/file_dialog.h"
#include "ui/widgets/picture_export.h"

#include <QImage>
#include <QPointer>
#include <QStringList>
#include <QWidget>

#include <memory>

namespace seq2seq::ui {

class Selection;
struct ColorScale;
struct Theme;

/// Shows a labelled matrix on the fixed scale 0..1, or on one that is even about 0. Hovering names
/// a number, clicking and the arrow keys select.
class HeatmapView : public QWidget {
    Q_OBJECT

public:
    explicit HeatmapView(QWidget *parent = nullptr);

    /// @param rowLabels target tokens, one a row  @param columnLabels source tokens, one a column
    /// @param weights [rows, columns], 0..1 unless signed; a matrix of another size shows the
    /// placeholder
    void setMatrix(QStringList rowLabels, QStringList columnLabels, Matrix weights);
    void clear();
    /// The sentence shown in place of a matrix, for example why there is none.
    void setPlaceholder(const QString &sentence);
    /// Shares what is picked; null = the view keeps its own selection.
    void setSelection(Selection *selection);
    [[nodiscard]] Selection *selection() const { return m_selection; }
    void setFileDialog(std::shared_ptr<FileDialog> dialog);
    /// The file name proposed when saving, without suffix.
    void setExportName(const QString &name) { m_exportName = name; }
    [[nodiscard]] const QString &exportName() const { return m_exportName; }

    /// For numbers of both signs: the colours reach as far as the largest of them.
    void setSigned(bool isSigned);
    [[nodiscard]] bool isSigned() const { return m_isSigned; }
    /// What the tooltip says of the whole matrix; empty: what attention weights are.
    void setMeaning(const QString &meaning) { m_meaning = meaning; }

    /// Whether weights can be dragged; they cannot unless told.
    void setDraggable(bool isDraggable);
    [[nodiscard]] bool isDraggable() const { return m_isDraggable; }

    [[nodiscard]] const Matrix &weights() const { return m_weights; }
    [[nodiscard]] const QStringList &rowLabels() const { return m_rowLabels; }
    [[nodiscard]] const QStringList &columnLabels() const { return m_columnLabels; }
    /// Whether the cells are large enough to have their numbers written in them.
    [[nodiscard]] bool showsNumbers() const { return hasMatrix() && hasRoomForNumbers(m_layout); }
    /// Where a cell is painted, in widget coordinates.
    [[nodiscard]] QRect cellRect(int row, int column) const;
    /// "yesterday ← 昨天 0.93": the text of the tooltip and for screen readers.
    [[nodiscard]] QString cellText(int row, int column) const;

    /// As on screen, under a title; empty: none.
    [[nodiscard]] QByteArray toPicture(PictureFormat format, const QString &title = {}) const;
    /// Header line of source tokens, then one line a target token; RFC 4180 quoting, UTF-8.
    [[nodiscard]] QByteArray toCsv() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public slots:
    void savePicture(seq2seq::ui::PictureFormat format);
    void saveCsv();

signals:
    void cellHovered(int row, int column); ///< -1, -1 when the mouse left
    void cellClicked(int row, int column);
    /// A person drags a weight up or down, or presses + or -; `drag` numbers what belongs together.
    void weightDragged(int row, int column, double weight, int drag);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    /// Where things are; computed once for a size and a matrix.
    struct Layout {
        QRectF cells;
        QRectF scale; ///< of the colour bar; empty: there is no room for it
        double cellWidth = 0;
        double cellHeight = 0;
        QFont rowFont;
        QStringList rowTexts; ///< elided
        ColumnLabels columns;
    };

    [[nodiscard]] bool hasMatrix() const;
    [[nodiscard]] Layout layoutFor(const QSizeF &size) const;
    [[nodiscard]] QPoint cellAt(
        const QPointF &position) const; ///< x = column, y = row; -1 = label or outside
    void invalidate();
    void setHover(const QPoint &cell); ///< x = column, y = row; -1 = none
    void paintMatrix(QPainter &painter, const Layout &layout) const;
    /// The number in each cell, where cells are large enough; what rounds to 0.00 has none.
    void paintNumbers(QPainter &painter, const Layout &layout) const;
    [[nodiscard]] bool hasRoomForNumbers(const Layout &layout) const;
    [[nodiscard]] ColorScale colorScale(const Theme &theme) const;
    void paintLabels(QPainter &painter, const Layout &layout, const QColor &color) const;
    void paintMarks(QPainter &painter) const;
    void select(int row, int column);
    [[nodiscard]] QString placeholder() const;
    void describe();
    void save(const QString &suffix, const QString &filter, const QByteArray &content);

    QStringList m_rowLabels;
    QStringList m_columnLabels;
    Matrix m_weights;
    QString m_placeholder; ///< empty: the usual one
    QString m_exportName;
    std::shared_ptr<FileDialog> m_fileDialog;
    QPointer<Selection> m_selection;
    QPoint m_hover = {-1, -1};
    QString m_meaning;
    bool m_isSigned = false;
    bool m_isDraggable = false;
    QPoint m_dragged = {-1, -1}; ///< the cell under a pressed button
    QPointF m_dragFrom;
    double m_dragWeight = 0; ///< of the cell when the button was pressed
    int m_drag = 0; ///< counts drags
    Layout m_layout;
    QImage m_picture; ///< cells and labels at devicePixelRatioF; marks are painted over it
};

} // namespace seq2seq::ui

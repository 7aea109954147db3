// SPDX-License-Identifier: GPL-3.0-or-later
// Attention as links between two rows of words: a ribbon from each word that was written to each
// word it looked at, as wide as the weight (Vig 2019, BertViz; Strobelt et al. 2018, Seq2Seq-Vis).
#pragma once

#include "core/matrix.h"
#include "ui/widgets/figure.h"

#include <QPointer>
#include <QRectF>
#include <QStringList>
#include <QVector>
#include <QWidget>

namespace seq2seq::ui {

class Selection;

/// The source stands above and the target below; words that do not fit side by side stand in two
/// columns, the source left. A word that is picked or under the mouse shows its own ribbons only,
/// and their weights beside the words they lead to.
class AttentionLinks : public QWidget {
    Q_OBJECT

public:
    explicit AttentionLinks(QWidget *parent = nullptr);

    /// @param weights alpha_{t,i}, [target words, source words]; of another size: nothing is shown
    void setMatrix(QStringList targetWords, QStringList sourceWords, Matrix weights);
    /// Shares what is picked and what the mouse is over; must not be null.
    void setSelection(Selection *selection);

    [[nodiscard]] bool isInColumns() const { return m_layout.isInColumns; }
    [[nodiscard]] QRect sourceRect(int word) const; ///< in widget coordinates
    [[nodiscard]] QRect targetRect(int word) const;
    /// Whether the ribbon of target word t and source word i is painted now.
    [[nodiscard]] bool isShown(int target, int source) const;
    /// "yesterday ← 昨天 0.93, 在 0.04": the largest weights of a word of either side.
    [[nodiscard]] QString targetText(int word) const;
    [[nodiscard]] QString sourceText(int word) const;

    /// All links, large enough for each word, without what is picked.
    [[nodiscard]] static Figure figure(const AttentionLinks *links, const QString &name);

    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// Where the words stand.
    struct Layout {
        bool isInColumns = false;
        QVector<QRectF> source;
        QVector<QRectF> target;
    };
    /// A word of one side; both -1: none.
    struct Place {
        int source = -1;
        int target = -1;
        bool operator==(const Place &) const = default;
        [[nodiscard]] bool isNone() const { return source < 0 && target < 0; }
    };

    [[nodiscard]] bool fitsInRows(double width) const;
    [[nodiscard]] Layout layoutFor(const QSizeF &size) const;
    [[nodiscard]] Layout rowsFor(const QSizeF &size) const;
    [[nodiscard]] Layout columnsFor(const QSizeF &size) const;
    [[nodiscard]] Place placeAt(const QPointF &position) const;
    [[nodiscard]] Place picked() const;
    [[nodiscard]] Place hovered() const;
    void setHover(const Place &place);
    void select(const Place &place);
    void move(int step);
    void relayout();
    void describe();
    void paintLink(QPainter &painter, int target, int source, const QColor &color) const;
    void paintWords(QPainter &painter, bool isSource) const;
    void paintNumber(QPainter &painter, const QRectF &word, bool isSource, double weight) const;
    [[nodiscard]] QByteArray toCsv() const;

    QStringList m_targetWords;
    QStringList m_sourceWords;
    Matrix m_weights;
    QPointer<Selection> m_selection;
    Layout m_layout;
    Place m_hover; ///< by this view
    bool m_movesSource = false; ///< which side the arrow keys move
};

} // namespace seq2seq::ui

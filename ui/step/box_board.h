// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes in columns, joined by arrows.
#pragma once

#include "ui/step/box.h"

class QHBoxLayout;

namespace seq2seq::ui {

/// From the box that makes something to the one that reads it.
struct BoxArrow {
    const Box *from = nullptr;
    const Box *to = nullptr;
    bool operator==(const BoxArrow &) const = default;
};

class BoxBoard : public QWidget {
    Q_OBJECT

public:
    explicit BoxBoard(QWidget *parent = nullptr);

    /// Adds a column of boxes. @param stretches of their heights  @param stretch its share of the
    /// width
    void addColumn(const QVector<Box *> &boxes, const QVector<int> &stretches, int stretch);
    /// Draws these; an arrow from or to a hidden box is not drawn.
    void setArrows(const QVector<BoxArrow> &arrows);
    [[nodiscard]] const QVector<BoxArrow> &arrows() const { return m_arrows; }
    void light(const QString &key);
    void light(const QVector<LitCells> &lit);

    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void symbolHovered(const QString &key); ///< empty when the mouse left
    void symbolClicked(const QString &key);
    void told(const QString &text); ///< what the mouse points at in a strip; empty = nothing
    void valuesRequested(const QString &key);
    void unitPointed(const QString &key, int unit); ///< a cell of a strip; -1 = none any more
    void unitPicked(const QString &key, int unit);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void reserveHeight();
    [[nodiscard]] QPolygonF routeOf(const BoxArrow &arrow) const;

    QHBoxLayout *m_layout = nullptr;
    QVector<Box *> m_boxes;
    QVector<BoxArrow> m_arrows;
};

} // namespace seq2seq::ui

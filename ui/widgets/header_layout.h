// SPDX-License-Identifier: GPL-3.0-or-later
// The header of a card: the title left, the rest right of it, in as many lines as the width asks
// for. Nothing is cut while it could stand on a line of its own.
#pragma once

#include <QLayout>
#include <QList>

#include <functional>

namespace seq2seq::ui {

class HeaderLayout : public QLayout {
public:
    explicit HeaderLayout(QWidget *parent)
        : QLayout(parent)
    {
    }
    ~HeaderLayout() override;

    void addItem(QLayoutItem *item) override; ///< takes it over, as QLayout has it
    [[nodiscard]] int count() const override { return int(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;

    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override; ///< everything on one line
    [[nodiscard]] QSize
    minimumSize() const override; ///< every item on a line of its own is wide enough
    void setGeometry(const QRect &rect) override;

private:
    /// Puts items into lines and hands each its place. Returns the height that is needed.
    int place(const QRect &rect,
        const std::function<void(QLayoutItem *item, const QRect &place)> &apply) const;

    QList<QLayoutItem *> m_items; // owned, as every QLayout owns its items
};

} // namespace seq2seq::ui

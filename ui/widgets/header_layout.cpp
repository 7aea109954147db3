// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/header_layout.h"

#include <algorithm>

namespace seq2seq::ui {

HeaderLayout::~HeaderLayout()
{
    qDeleteAll(m_items);
}

void HeaderLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

QLayoutItem *HeaderLayout::takeAt(int index)
{
    return index >= 0 && index < count() ? m_items.takeAt(index) : nullptr;
}

int HeaderLayout::heightForWidth(int width) const
{
    return place({0, 0, width, 0}, {});
}

QSize HeaderLayout::sizeHint() const
{
    QSize size;
    int shown = 0;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize wished = item->sizeHint().expandedTo(item->minimumSize());
        size = {size.width() + wished.width(), std::max(size.height(), wished.height())};
        ++shown;
    }
    return size.grownBy(contentsMargins()) + QSize(std::max(0, shown - 1) * spacing(), 0);
}

QSize HeaderLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void HeaderLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const int spare = std::max(0, rect.height() - heightForWidth(rect.width()));
    place(rect.translated(0, spare / 2),
        [](QLayoutItem *item, const QRect &itsPlace) { item->setGeometry(itsPlace); });
}

int HeaderLayout::place(const QRect &rect,
    const std::function<void(QLayoutItem *item, const QRect &place)> &apply) const
{
    const QRect inside = rect.marginsRemoved(contentsMargins());
    struct Line {
        QList<QLayoutItem *> items;
        int width = 0;
        int height = 0;
    };
    const auto widthOf = [&](const QLayoutItem *item) {
        return std::min(
            std::max(item->sizeHint().width(), item->minimumSize().width()), inside.width());
    };
    QList<Line> lines;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const int width = widthOf(item);
        if (lines.isEmpty() || lines.last().width + spacing() + width > inside.width())
            lines.append(Line{});
        Line &line = lines.last();
        line.width += (line.items.isEmpty() ? 0 : spacing()) + width;
        line.height = std::max(line.height,
            item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height());
        line.items.append(item);
    }
    int y = inside.top();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const Line &line = lines[i];
        int x = inside.right() + 1 - line.width; // all but the title stand at the right
        for (QLayoutItem *item : line.items) {
            const int width = widthOf(item);
            const bool isTitle = i == 0 && item == line.items.first();
            const int left = isTitle ? inside.left() : x;
            if (apply)
                apply(item, {left, y, width, line.height});
            x += width + spacing();
        }
        y += line.height + (i + 1 < lines.size() ? spacing() / 2 : 0);
    }
    return y - rect.top() + contentsMargins().bottom();
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/run_delegate.h"

#include "ui/compare/run_model.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace seq2seq::ui {

namespace {

int boxSize(const QFont &font)
{
    return inLines(font, 0.8);
}

} // namespace

void RunDelegate::paintTick(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int size = boxSize(option.font);
    const int top = option.rect.center().y() - size / 2;
    QStyleOptionViewItem box(option);
    box.rect = QRect(option.rect.left() + kCellPadding, top, size, size);
    const int ticked = index.data(Qt::CheckStateRole).toInt();
    box.state = QStyle::State_Enabled
        | (ticked == Qt::Checked          ? QStyle::State_On
                : ticked == Qt::Unchecked ? QStyle::State_Off
                                          : QStyle::State_NoChange);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, option.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto color = index.data(RunModel::kColorRole).value<QColor>();
    painter->setPen(QPen(color, 1.5));
    painter->setBrush(
        index.data(RunModel::kMutedRole).toBool() ? QBrush(Qt::NoBrush) : QBrush(color));
    painter->drawEllipse(QRectF(box.rect.right() + 9, top + size * 0.12, size * 0.76, size * 0.76));
    painter->restore();
}

void RunDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintBackground(painter, option, index);
    if (index.column() == RunModel::kTickColumn)
        return paintTick(painter, option, index);
    const Theme theme(option.palette);
    const QRect area = option.rect.adjusted(kCellPadding, 0, -kCellPadding, 0);
    const QVariant progress = index.data(RunModel::kProgressRole);
    const QString text = index.data().toString();
    QColor color = textColor(option);
    if (index.data(RunModel::kMutedRole).toBool() || text == QStringLiteral("–"))
        color = theme.mutedText;
    if (progress.isValid()) { // along the lower edge
        constexpr int kThick = 3;
        const QRect bar(area.left(), option.rect.bottom() - kThick, area.width(), kThick);
        painter->fillRect(bar, theme.border);
        painter->fillRect(
            QRect(bar.topLeft(), QSize(int(bar.width() * progress.toDouble()), kThick)),
            theme.primary);
        color = theme.primary;
    }
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    painter->setFont(option.font);
    painter->setPen(color);
    painter->drawText(area, alignment.toInt() | Qt::TextSingleLine,
        option.fontMetrics.elidedText(text, Qt::ElideRight, area.width()));
}

QSize RunDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QuietRowDelegate::sizeHint(option, index);
    if (index.column() == RunModel::kTickColumn)
        size.setWidth(2 * boxSize(option.font) + kCellPadding + 11);
    return size;
}

bool RunDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
    const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (index.column() != RunModel::kTickColumn)
        return QuietRowDelegate::editorEvent(event, model, option, index);
    if (event->type() != QEvent::MouseButtonRelease
        || static_cast<QMouseEvent *>(event)->button() != Qt::LeftButton)
        return false;
    const bool isTicked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, int(isTicked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
}

} // namespace seq2seq::ui

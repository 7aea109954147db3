// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/overlay.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace seq2seq::ui {

Overlay::Overlay(QWidget *below)
    : QWidget(below)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    below->installEventFilter(this);
    place();
}

void Overlay::addWidget(QWidget *widget)
{
    layout()->addWidget(widget);
    widget->installEventFilter(this);
    place();
}

void Overlay::place()
{
    const QWidget *below = parentWidget();
    const int width = below->width();
    const int wished = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width)
                                                     : layout()->totalSizeHint().height();
    const int height = std::clamp(wished, 0, below->height());
    setGeometry(0, below->height() - height, width, height);
    raise();
}

bool Overlay::event(QEvent *event)
{
    const bool isHandled = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        place();
    return isHandled;
}

bool Overlay::eventFilter(QObject *watched, QEvent *event)
{
    const bool isBelow = watched == parentWidget();
    if (isBelow ? event->type() == QEvent::Resize || event->type() == QEvent::ChildAdded
                : event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace seq2seq::ui

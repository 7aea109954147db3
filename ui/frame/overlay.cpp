// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/overlay.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace seq2seq::ui {

Overlay::Overlay(QWidget *window, QWidget *foot)
    : QWidget(window)
    , m_foot(foot)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    window->installEventFilter(this);
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
    const QWidget *window = parentWidget();
    const int width = window->width();
    const int wished = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width)
                                                     : layout()->totalSizeHint().height();
    const QLayoutItem *first = layout()->itemAt(0);
    const int oneLine = first ? first->widget()->minimumSizeHint().height() : 0;
    m_foot->setMinimumHeight(std::max(wished, oneLine));
    const int height = wished > 0 ? std::min(m_foot->minimumHeight(), window->height()) : 0;
    setGeometry(0, window->height() - height, width, height);
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
    const bool isWindow = watched == parentWidget();
    if (isWindow ? event->type() == QEvent::Resize || event->type() == QEvent::ChildAdded
                 : event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace seq2seq::ui

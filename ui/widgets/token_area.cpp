// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the token chips of both sides.
#include "ui/widgets/token_area.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

#include <algorithm>

namespace seq2seq::ui {

TokenArea::TokenArea(QWidget *content, double tallest, QWidget *parent)
    : QScrollArea(parent)
    , m_tallest(tallest)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turns it on
    content->installEventFilter(this);
    fit();
}

void TokenArea::fit()
{
    // The width without a scroll bar decides, or the bar would come and go by itself.
    const int needed = widget()->layout()->totalHeightForWidth(std::max(width(), 100));
    const int tallest = inLines(font(), m_tallest);
    setFixedHeight(std::min(needed, tallest));
    setVerticalScrollBarPolicy(needed > tallest ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
}

bool TokenArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        fit();
    return QScrollArea::eventFilter(watched, event);
}

void TokenArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/splitter.h"

namespace seq2seq::ui {

QSplitter *makeSplitter(Qt::Orientation orientation, const char *name, QWidget *first,
    QWidget *second, int firstShare, int secondShare)
{
    constexpr int kHandle = 8; // as wide as the space between cards
    auto *splitter = new QSplitter(orientation);
    splitter->setObjectName(QLatin1String(name));
    splitter->addWidget(first);
    splitter->addWidget(second);
    splitter->setStretchFactor(0, firstShare);
    splitter->setStretchFactor(1, secondShare);
    splitter->setSizes({10 * firstShare, 10 * secondShare});
    splitter->setHandleWidth(kHandle);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

} // namespace seq2seq::ui

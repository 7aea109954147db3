// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/splitter.h"

namespace seq2seq::ui {

namespace {

/// Asks for no more than it needs: a page whose other parts are as high as their width makes them
/// would scroll before it has to.
class LeastSplitter : public QSplitter {
public:
    using QSplitter::QSplitter;
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }
};

} // namespace

QSplitter *makeSplitter(Qt::Orientation orientation, const char *name, QWidget *first,
    QWidget *second, int firstShare, int secondShare)
{
    constexpr int kHandle = 8; // as wide as the space between cards
    auto *splitter = new LeastSplitter(orientation);
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

// SPDX-License-Identifier: GPL-3.0-or-later
// Lies over the foot of a window, its status bar: what is said here covers no work and, while it
// is one line, moves none.
#pragma once

#include <QWidget>

namespace seq2seq::ui {

class Overlay : public QWidget {
    Q_OBJECT

public:
    /// @param foot at the lower edge of `window`; always as high as the first widget here, and
    /// higher when what is shown needs it
    Overlay(QWidget *window, QWidget *foot);

    /// Stacks a widget under those already there. As high as all that are visible.
    void addWidget(QWidget *widget);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QWidget *m_foot;
};

} // namespace seq2seq::ui

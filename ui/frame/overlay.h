// SPDX-License-Identifier: GPL-3.0-or-later
// Lies over the lower edge of a widget: what is shown here covers a strip of it and moves nothing.
#pragma once

#include <QWidget>

namespace seq2seq::ui {

class Overlay : public QWidget {
    Q_OBJECT

public:
    /// @param below what it lies over; its parent, and it goes with it
    explicit Overlay(QWidget *below);

    /// Stacks a widget under those already there. As high as all that are visible.
    void addWidget(QWidget *widget);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
};

} // namespace seq2seq::ui

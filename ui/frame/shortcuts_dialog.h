// SPDX-License-Identifier: GPL-3.0-or-later
// The list of keyboard shortcuts, made from the actions themselves so that it is never out of date.
#pragma once

#include <QDialog>
#include <QList>

class QAction;

namespace seq2seq::ui {

class ShortcutsDialog : public QDialog {
    Q_OBJECT

public:
    /// Lists the actions that have a shortcut, and the keys of the workspaces, which are no
    /// actions.
    ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent = nullptr);
};

} // namespace seq2seq::ui

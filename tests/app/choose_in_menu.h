// SPDX-License-Identifier: GPL-3.0-or-later
// Menus of the real window, by mouse.
#pragma once

#include "real_window.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

namespace seq2seq::app {

inline void clickAction(QMenu &menu, const char *action)
{
    QTest::mouseClick(
        &menu, Qt::LeftButton, {}, menu.actionGeometry(widgetOf<QAction>(menu, action)).center());
}

/// Presses a button that opens a menu and clicks an action of it.
inline void chooseInMenu(QAbstractButton *button, const char *action)
{
    QTimer::singleShot(0, button, [action] { // a button may wait for its menu
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (!menu)
            qFatal("no menu is open");
        clickAction(*menu, action);
    });
    QTest::mouseClick(button, Qt::LeftButton);
    QCoreApplication::processEvents();
}

} // namespace seq2seq::app

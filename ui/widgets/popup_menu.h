// SPDX-License-Identifier: GPL-3.0-or-later
// Menus that open where something was clicked, and words in them.
#pragma once

#include <QMenu>
#include <QString>

namespace seq2seq::ui {

/// To be opened by popup(): it waits for nobody and goes when it is closed.
[[nodiscard]] inline QMenu *makePopup(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

/// An ampersand in a word is no mnemonic.
[[nodiscard]] inline QString asMenuText(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace seq2seq::ui

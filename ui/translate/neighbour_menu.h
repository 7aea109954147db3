// SPDX-License-Identifier: GPL-3.0-or-later
// A menu of the words whose embeddings are nearest to that of a source word. It opens at once and
// is filled when the model has answered.
#pragma once

#include "core/engine/engine_update.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QMenu;

namespace seq2seq::ui {

class NeighbourMenu : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    using Choose = std::function<void(int id, const QString &word)>;
    /// Adds the submenu to a menu that is about to open, and asks.
    /// @param word id of a source word
    void offer(QMenu *menu, int word, const Choose &choose);
    /// Fills the submenu, if it is still of this word.
    void show(const NeighboursAnswer &answer);

signals:
    void asked(int word); ///< which source words are nearest to it?

private:
    QPointer<QMenu> m_menu;
    int m_word = -1;
    Choose m_choose;
};

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/neighbour_menu.h"

#include "ui/widgets/format.h"
#include "ui/widgets/popup_menu.h"

#include <QMenu>

namespace seq2seq::ui {

void NeighbourMenu::offer(QMenu *menu, int word, const Choose &choose)
{
    delete m_menu; // a menu that was cleared keeps its submenus
    m_menu = menu->addMenu(tr("Replace by a near word"));
    m_menu->setObjectName(QStringLiteral("nearWords"));
    m_menu->setToolTipsVisible(true);
    m_menu->addAction(tr("asking the model …"))->setEnabled(false);
    m_word = word;
    m_choose = choose;
    emit asked(word);
}

void NeighbourMenu::show(const NeighboursAnswer &answer)
{
    if (!m_menu || answer.word != m_word)
        return;
    m_menu->clear();
    for (std::size_t k = 0; k < answer.neighbours.size() && k < answer.words.size(); ++k) {
        const Neighbour &near = answer.neighbours[k];
        const QString word = QString::fromStdString(answer.words[k]);
        QAction *action = m_menu->addAction(
            QStringLiteral("%1  %2").arg(asMenuText(word), fixedNumber(near.cosine, 2)), m_menu,
            [choose = m_choose, id = near.id, word] { choose(id, word); });
        action->setToolTip(tr("Cosine of the angle between the two embeddings, 1 = the same "
                              "direction"));
    }
    if (m_menu->isEmpty())
        m_menu->addAction(tr("This model holds no words to be alike"))->setEnabled(false);
}

} // namespace seq2seq::ui

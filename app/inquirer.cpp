// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inquirer.h"

namespace seq2seq::app {

Inquirer::Inquirer(EngineBridge &bridge, QObject *parent)
    : QObject(parent)
    , m_bridge(bridge)
{
    connect(&m_bridge, &EngineBridge::answerArrived, this, &Inquirer::show);
}

void Inquirer::show(const std::shared_ptr<const Answer> &answer)
{
    Waiting &waiting = m_waiting.at(answer->what.index());
    if (answer->id != waiting.id)
        return;
    const auto then = std::exchange(waiting, {}).then; // it may ask again
    then(*answer);
}

} // namespace seq2seq::app

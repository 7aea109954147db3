// SPDX-License-Identifier: GPL-3.0-or-later
// A ready-made experiment as an order for a queue.
#pragma once

#include "core/message.h"

#include <QStringList>

#include <string>
#include <vector>

namespace seq2seq::app {

struct ReadyOrder {
    Message title;
    QStringList arguments; ///< of the headless program, but the folder
    std::vector<std::string> files; ///< of the runs it will train
};

/// Three seeds of each variant. @throws Error BadConfiguration when there is no such experiment
[[nodiscard]] ReadyOrder readyOrder(const QString &name);

} // namespace seq2seq::app

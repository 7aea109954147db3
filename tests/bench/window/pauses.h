// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window keeps a person waiting, one thing a person does after the other.
#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace seq2seq::bench {

/// One line of the table.
struct Pause {
    QString what;
    double longestMs = 0; ///< the GUI thread did not serve its events
    double workMs = 0; ///< of it its own work, where the processor was busy with others
    double seconds = 0; ///< until it was done, on workers mostly
};

[[nodiscard]] QString textOf(const std::vector<Pause> &pauses);

/// Does something and waits until it is done. @throws Error when it never is
[[nodiscard]] Pause measurePause(
    const QString &what, const std::function<void()> &begin, const std::function<bool()> &isDone);

} // namespace seq2seq::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exit_watch.h"

#include <cstdlib>
#include <thread>

namespace seq2seq::app {

void exitWithin(std::chrono::milliseconds patience)
{
    // Detached: whoever joined it would wait for the very thing it is there for.
    std::thread([patience] {
        std::this_thread::sleep_for(patience);
        std::_Exit(EXIT_SUCCESS);
    }).detach();
}

} // namespace seq2seq::app

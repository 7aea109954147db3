// SPDX-License-Identifier: GPL-3.0-or-later
// The last resort for work that does not stop when the window has gone.
#pragma once

#include <chrono>

namespace seq2seq::app {

/// Ends the program with code 0 after `patience`, whatever its threads do then: some work of
/// libraries (learning subwords) cannot be stopped. For when nothing is left to be written.
void exitWithin(std::chrono::milliseconds patience);

} // namespace seq2seq::app

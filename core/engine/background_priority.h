// SPDX-License-Identifier: GPL-3.0-or-later
// Training takes every core it gets; the window must still answer at once.
#pragma once

namespace seq2seq {

/// Lets other threads go before the calling one, and before the threads it starts from now on.
/// Where the system knows no priority of a single thread, nothing happens.
void runInBackground();

} // namespace seq2seq

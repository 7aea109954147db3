// SPDX-License-Identifier: GPL-3.0-or-later
// How long a person waits in the real window: from an edit to its answer, from a key that moves the
// selection to the picture, by size of the model and length of the sentence.
#pragma once

#include "app/session.h"

#include <QString>

#include <span>
#include <string_view>
#include <vector>

namespace seq2seq::bench {

/// One line of the table. Times in milliseconds.
struct WaitingTime {
    std::string_view what;
    int hidden = 0; ///< h of the model
    int words = 0; ///< of the sentence, read and written
    double median = 0;
    double worst = 0;
    int times = 0;
};

/// "hidden  words  what                    median    worst"
[[nodiscard]] QString textOf(std::span<const WaitingTime> times);

/// A model of everyday Chinese and English of `hidden` units, updated once: its words are of no
/// matter here, their number is fixed.
/// @throws Error what the engine says
[[nodiscard]] std::vector<WaitingTime> measureEdits(
    app::Session &session, int hidden, std::span<const int> words, int repetitions);

} // namespace seq2seq::bench

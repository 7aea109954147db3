// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window keeps a person waiting who opens a file of a million pairs, scrolls, filters,
// sorts, edits and splits it, and how much memory that takes.
#pragma once

#include "app/session.h"
#include "tests/bench/window/pauses.h"

#include <QString>

#include <vector>

namespace seq2seq::bench {

struct DataReport {
    std::size_t pairs = 0; ///< of the file
    std::vector<Pause> pauses;
    double corpusMb = 0; ///< resident memory that was added by opening it
    double peakMb = 0; ///< of the whole program, at its highest
    [[nodiscard]] QString text() const;
};

/// Writes pairs of made-up words, as often as words of a language are; one pair in a hundred comes
/// twice, one in a thousand has a side that is far too long.
void writePairs(const QString &path, std::size_t pairs);

/// Opens the file in the real window by its import dialog, and then does the rest with mouse and
/// keys. @throws Error what the window says instead
[[nodiscard]] DataReport measureData(app::Session &session, const QString &path);

} // namespace seq2seq::bench

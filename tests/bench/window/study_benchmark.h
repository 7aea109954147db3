// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window keeps a person waiting who opens a study of many runs, sorts and filters it
// and lays all its curves over one another.
#pragma once

#include "app/session.h"
#include "tests/bench/window/pauses.h"

#include <QString>

#include <vector>

namespace seq2seq::bench {

/// Writes runs of four configurations, each with 40 made-up evaluations of 24 sentences.
void writeStudy(const QString &folder, int runs);

/// Opens it in the real window, and does the rest with mouse and keys. The first pause is the
/// opening. @throws Error what the window says instead
[[nodiscard]] std::vector<Pause> measureStudy(app::Session &session, const QString &folder);

} // namespace seq2seq::bench

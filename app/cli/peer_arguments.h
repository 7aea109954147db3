// SPDX-License-Identifier: GPL-3.0-or-later
// Training in several processes: what the environment says of this one, and what was typed.
#pragma once

#include "core/run/process_place.h"

#include <CLI/CLI.hpp>

#include <optional>

namespace seq2seq::cli {

struct PeerArguments {
    std::optional<ProcessPlace> place; ///< nothing: this process trains alone
    int timeout = 300; ///< seconds to wait for another process

    /// Whether this is the process that saves and prints.
    [[nodiscard]] bool isFirst() const { return !place || place->rank == 0; }
};

void addPeerTimeout(CLI::App &command, PeerArguments &arguments);

} // namespace seq2seq::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// One run in several processes: how they begin, and who of them saves and speaks.
#pragma once

#include "app/cli/console.h"
#include "app/cli/peer_arguments.h"
#include "core/model/peers.h"
#include "core/storage/run_file.h"
#include "core/training/trainer.h"

#include <memory>
#include <optional>
#include <string>

namespace seq2seq::cli {

/// The file of the run, where this is the process that saves it.
/// @throws Error FileInUse
[[nodiscard]] std::optional<RunFile> fileToSave(
    const std::string &path, const PeerArguments &arguments);

/// Waits for the other processes. @return null when this one is alone
/// @throws Error PeerLost
[[nodiscard]] std::shared_ptr<Peers> join(const PeerArguments &arguments, Console &console);

/// The given one in the first process, a silent one in the others.
[[nodiscard]] Console consoleOf(const PeerArguments &arguments, const Console &console);

/// Compares the processes' settings, sentences and weights before they begin.
/// @throws Error BadConfiguration, in each of them, naming one that differs from the first
void requireSameRun(const Trainer &trainer, Peers *peers);

} // namespace seq2seq::cli

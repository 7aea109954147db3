// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that need LibTorch, as a shared library that brings it along.
#pragma once

#include "app/cli/engine_commands.h"

/// The only symbol of the library.
extern "C" __attribute__((visibility("default"))) const seq2seq::cli::EngineCommands *
seq2seqEngineCommands();

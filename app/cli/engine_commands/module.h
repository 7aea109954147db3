// SPDX-License-Identifier: GPL-3.0-or-later
// All commands of the headless program, as a shared library that brings LibTorch along: loading
// that takes half a second, in which nobody should wait for a version or a score.
#pragma once

/// The only symbol of the module: the program from its arguments to its exit code.
extern "C" __attribute__((visibility("default"))) int seq2seqRunCommands(int argc, char **argv);

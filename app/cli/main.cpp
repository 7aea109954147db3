// SPDX-License-Identifier: GPL-3.0-or-later
// The headless program `seq2seq`: the same core as the window, one subcommand a job.
#include "app/cli/commands.h"

int main(int argc, char **argv)
{
    return seq2seq::cli::runProgram(argc, argv);
}

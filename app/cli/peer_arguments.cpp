// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/peer_arguments.h"

#include "app/cli/usage.h"

namespace seq2seq::cli {

void addPeerTimeout(CLI::App &command, PeerArguments &arguments)
{
    constexpr int kDay = 24 * 60 * 60;
    command
        .add_option("--peer-timeout", arguments.timeout,
            "Seconds to wait for another process before giving up")
        ->check(between(1, kDay))
        ->type_name("N")
        ->capture_default_str()
        ->group("Several processes (torchrun --no_python --nproc_per_node 2 seq2seq train ...)");
}

} // namespace seq2seq::cli

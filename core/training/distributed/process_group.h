// SPDX-License-Identifier: GPL-3.0-or-later
// Several processes, on one computer or many, joined by LibTorch's c10d over Gloo.
#pragma once

#include "core/model/peers.h"
#include "core/run/process_place.h"

#include <chrono>
#include <memory>

namespace seq2seq {

/// Waits until all processes are there.
/// @param timeout how long to wait for them, and later for any answer of theirs. One that ends is
/// noticed at once
/// @throws Error PeerLost when they do not come; BadConfiguration when the port is taken or the
/// network interface is not there
[[nodiscard]] std::unique_ptr<Peers> joinPeers(
    const ProcessPlace &place, std::chrono::milliseconds timeout);

} // namespace seq2seq

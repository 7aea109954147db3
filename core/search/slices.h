// SPDX-License-Identifier: GPL-3.0-or-later
// Many sentences in small batches, several threads at it.
#pragma once

#include "core/error.h"
#include "core/thread_pool.h"

#include <algorithm>
#include <functional>
#include <span>
#include <stop_token>

namespace seq2seq {

/// Runs `job` on slices of `order`, as many at once as there are workers, polling stop between
/// rounds.
/// @param atOnce sentences of a slice; @param between called after each round, on this thread
/// @throws Error Cancelled
inline void inSlices(std::span<const std::size_t> order, std::size_t atOnce, ThreadPool &workers,
    const std::stop_token &stop, const std::function<void()> &between,
    const std::function<void(std::span<const std::size_t>)> &job)
{
    std::size_t next = 0;
    while (next < order.size()) {
        if (stop.stop_requested())
            throw Error(ErrorCode::Cancelled, message("core", "It was stopped"));
        std::vector<std::span<const std::size_t>> slices;
        for (int worker = 0; worker < workers.count() && next < order.size(); ++worker) {
            const std::size_t count = std::min(atOnce, order.size() - next);
            slices.push_back(order.subspan(next, count));
            next += count;
        }
        workers.run(static_cast<int>(slices.size()),
            [&](int slice) { job(slices[static_cast<std::size_t>(slice)]); });
        if (between)
            between();
    }
}

} // namespace seq2seq

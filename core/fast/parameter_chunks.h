// SPDX-License-Identifier: GPL-3.0-or-later
// A model's weights cut into pieces that threads share out among each other.
#pragma once

#include "core/fast/weights.h"
#include "core/thread_pool.h"

#include <functional>

namespace seq2seq::fast {

/// Whole rows of one parameter.
struct ParameterChunk {
    std::size_t parameter = 0;
    std::size_t firstRow = 0;
    std::size_t rows = 0;
};

/// Pieces of some ten thousand numbers, in the order of the parameters; a function of the model
/// alone, so that sums over them do not depend on how many threads there are.
template <typename Real>
[[nodiscard]] std::vector<ParameterChunk> chunksOf(const Weights<Real> &weights)
{
    constexpr std::size_t kNumbers = std::size_t{1} << 15;
    std::vector<ParameterChunk> chunks;
    for (std::size_t i = 0; i < weights.parameters().size(); ++i) {
        const Parameter<Real> &parameter = weights.parameters()[i];
        const std::size_t rows = std::max<std::size_t>(1, kNumbers / parameter.columns);
        for (std::size_t row = 0; row < parameter.rows; row += rows)
            chunks.push_back({i, row, std::min(rows, parameter.rows - row)});
    }
    return chunks;
}

/// Calls job(chunk number) for every chunk, each worker taking its turn.
inline void overChunks(
    ThreadPool &workers, std::size_t chunks, const std::function<void(std::size_t)> &job)
{
    const auto count = static_cast<std::size_t>(workers.count());
    workers.run(workers.count(), [&](int worker) {
        for (std::size_t chunk = static_cast<std::size_t>(worker); chunk < chunks; chunk += count)
            job(chunk);
    });
}

} // namespace seq2seq::fast

// SPDX-License-Identifier: GPL-3.0-or-later
// The processes that train one run together, each with a share of every batch, as plain data.
#pragma once

#include <cstddef>
#include <span>

namespace seq2seq {

/// This process among its peers. Each holds the whole model and the whole corpus and draws the same
/// batches; it computes the gradients of its share of the sentences, and what all have found is
/// summed. Every process calls sum() in the same order with as many numbers.
class Peers {
public:
    virtual ~Peers() = default;

    [[nodiscard]] virtual std::size_t rank() const = 0; ///< 0: the first, which saves and prints
    [[nodiscard]] virtual std::size_t size() const = 0;
    [[nodiscard]] bool isFirst() const { return rank() == 0; }

    /// Puts the sums over all processes in place of these numbers: the same bits in each process.
    /// @throws Error PeerLost
    virtual void sum(std::span<float> numbers) = 0;
    virtual void sum(std::span<double> numbers) = 0;
};

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// Where the words of a batch lie when there is no padding.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

namespace seq2seq::fast {

/// Sentences of different lengths as rows without padding. They are sorted from long to short, so
/// that those which have a word at step s are the first count(s); *step-major* rows hold step 0 of
/// all, then step 1, and so on (one recurrent step is a contiguous block); *sentence-major* rows
/// hold one sentence after the other (attention reads those).
class PackedSequence {
public:
    PackedSequence() = default;
    /// @param lengths tokens of each sentence, at least 1, in any order
    explicit PackedSequence(std::span<const std::size_t> lengths)
        : m_order(lengths.size())
    {
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        std::stable_sort(m_order.begin(), m_order.end(),
            [&](std::size_t a, std::size_t b) { return lengths[a] > lengths[b]; });
        std::size_t tokens = 0;
        for (const std::size_t sentence : m_order) {
            m_lengths.push_back(lengths[sentence]);
            m_starts.push_back(tokens);
            tokens += lengths[sentence];
        }
        m_starts.push_back(tokens);
        std::size_t active = m_order.size();
        while (active > 0) {
            m_offsets.push_back(m_offsets.back() + active);
            while (active > 0 && m_lengths[active - 1] <= steps())
                --active;
        }
    }

    [[nodiscard]] std::size_t sentences() const { return m_order.size(); }
    [[nodiscard]] std::size_t steps() const { return m_offsets.size() - 1; } ///< the longest
    [[nodiscard]] std::size_t tokens() const { return m_offsets.back(); }
    /// Sentences that have a word at step s; 0 behind the last step.
    [[nodiscard]] std::size_t count(std::size_t s) const
    {
        return s < steps() ? m_offsets[s + 1] - m_offsets[s] : 0;
    }
    [[nodiscard]] std::size_t offset(std::size_t s) const { return m_offsets[s]; } ///< step-major
    [[nodiscard]] std::size_t length(std::size_t b) const { return m_lengths[b]; }
    [[nodiscard]] std::size_t start(std::size_t b) const { return m_starts[b]; } ///< sentence-major
    /// Which of the given sentences is the b-th longest.
    [[nodiscard]] std::size_t sentence(std::size_t b) const { return m_order[b]; }

    /// Calls body(step-major row, sentence-major row, s, b) for every word.
    template <typename Body> void forEach(const Body &body) const
    {
        for (std::size_t s = 0; s < steps(); ++s)
            for (std::size_t b = 0; b < count(s); ++b)
                body(m_offsets[s] + b, m_starts[b] + s, s, b);
    }

private:
    std::vector<std::size_t> m_order;
    std::vector<std::size_t> m_lengths; // descending
    std::vector<std::size_t> m_starts;
    std::vector<std::size_t> m_offsets{0};
};

} // namespace seq2seq::fast

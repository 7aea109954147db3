// SPDX-License-Identifier: GPL-3.0-or-later
// Sentence pairs as ids, packed: a million of them take a third of what their text takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace seq2seq {

/// One pair as ids, both sides ended by kEos.
struct EncodedPair {
    std::vector<int> source;
    std::vector<int> target;
    bool operator==(const EncodedPair &) const = default;
};

/// All pairs of a corpus. An id takes one byte below 128, two below 16,384: as words come the more
/// often the smaller their id, most take one.
class EncodedPairs {
public:
    /// @param pair ids, none negative
    void add(const EncodedPair &pair);

    [[nodiscard]] std::size_t size() const { return m_places.size(); }
    [[nodiscard]] bool empty() const { return m_places.empty(); }
    /// Ids of each side of pair i.
    [[nodiscard]] std::size_t sourceLength(std::size_t i) const { return m_places[i].source; }
    [[nodiscard]] std::size_t targetLength(std::size_t i) const { return m_places[i].target; }
    [[nodiscard]] EncodedPair operator[](std::size_t i) const;

private:
    struct Place {
        std::uint32_t block;
        std::uint32_t offset; // of the source's first byte; the target follows
        std::uint32_t source; // ids
        std::uint32_t target;
    };
    std::deque<Place> m_places; // as the blocks, it grows without being copied
    std::vector<std::vector<std::uint8_t>> m_blocks;
};

} // namespace seq2seq

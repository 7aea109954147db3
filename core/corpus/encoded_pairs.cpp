// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/encoded_pairs.h"

#include <algorithm>
#include <span>

namespace seq2seq {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 20;
constexpr std::size_t kMostBytesOfId = 5;
// Seven bits a byte, the lowest first; the eighth says that more follow.
constexpr unsigned kBits = 7;
constexpr unsigned kMore = 1U << kBits;

void pack(std::span<const int> ids, std::vector<std::uint8_t> &bytes)
{
    for (const int id : ids) {
        auto rest = static_cast<unsigned>(id);
        for (; rest >= kMore; rest >>= kBits)
            bytes.push_back(static_cast<std::uint8_t>(rest | kMore));
        bytes.push_back(static_cast<std::uint8_t>(rest));
    }
}

/// @return the byte after the last one read
const std::uint8_t *unpack(const std::uint8_t *byte, std::vector<int> &ids)
{
    for (int &id : ids) {
        unsigned value = 0;
        for (unsigned shift = 0;; shift += kBits) {
            value |= (*byte & (kMore - 1)) << shift;
            if ((*byte++ & kMore) == 0)
                break;
        }
        id = static_cast<int>(value);
    }
    return byte;
}

} // namespace

void EncodedPairs::add(const EncodedPair &pair)
{
    const std::size_t most = kMostBytesOfId * (pair.source.size() + pair.target.size());
    if (m_blocks.empty() || m_blocks.back().capacity() - m_blocks.back().size() < most)
        m_blocks.emplace_back().reserve(std::max(kBlockBytes, most));
    std::vector<std::uint8_t> &block = m_blocks.back();
    const auto small = [](std::size_t number) { return static_cast<std::uint32_t>(number); };
    m_places.push_back({small(m_blocks.size() - 1), small(block.size()), small(pair.source.size()),
        small(pair.target.size())});
    pack(pair.source, block);
    pack(pair.target, block);
}

EncodedPair EncodedPairs::operator[](std::size_t i) const
{
    const Place &place = m_places[i];
    EncodedPair pair{std::vector<int>(place.source), std::vector<int>(place.target)};
    unpack(unpack(m_blocks[place.block].data() + place.offset, pair.source), pair.target);
    return pair;
}

} // namespace seq2seq

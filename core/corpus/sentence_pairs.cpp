// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/sentence_pairs.h"

#include "core/error.h"

#include <algorithm>
#include <new>
#include <zlib.h>

namespace seq2seq {

namespace {

// Deflate looks 32 KB back. Half of that costs a tenth more memory and unpacks in half the time.
constexpr std::size_t kBlockBytes = std::size_t{1} << 14;

} // namespace

SentencePairs::SentencePairs(std::initializer_list<SentencePair> pairs)
{
    for (const SentencePair &pair : pairs)
        push_back(pair);
}

void SentencePairs::push_back(const SentencePair &pair)
{
    if (m_blocks.empty() || m_blocks.back().text.size() >= kBlockBytes) {
        const std::size_t first = size();
        if (!m_blocks.empty())
            pack(m_blocks.back());
        m_blocks.push_back({first, {}, {}, false});
    }
    Block &block = m_blocks.back();
    for (const std::string *text : {&pair.source, &pair.target}) {
        block.text += *text;
        block.ends.push_back(static_cast<std::uint32_t>(block.text.size()));
    }
}

SentencePair SentencePairs::operator[](std::size_t i) const
{
    return Cursor(*this).at(i);
}

void SentencePairs::pack(Block &block)
{
    uLongf size = compressBound(block.text.size());
    std::string packed(size, '\0');
    // Level 1: the higher ones save a tenth more and take three times as long.
    if (compress2(reinterpret_cast<Bytef *>(packed.data()), &size,
            reinterpret_cast<const Bytef *>(block.text.data()), block.text.size(), Z_BEST_SPEED)
        != Z_OK)
        throw std::bad_alloc(); // the only way it can fail when there is room for the result
    block.text.assign(packed, 0, size);
    block.text.shrink_to_fit();
    block.ends.shrink_to_fit();
    block.isPacked = true;
}

void SentencePairs::unpack(const Block &block, std::string &text)
{
    uLongf size = block.ends.back();
    text.resize(size);
    const int result = uncompress(reinterpret_cast<Bytef *>(text.data()), &size,
        reinterpret_cast<const Bytef *>(block.text.data()), block.text.size());
    if (result == Z_MEM_ERROR)
        throw std::bad_alloc();
    if (result != Z_OK || size != block.ends.back())
        throw Error(
            ErrorCode::Internal, message("core", "A block of sentences cannot be unpacked"));
}

const SentencePair &SentencePairs::Cursor::at(std::size_t i)
{
    const std::vector<Block> &blocks = m_pairs->m_blocks;
    const auto isIn = [&](std::size_t block) {
        return blocks[block].first <= i
            && (block + 1 == blocks.size() || i < blocks[block + 1].first);
    };
    if (m_block == kNone || !isIn(m_block)) {
        const auto after = std::ranges::upper_bound(blocks, i, {}, &Block::first);
        m_block = static_cast<std::size_t>(after - blocks.begin()) - 1;
        if (blocks[m_block].isPacked)
            unpack(blocks[m_block], m_text);
    }
    const Block &block = blocks[m_block];
    const std::string &text = block.isPacked ? m_text : block.text;
    const std::size_t side = 2 * (i - block.first);
    const std::size_t begin = side == 0 ? 0 : block.ends[side - 1];
    m_pair.source.assign(text, begin, block.ends[side] - begin);
    m_pair.target.assign(text, block.ends[side], block.ends[side + 1] - block.ends[side]);
    return m_pair;
}

} // namespace seq2seq

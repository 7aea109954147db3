// SPDX-License-Identifier: GPL-3.0-or-later
// Sentence pairs, packed: a million of them take less than half of their file, and are read in
// order at the speed of unpacking.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace seq2seq {

struct SentencePair {
    std::string source;
    std::string target;
    bool operator==(const SentencePair &) const = default;
};

/// A list of pairs that grows at its end. Text lies in blocks of some 16 KB, every one but the last
/// deflated (RFC 1951): a string of its own for each side would take four times as much. Whoever
/// goes through them all does so by a range-based for or a Cursor, which unpack a block once;
/// operator[] unpacks one for every call, some 50 microseconds.
class SentencePairs {
public:
    class Cursor;
    class Iterator;

    SentencePairs() = default;
    SentencePairs(std::initializer_list<SentencePair> pairs);

    void push_back(const SentencePair &pair);

    [[nodiscard]] std::size_t size() const
    {
        return m_blocks.empty() ? 0 : m_blocks.back().first + m_blocks.back().ends.size() / 2;
    }
    [[nodiscard]] bool empty() const { return m_blocks.empty(); }
    [[nodiscard]] SentencePair operator[](std::size_t i) const;
    [[nodiscard]] SentencePair front() const { return (*this)[0]; }
    [[nodiscard]] SentencePair back() const { return (*this)[size() - 1]; }

    [[nodiscard]] Iterator begin() const;
    [[nodiscard]] Iterator end() const;

    bool operator==(const SentencePairs &) const = default;

private:
    /// Texts of neighbouring pairs end to end: source, target, source, ...
    struct Block {
        std::size_t first = 0; // index of its first pair
        std::vector<std::uint32_t> ends; // of each text, in bytes
        std::string text; // deflated when isPacked
        bool isPacked = false;
        bool operator==(const Block &) const = default;
    };

    static void pack(Block &block);
    static void unpack(const Block &block, std::string &text);

    // As the pairs alone decide where a block ends, equal lists have equal blocks.
    std::vector<Block> m_blocks;
};

/// Reads pairs one after the other, from anywhere; near ones without unpacking their block again.
/// The list must outlive it, unchanged. Not for two threads at a time.
class SentencePairs::Cursor {
public:
    Cursor() = default; ///< of no list
    explicit Cursor(const SentencePairs &pairs)
        : m_pairs(&pairs)
    {
    }

    /// Pair i < size(), until the next call.
    const SentencePair &at(std::size_t i);

private:
    static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

    const SentencePairs *m_pairs = nullptr;
    std::size_t m_block = kNone; // that m_text holds
    std::string m_text;
    SentencePair m_pair;
};

/// An input iterator: the pair it shows is its own, and lasts until it moves on.
class SentencePairs::Iterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = SentencePair;
    using difference_type = std::ptrdiff_t;
    using pointer = const SentencePair *;
    using reference = const SentencePair &;

    Iterator() = default; // algorithms ask for it
    Iterator(const SentencePairs &pairs, std::size_t index)
        : m_cursor(pairs)
        , m_index(index)
    {
    }

    reference operator*() const { return m_cursor.at(m_index); }
    pointer operator->() const { return &m_cursor.at(m_index); }
    Iterator &operator++()
    {
        ++m_index;
        return *this;
    }
    Iterator operator++(int)
    {
        Iterator before = *this;
        ++m_index;
        return before;
    }
    bool operator==(const Iterator &other) const { return m_index == other.m_index; }

private:
    mutable Cursor m_cursor;
    std::size_t m_index = 0;
};

inline SentencePairs::Iterator SentencePairs::begin() const
{
    return {*this, 0};
}

inline SentencePairs::Iterator SentencePairs::end() const
{
    return {*this, size()};
}

} // namespace seq2seq

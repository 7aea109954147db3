// SPDX-License-Identifier: GPL-3.0-or-later
// The words a model knows, as numbers. Four ids are reserved and no text can produce them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace seq2seq {

inline constexpr int kPad = 0; ///< `<pad>`, fills a batch up to its longest sentence
inline constexpr int kBos = 1; ///< `<s>`, y_0: what the decoder is fed first
inline constexpr int kEos = 2; ///< `</s>`, ends a sentence on both sides
inline constexpr int kUnk = 3; ///< `<unk>`, every word that is not in the vocabulary
inline constexpr int kSpecials = 4; ///< ids below this are special

/// Words by id with their counts in the training corpus, most frequent first (ties in byte order)
/// after the specials. A text token that is spelled like a special ("<s>") is an ordinary word: it
/// gets its own id or kUnk, never the special's.
class Vocabulary {
public:
    Vocabulary(); ///< the four specials alone

    struct Limits {
        std::size_t size = 50'000; ///< ids at most, specials included
        std::int64_t minimumCount = 1; ///< rarer words become `<unk>`
        bool operator==(const Limits &) const = default;
    };

    /// Counts tokens and keeps those within the limits.
    static Vocabulary build(
        const std::unordered_map<std::string, std::int64_t> &counts, const Limits &limits);
    /// From a stored list: words[0] is id kSpecials. @throws Error BadExperiment on duplicates or
    /// unequal lengths
    static Vocabulary restore(std::vector<std::string> words, std::vector<std::int64_t> counts,
        std::int64_t unknownCount);

    [[nodiscard]] std::size_t size() const { return m_words.size(); } ///< |V|, specials included
    [[nodiscard]] int id(std::string_view word) const; ///< kUnk when it is not known
    [[nodiscard]] const std::string &word(
        int id) const; ///< "<pad>" ... for specials; id must be in range
    [[nodiscard]] std::int64_t count(
        int id) const; ///< occurrences in the training corpus; for kUnk all that fell out
    [[nodiscard]] std::vector<int> ids(std::span<const std::string> tokens) const;
    [[nodiscard]] std::span<const std::string> words() const { return m_words; } ///< by id

    bool operator==(const Vocabulary &other) const
    {
        return m_words == other.m_words && m_counts == other.m_counts;
    }

private:
    std::vector<std::string> m_words; // by id
    std::vector<std::int64_t> m_counts; // by id
    std::unordered_map<std::string, int> m_ids; // words only, never the specials
};

} // namespace seq2seq

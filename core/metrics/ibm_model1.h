// SPDX-License-Identifier: GPL-3.0-or-later
// Which word translates which, learnt from sentence pairs alone: IBM Model 1 (Brown et al. 1993,
// The Mathematics of Statistical Machine Translation, sec. 4.1), beside which attention can be set.
#pragma once

#include "core/corpus/corpus.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace seq2seq {

/// A sentence pair as words.
struct WordPair {
    std::vector<std::string> source;
    std::vector<std::string> target;
};

/// Which side explains the other.
enum class AlignmentDirection { SourceToTarget, TargetToSource };

struct IbmModel1Options {
    int iterations = 10;
    AlignmentDirection direction = AlignmentDirection::SourceToTarget;
};

/// Each word f of one side is made by a word e of the other, or by NULL, every position equally
/// likely: P(f_1..f_m | e_1..e_l) = product over j of 1/(l+1) sum over i of t(f_j | e_i), e_0 =
/// NULL. Here from source to target: f is a target word, e a source word.
///
/// The table holds only words that stand in a pair together: 20 bytes each.
class IbmModel1 {
public:
    /// Learns t by EM from the uniform table. Same pairs, same table.
    /// @throws Error BadConfiguration when there is no pair; Cancelled
    explicit IbmModel1(std::span<const WordPair> pairs, const IbmModel1Options &options = {},
        const std::stop_token &stop = {});

    /// t(f | e); 0 for words that never stood together.
    [[nodiscard]] double probability(std::string_view f, std::string_view e) const;
    /// t(f | NULL)
    [[nodiscard]] double nullProbability(std::string_view f) const;

    struct Translation {
        std::string word;
        double probability = 0;
    };
    /// The likeliest f of a word e, the best first.
    [[nodiscard]] std::vector<Translation> translations(
        std::string_view e, std::size_t count) const;

    /// Links each f to the e with the largest t(f | e), the first of equal ones; to none when NULL
    /// is at least as likely. Links name source and target, whichever explains the other; by f.
    [[nodiscard]] Alignment links(const WordPair &pair) const;

    /// log P of all pairs in nats under the table after 0, 1, .. iterations. EM never lowers it.
    [[nodiscard]] const std::vector<double> &logLikelihoods() const { return m_logLikelihoods; }
    /// Entries of the table, NULL's among them.
    [[nodiscard]] std::size_t size() const { return m_table.size(); }

private:
    using Word = std::uint32_t;
    static constexpr Word kNull = 0; // among the e; its row has every f, so that f is the column
    static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

    /// Both sides of a pair as numbers, f's and e's.
    struct Numbered {
        std::vector<Word> f;
        std::vector<Word> e; // kNull first
    };
    /// Words by number and back.
    struct Words {
        std::unordered_map<std::string, Word> numbers;
        std::vector<std::string> texts;
        Word add(const std::string &word);
        [[nodiscard]] std::size_t find(std::string_view word) const;
    };

    std::vector<Numbered> number(std::span<const WordPair> pairs);
    void layOut(const std::vector<Numbered> &pairs, const std::stop_token &stop);
    double iterate(const std::vector<Numbered> &pairs, std::vector<double> *counts,
        const std::stop_token &stop) const;
    void normalize(const std::vector<double> &counts);
    [[nodiscard]] std::size_t entry(Word f, Word e) const;

    AlignmentDirection m_direction;
    Words m_f;
    Words m_e;
    std::vector<std::size_t> m_rows; // where each e begins, and the end
    std::vector<Word> m_columns; // the f of each entry, rising in a row
    std::vector<double> m_table; // t
    std::vector<double> m_logLikelihoods;
};

/// The links that both have, in the order of the first.
[[nodiscard]] Alignment intersection(const Alignment &first, const Alignment &second);

/// Links of every pair by both directions, and those they agree on.
struct WordAlignments {
    std::vector<Alignment> sourceToTarget;
    std::vector<Alignment> targetToSource;
    std::vector<Alignment> both;
};

/// Trains a model a direction on the pairs and aligns them. @throws as IbmModel1
[[nodiscard]] WordAlignments alignWords(
    std::span<const WordPair> pairs, int iterations = 10, const std::stop_token &stop = {});

} // namespace seq2seq

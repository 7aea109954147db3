// SPDX-License-Identifier: GPL-3.0-or-later
// The sentence pairs of an experiment with what a person has changed about them. The pairs
// themselves stay as they were loaded: a million of them with three changes cost three changes.
#pragma once

#include "core/corpus/split.h"

#include <array>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace seq2seq {

/// A pair as the readers take it: without blanks at its ends and without control characters. Unset
/// when a side is empty then.
[[nodiscard]] std::optional<SentencePair> cleanPair(const SentencePair &pair);

/// Rows are counted from 0: those of train, dev, test and the unused ones, then the added ones. A
/// row keeps its number, whatever is done to it or to others. Cheap to copy, so that a worker may
/// look at one that nobody changes.
class PairTable {
public:
    class Reader;

    PairTable() = default;
    /// Null = no pairs of that kind. At most as many rows as an int counts.
    PairTable(std::shared_ptr<const Corpus> train, std::shared_ptr<const Corpus> dev,
        std::shared_ptr<const Corpus> test = nullptr,
        std::shared_ptr<const Corpus> unused = nullptr);

    /// Rows there are, removed ones too.
    [[nodiscard]] int size() const { return m_loaded + static_cast<int>(m_added.size()); }
    [[nodiscard]] PairPlace place(int row) const;
    [[nodiscard]] bool isRemoved(int row) const
    {
        return m_isRemoved[static_cast<std::size_t>(row)];
    }
    /// Neither edited nor added.
    [[nodiscard]] bool isAsLoaded(int row) const
    {
        return row < m_loaded && !m_edited.contains(row);
    }
    /// Rows of each place that are not removed.
    [[nodiscard]] std::array<std::size_t, kPairPlaces> counts() const;
    [[nodiscard]] std::size_t count(PairPlace place) const
    {
        return counts().at(static_cast<std::size_t>(place));
    }
    [[nodiscard]] std::vector<int> rows(PairPlace place) const;
    /// The part that has languages and an origin; never null.
    [[nodiscard]] const Corpus &train() const { return *m_parts[0]; }

    /// A pair with the text that was loaded is no longer changed.
    /// @param pair none of its sides empty
    void setPair(int row, const SentencePair &pair);
    void setRemoved(const std::vector<int> &rows, bool isRemoved);
    /// @return its row
    int add(const SentencePair &pair, PairPlace place);

    using Places = std::shared_ptr<const std::vector<PairPlace>>;
    /// Another place for every row; null: the place it was loaded or added with.
    void setPlaces(Places places) { m_places = std::move(places); }
    [[nodiscard]] const Places &places() const { return m_places; }

    struct Changes {
        std::size_t edited = 0;
        std::size_t added = 0;
        std::size_t removed = 0;
        bool isSplitAnew = false;
        [[nodiscard]] bool isEmpty() const { return edited + added + removed == 0 && !isSplitAnew; }
    };
    /// Against what was loaded.
    [[nodiscard]] Changes changes() const;

    /// All that is left, copied. Rows that were changed have no gold alignment, and the origin
    /// names no file: none has these pairs.
    /// @throws Error Cancelled
    [[nodiscard]] Split split(const ProgressCallback &progress = {}) const;

private:
    struct Loaded {
        std::size_t part;
        std::size_t index;
    };
    [[nodiscard]] Loaded loaded(int row) const;

    std::array<std::shared_ptr<const Corpus>, kPairPlaces> m_parts{
        std::make_shared<const Corpus>(), nullptr, nullptr, nullptr};
    std::array<int, kPairPlaces> m_begins{}; // the first row of each part
    int m_loaded = 0; // rows of all parts
    std::unordered_map<int, SentencePair> m_edited; // loaded rows alone
    struct Added {
        SentencePair pair;
        PairPlace place;
    };
    std::vector<Added> m_added;
    std::vector<bool> m_isRemoved; // by row
    std::size_t m_removed = 0; // loaded rows
    std::size_t m_removedAdded = 0;
    Places m_places;
};

/// Another place for every row that is not removed, by shares of all of them; see placePairs().
/// @throws Error EmptyCorpus when all pairs are equal; Cancelled
[[nodiscard]] PairTable::Places placeAnew(const PairTable &table, double devShare, double testShare,
    std::uint64_t seed, const ProgressCallback &progress = {});

/// Reads pairs one after the other, near ones without unpacking their block again. The table must
/// outlive it, and may be changed. Not for two threads at a time.
class PairTable::Reader {
public:
    explicit Reader(const PairTable &table);
    /// The pair of a row, until the next call.
    const SentencePair &at(int row);

private:
    const PairTable *m_table;
    std::array<SentencePairs::Cursor, kPairPlaces> m_cursors;
};

} // namespace seq2seq

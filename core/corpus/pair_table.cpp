// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/pair_table.h"

#include "core/corpus/pair_collector.h"
#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace seq2seq {
namespace {

/// Asks now and then. @throws Error Cancelled
void throwIfUnwanted(int row, int rows, const ProgressCallback &progress)
{
    constexpr int kRowsPerLook = 4096;
    if (row % kRowsPerLook == 0 && progress && !progress(static_cast<double>(row) / rows))
        throw Error(ErrorCode::Cancelled, message("core", "taking the pairs was stopped"));
}

} // namespace

std::optional<SentencePair> cleanPair(const SentencePair &pair)
{
    SentencePair clean{cleanSentence(pair.source), cleanSentence(pair.target)};
    if (clean.source.empty() || clean.target.empty())
        return std::nullopt;
    return clean;
}

PairTable::PairTable(std::shared_ptr<const Corpus> train, std::shared_ptr<const Corpus> dev,
    std::shared_ptr<const Corpus> test, std::shared_ptr<const Corpus> unused)
    : m_parts{std::move(train), std::move(dev), std::move(test), std::move(unused)}
{
    if (!m_parts[0])
        m_parts[0] = std::make_shared<const Corpus>();
    for (std::size_t part = 0; part < kPairPlaces; ++part) {
        m_begins[part] = m_loaded;
        if (m_parts[part])
            m_loaded += static_cast<int>(m_parts[part]->size());
    }
    m_isRemoved.assign(static_cast<std::size_t>(m_loaded), false);
}

PairTable::Loaded PairTable::loaded(int row) const
{
    std::size_t part = kPairPlaces - 1;
    while (row < m_begins[part])
        --part;
    return {part, static_cast<std::size_t>(row - m_begins[part])};
}

PairPlace PairTable::place(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    if (m_places && at < m_places->size())
        return (*m_places)[at];
    if (row >= m_loaded)
        return m_added[static_cast<std::size_t>(row - m_loaded)].place;
    return static_cast<PairPlace>(loaded(row).part);
}

std::array<std::size_t, kPairPlaces> PairTable::counts() const
{
    std::array<std::size_t, kPairPlaces> counts{};
    if (!m_places && m_removed + m_removedAdded == 0) {
        for (std::size_t part = 0; part < kPairPlaces; ++part)
            counts[part] = m_parts[part] ? m_parts[part]->size() : 0;
        for (const Added &added : m_added)
            ++counts.at(static_cast<std::size_t>(added.place));
        return counts;
    }
    for (int row = 0; row < size(); ++row)
        if (!isRemoved(row))
            ++counts.at(static_cast<std::size_t>(place(row)));
    return counts;
}

std::vector<int> PairTable::rows(PairPlace wanted) const
{
    std::vector<int> rows;
    const auto part = static_cast<std::size_t>(wanted);
    const auto take = [&](int from, int end) {
        for (int row = from; row < end; ++row)
            if (!isRemoved(row) && place(row) == wanted)
                rows.push_back(row);
    };
    rows.reserve(m_parts[part] ? m_parts[part]->size() : 0);
    if (m_places) {
        take(0, size());
        return rows;
    }
    take(m_begins[part], part + 1 < kPairPlaces ? m_begins[part + 1] : m_loaded);
    take(m_loaded, size());
    return rows;
}

void PairTable::setPair(int row, const SentencePair &pair)
{
    if (row >= m_loaded) {
        m_added[static_cast<std::size_t>(row - m_loaded)].pair = pair;
        return;
    }
    const Loaded at = loaded(row);
    if (m_parts[at.part]->pairs[at.index] == pair)
        m_edited.erase(row);
    else
        m_edited[row] = pair;
}

void PairTable::setRemoved(const std::vector<int> &rows, bool isRemoved)
{
    for (const int row : rows) {
        const auto at = static_cast<std::size_t>(row);
        if (m_isRemoved[at] == isRemoved)
            continue;
        m_isRemoved[at] = isRemoved;
        std::size_t &count = row < m_loaded ? m_removed : m_removedAdded;
        count = isRemoved ? count + 1 : count - 1;
    }
}

int PairTable::add(const SentencePair &pair, PairPlace place)
{
    m_added.push_back({pair, place});
    m_isRemoved.push_back(false);
    return size() - 1;
}

PairTable::Changes PairTable::changes() const
{
    Changes changes;
    for (const auto &[row, pair] : m_edited)
        changes.edited += !isRemoved(row);
    changes.added = m_added.size() - m_removedAdded;
    changes.removed = m_removed;
    changes.isSplitAnew = m_places != nullptr;
    return changes;
}

Split PairTable::split(const ProgressCallback &progress) const
{
    Corpus like;
    like.origin.name = train().origin.name;
    like.sourceLanguage = train().sourceLanguage;
    like.targetLanguage = train().targetLanguage;
    Split split{like, like, like, like};
    const std::array<Corpus *, kPairPlaces> places{
        &split.train, &split.dev, &split.test, &split.unused};
    const bool hasAlignments = std::ranges::any_of(
        m_parts, [](const auto &part) { return part && !part->alignments.empty(); });
    Reader reader(*this);
    for (int row = 0; row < size(); ++row) {
        throwIfUnwanted(row, size(), progress);
        if (isRemoved(row))
            continue;
        Corpus &corpus = *places[static_cast<std::size_t>(place(row))];
        corpus.pairs.push_back(reader.at(row));
        if (!hasAlignments)
            continue;
        corpus.alignments.emplace_back();
        if (row >= m_loaded || m_edited.contains(row))
            continue;
        const Loaded at = loaded(row);
        if (at.index < m_parts[at.part]->alignments.size())
            corpus.alignments.back() = m_parts[at.part]->alignments[at.index];
    }
    return split;
}

PairTable::Places placeAnew(const PairTable &table, double devShare, double testShare,
    std::uint64_t seed, const ProgressCallback &progress)
{
    SentencePairs pairs;
    std::vector<int> rows;
    PairTable::Reader reader(table);
    for (int row = 0; row < table.size(); ++row) {
        throwIfUnwanted(row, table.size(), progress);
        if (table.isRemoved(row))
            continue;
        pairs.push_back(reader.at(row));
        rows.push_back(row);
    }
    const auto shareOf = [&](double share) {
        const auto count = std::llround(share * static_cast<double>(pairs.size()));
        return share > 0 ? static_cast<std::size_t>(std::max(1LL, count)) : std::size_t(0);
    };
    const std::vector<PairPlace> found
        = placePairs(pairs, shareOf(devShare), shareOf(testShare), seed);
    auto places = std::make_shared<std::vector<PairPlace>>(
        static_cast<std::size_t>(table.size()), PairPlace::Train);
    for (std::size_t i = 0; i < rows.size(); ++i)
        (*places)[static_cast<std::size_t>(rows[i])] = found[i];
    return places;
}

PairTable::Reader::Reader(const PairTable &table)
    : m_table(&table)
{
    for (std::size_t part = 0; part < kPairPlaces; ++part)
        if (table.m_parts[part])
            m_cursors[part] = SentencePairs::Cursor(table.m_parts[part]->pairs);
}

const SentencePair &PairTable::Reader::at(int row)
{
    if (row >= m_table->m_loaded)
        return m_table->m_added[static_cast<std::size_t>(row - m_table->m_loaded)].pair;
    const auto edited = m_table->m_edited.find(row);
    if (edited != m_table->m_edited.end())
        return edited->second;
    const Loaded at = m_table->loaded(row);
    return m_cursors[at.part].at(at.index);
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/vocabulary.h"

#include "core/error.h"

#include <algorithm>
#include <utility>

namespace seq2seq {

Vocabulary::Vocabulary()
    : m_words{"<pad>", "<s>", "</s>", "<unk>"}
    , m_counts(kSpecials, 0)
{
}

Vocabulary Vocabulary::build(
    const std::unordered_map<std::string, std::int64_t> &counts, const Limits &limits)
{
    std::vector<const std::pair<const std::string, std::int64_t> *> entries;
    entries.reserve(counts.size());
    for (const auto &entry : counts)
        entries.push_back(&entry);
    std::sort(entries.begin(), entries.end(), [](const auto *a, const auto *b) {
        return a->second != b->second ? a->second > b->second : a->first < b->first;
    });

    Vocabulary vocabulary;
    for (const auto *entry : entries) {
        const auto &[word, count] = *entry;
        if (vocabulary.size() < limits.size && count >= limits.minimumCount) {
            vocabulary.m_ids.emplace(word, static_cast<int>(vocabulary.size()));
            vocabulary.m_words.push_back(word);
            vocabulary.m_counts.push_back(count);
        } else {
            vocabulary.m_counts[kUnk] += count;
        }
    }
    return vocabulary;
}

Vocabulary Vocabulary::restore(
    std::vector<std::string> words, std::vector<std::int64_t> counts, std::int64_t unknownCount)
{
    if (words.size() != counts.size())
        throw Error(ErrorCode::BadExperiment,
            message("core", "the vocabulary has %1 words but %2 counts")
                .arg(words.size())
                .arg(counts.size()));
    Vocabulary vocabulary;
    vocabulary.m_counts[kUnk] = unknownCount;
    vocabulary.m_counts.insert(vocabulary.m_counts.end(), counts.begin(), counts.end());
    for (std::string &word : words) {
        if (!vocabulary.m_ids.emplace(word, static_cast<int>(vocabulary.size())).second)
            throw Error(ErrorCode::BadExperiment,
                message("core", "the vocabulary has the word \"%1\" twice").arg(word));
        vocabulary.m_words.push_back(std::move(word));
    }
    return vocabulary;
}

int Vocabulary::id(std::string_view word) const
{
    const auto found = m_ids.find(std::string(word));
    return found == m_ids.end() ? kUnk : found->second;
}

const std::string &Vocabulary::word(int id) const
{
    return m_words.at(static_cast<std::size_t>(id));
}

std::int64_t Vocabulary::count(int id) const
{
    return m_counts.at(static_cast<std::size_t>(id));
}

std::vector<int> Vocabulary::ids(std::span<const std::string> tokens) const
{
    std::vector<int> result;
    result.reserve(tokens.size());
    for (const std::string &token : tokens)
        result.push_back(id(token));
    return result;
}

} // namespace seq2seq

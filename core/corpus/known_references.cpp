// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/known_references.h"

#include <algorithm>

namespace seq2seq {

std::vector<std::string> knownReferences(
    const std::string &source, std::span<const std::shared_ptr<const Corpus>> corpora)
{
    std::vector<std::string> references;
    for (const std::shared_ptr<const Corpus> &corpus : corpora) {
        if (!corpus)
            continue;
        for (const SentencePair &pair : corpus->pairs) {
            if (pair.source == source && !pair.target.empty()
                && std::ranges::find(references, pair.target) == references.end())
                references.push_back(pair.target);
        }
    }
    return references;
}

Alignment knownAlignment(const std::string &source, const std::string &target,
    std::span<const std::shared_ptr<const Corpus>> corpora)
{
    for (const std::shared_ptr<const Corpus> &corpus : corpora) {
        if (!corpus || corpus->alignments.empty())
            continue;
        for (std::size_t i = 0; i < corpus->pairs.size(); ++i) {
            const SentencePair pair = corpus->pairs[i];
            if (pair.source == source && pair.target == target)
                return corpus->alignments[i];
        }
    }
    return {};
}

} // namespace seq2seq

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

} // namespace seq2seq

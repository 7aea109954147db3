// SPDX-License-Identifier: GPL-3.0-or-later
// Five sentences of Chinese and English: pairs for what shows pairs.
#pragma once

#include "core/corpus/corpus.h"

#include <memory>
#include <vector>

namespace seq2seq::test {

inline const std::vector<SentencePair> kSentences{
    {"我昨天在图书馆读了一本有趣的书。", "I read an interesting book in the library yesterday."},
    {"他每天早上喝咖啡。", "He drinks coffee every morning."},
    {"你妹妹住在哪里?", "Where does your younger sister live?"},
    {"那只黑猫比白猫大得多。", "The black cat is much bigger than the white one."},
    {"如果明天下雨,我们就不去了。", "If it rains tomorrow, we will not go."},
};

/// Those five, again and again.
inline std::shared_ptr<const Corpus> makeCorpus(int count)
{
    auto corpus = std::make_shared<Corpus>();
    corpus->sourceLanguage = "zh";
    corpus->targetLanguage = "en";
    for (int i = 0; i < count; ++i)
        corpus->pairs.push_back(kSentences[std::size_t(i) % kSentences.size()]);
    return corpus;
}

} // namespace seq2seq::test

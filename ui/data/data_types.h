// SPDX-License-Identifier: GPL-3.0-or-later
// What the Data workspace is given, as plain data: app computes it from a Corpus and two Languages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace seq2seq::ui {

/// Which language of a pair.
enum class Side { Source, Target };

/// Tokens on each side of a pair, without `</s>`.
struct PairLengths {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
};

/// One word of a vocabulary, in the order of ids (specials first, then most frequent first).
struct VocabularyRow {
    int id = 0;
    std::string word;
    std::int64_t count
        = 0; ///< occurrences in the training corpus; for `<unk>` all words that fell out
};

/// How many training sentences have how many tokens: source[5] sentences have 5 source tokens.
struct LengthHistogram {
    std::vector<std::int64_t> source;
    std::vector<std::int64_t> target;
};

/// One sentence pair as the model reads it. Ids and tokens are equally many; an unknown word keeps
/// its spelling.
struct SentenceAnalysis {
    std::vector<std::string> sourceTokens; ///< `</s>` last
    std::vector<int> sourceIds;
    int sourceVocabulary = 0; ///< |V_src|
    std::vector<std::string> targetTokens;
    std::vector<int> targetIds;
    int targetVocabulary = 0; ///< |V_tgt|
    bool isReadBackwards = false; ///< the encoder reads the source from its end (but `</s>` last)
};

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Embeddings that were learnt elsewhere, in the text format of word2vec (GloVe's and fastText's is
// the same): "word 0.1 -0.3 ..." a line, the first line may be "number-of-words size".
#pragma once

#include "core/matrix.h"
#include "core/text/vocabulary.h"

#include <stop_token>
#include <string>
#include <vector>

namespace seq2seq {

/// The rows of a vocabulary that a file has vectors for.
struct WordVectors {
    std::string path; ///< of the file
    std::vector<int> ids; ///< the words that were found
    Matrix rows; ///< [ids, size]
    std::size_t words = 0; ///< of the vocabulary, without its specials
};

/// Of a word that the file has twice the first counts.
/// @param size numbers of a vector
/// @throws Error FileNotFound, FileUnreadable; BadConfiguration naming the line that is no vector
/// of `size` numbers; EmptyCorpus when no word of the vocabulary is in the file; Cancelled
[[nodiscard]] WordVectors readWordVectors(const std::string &path, const Vocabulary &vocabulary,
    int size, const std::stop_token &stop = {});

} // namespace seq2seq

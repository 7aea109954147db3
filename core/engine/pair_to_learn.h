// SPDX-License-Identifier: GPL-3.0-or-later
// The target that a sentence which is shown is learnt with.
#pragma once

#include "core/engine/question_answers.h"

#include <string>
#include <vector>

namespace seq2seq {

struct PairToLearn {
    std::string target; ///< as a sentence
    std::vector<int> sourceIds; ///< in reading order, ended by </s>
    std::vector<int> targetIds;
    std::vector<std::string> sourceWords;
    std::vector<std::string> targetWords;
    bool isReference = false; ///< the target is the sentence's reference in the corpus
};

/// The sentence's reference in the corpus where there is one, else what is shown.
/// @param shown target ids
/// @throws Error as Translator::trace does
[[nodiscard]] PairToLearn pairToLearn(
    const std::string &source, const std::vector<int> &shown, const Asked &asked);

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of runs that nobody has trained, and what a bootstrap might say of two of them.
#pragma once

#include "core/study/significance.h"

#include <memory>

namespace seq2seq::test {

/// Sources of 1 to 14 tokens, trained on 2 to 10; of ten words so many are right.
inline std::shared_ptr<const RunAnswers> answersOf(bool isFalling, int lost)
{
    auto answers = std::make_shared<RunAnswers>();
    answers->dev = {20, 1};
    for (int length = 1; length <= 14; ++length) {
        AnsweredSentence sentence;
        sentence.index = answers->sentences.size();
        sentence.source = std::to_string(length);
        sentence.reference = "a b c d e f g h i " + std::to_string(length);
        sentence.translation = isFalling && length > 10 ? "a b x" : sentence.reference;
        sentence.bleu = isFalling && length > 10 ? 5 : 100;
        sentence.counts.sourceLength = length;
        sentence.counts.longer = 10;
        sentence.counts.right = 10 - lost - (isFalling && length > 10 ? 5 : 0);
        sentence.counts.forcedTokens = 10;
        sentence.counts.forcedRight = 9;
        answers->sentences.push_back(sentence);
    }
    answers->trained = LengthBin{2, 10};
    answers->byFrequency = {{0, 0, 3, 0}, {1, 1, 10, isFalling ? 1U : 6U}, {10, 19, 50, 45}};
    return answers;
}

inline SystemComparison comparison(double low, double high, double p)
{
    SystemComparison made;
    made.sentences = 500;
    made.resamples = 1000;
    for (BootstrapResult *result : {&made.bleu, &made.chrf, &made.exactMatch}) {
        result->first = 86.1;
        result->second = 86.1 + (low + high) / 2;
        result->low = low;
        result->high = high;
        result->p = p;
        result->secondWins = 996;
        result->firstWins = 4;
        result->secondBetter = 71;
        result->firstBetter = 38;
        for (int i = 0; i < 1000; ++i)
            result->differences.push_back(low + (high - low) * i / 1000);
    }
    made.exactMatch.second = 90;
    return made;
}

/// At the sentence "11", with a diagonal for an attention.
inline std::shared_ptr<const RunLook> look(const std::string &translation, bool hasAttention)
{
    auto made = std::make_shared<RunLook>();
    made->version.step = 700;
    made->source = "11";
    made->reference = "a b c d e f g h i 11";
    made->translation = translation;
    made->sourceTokens = {"1", "1", "</s>"};
    made->targetTokens = {"a", "b", "</s>"};
    made->logProbability = -1.12;
    made->bleu = translation == made->reference ? 100 : 5;
    made->isDevSentence = true;
    if (hasAttention) {
        made->attention = Matrix(3, 3);
        for (std::size_t i = 0; i < 3; ++i)
            made->attention.at(i, i) = 1;
    }
    return made;
}

} // namespace seq2seq::test

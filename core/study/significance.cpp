// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/significance.h"

#include "core/error.h"

namespace seq2seq {

SystemComparison compareRuns(
    const RunAnswers &first, const RunAnswers &second, int resamples, const std::stop_token &stop)
{
    if (first.dev != second.dev || first.targetLanguage != second.targetLanguage)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The two runs were measured on different dev sentences"), {},
            message("core",
                "A seed splits a corpus anew: train both with one seed, or give both one dev "
                "file."));
    std::vector<std::string> ofFirst;
    std::vector<std::string> ofSecond;
    std::vector<std::vector<std::string>> references(1);
    auto other = second.sentences.begin(); // both are in the order of the dev set
    for (const AnsweredSentence &sentence : first.sentences) {
        while (other != second.sentences.end() && other->index < sentence.index)
            ++other;
        if (other == second.sentences.end() || other->index != sentence.index)
            continue;
        ofFirst.push_back(sentence.translation);
        ofSecond.push_back(other->translation);
        references.front().push_back(sentence.reference);
    }
    BootstrapOptions options;
    options.resamples = resamples;
    options.bleu = first.bleuOptions();
    return compareSystems(ofFirst, ofSecond, references, options, stop);
}

} // namespace seq2seq

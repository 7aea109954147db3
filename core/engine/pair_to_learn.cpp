// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/pair_to_learn.h"

#include <algorithm>

namespace seq2seq {

namespace {

/// The reference of a sentence of the corpus; the sentences that are trained on come first.
std::optional<std::string> referenceOf(const std::string &source, const Experiment &experiment)
{
    for (const Corpus *corpus : {experiment.train.get(), experiment.dev.get()}) {
        if (!corpus)
            continue;
        const auto pair = std::ranges::find(corpus->pairs, source, &SentencePair::source);
        if (pair != corpus->pairs.end() && !pair->target.empty())
            return pair->target;
    }
    return {};
}

} // namespace

PairToLearn pairToLearn(
    const std::string &source, const std::vector<int> &shown, const Asked &asked)
{
    const Translator &translator = asked.session.translator();
    const std::optional<std::string> reference = referenceOf(source, asked.session.experiment());
    const Trace pair = reference ? translator.trace(source, reference, {}, 0, asked.stop)
                                 : translator.traceIds(source, shown, {}, 0, asked.stop);
    return {pair.target, pair.sourceIds, pair.targetIds, pair.sourceTokens, pair.targetTokens,
        reference.has_value()};
}

} // namespace seq2seq

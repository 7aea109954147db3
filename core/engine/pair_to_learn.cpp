// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/pair_to_learn.h"

#include "core/corpus/known_references.h"

#include <array>

namespace seq2seq {

PairToLearn pairToLearn(
    const std::string &source, const std::vector<int> &shown, const Asked &asked)
{
    const Translator &translator = asked.session.translator();
    const Experiment &experiment = asked.session.experiment();
    const std::array corpora{experiment.train, experiment.dev}; // what is trained on comes first
    const std::vector<std::string> references = knownReferences(source, corpora);
    const Trace pair = references.empty()
        ? translator.traceIds(source, shown, {}, 0, asked.stop)
        : translator.trace(source, references.front(), {}, 0, asked.stop);
    return {pair.target, pair.sourceIds, pair.targetIds, pair.sourceTokens, pair.targetTokens,
        !references.empty()};
}

} // namespace seq2seq

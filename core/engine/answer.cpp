// SPDX-License-Identifier: GPL-3.0-or-later
// The three ways a translation is asked for: freely, from a prefix, along a target. See answer.h.
#include "core/engine/answer.h"

#include "core/search/beam_search.h"

#include <algorithm>

namespace seq2seq {

namespace {

/// The forced sentence in the form of a search that found it.
Translation asTranslation(
    const Trace &trace, const SearchOptions &options, const std::string &sourceLanguage)
{
    Translation translation;
    translation.source = trace.source;
    translation.sourceTokens = trace.sourceTokens;
    translation.sourceIds = trace.sourceIds;
    translation.sourceLanguage = sourceLanguage;
    if (trace.config
            .reverseSource) { // a trace has the reading order, a translation that of the text
        std::reverse(translation.sourceTokens.begin(), translation.sourceTokens.end() - 1);
        std::reverse(translation.sourceIds.begin(), translation.sourceIds.end() - 1);
    }
    Hypothesis hypothesis;
    hypothesis.ids = trace.targetIds;
    hypothesis.tokenLogProbabilities = trace.logProbabilities;
    hypothesis.logProbability = trace.logProbability();
    hypothesis.score
        = lengthPenalised(hypothesis.logProbability, hypothesis.ids.size(), options.lengthPenalty);
    hypothesis.isFinished = true;
    hypothesis.text = trace.target;
    translation.hypotheses.push_back(std::move(hypothesis));
    translation.milliseconds = trace.milliseconds;
    return translation;
}

} // namespace

TranslateResult answer(
    const Translator &translator, const TranslateRequest &request, const std::stop_token &stop)
{
    TranslateResult result;
    result.id = request.id;
    if (request.target) {
        result.trace = request.edits.isEmpty()
            ? translator.trace(request.source, request.target, request.search, kTopWords, stop)
            : translator.traceIds(request.source, translator.target().encode(*request.target),
                request.search, kTopWords, stop, request.edits);
        result.translation = asTranslation(result.trace, request.search, translator.source().code);
        return result;
    }
    if (request.prefix.empty() && request.edits.isEmpty())
        result.translation
            = std::move(translator.translate({&request.source, 1}, request.search, stop).front());
    else
        result.translation = translator.translateFrom(
            request.source, request.prefix, request.search, stop, request.edits);
    result.trace = translator.traceIds(request.source, result.translation.hypotheses.front().ids,
        request.search, kTopWords, stop, request.edits);
    return result;
}

} // namespace seq2seq

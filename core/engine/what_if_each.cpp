// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/what_if_each.h"

#include "core/engine/answer.h"
#include "core/error.h"

#include <algorithm>
#include <iterator>

namespace seq2seq {

namespace {

WhatIfEachAnswer::Said said(
    const TranslateRequest &request, const Translator &translator, const std::stop_token &stop)
{
    const Trace trace = answer(translator, request, stop).trace;
    return {trace.targetIds, trace.targetTokens, trace.logProbability()};
}

} // namespace

WhatIfEachAnswer answerEach(const WhatIfEachQuestion &question, const Translator &translator,
    const std::function<void()> &between, const std::stop_token &stop)
{
    if (question.changes.size() > kMostWhatIfs)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "There are %1 changes").arg(question.changes.size()), {},
            message("core", "At most %1 are looked at one by one.").arg(kMostWhatIfs));
    TranslateRequest request;
    request.source = question.source;
    request.search = question.search;
    WhatIfEachAnswer result;
    result.own = said(request, translator, stop);
    for (const WhatIfEachQuestion::Change &change : question.changes) {
        between();
        const std::vector<int> &own = result.own.ids;
        const auto last = own.begin() + std::min(std::ptrdiff_t{change.firstStep}, std::ssize(own));
        request.prefix.assign(own.begin(), std::find(own.begin(), last, int{kEos}));
        request.edits = change.edits;
        result.changed.push_back(said(request, translator, stop));
    }
    return result;
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// Whether one run of a study is better than another on the dev sentences that both translated.
#pragma once

#include "core/metrics/bootstrap.h"
#include "core/study/answers.h"

namespace seq2seq {

/// Differences are those of `second` minus `first`, with BLEU as evaluations measure it.
/// @throws Error BadConfiguration when they were asked different dev sentences; Cancelled
[[nodiscard]] SystemComparison compareRuns(const RunAnswers &first, const RunAnswers &second,
    int resamples, const std::stop_token &stop = {});

} // namespace seq2seq

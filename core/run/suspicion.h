// SPDX-License-Identifier: GPL-3.0-or-later
// How suspicious a translation is, from its attention and its length alone: where a person should
// look first when there is no reference. After the confidence scores of Rikters, Fishel and Bojar
// 2017 ("Visualizing neural machine translation attention and confidence").
#pragma once

#include "core/matrix.h"
#include "core/run/progress.h"

namespace seq2seq {

/// Coverage deviation: 1/m sum_i ln(1 + (1 - sum_t alpha_{t,i})^2), over the m source words without
/// </s>: 0 when each is looked at once. Entropy: 1/n sum_t -sum_i alpha_{t,i} ln alpha_{t,i}, nats.
/// Length: |ln(n / m / usual)|.
/// @param attention [n, m], the last column that of </s>; empty: only the length is judged
/// @param usual target words a source word in the corpus, above 0
[[nodiscard]] Suspicion suspicionOf(
    const Matrix &attention, std::size_t sourceTokens, std::size_t targetTokens, double usual);

} // namespace seq2seq

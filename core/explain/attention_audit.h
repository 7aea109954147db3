// SPDX-License-Identifier: GPL-3.0-or-later
// How many words stay when attention is changed: whether it is needed, and for which words.
#pragma once

#include "core/model/model.h"

#include <functional>

namespace seq2seq {

/// One kind of change over all sentences. Moradi, Kambhatla and Sarkar 2019 (arXiv:1910.00139)
/// count so.
struct AuditRow {
    AttentionEdit::Kind kind = AttentionEdit::Kind::Uniform;
    std::size_t words = 0; ///< that the model wrote
    std::size_t stay = 0; ///< of these, still the likeliest with the changed attention
    std::size_t functionWords = 0; ///< of the words; the rest are content words
    std::size_t functionStay = 0;
    double logProbabilityLost = 0; ///< mean over the words, nats
};

struct AuditPair {
    std::vector<int> source; ///< ids in reading order
    std::vector<int> translation; ///< the model's own, ended by kEos or not
};

/// Attention is changed at one step at a time, after the model's own beginning.
/// @param isFunctionWord by target id
/// @param between called between two sentences: stop by throwing
/// @throws Error BadConfiguration when the model has no attention
[[nodiscard]] std::vector<AuditRow> auditAttention(const Model &model,
    std::span<const AuditPair> pairs, const std::function<bool(int)> &isFunctionWord,
    const std::function<void(std::size_t done)> &between = {});

} // namespace seq2seq

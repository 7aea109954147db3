// SPDX-License-Identifier: GPL-3.0-or-later
// Does a word need attention? What the model writes at one step when attention is changed there.
#pragma once

#include "core/model/model.h"

#include <optional>
#include <span>
#include <vector>

namespace seq2seq {

/// A change of attention at one step, and what comes of it at that step.
struct AttentionNeed {
    std::optional<AttentionEdit::Kind> kind; ///< none: attention as it is
    int likeliest = 0; ///< id of the word that the model would write then
    double logProbabilityOfLikeliest = 0; ///< nats
    double logProbability = 0; ///< of the word that was written, nats

    [[nodiscard]] bool stays(int written) const { return likeliest == written; }
    bool operator==(const AttentionNeed &) const = default;
};

/// The changes that need no choice of words or weights: uniform, permuted, without its largest,
/// hard. Those of Moradi, Kambhatla and Sarkar 2019 (arXiv:1910.00139).
[[nodiscard]] std::span<const AttentionEdit::Kind> attentionChanges();

/// @param source  ids in reading order
/// @param written y_1..y_t, not empty; the last one is looked at
/// @param edits   in force already; the change comes after those of attention
/// @throws Error BadConfiguration when the model has no such word or no attention to change
[[nodiscard]] AttentionNeed attentionNeed(const Model &model, const std::vector<int> &source,
    std::span<const int> written, std::optional<AttentionEdit::Kind> kind, Edits edits = {});

} // namespace seq2seq

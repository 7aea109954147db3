// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/attention_need.h"

#include "core/explain/require_words.h"

#include <array>
#include <cmath>

namespace seq2seq {

std::span<const AttentionEdit::Kind> attentionChanges()
{
    using Kind = AttentionEdit::Kind;
    static constexpr std::array kChanges{
        Kind::Uniform, Kind::Permuted, Kind::NoLargest, Kind::Hard};
    return kChanges;
}

AttentionNeed attentionNeed(const Model &model, const std::vector<int> &source,
    std::span<const int> written, std::optional<AttentionEdit::Kind> kind, Edits edits)
{
    requireSourceWords(source, model.config().sourceVocabulary);
    requireTargetWords(written, model.config().targetVocabulary);
    if (kind) {
        AttentionEdit edit;
        edit.kind = *kind;
        const int step = static_cast<int>(written.size()) - 1;
        edit.steps = {step, step};
        edits.attention.push_back(edit);
    }
    const Trace changed = model.trace(source, written, 1, edits);
    const WordProbability &likeliest = changed.topWords.back().front();
    return {kind, likeliest.id, std::log(likeliest.probability), changed.logProbabilities.back()};
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/occluded_edits.h"

#include <algorithm>
#include <numeric>

namespace seq2seq {

namespace {

/// @return whether it still changes anything: what hid that word alone does not
bool leaveOut(AttentionEdit &edit, int word)
{
    if (edit.kind == AttentionEdit::Kind::WithoutWords) {
        std::erase(edit.words, word);
        for (int &other : edit.words)
            other -= other > word ? 1 : 0;
        return !edit.words.empty();
    }
    if (edit.kind == AttentionEdit::Kind::Set) {
        edit.weights.erase(edit.weights.begin() + word);
        if (std::accumulate(edit.weights.begin(), edit.weights.end(), 0.0) <= 0)
            edit.kind = AttentionEdit::Kind::Uniform;
    }
    return true;
}

/// @return whether any row is left
bool leaveOut(Clamp &clamp, int word)
{
    if (!clamp.place.isOfSource())
        return true;
    clamp.steps.first -= clamp.steps.first > word ? 1 : 0;
    clamp.steps.last -= clamp.steps.last >= word ? 1 : 0;
    return clamp.steps.first <= clamp.steps.last;
}

/// @return whether any row is left
bool leaveOut(Patch &patch, int word)
{
    if (!patch.place.isOfSource())
        return true;
    const int inside = word - patch.row;
    if (inside < 0) {
        --patch.row;
    } else if (static_cast<std::size_t>(inside) < patch.values.rows) {
        Matrix kept(patch.values.rows - 1, patch.values.columns);
        for (std::size_t row = 0; row < kept.rows; ++row)
            std::ranges::copy(
                patch.values.row(row < static_cast<std::size_t>(inside) ? row : row + 1),
                kept.row(row).begin());
        patch.values = std::move(kept);
    }
    return patch.values.rows > 0;
}

} // namespace

Edits editsWithoutWord(Edits edits, int word)
{
    std::erase_if(edits.attention, [word](AttentionEdit &edit) { return !leaveOut(edit, word); });
    std::erase_if(edits.clamps, [word](Clamp &clamp) { return !leaveOut(clamp, word); });
    std::erase_if(edits.patches, [word](Patch &patch) { return !leaveOut(patch, word); });
    return edits;
}

} // namespace seq2seq

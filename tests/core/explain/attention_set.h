// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/edits.h"

namespace seq2seq::test {

/// Attention of one step, counted from 0, set to these weights.
inline AttentionEdit setTo(int step, const std::vector<double> &weights)
{
    AttentionEdit edit;
    edit.kind = AttentionEdit::Kind::Set;
    edit.steps = {step, step};
    edit.weights = weights;
    return edit;
}

} // namespace seq2seq::test

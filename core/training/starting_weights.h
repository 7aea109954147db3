// SPDX-License-Identifier: GPL-3.0-or-later
// The weights a model has before its first update.
#pragma once

#include "core/model/model.h"
#include "core/run/experiment.h"

namespace seq2seq {

/// From the seed; embeddings from word vectors where the experiment has some.
void startFrom(const Experiment &experiment, Model &model);

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// What a vector is called where its symbol alone says too little.
#pragma once

#include "core/model/step_boxes.h"

#include <QString>

namespace seq2seq::ui {

/// "Probabilities of word 1": a title, without the symbol. Words count from 1.
[[nodiscard]] QString titleOf(const ModelConfig &config, const TensorId &tensor);

} // namespace seq2seq::ui

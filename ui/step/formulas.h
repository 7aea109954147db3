// SPDX-License-Identifier: GPL-3.0-or-later
// The equations of a box as markup for EquationLabel, with this model's choices and this step's
// numbers put in. They are those of core/model: cellStep (cell.cpp), convolveEmbeddings
// (encoder.cpp), Attention::score (attention.cpp), Decoder::step (decoder.cpp). Their symbols are
// what StepBox says the box reads, makes and weighs with: no more and no less.
#pragma once

#include "core/explain/step_boxes.h"

#include <QString>
#include <QVector>

namespace seq2seq::ui {

/// One vector that a box makes, and how.
struct Formula {
    TensorId makes;
    QString markup;
};

/// One formula a line, in the order of StepBox::makes.
[[nodiscard]] QVector<Formula> formulasOf(const ModelConfig &config, const StepBox &box);

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// How the parts of a network and what flows between them are called, coloured and written.
#pragma once

#include "core/model/description.h"

#include <QColor>
#include <QString>

namespace seq2seq::ui {

/// "Luong 2015": the title without what follows.
[[nodiscard]] QString presetTitle(const ModelPreset &preset);
[[nodiscard]] QString partTitle(NetworkPart part);
/// What the part does in this model, in a sentence or two.
[[nodiscard]] QString partMeaning(const ModelConfig &config, NetworkPart part);
/// Of bars and frames; stands out on light and dark cards.
[[nodiscard]] QColor partColor(NetworkPart part);

/// "encoder states h_i", in the markup of EquationLabel.
[[nodiscard]] QString flowTitle(FlowKind kind);
[[nodiscard]] QString shapeLetters(const Flow &flow); ///< "[B, m, 2h]"
[[nodiscard]] QString shapeNumbers(const Flow &flow); ///< "[32, 7, 128]"

} // namespace seq2seq::ui

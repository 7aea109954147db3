// SPDX-License-Identifier: GPL-3.0-or-later
// The equations of a model, for any word i and any step t: those of the Step workspace, part by
// part.
#pragma once

#include "core/model/description.h"

#include <QString>
#include <QVector>

namespace seq2seq::ui {

struct PartFormula {
    NetworkPart part = NetworkPart::Encoder;
    QString markup; ///< of EquationLabel
    QString size; ///< how many numbers it makes: "64", "m"
};

/// @param withGates the gates of every cell written out, else a line a layer
[[nodiscard]] QVector<PartFormula> partFormulas(const ModelConfig &config, bool withGates);

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of a patch grid are called, and the grid as one sentence.
#pragma once

#include "core/explain/patch_grid.h"
#include "ui/translate/what_if.h"

#include <QCoreApplication>
#include <QString>

namespace seq2seq::ui {

class PatchWords {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::PatchWords)

public:
    /// "start state", "annotations", "h", "h, layer 2", "whole state".
    [[nodiscard]] static QString name(const PatchEffect &effect, int layers);
    /// What it is, as a tooltip.
    [[nodiscard]] static QString meaning(const PatchEffect &effect);
    /// "The annotations alone give 0.94: the word comes through attention, not through the start
    /// state."
    [[nodiscard]] static QString reading(const PatchGrid &grid);
    /// This part put into the present sentence as a change of What if.
    /// @param source  the sentence it was taken from
    /// @param weights the step of the weights that gave its numbers: they stay as they are
    [[nodiscard]] static WhatIfEdit edit(
        const PatchEffect &effect, int layers, const QString &source, qint64 weights);
};

/// Effects of a grid as a table: first those of no step, a row each, then a row a part and a column
/// a step.
struct PatchTable {
    explicit PatchTable(const PatchGrid &grid);

    std::size_t whole = 0; ///< rows of no step
    std::size_t parts = 0; ///< of a step
    std::size_t steps = 0;
    [[nodiscard]] std::size_t rows() const { return whole + parts; }
    /// The place in PatchGrid::effects. @param step of a row of no step: any
    [[nodiscard]] std::size_t at(std::size_t row, std::size_t step) const
    {
        return row < whole ? row : whole + step * parts + (row - whole);
    }
};

} // namespace seq2seq::ui

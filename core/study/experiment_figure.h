// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of a ready-made experiment: its rows as charts, with the finding as their title.
#pragma once

#include "core/study/chart_svg.h"
#include "core/study/experiment_finding.h"

#include <functional>
#include <string>
#include <vector>

namespace seq2seq {

struct ExperimentFigure {
    std::string name; ///< "token_accuracy": of the file, without its ending
    Chart chart;
};

/// Where the rows have several seeds, means with the deviation of the sample.
/// @param inLanguage what a text says in the language of the figures; unset: English
[[nodiscard]] std::vector<ExperimentFigure> figuresOf(const ReadyExperiment &experiment,
    const std::vector<MeasuredRow> &rows, const ExperimentFinding &finding,
    std::function<std::string(const Message &)> inLanguage = {});

} // namespace seq2seq

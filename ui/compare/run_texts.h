// SPDX-License-Identifier: GPL-3.0-or-later
// Runs and their settings in words: what a column is called and means, and what stands in its
// cells.
#pragma once

#include "core/study/study.h"

#include <QString>

#include <optional>
#include <string_view>

namespace seq2seq::ui {

/// Of a column of columnsOf() or a setting: "dev ppl", "hidden".
[[nodiscard]] QString columnTitle(std::string_view column);
/// What its numbers mean, with their unit; empty where the title says it all.
[[nodiscard]] QString columnMeaning(std::string_view column);
/// A value of a setting as a person reads it: "yes" for "true".
[[nodiscard]] QString settingValueText(std::string_view value);

/// Whether the column is a measured number, which has a mean over seeds.
[[nodiscard]] bool isMeasure(std::string_view column);
/// The number in a measured column; unset while there is none.
[[nodiscard]] std::optional<double> measureOf(const StudyRun &run, std::string_view column);
/// A measured number with the decimals and the unit it is shown with.
[[nodiscard]] QString measureText(std::string_view column, double value);
/// "88.4 ± 0.5"
[[nodiscard]] QString spreadText(std::string_view column, const std::vector<double> &values);

/// "training 62 %"
[[nodiscard]] QString stateText(const StudyRun &run);
/// A cell of the table of runs; "–" where there is nothing.
[[nodiscard]] QString cellText(const StudyRun &run, std::string_view column);
/// Its name; of a run that a sweep has named after what is varied, "attention general, hidden 64,
/// seed 2", the values alone: "general 64".
[[nodiscard]] QString shortName(const StudyRun &run);
/// "general 64 / 2": the short name, with the seed where other runs have the same.
[[nodiscard]] QString runTitle(const Study &study, int run);

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// What the runs of a ready-made experiment gave, and whether its finding shows.
#pragma once

#include "core/study/experiments.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seq2seq {

/// What was measured of one run under one condition.
struct MeasuredRow {
    std::string variant; ///< ExperimentVariant::name
    std::uint64_t seed = 0;
    std::string condition;
    std::size_t sentences = 0;
    std::vector<std::pair<Measure, double>> values;

    [[nodiscard]] std::optional<double> value(Measure measure) const;
};

/// Of one seed; empty when it was not measured.
[[nodiscard]] std::optional<double> valueOf(
    const std::vector<MeasuredRow> &rows, const MeasuredValue &which, std::uint64_t seed);
/// Of all seeds, in the order of their first rows.
[[nodiscard]] std::vector<double> valuesOf(
    const std::vector<MeasuredRow> &rows, const MeasuredValue &which);
/// The seeds there are, each once.
[[nodiscard]] std::vector<std::uint64_t> seedsOf(const std::vector<MeasuredRow> &rows);

struct SeedFinding {
    std::uint64_t seed = 0;
    bool shows = false; ///< every expectation holds
    std::vector<double> leads; ///< by how much `ahead` is better, one an expectation
};

struct ExperimentFinding {
    bool shows = false; ///< with every seed
    std::vector<SeedFinding> seeds;
    /// The experiment's, with means over the seeds; says so when only some of them show it.
    Message sentence;
};

/// By how much the first of an expectation's numbers is better than the second with this seed.
/// @throws Error Internal when one of them was not measured
[[nodiscard]] double leadOf(
    const Expectation &expectation, const std::vector<MeasuredRow> &rows, std::uint64_t seed);

/// @throws Error Internal when there is no row, or a number that the experiment judges by was not
/// measured
[[nodiscard]] ExperimentFinding judge(
    const ReadyExperiment &experiment, const std::vector<MeasuredRow> &rows);

/// findings.csv (RFC 4180): variant, seed, condition, sentences, and a column each measure that
/// occurs, empty where a row has none; a line a row.
[[nodiscard]] std::string csvOf(const std::vector<MeasuredRow> &rows);
/// Reads what csvOf() writes. Lines that are none of it are left out.
[[nodiscard]] std::vector<MeasuredRow> rowsOf(std::string_view csv);

} // namespace seq2seq

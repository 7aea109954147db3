// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/experiment_finding.h"

#include "core/error.h"
#include "core/study/seed_groups.h"
#include "core/study/settings.h"

#include <algorithm>
#include <charconv>

namespace seq2seq {

namespace {

double requiredValue(
    const std::vector<MeasuredRow> &rows, const MeasuredValue &which, std::uint64_t seed)
{
    if (const std::optional<double> value = valueOf(rows, which, seed))
        return *value;
    throw Error(ErrorCode::Internal,
        message("core", "%1 of \"%2\" was not measured with seed %3")
            .arg(std::string(name(which.measure)))
            .arg(which.condition.empty() ? which.variant : which.variant + " " + which.condition)
            .arg(seed));
}

/// By how much `ahead` is better.
double lead(const MeasuredValue &ahead, const MeasuredValue &behind,
    const std::vector<MeasuredRow> &rows, std::uint64_t seed)
{
    const double difference = requiredValue(rows, ahead, seed) - requiredValue(rows, behind, seed);
    return isLowerBetter(ahead.measure) ? -difference : difference;
}

bool holds(const Expectation &expectation, const std::vector<MeasuredRow> &rows, std::uint64_t seed)
{
    const double is = leadOf(expectation, rows, seed);
    if (!expectation.ofGainTo || !expectation.behind)
        return is >= expectation.least && (expectation.least > 0 || is > 0);
    const double gain = lead(*expectation.ofGainTo, *expectation.behind, rows, seed);
    return is > 0 && is >= expectation.least * gain;
}

std::string meanOf(const std::vector<MeasuredRow> &rows, const MeasuredValue &which)
{
    const std::optional<Spread> spread = spreadOf(valuesOf(rows, which));
    return text(which.measure, spread ? spread->mean : 0);
}

/// @param shown with how many of so many seeds it shows
Message sentenceOf(const ReadyExperiment &experiment, const std::vector<MeasuredRow> &rows,
    std::size_t shown, std::size_t seeds)
{
    Message sentence = shown > 0 ? experiment.shows : experiment.showsNot;
    for (const Expectation &expectation : experiment.expectations) {
        std::move(sentence).arg(meanOf(rows, expectation.ahead)); // fills it where it is
        for (const std::optional<MeasuredValue> &other : {expectation.behind, expectation.ofGainTo})
            if (other)
                std::move(sentence).arg(meanOf(rows, *other));
    }
    if (shown == 0 || shown == seeds)
        return sentence;
    return message("core", "With %1 of %2 seeds only: %3").arg(shown).arg(seeds).arg(sentence);
}

std::vector<std::string_view> cut(std::string_view text, char at)
{
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(at, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

template <typename Number> std::optional<Number> numberIn(std::string_view text)
{
    Number number{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

} // namespace

std::optional<double> MeasuredRow::value(Measure measure) const
{
    const auto found = std::ranges::find(values, measure, &std::pair<Measure, double>::first);
    return found == values.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> valueOf(
    const std::vector<MeasuredRow> &rows, const MeasuredValue &which, std::uint64_t seed)
{
    for (const MeasuredRow &row : rows)
        if (row.variant == which.variant && row.condition == which.condition && row.seed == seed)
            if (const std::optional<double> value = row.value(which.measure))
                return value;
    return std::nullopt;
}

std::vector<double> valuesOf(const std::vector<MeasuredRow> &rows, const MeasuredValue &which)
{
    std::vector<double> values;
    for (const std::uint64_t seed : seedsOf(rows))
        if (const std::optional<double> value = valueOf(rows, which, seed))
            values.push_back(*value);
    return values;
}

std::vector<std::uint64_t> seedsOf(const std::vector<MeasuredRow> &rows)
{
    std::vector<std::uint64_t> seeds;
    for (const MeasuredRow &row : rows)
        if (std::ranges::find(seeds, row.seed) == seeds.end())
            seeds.push_back(row.seed);
    return seeds;
}

double leadOf(
    const Expectation &expectation, const std::vector<MeasuredRow> &rows, std::uint64_t seed)
{
    if (expectation.behind)
        return lead(expectation.ahead, *expectation.behind, rows, seed);
    return requiredValue(rows, expectation.ahead, seed);
}

ExperimentFinding judge(const ReadyExperiment &experiment, const std::vector<MeasuredRow> &rows)
{
    if (rows.empty())
        throw Error(ErrorCode::Internal,
            message("core", "Nothing was measured of the experiment %1").arg(experiment.name));
    ExperimentFinding finding;
    for (const std::uint64_t seed : seedsOf(rows)) {
        SeedFinding one{seed, true, {}};
        for (const Expectation &expectation : experiment.expectations) {
            one.leads.push_back(leadOf(expectation, rows, seed));
            one.shows = one.shows && holds(expectation, rows, seed);
        }
        finding.seeds.push_back(std::move(one));
    }
    const auto shown
        = static_cast<std::size_t>(std::ranges::count_if(finding.seeds, &SeedFinding::shows));
    finding.shows = shown == finding.seeds.size();
    finding.sentence = sentenceOf(experiment, rows, shown, finding.seeds.size());
    return finding;
}

std::string csvOf(const std::vector<MeasuredRow> &rows)
{
    std::vector<Measure> measures;
    for (const MeasuredRow &row : rows)
        for (const auto &[measure, value] : row.values)
            if (std::ranges::find(measures, measure) == measures.end())
                measures.push_back(measure);
    std::string text = "variant,seed,condition,sentences";
    for (const Measure measure : measures)
        text += "," + std::string(name(measure));
    text += '\n';
    for (const MeasuredRow &row : rows) {
        text += row.variant + "," + std::to_string(row.seed) + "," + row.condition + ","
            + std::to_string(row.sentences);
        for (const Measure measure : measures) {
            const std::optional<double> value = row.value(measure);
            text += "," + (value ? settingText(*value) : std::string());
        }
        text += '\n';
    }
    return text;
}

std::vector<MeasuredRow> rowsOf(std::string_view csv)
{
    constexpr std::size_t kNames = 4; // columns before the measures
    const std::vector<std::string_view> lines = cut(csv, '\n');
    const std::vector<std::string_view> head = cut(lines.front(), ',');
    std::vector<MeasuredRow> rows;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const std::vector<std::string_view> cells = cut(lines[i], ',');
        if (cells.size() != head.size() || cells.size() < kNames)
            continue;
        const auto seed = numberIn<std::uint64_t>(cells[1]);
        const auto sentences = numberIn<std::size_t>(cells[3]);
        if (!seed || !sentences)
            continue;
        MeasuredRow row{std::string(cells[0]), *seed, std::string(cells[2]), *sentences, {}};
        for (std::size_t column = kNames; column < cells.size(); ++column) {
            const std::optional<Measure> measure = measureNamed(head[column]);
            const auto value = numberIn<double>(cells[column]);
            if (measure && value)
                row.values.emplace_back(*measure, *value);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace seq2seq

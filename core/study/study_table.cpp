// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/study_table.h"

#include "core/study/settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace seq2seq {

namespace {

struct Column {
    std::string_view name;
    std::string (*cell)(const StudyRun &run);
    Best best;
};

template <std::optional<double> StudyRun::*number> std::string numberOf(const StudyRun &run)
{
    return run.*number ? settingText(*(run.*number)) : std::string();
}

constexpr std::array<Column, 2> kBefore{{
    {"file", [](const StudyRun &run) { return run.file; }, Best::None},
    {"name", [](const StudyRun &run) { return run.name; }, Best::None},
}};
constexpr std::array<Column, 11> kAfter{{
    {"state", [](const StudyRun &run) { return std::string(name(run.state)); }, Best::None},
    {"machine", [](const StudyRun &run) { return run.machine; }, Best::None},
    {"perplexity", numberOf<&StudyRun::perplexity>, Best::Lowest},
    {"bleu", numberOf<&StudyRun::bleu>, Best::Highest},
    {"chrf", numberOf<&StudyRun::chrf>, Best::Highest},
    {"exact_match", numberOf<&StudyRun::exactMatch>, Best::Highest},
    {"words_per_second", numberOf<&StudyRun::wordsPerSecond>, Best::Highest},
    {"parameters",
        [](const StudyRun &run) {
            return run.parameters ? std::to_string(*run.parameters) : std::string();
        },
        Best::None},
    {"step", [](const StudyRun &run) { return std::to_string(run.step); }, Best::None},
    {"computed_by", [](const StudyRun &run) { return run.engine; }, Best::None},
    {"notes", [](const StudyRun &run) { return run.notes; }, Best::None},
}};

const Column *fixedColumn(std::string_view name)
{
    for (const Column &column : kBefore)
        if (column.name == name)
            return &column;
    for (const Column &column : kAfter)
        if (column.name == name)
            return &column;
    return nullptr;
}

std::optional<double> asNumber(const std::string &text)
{
    double value = 0;
    const char *end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc() && read.ptr == end && !std::isnan(value) ? std::optional(value)
                                                                           : std::nullopt;
}

/// In quotes where it has to be. What a spreadsheet would take for a formula gets a quote before
/// it.
std::string csvCell(const std::string &text)
{
    const bool isFormula
        = !text.empty() && std::string_view("=+-@").find(text[0]) < 4 && !asNumber(text);
    const std::string shown = isFormula ? "'" + text : text;
    if (shown.find_first_of(",\"\r\n") == std::string::npos)
        return shown;
    std::string quoted = "\"";
    for (const char letter : shown)
        quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return quoted + '"';
}

} // namespace

std::vector<std::string> columnsOf(const Study &study)
{
    std::vector<std::string> names;
    for (const Column &column : kBefore)
        names.emplace_back(column.name);
    names.insert(names.end(), study.differing.begin(), study.differing.end());
    for (const Column &column : kAfter)
        names.emplace_back(column.name);
    return names;
}

std::string cellOf(const StudyRun &run, std::string_view column)
{
    const Column *fixed = fixedColumn(column);
    return fixed != nullptr ? fixed->cell(run) : std::string(run.setting(column));
}

Best bestOf(std::string_view column)
{
    const Column *fixed = fixedColumn(column);
    return fixed != nullptr ? fixed->best : Best::None;
}

bool isCellBefore(const std::string &a, const std::string &b)
{
    const std::optional<double> one = asNumber(a);
    const std::optional<double> other = asNumber(b);
    if (one && other)
        return *one < *other;
    return one.has_value() != other.has_value() ? one.has_value() : a < b;
}

void sortBy(Study &study, std::string_view column, bool isReversed)
{
    const std::vector<std::string> names = columnsOf(study);
    if (std::ranges::find(names, column) == names.end()) {
        std::string known;
        for (const std::string &name : names)
            known += (known.empty() ? "" : ", ") + name;
        throw Error(ErrorCode::BadConfiguration,
            message("core", "There is no column \"%1\"").arg(std::string(column)), {},
            message("core", "Choose one of %1.").arg(known));
    }
    const bool isFalling = (bestOf(column) == Best::Highest) != isReversed;
    std::ranges::stable_sort(study.runs, [&](const StudyRun &a, const StudyRun &b) {
        const std::string one = cellOf(a, column);
        const std::string other = cellOf(b, column);
        if (one.empty() || other.empty())
            return !one.empty() && other.empty();
        return isFalling ? isCellBefore(other, one) : isCellBefore(one, other);
    });
}

std::string csvOf(const Study &study)
{
    const std::vector<std::string> names = columnsOf(study);
    std::string text;
    const auto add = [&](const auto &cell) {
        for (std::size_t i = 0; i < names.size(); ++i)
            text += (i == 0 ? "" : ",") + csvCell(cell(names[i]));
        text += '\n';
    };
    add([](const std::string &name) { return name; });
    for (const StudyRun &run : study.runs)
        add([&](const std::string &name) { return cellOf(run, name); });
    return text;
}

} // namespace seq2seq

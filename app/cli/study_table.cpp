// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/study_table.h"

#include "app/cli/display_width.h"
#include "core/study/seed_groups.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace seq2seq::cli {

namespace {

constexpr double kPercent = 100;

/// Rows of cells, the first of them the head; columns of numbers stand to the right.
class Table {
public:
    void add(std::vector<std::string> row) { m_rows.push_back(std::move(row)); }

    /// @param words columns from the left that hold no numbers
    void print(std::size_t words, Console &console) const
    {
        std::vector<int> widths(m_rows.front().size(), 0);
        for (const std::vector<std::string> &row : m_rows)
            for (std::size_t i = 0; i < row.size(); ++i)
                widths[i] = std::max(widths[i], displayWidth(row[i]));
        for (const std::vector<std::string> &row : m_rows) {
            std::string line;
            for (std::size_t i = 0; i < row.size(); ++i)
                line += (i == 0 ? "" : "  ")
                    + (i < words ? paddedRight(row[i], widths[i]) : paddedLeft(row[i], widths[i]));
            line.erase(line.find_last_not_of(' ') + 1);
            console.printLine(line);
        }
    }

private:
    std::vector<std::vector<std::string>> m_rows;
};

std::string shown(const std::optional<double> &number, int decimals, double factor = 1)
{
    return number ? formatNumber(factor * *number, decimals) : "-";
}

std::string shown(const std::optional<Spread> &spread, int decimals, double factor = 1)
{
    if (!spread)
        return "-";
    return formatNumber(factor * spread->mean, decimals)
        + (spread->deviation ? " ± " + formatNumber(factor * *spread->deviation, decimals) : "");
}

std::string stateOf(const StudyRun &run)
{
    std::string text(name(run.state));
    if (run.state == RunState::Training && !run.machine.empty())
        text += " on " + run.machine;
    const bool isUnderway = run.state == RunState::Training || run.state == RunState::Waiting;
    if (isUnderway && run.step > 0 && run.progress)
        text += ", " + formatNumber(kPercent * *run.progress, 0) + " %";
    return text;
}

void printRuns(const Study &study, Console &console)
{
    Table table;
    std::vector<std::string> head{"run", "state"};
    head.insert(head.end(), study.differing.begin(), study.differing.end());
    const std::size_t words = head.size();
    for (const char *column :
        {"perplexity", "BLEU", "chrF", "exact %", "words/s", "parameters", "step"})
        head.emplace_back(column);
    table.add(head);
    for (const StudyRun &run : study.runs) {
        std::vector<std::string> row{run.name, stateOf(run)};
        for (const std::string &name : study.differing)
            row.emplace_back(run.setting(name));
        row.push_back(shown(run.perplexity, 2));
        row.push_back(shown(run.bleu, 2));
        row.push_back(shown(run.chrf, 2));
        row.push_back(shown(run.exactMatch, 1, kPercent));
        row.push_back(shown(run.wordsPerSecond, 0));
        row.push_back(run.parameters ? formatCount(*run.parameters) : "-");
        row.push_back(formatCount(run.step));
        table.add(row);
    }
    table.print(words, console);
}

void printGroups(const std::vector<SeedGroup> &groups, Console &console)
{
    const bool isRepeated
        = std::ranges::any_of(groups, [](const SeedGroup &group) { return group.runs.size() > 1; });
    if (!isRepeated)
        return;
    console.printLine("");
    console.printLine("Mean ± deviation of runs that differ in the seed alone:");
    Table table;
    std::vector<std::string> head;
    for (const Setting &setting : groups.front().settings)
        head.push_back(setting.name);
    const std::size_t words = head.size();
    for (const char *column : {"seeds", "perplexity", "BLEU", "chrF", "exact %", "words/s"})
        head.emplace_back(column);
    table.add(head);
    for (const SeedGroup &group : groups) {
        std::vector<std::string> row;
        for (const Setting &setting : group.settings)
            row.push_back(setting.value);
        row.push_back(std::to_string(group.runs.size()));
        row.push_back(shown(group.perplexity, 2));
        row.push_back(shown(group.bleu, 2));
        row.push_back(shown(group.chrf, 2));
        row.push_back(shown(group.exactMatch, 1, kPercent));
        row.push_back(shown(group.wordsPerSecond, 0));
        table.add(row);
    }
    table.print(words, console);
}

Json settingsJson(const std::vector<Setting> &settings)
{
    Json object = Json::object();
    for (const Setting &setting : settings)
        object[setting.name] = setting.value;
    return object;
}

template <typename Value> Json orNull(const std::optional<Value> &value)
{
    return value ? Json(*value) : Json(nullptr);
}

Json toJson(const std::optional<Spread> &spread)
{
    if (!spread)
        return nullptr;
    return {{"mean", spread->mean}, {"deviation", orNull(spread->deviation)}};
}

Json toJson(const SeedGroup &group, const Study &study)
{
    Json files = Json::array();
    for (const std::size_t run : group.runs)
        files.push_back(study.runs[run].file);
    return {{"settings", settingsJson(group.settings)}, {"files", std::move(files)},
        {"perplexity", toJson(group.perplexity)}, {"bleu", toJson(group.bleu)},
        {"chrf", toJson(group.chrf)}, {"exact_match", toJson(group.exactMatch)},
        {"words_per_second", toJson(group.wordsPerSecond)}};
}

} // namespace

void printStudy(const Study &study, Console &console)
{
    printRuns(study, console);
    printGroups(groupBySeed(study), console);
    for (const StudyRun &run : study.runs)
        if (run.problem)
            console.say(run.problem->english());
    if (!study.isComparable)
        console.say("Some of these runs were measured on other sentences than others of the same "
                    "seed: their numbers cannot be compared.");
}

Json toJson(const StudyRun &run)
{
    return {{"file", run.file}, {"name", run.name}, {"state", name(run.state)},
        {"problem", run.problem ? Json(run.problem->english()) : Json(nullptr)},
        {"machine", run.machine}, {"settings", settingsJson(run.settings)}, {"step", run.step},
        {"progress", orNull(run.progress)}, {"engine", run.engine}, {"seed", orNull(run.seed)},
        {"parameters", orNull(run.parameters)}, {"perplexity", orNull(run.perplexity)},
        {"bleu", orNull(run.bleu)}, {"chrf", orNull(run.chrf)},
        {"exact_match", orNull(run.exactMatch)}, {"words_per_second", orNull(run.wordsPerSecond)},
        {"notes", run.notes}, {"colour", run.colour}};
}

Json toJson(const Study &study)
{
    Json runs = Json::array();
    for (const StudyRun &run : study.runs)
        runs.push_back(toJson(run));
    Json groups = Json::array();
    for (const SeedGroup &group : groupBySeed(study))
        groups.push_back(toJson(group, study));
    return {{"notes", study.notes}, {"differing", study.differing},
        {"comparable", study.isComparable}, {"runs", std::move(runs)},
        {"groups", std::move(groups)}};
}

} // namespace seq2seq::cli

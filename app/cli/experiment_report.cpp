// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiment_report.h"

#include "app/cli/display_width.h"
#include "core/storage/atomic_file.h"
#include "core/study/experiment_figure.h"
#include "core/study/seed_groups.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace seq2seq::cli {

namespace {

Json toJson(const MeasuredValue &which, const std::vector<MeasuredRow> &rows)
{
    return {{"variant", which.variant}, {"condition", which.condition},
        {"measure", name(which.measure)}, {"values", valuesOf(rows, which)}};
}

Json toJson(const Expectation &expectation, const std::vector<MeasuredRow> &rows)
{
    Json json{{"ahead", toJson(expectation.ahead, rows)}, {"behind", nullptr},
        {"least", expectation.least}, {"of_gain_to", nullptr}};
    if (expectation.behind)
        json["behind"] = toJson(*expectation.behind, rows);
    if (expectation.ofGainTo)
        json["of_gain_to"] = toJson(*expectation.ofGainTo, rows);
    return json;
}

/// As text and arguments, so that the window can set it in its language.
Json toJson(const Message &sentence)
{
    Json arguments = Json::array();
    for (const Message &argument : sentence.arguments())
        arguments.push_back(argument.context().empty() ? Json(argument.text()) : toJson(argument));
    return {{"english", sentence.english()}, {"text", sentence.text()},
        {"arguments", std::move(arguments)}};
}

/// The measures that the figures and the finding are of.
std::vector<Measure> shownMeasures(const ReadyExperiment &experiment)
{
    std::vector<Measure> measures = experiment.figures;
    for (const Expectation &expectation : experiment.expectations)
        if (std::ranges::find(measures, expectation.ahead.measure) == measures.end())
            measures.push_back(expectation.ahead.measure);
    return measures;
}

std::optional<std::string> cellOf(const std::vector<MeasuredRow> &rows, const MeasuredValue &which)
{
    const std::optional<Spread> spread = spreadOf(valuesOf(rows, which));
    if (!spread)
        return std::nullopt;
    const std::string mean = text(which.measure, spread->mean);
    return spread->deviation ? mean + " ± " + text(which.measure, *spread->deviation) : mean;
}

constexpr int kVariantWidth = 20;
constexpr int kConditionWidth = 12;
constexpr int kCellWidth = 22;

void printTable(
    const ReadyExperiment &experiment, const std::vector<MeasuredRow> &rows, Console &console)
{
    const std::vector<Measure> measures = shownMeasures(experiment);
    const bool hasConditions = experiment.conditions != ConditionKind::Whole;
    std::string head = paddedRight("variant", kVariantWidth)
        + (hasConditions ? paddedRight("condition", kConditionWidth) : std::string());
    for (const Measure measure : measures)
        head += paddedLeft(std::string(name(measure)), kCellWidth);
    console.printLine(head);
    std::set<std::pair<std::string, std::string>> printed;
    for (const MeasuredRow &row : rows) {
        if (!printed.emplace(row.variant, row.condition).second)
            continue;
        std::string line = paddedRight(row.variant, kVariantWidth)
            + (hasConditions ? paddedRight(row.condition, kConditionWidth) : std::string());
        bool hasCell = false;
        for (const Measure measure : measures) {
            const std::optional<std::string> cell
                = cellOf(rows, {row.variant, row.condition, measure});
            line += paddedLeft(cell.value_or("-"), kCellWidth);
            hasCell = hasCell || cell;
        }
        if (hasCell)
            console.printLine(line);
    }
}

std::string seedsText(const ExperimentFinding &finding)
{
    const auto shown = std::ranges::count_if(finding.seeds, &SeedFinding::shows);
    return "It shows with " + formatCount(shown) + " of "
        + formatCount(static_cast<long long>(finding.seeds.size()), "seed", "seeds") + ".";
}

} // namespace

Json toJson(const ReadyExperiment &experiment)
{
    Json variants = Json::array();
    for (const ExperimentVariant &variant : experiment.variants)
        variants.push_back(variant.name);
    return {{"name", experiment.name}, {"title", experiment.title.english()},
        {"question", experiment.question.english()}, {"paper", experiment.paper},
        {"corpus", experiment.corpus.builtin}, {"variants", std::move(variants)}};
}

Json toJson(const ReadyExperiment &experiment, const std::vector<MeasuredRow> &rows,
    const ExperimentFinding &finding)
{
    Json seeds = Json::array();
    for (const SeedFinding &one : finding.seeds)
        seeds.push_back({{"seed", one.seed}, {"shows", one.shows}, {"leads", one.leads}});
    Json expectations = Json::array();
    for (const Expectation &expectation : experiment.expectations)
        expectations.push_back(toJson(expectation, rows));
    return {{"experiment", experiment.name}, {"title", experiment.title.english()},
        {"question", experiment.question.english()}, {"paper", experiment.paper},
        {"shows", finding.shows}, {"sentence", toJson(finding.sentence)},
        {"seeds", std::move(seeds)}, {"expectations", std::move(expectations)}};
}

void writeResults(const PlannedExperiment &plan, const std::vector<MeasuredRow> &rows,
    const ExperimentFinding &finding)
{
    const auto path = [&plan](const std::string &file) {
        return (std::filesystem::path(plan.arguments.out) / file).string();
    };
    for (const ExperimentFigure &figure : figuresOf(*plan.experiment, rows, finding))
        writeFileAtomically(path(figureFile(figure.name)), svgOf(figure.chart));
    writeFileAtomically(path(kFindingsFile), csvOf(rows));
    writeFileAtomically(path(kFindingFile), toJson(*plan.experiment, rows, finding).dump(2) + '\n');
}

void printResults(const PlannedExperiment &plan, const std::vector<MeasuredRow> &rows,
    const ExperimentFinding &finding, Console &console)
{
    if (plan.arguments.isJson) {
        console.printJson(toJson(*plan.experiment, rows, finding));
        return;
    }
    const ReadyExperiment &experiment = *plan.experiment;
    console.printLine(experiment.title.english() + " (" + experiment.paper + ")");
    console.printLine("");
    printTable(experiment, rows, console);
    console.printLine("");
    console.printLine(finding.sentence.english());
    console.printLine(seedsText(finding));
}

} // namespace seq2seq::cli

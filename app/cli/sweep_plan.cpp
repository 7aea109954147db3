// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sweep_plan.h"

#include "app/cli/train_options.h"
#include "app/cli/train_recipe.h"
#include "core/error.h"
#include "core/storage/experiment_summary.h"
#include "core/study/settings.h"
#include "core/study/study_file.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

namespace seq2seq::cli {

namespace fs = std::filesystem;

namespace {

/// The options of train, with the values as they were typed for all runs.
class TrainOptions : public CLI::App {
public:
    explicit TrainOptions(TrainArguments &arguments)
    {
        set_help_flag(); // else "help" were a setting
        addTrainOptions(*this, arguments);
    }
};

void requireOption(const std::string &name)
{
    TrainArguments unused;
    const TrainOptions options(unused);
    if (options.get_option_no_throw("--" + name) == nullptr)
        throw Error(ErrorCode::BadConfiguration, "--set: seq2seq train has no option --" + name, {},
            "Its options, but --out, --title and --json, can be varied; seq2seq train --help lists "
            "them.");
}

/// Those of a variant replace what was typed for all.
TrainArguments argumentsOf(const Variant &variant, const TrainArguments &common)
{
    TrainArguments arguments = common;
    takeSettings(variant.settings, arguments);
    checkTrainUsage(arguments);
    arguments.out = (fs::path(common.out) / variant.file).string();
    arguments.title = variant.title;
    arguments.isQuiet = true;
    return arguments;
}

PlannedRun plan(const Variant &variant, const TrainArguments &common)
{
    try {
        TrainArguments arguments = argumentsOf(variant, common);
        const Recipe recipe = makeRecipe(arguments);
        return {variant, std::move(arguments), recipe};
    } catch (const CLI::ParseError &error) {
        if (variant.settings.empty())
            throw;
        std::string reason = error.what();
        reason.erase(reason.find_last_not_of('.') + 1); // the sentence has one of its own
        throw Error(ErrorCode::BadConfiguration,
            "The run \"" + variant.title + "\" cannot be trained: " + reason);
    }
}

/// What the file of such a run will say of its settings, as far as it is known before the text is
/// read.
ExperimentSummary expectationOf(const PlannedRun &run)
{
    ExperimentSummary expected;
    expected.preset = run.recipe.preset;
    expected.model = run.recipe.model;
    expected.training = run.recipe.training;
    expected.sourceTokenizer = run.recipe.sourceTokenizer;
    expected.targetTokenizer = run.recipe.targetTokenizer;
    if (!run.arguments.corpus.builtin.empty()) {
        expected.corpus.kind = CorpusOrigin::Kind::Builtin;
        expected.corpus.name = run.arguments.corpus.builtin;
    }
    return expected;
}

/// A run of the name that is another one: neither to be gone on with nor to be replaced.
void requireSameRun(const PlannedRun &run)
{
    // Where the text came from, and which computer of the class went on with it.
    static const std::set<std::string> kMayDiffer{
        "count", "pairs", "source", "engine", "device", "threads"};
    const ExperimentSummary there = loadSummary(run.arguments.out);
    const std::vector<Setting> is = settingsOf(there);
    const std::vector<Setting> wanted = settingsOf(expectationOf(run));
    for (std::size_t i = 0; i < is.size(); ++i) {
        if (kMayDiffer.contains(is[i].name) || is[i] == wanted[i])
            continue;
        const auto shown = [](const std::string &value) { return value.empty() ? "none" : value; };
        throw Error(ErrorCode::FileUnwritable,
            "It holds a run with other settings: " + is[i].name + " is " + shown(is[i].value)
                + " there and " + shown(wanted[i].value) + " here",
            {run.arguments.out}, "Name another folder with --out, or the settings of that run.");
    }
}

} // namespace

std::vector<PlannedRun> planSweep(const SweepArguments &arguments)
{
    std::vector<VariedSetting> varied;
    for (const std::string &set : arguments.sets) {
        varied.push_back(variedSetting(set));
        requireOption(varied.back().name);
    }
    constexpr std::uint64_t kFirstSeed = TrainingConfig{}.seed;
    return planRuns(arguments.common,
        variantsOf(varied, arguments.seeds, arguments.common.seed.value_or(kFirstSeed)));
}

void takeSettings(const std::vector<Setting> &settings, TrainArguments &arguments)
{
    TrainOptions options(arguments);
    std::vector<std::string> typed;
    for (const Setting &setting : settings)
        typed.push_back("--" + setting.name + "=" + setting.value);
    std::ranges::reverse(typed); // as CLI11 takes them
    options.parse(std::move(typed));
}

std::vector<PlannedRun> planRuns(const TrainArguments &common, const std::vector<Variant> &variants)
{
    std::vector<PlannedRun> runs;
    for (const Variant &variant : variants)
        runs.push_back(plan(variant, common));
    return runs;
}

void makeStudyFolder(const std::string &folder)
{
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure || !fs::is_directory(folder, failure))
        throw Error(ErrorCode::FileUnwritable, "The folder cannot be made", {folder},
            "Choose another folder with --out.");
}

void prepareFolder(const std::string &folder, const std::vector<PlannedRun> &plan)
{
    for (const PlannedRun &run : plan) {
        requireCorpusFiles(run.arguments.corpus);
        requireCorpusFiles(run.arguments.dev);
    }
    makeStudyFolder(folder);
    std::error_code failure;
    for (const PlannedRun &run : plan)
        if (fs::exists(run.arguments.out, failure))
            requireSameRun(run);
    changeStudyFile(folder, [&](StudyFile &study) {
        for (const PlannedRun &run : plan)
            study.setSettings(run.variant.file, run.variant.settings);
    });
}

} // namespace seq2seq::cli

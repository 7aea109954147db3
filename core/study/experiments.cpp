// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/experiments.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace seq2seq {

namespace {

enum class Unit { Share, Points, Factor, Rate };

/// What is known of a measure.
struct MeasureFacts {
    Measure measure;
    std::string_view name;
    Message title;
    Unit unit;
    bool isLowerBetter = false;
};

const std::array<MeasureFacts, 11> &allMeasures()
{
    static const std::array<MeasureFacts, 11> facts{{
        {Measure::TokenAccuracy, "token_accuracy", message("core", "Token accuracy"), Unit::Share},
        {Measure::OutputAccuracy, "output_accuracy",
            message("core", "Token accuracy of what is written"), Unit::Share},
        {Measure::ExactMatch, "exact_match", message("core", "Exact match"), Unit::Share},
        {Measure::RightLength, "right_length", message("core", "Translations of the right length"),
            Unit::Share},
        {Measure::Bleu, "bleu", "BLEU", Unit::Points},
        {Measure::Chrf, "chrf", "chrF", Unit::Points},
        {Measure::Perplexity, "perplexity", message("core", "Perplexity"), Unit::Factor, true},
        {Measure::AlignmentErrorRate, "alignment_error_rate",
            message("core", "Alignment error rate"), Unit::Rate, true},
        {Measure::FunctionWordsStay, "function_words_stay",
            message("core", "Function words that stay"), Unit::Share},
        {Measure::ContentWordsStay, "content_words_stay",
            message("core", "Content words that stay"), Unit::Share},
        {Measure::Counting, "counting", message("core", "Correlation of the unit that counts best"),
            Unit::Rate},
    }};
    return facts;
}

const MeasureFacts &factsOf(Measure measure)
{
    return *std::ranges::find(allMeasures(), measure, &MeasureFacts::measure);
}

std::string withDecimals(double value, int decimals)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return text.data();
}

} // namespace

std::string_view name(Measure measure)
{
    return factsOf(measure).name;
}

std::optional<Measure> measureNamed(std::string_view name)
{
    const auto found = std::ranges::find(allMeasures(), name, &MeasureFacts::name);
    return found == allMeasures().end() ? std::nullopt : std::optional(found->measure);
}

Message title(Measure measure)
{
    return factsOf(measure).title;
}

bool isLowerBetter(Measure measure)
{
    return factsOf(measure).isLowerBetter;
}

std::string text(Measure measure, double value)
{
    switch (factsOf(measure).unit) {
    case Unit::Share:
        return withDecimals(100 * value, 1) + "\u00a0%";
    case Unit::Points:
        return withDecimals(value, 1);
    case Unit::Factor:
        return withDecimals(value, 3);
    case Unit::Rate:
        break;
    }
    return withDecimals(value, 2);
}

Message title(ConditionKind kind)
{
    switch (kind) {
    case ConditionKind::SourceLength:
        return message("core", "Source length (tokens)");
    case ConditionKind::Beam:
        return message("core", "Beam");
    case ConditionKind::AttentionChange:
        return message("core", "Attention is");
    case ConditionKind::Unit:
        return message("core", "Cells of");
    case ConditionKind::Whole:
        break;
    }
    return {};
}

const ReadyExperiment &readyExperiment(std::string_view name)
{
    const auto experiments = readyExperiments();
    const auto found = std::ranges::find(experiments, name, &ReadyExperiment::name);
    if (found != experiments.end())
        return *found;
    std::string known;
    for (const ReadyExperiment &experiment : experiments)
        known += (known.empty() ? "" : ", ") + experiment.name;
    throw Error(ErrorCode::BadConfiguration,
        message("core", "There is no ready-made experiment \"%1\"").arg(std::string(name)), {},
        message("core", "Choose one of %1.").arg(known));
}

std::string settingOf(
    const ReadyExperiment &experiment, const ExperimentVariant &variant, std::string_view setting)
{
    for (const std::vector<Setting> *settings : {&variant.settings, &experiment.settings}) {
        const auto found = std::ranges::find(*settings, setting, &Setting::name);
        if (found != settings->end())
            return found->value;
    }
    return {};
}

std::string runFileOf(const ExperimentVariant &variant, std::uint64_t seed)
{
    return variant.name + "_seed-" + std::to_string(seed) + ".s2s";
}

std::vector<Variant> variantsOf(const ReadyExperiment &experiment, std::uint64_t firstSeed,
    int seeds, std::optional<std::int64_t> steps)
{
    std::vector<Variant> runs;
    for (int i = 0; i < seeds; ++i) {
        const std::uint64_t seed = firstSeed + static_cast<std::uint64_t>(i);
        for (const ExperimentVariant &variant : experiment.variants) {
            Variant run;
            run.file = runFileOf(variant, seed);
            run.title = variant.title.english() + ", seed " + std::to_string(seed);
            run.settings = variant.settings;
            if (steps)
                run.settings.push_back({"max-steps", std::to_string(*steps)});
            run.settings.push_back({"seed", std::to_string(seed)});
            runs.push_back(std::move(run));
        }
    }
    return runs;
}

} // namespace seq2seq

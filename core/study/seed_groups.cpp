// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/seed_groups.h"

#include <cmath>
#include <map>
#include <numeric>

namespace seq2seq {

namespace {

constexpr const char *kSeed = "seed";

/// Equal for two runs that differ in the seed alone.
std::string keyOf(const StudyRun &run)
{
    std::string key = std::to_string(run.dev.pairs) + '\n'; // which ones, the seed decides
    for (const Setting &setting : run.settings)
        if (setting.name != kSeed)
            key += setting.name + '=' + setting.value + '\n';
    return key;
}

std::optional<Spread> spreadOver(const Study &study, const std::vector<std::size_t> &runs,
    std::optional<double> StudyRun::*number)
{
    std::vector<double> values;
    for (const std::size_t run : runs)
        if (study.runs[run].*number)
            values.push_back(*(study.runs[run].*number));
    return spreadOf(values);
}

} // namespace

std::optional<Spread> spreadOf(const std::vector<double> &values)
{
    if (values.empty())
        return std::nullopt;
    const auto count = static_cast<double>(values.size());
    Spread spread;
    spread.runs = values.size();
    spread.mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    if (values.size() > 1) {
        double sum = 0;
        for (const double value : values)
            sum += (value - spread.mean) * (value - spread.mean);
        spread.deviation = std::sqrt(sum / (count - 1));
    }
    return spread;
}

std::vector<SeedGroup> groupBySeed(const Study &study)
{
    std::map<std::string, std::size_t> places;
    std::vector<SeedGroup> groups;
    for (std::size_t i = 0; i < study.runs.size(); ++i) {
        const StudyRun &run = study.runs[i];
        if (!run.perplexity)
            continue;
        const auto [place, isNew] = places.emplace(keyOf(run), groups.size());
        if (isNew) {
            groups.emplace_back();
            for (const std::string &name : study.differing)
                if (name != kSeed)
                    groups.back().settings.push_back({name, std::string(run.setting(name))});
        }
        groups[place->second].runs.push_back(i);
    }
    for (SeedGroup &group : groups) {
        group.perplexity = spreadOver(study, group.runs, &StudyRun::perplexity);
        group.bleu = spreadOver(study, group.runs, &StudyRun::bleu);
        group.chrf = spreadOver(study, group.runs, &StudyRun::chrf);
        group.exactMatch = spreadOver(study, group.runs, &StudyRun::exactMatch);
        group.wordsPerSecond = spreadOver(study, group.runs, &StudyRun::wordsPerSecond);
    }
    return groups;
}

} // namespace seq2seq

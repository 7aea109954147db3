// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/unit_profile.h"

#include "core/error.h"
#include "core/explain/unit_order.h"
#include "core/text/vocabulary.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace seq2seq {

namespace {

/// The unit along one sentence. The encoder does not see the target, whatever it is.
std::vector<double> curveIn(const Model &model, const UnitId &unit, const UnitSentence &sentence,
    const std::stop_token &stop)
{
    const std::vector<int> end{kEos};
    const Trace trace = model.trace(
        sentence.source, unit.place.isOfSource() ? end : sentence.target, 0, {}, stop);
    if (!hasUnit(trace, unit))
        throw Error(ErrorCode::BadConfiguration,
            message("core", "%1 has no unit %2").arg(textOf(unit.place)).arg(unit.unit));
    return curveOf(trace, unit);
}

/// Numbers of all words, in the order in which they were seen.
struct Seen {
    std::vector<double> values;
    std::vector<double> positions;
    std::vector<double> left;
    std::map<int, std::pair<std::size_t, double>> words; ///< how often, and the sum
};

void note(const std::vector<double> &curve, const std::vector<int> &ids, Seen &seen)
{
    for (std::size_t row = 0; row < curve.size(); ++row) {
        seen.values.push_back(curve[row]);
        seen.positions.push_back(static_cast<double>(row));
        seen.left.push_back(static_cast<double>(curve.size() - 1 - row));
        auto &[count, sum] = seen.words[ids[row]];
        count += 1;
        sum += curve[row];
    }
}

std::vector<UnitWord> wordsByMean(const Seen &seen)
{
    std::vector<UnitWord> words;
    for (const auto &[id, total] : seen.words)
        if (total.first >= kLeastSeen)
            words.push_back({id, total.first, total.second / static_cast<double>(total.first)});
    std::ranges::stable_sort(
        words, [](const UnitWord &a, const UnitWord &b) { return a.mean > b.mean; });
    return words;
}

UnitExtreme extreme(
    std::size_t sentence, const std::vector<double> &curve, std::vector<double>::const_iterator at)
{
    return {sentence, static_cast<std::size_t>(at - curve.begin()), static_cast<float>(*at)};
}

} // namespace

bool hasUnit(const Trace &trace, const UnitId &unit)
{
    return unit.unit >= 0
        && static_cast<std::size_t>(unit.unit) < rowsOf(trace, unit.place).columns;
}

std::vector<double> curveOf(const Trace &trace, const UnitId &unit)
{
    return unitCurve(rowsOf(trace, unit.place), static_cast<std::size_t>(unit.unit));
}

UnitProfile profileUnit(const Model &model, const UnitId &unit,
    std::span<const UnitSentence> sentences, const std::function<void()> &between,
    const std::stop_token &stop)
{
    requirePlace(unit.place, model.config());
    UnitProfile profile;
    Seen seen;
    for (std::size_t number = 0; number < sentences.size(); ++number) {
        if (number > 0 && between)
            between();
        const std::vector<double> curve = curveIn(model, unit, sentences[number], stop);
        note(curve, unit.place.isOfSource() ? sentences[number].source : sentences[number].target,
            seen);
        profile.highest.push_back(extreme(number, curve, std::ranges::max_element(curve)));
        profile.lowest.push_back(extreme(number, curve, std::ranges::min_element(curve)));
    }
    std::ranges::stable_sort(profile.highest,
        [](const UnitExtreme &a, const UnitExtreme &b) { return a.value > b.value; });
    std::ranges::stable_sort(profile.lowest,
        [](const UnitExtreme &a, const UnitExtreme &b) { return a.value < b.value; });
    profile.words = seen.values.size();
    if (profile.words > 0)
        profile.mean = std::accumulate(seen.values.begin(), seen.values.end(), 0.0)
            / static_cast<double>(profile.words);
    profile.withPosition = correlation(seen.values, seen.positions);
    profile.withLeft = correlation(seen.values, seen.left);
    profile.byMean = wordsByMean(seen);
    return profile;
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/insights_p.h"

#include "core/stop.h"
#include "core/storage/damage_p.h"
#include "core/storage/json_p.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace seq2seq {

namespace {

using nlohmann::json;
using HistogramOf = Histogram WeightInsight::*;

constexpr std::size_t kColumns = 2 + kHistogramBins; // lowest, highest, the shares
constexpr const char *kValues = ".values";
constexpr const char *kGradients = ".gradients";

json toJson(const Insight &insight, std::size_t evaluation)
{
    json weights = json::array();
    for (const WeightInsight &weight : insight.weights)
        weights.push_back(
            {{"name", weight.name}, {"gradientNorm", jsonNumber(weight.gradientNorm)}});
    json object{
        {"evaluation", evaluation},
        {"unknownSource", jsonNumber(insight.unknownSource)},
        {"unknownTarget", jsonNumber(insight.unknownTarget)},
        {"weights", std::move(weights)},
    };
    const auto addIfKnown = [&](const char *name, const std::optional<double> &value) {
        if (value)
            object[name] = jsonNumber(*value);
    };
    addIfKnown("attentionEntropy", insight.attentionEntropy);
    addIfKnown("attentionOnOneWord", insight.attentionOnOneWord);
    addIfKnown("sourceGain", insight.sourceGain);
    return object;
}

Insight insightFrom(const JsonFields &fields)
{
    const auto ifKnown = [&](const char *name) {
        return fields.has(name) ? std::optional(fields.number(name)) : std::nullopt;
    };
    Insight insight;
    insight.attentionEntropy = ifKnown("attentionEntropy");
    insight.attentionOnOneWord = ifKnown("attentionOnOneWord");
    insight.sourceGain = ifKnown("sourceGain");
    insight.unknownSource = fields.number("unknownSource");
    insight.unknownTarget = fields.number("unknownTarget");
    for (const json &value : fields.array("weights")) {
        const JsonFields weight(value, fields.origin(), "weights.");
        insight.weights.push_back({weight.text("name"), weight.number("gradientNorm"), {}, {}});
    }
    return insight;
}

NamedTensor tensorOf(const std::string &name, const Insight &insight, HistogramOf histogram)
{
    NamedTensor tensor{name,
        {static_cast<std::int64_t>(insight.weights.size()), static_cast<std::int64_t>(kColumns)},
        {}};
    tensor.values.reserve(insight.weights.size() * kColumns);
    for (const WeightInsight &weight : insight.weights) {
        const Histogram &of = weight.*histogram;
        tensor.values.push_back(of.lowest);
        tensor.values.push_back(of.highest);
        if (of.shares.empty())
            tensor.values.resize(tensor.values.size() + kHistogramBins);
        else
            tensor.values.insert(tensor.values.end(), of.shares.begin(), of.shares.end());
    }
    return tensor;
}

void restore(std::span<const float> row, Histogram &histogram, const std::string &origin)
{
    const auto isShare = [](float share) { return share >= 0 && share <= 1; };
    if (!std::isfinite(row[0]) || !std::isfinite(row[1]) || row[0] > row[1]
        || !std::ranges::all_of(row.subspan(2), isShare))
        throwDamaged(origin, message("core", "a histogram has numbers that no histogram can have"));
    histogram.lowest = row[0];
    histogram.highest = row[1];
    const std::span<const float> shares = row.subspan(2);
    if (std::ranges::any_of(shares, [](float share) { return share != 0; }))
        histogram.shares.assign(shares.begin(), shares.end());
}

/// "3.values" -> the third evaluation and which of its histograms.
std::pair<Evaluation *, HistogramOf> placeOf(
    const std::string &name, std::vector<Evaluation> &evaluations, const std::string &origin)
{
    std::size_t index = evaluations.size();
    const char *end = name.data() + name.size();
    const auto parsed = std::from_chars(name.data(), end, index);
    const std::string_view kind(parsed.ptr, static_cast<std::size_t>(end - parsed.ptr));
    const bool isThere = parsed.ec == std::errc() && index < evaluations.size()
        && evaluations[index].inside && (kind == kValues || kind == kGradients);
    if (!isThere)
        throwDamaged(origin, message("core", "there is no evaluation \"%1\"").arg(name));
    return {
        &evaluations[index], kind == kValues ? &WeightInsight::values : &WeightInsight::gradients};
}

} // namespace

std::string insightsText(const std::vector<Evaluation> &evaluations)
{
    json list = json::array();
    for (std::size_t i = 0; i < evaluations.size(); ++i)
        if (evaluations[i].inside)
            list.push_back(toJson(*evaluations[i].inside, i));
    return jsonText(list);
}

StateDict histogramTensors(const std::vector<Evaluation> &evaluations)
{
    StateDict tensors;
    for (std::size_t i = 0; i < evaluations.size(); ++i) {
        if (!evaluations[i].inside || evaluations[i].inside->weights.empty())
            continue;
        const std::string place = std::to_string(i);
        tensors.push_back(
            tensorOf(place + kValues, *evaluations[i].inside, &WeightInsight::values));
        tensors.push_back(
            tensorOf(place + kGradients, *evaluations[i].inside, &WeightInsight::gradients));
    }
    return tensors;
}

void restoreInsights(std::string_view text, const std::string &origin,
    std::vector<Evaluation> &evaluations, const std::stop_token &stop)
{
    const json list = parseJson(text, origin, stop);
    if (!list.is_array())
        throwDamaged(origin, message("core", "it is not a list"));
    for (const json &value : list) {
        throwIfStopped(stop);
        const JsonFields fields(value, origin, "insight.");
        const auto index = static_cast<std::size_t>(fields.count("evaluation"));
        if (index >= evaluations.size())
            throwDamaged(origin,
                message("core", "there is no evaluation \"%1\"").arg(std::to_string(index)));
        evaluations[index].inside = insightFrom(fields);
    }
}

void restoreHistograms(
    const StateDict &tensors, const std::string &origin, std::vector<Evaluation> &evaluations)
{
    for (const NamedTensor &tensor : tensors) {
        const auto [evaluation, histogram] = placeOf(tensor.name, evaluations, origin);
        std::vector<WeightInsight> &weights = evaluation->inside->weights;
        const bool fits = tensor.shape.size() == 2
            && tensor.shape[0] == static_cast<std::int64_t>(weights.size())
            && tensor.shape[1] == static_cast<std::int64_t>(kColumns);
        if (!fits)
            throwDamaged(origin,
                message("core", "the histograms \"%1\" do not fit the weights").arg(tensor.name));
        for (std::size_t i = 0; i < weights.size(); ++i)
            restore(std::span(tensor.values).subspan(i * kColumns, kColumns), weights[i].*histogram,
                origin);
    }
}

} // namespace seq2seq

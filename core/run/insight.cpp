// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/insight.h"

#include <algorithm>
#include <cmath>

namespace seq2seq {

namespace {

template <typename IsCounted>
Histogram histogramOfThose(std::span<const float> values, IsCounted &&isCounted)
{
    Histogram histogram;
    std::size_t count = 0;
    for (const float value : values) {
        if (!isCounted(value))
            continue;
        histogram.lowest = count == 0 ? value : std::min(histogram.lowest, value);
        histogram.highest = count == 0 ? value : std::max(histogram.highest, value);
        ++count;
    }
    if (count == 0)
        return histogram;
    std::vector<std::size_t> counts(kHistogramBins);
    const double extent = static_cast<double>(histogram.highest) - histogram.lowest;
    for (const float value : values) {
        if (!isCounted(value))
            continue;
        const double place = extent > 0 ? (value - histogram.lowest) / extent : 0;
        const auto bin = static_cast<std::size_t>(place * kHistogramBins);
        ++counts[std::min(bin, kHistogramBins - 1)];
    }
    for (const std::size_t inBin : counts)
        histogram.shares.push_back(
            static_cast<float>(static_cast<double>(inBin) / static_cast<double>(count)));
    return histogram;
}

/// H(alpha) / ln m of a row, whose sum need not be 1 (local attention).
double relativeEntropy(std::span<const float> row)
{
    double sum = 0;
    for (const float weight : row)
        sum += weight;
    if (sum <= 0)
        return 0;
    double entropy = 0;
    for (const float weight : row)
        if (weight > 0)
            entropy -= weight / sum * std::log(weight / sum);
    return entropy / std::log(static_cast<double>(row.size()));
}

double largestColumnMean(const Matrix &attention)
{
    double largest = 0;
    for (std::size_t column = 0; column < attention.columns; ++column) {
        double sum = 0;
        for (std::size_t row = 0; row < attention.rows; ++row)
            sum += attention.at(row, column);
        largest = std::max(largest, sum / static_cast<double>(attention.rows));
    }
    return largest;
}

} // namespace

double Histogram::center(std::size_t bin) const
{
    return lowest + (static_cast<double>(bin) + 0.5) * binWidth();
}

double Histogram::binWidth() const
{
    return (static_cast<double>(highest) - lowest) / kHistogramBins;
}

Histogram histogramOf(std::span<const float> values)
{
    return histogramOfThose(values, [](float value) { return std::isfinite(value); });
}

Histogram histogramOfNonZero(std::span<const float> values)
{
    return histogramOfThose(values, [](float value) { return std::isfinite(value) && value != 0; });
}

void describeAttention(Insight &insight, std::span<const Matrix> attentions)
{
    double entropy = 0;
    double onOneWord = 0;
    std::size_t steps = 0;
    std::size_t sentences = 0;
    for (const Matrix &attention : attentions) {
        if (attention.rows == 0 || attention.columns < 2)
            continue;
        for (std::size_t row = 0; row < attention.rows; ++row)
            entropy += relativeEntropy(attention.row(row));
        steps += attention.rows;
        onOneWord += largestColumnMean(attention);
        ++sentences;
    }
    if (sentences == 0)
        return;
    insight.attentionEntropy = entropy / static_cast<double>(steps);
    insight.attentionOnOneWord = onOneWord / static_cast<double>(sentences);
}

std::string layerOf(const std::string &weight)
{
    const std::size_t end = weight.rfind('.');
    if (end == std::string::npos)
        return weight;
    const std::string module = weight.substr(0, end);
    const std::size_t layer = weight.find("_l", end); // "weight_ih_l0_reverse" of PyTorch's LSTM
    return layer == std::string::npos ? module : module + "." + weight.substr(layer + 1);
}

std::vector<LayerGradient> gradientsByLayer(std::span<const WeightInsight> weights)
{
    std::vector<LayerGradient> layers;
    for (const WeightInsight &weight : weights) {
        const std::string layer = layerOf(weight.name);
        auto found = std::ranges::find(layers, layer, &LayerGradient::layer);
        if (found == layers.end())
            found = layers.insert(layers.end(), {layer, 0});
        found->norm = std::hypot(found->norm, weight.gradientNorm);
    }
    return layers;
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/attention_term.h"

#include "core/explain/dot_product.h"

#include <algorithm>
#include <cmath>

namespace seq2seq {

namespace {

TensorId ofStep(const AttentionNumbers &numbers, Quantity quantity)
{
    return {quantity, Reader::Decoder, 0, numbers.step, 0};
}

TensorId encoderState(int i)
{
    return {Quantity::EncoderState, Reader::Decoder, 0, i, 0};
}

/// W x
std::vector<float> times(const Matrix &w, std::span<const float> x)
{
    std::vector<float> y(w.rows);
    for (std::size_t r = 0; r < w.rows && w.columns == x.size(); ++r)
        y[r] = float(dotProduct(x, w.row(r)));
    return y;
}

/// v . tanh(..): a small network with one number at its end.
Term networkTerm(const std::string &markup, const AttentionNumbers &numbers, const WeightId &v,
    std::vector<TermSymbol> inside, std::vector<float> hidden)
{
    for (float &x : hidden)
        x = std::tanh(x);
    inside.insert(inside.begin(), {v});
    return dotTerm({markup, std::move(inside)}, numbers.values(v).values, hidden);
}

Term additiveTerm(const AttentionNumbers &numbers, int i)
{
    const auto &w = numbers.weights;
    std::vector<float> hidden
        = times(numbers.values(w[0]), valuesOf(numbers.trace, encoderState(i)));
    const std::vector<float> query
        = times(numbers.values(w[1]), valuesOf(numbers.trace, numbers.state));
    std::transform(hidden.begin(), hidden.end(), query.begin(), hidden.begin(), std::plus<>());
    return networkTerm("<0> · tanh(<1> <2> + <3> <4>)", numbers, w[2],
        {{w[0]}, {encoderState(i)}, {w[1]}, {numbers.state}}, std::move(hidden));
}

Term multiplicativeTerm(const AttentionNumbers &numbers, int i)
{
    const WeightId &w = numbers.weights[0];
    return dotTerm({"<0> · (<1> <2>)", {{numbers.state}, {w}, {encoderState(i)}}},
        valuesOf(numbers.trace, numbers.state),
        times(numbers.values(w), valuesOf(numbers.trace, encoderState(i))));
}

/// Why a word gets no weight, whatever its score; empty when it may get one.
std::string reasonForNothing(const AttentionNumbers &numbers, int i)
{
    const ModelConfig &config = numbers.trace.config;
    const std::string place = std::to_string(i + 1);
    if (config.attention == AttentionKind::Location && i >= config.positions)
        return "0, " + place + " > " + std::to_string(config.positions);
    if (!describe(config.attention).hasWindow)
        return {};
    const float p = valuesOf(numbers.trace, ofStep(numbers, Quantity::Position)).at(0);
    if (std::abs(float(i + 1) - p) > float(config.window))
        return "0, |" + place + " − <0>| > " + std::to_string(config.window);
    return {};
}

Term sparsemaxTerm(const std::vector<float> &scores, const Term &score)
{
    std::vector<double> z(scores.begin(), scores.end());
    std::ranges::sort(z, std::greater<>());
    double sum = 0;
    double tau = 0;
    for (std::size_t k = 0; k < z.size() && double(k + 1) * z[k] + 1 > sum + z[k]; ++k) {
        sum += z[k];
        tau = (sum - 1) / double(k + 1);
    }
    return functionTerm(
        "max(<>, 0)", [](double x) { return std::max(x, 0.0); },
        sumTerm({score, subtracted(valueTerm({"τ", {}}, tau))}));
}

Term softmaxTerm(
    const AttentionNumbers &numbers, const std::vector<float> &scores, const Term &score)
{
    const ModelConfig &config = numbers.trace.config;
    double sum = 0;
    for (std::size_t j = 0; j < scores.size(); ++j)
        if (reasonForNothing(numbers, int(j)).empty())
            sum += std::exp(double(scores[j]));
    TermText text{"Σ_j exp(<0>)", {{ofStep(numbers, Quantity::Scores)}}};
    if (describe(config.attention).hasWindow)
        text = {"Σ_{|j−<1>| ≤ " + std::to_string(config.window) + "} exp(<0>)",
            {{ofStep(numbers, Quantity::Scores)}, {ofStep(numbers, Quantity::Position), 0}}};
    return quotientTerm(expOf(score), valueTerm(std::move(text), sum));
}

/// exp(-(i - p)^2 / (2 (D/2)^2))
Term bellTerm(const AttentionNumbers &numbers, int i)
{
    const int window = numbers.trace.config.window;
    const TensorId p = ofStep(numbers, Quantity::Position);
    const double sigma = window / 2.0;
    return functionTerm(
        "exp(−(<>)^2 / (2 (" + std::to_string(window) + "/2)^2))",
        [sigma](double x) { return std::exp(-x * x / (2 * sigma * sigma)); },
        sumTerm({constantTerm(std::to_string(i + 1), i + 1),
            subtracted(valueTerm({"<0>", {{p, 0}}}, double(valuesOf(numbers.trace, p).at(0))))}));
}

} // namespace

Term scoreTerm(const AttentionNumbers &numbers, int i)
{
    const ModelConfig &config = numbers.trace.config;
    switch (config.attention) {
    case AttentionKind::Dot:
        return dotTerm({"<0> · <1>", {{numbers.state}, {encoderState(i)}}},
            valuesOf(numbers.trace, numbers.state), valuesOf(numbers.trace, encoderState(i)));
    case AttentionKind::Additive:
        return additiveTerm(numbers, i);
    case AttentionKind::Location: {
        const int row = std::min(i, config.positions - 1);
        return dotTerm({"<0> · <1>", {{numbers.weights[0], row}, {numbers.state}}},
            numbers.values(numbers.weights[0]).row(std::size_t(row)),
            valuesOf(numbers.trace, numbers.state));
    }
    case AttentionKind::Scaled:
        return quotientTerm(multiplicativeTerm(numbers, i),
            constantTerm(
                "√" + std::to_string(config.hiddenSize), std::sqrt(double(config.hiddenSize))));
    default: // general, local and sparsemax
        return multiplicativeTerm(numbers, i);
    }
}

Term weightTerm(const AttentionNumbers &numbers, int i)
{
    const ModelConfig &config = numbers.trace.config;
    const std::string reason = reasonForNothing(numbers, i);
    if (!reason.empty()) {
        Term nothing = constantTerm(reason, 0);
        if (describe(config.attention).hasWindow)
            nothing.text.symbols = {{ofStep(numbers, Quantity::Position), 0}};
        return nothing;
    }
    const TensorId e = ofStep(numbers, Quantity::Scores);
    const std::vector<float> scores = valuesOf(numbers.trace, e);
    const Term score = valueTerm({"<0>", {{e, i}}}, double(scores.at(std::size_t(i))));
    if (config.attention == AttentionKind::Sparsemax)
        return sparsemaxTerm(scores, score);
    Term share = softmaxTerm(numbers, scores, score);
    if (config.attention == AttentionKind::LocalP)
        return productTerm({std::move(share), bellTerm(numbers, i)});
    return share;
}

Term positionTerm(const AttentionNumbers &numbers)
{
    const auto m = int(numbers.trace.sourceIds.size());
    const std::string length = std::to_string(m);
    if (numbers.trace.config.attention == AttentionKind::LocalM) {
        const int t = numbers.step + 1;
        return functionTerm(
            "min(<>, " + length + ")", [m](double x) { return std::min(x, double(m)); },
            constantTerm(std::to_string(t), t));
    }
    const auto &w = numbers.weights;
    return productTerm({constantTerm(length, m),
        sigmoidOf(networkTerm("<0> · tanh(<1> <2>)", numbers, w[2], {{w[1]}, {numbers.state}},
            times(numbers.values(w[1]), valuesOf(numbers.trace, numbers.state))))});
}

} // namespace seq2seq

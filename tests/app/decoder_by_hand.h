// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder of the shipped model written out in sums, with one unit held to a value.
#pragma once

#include "core/model/trace.h"
#include "core/run/experiment.h"
#include "core/text/vocabulary.h"

#include <QtGlobal>

#include <cmath>
#include <string>
#include <vector>

namespace seq2seq::app {

using Vector = std::vector<double>;

/// A weight of the file as numbers.
struct Weight {
    std::size_t rows = 0;
    std::size_t columns = 1;
    Vector values;

    Weight(const Experiment &experiment, const std::string &name)
    {
        for (const NamedTensor &tensor : experiment.weights)
            if (tensor.name == name) {
                rows = std::size_t(tensor.shape[0]);
                columns = tensor.shape.size() > 1 ? std::size_t(tensor.shape[1]) : 1;
                values.assign(tensor.values.begin(), tensor.values.end());
            }
        if (values.empty())
            qFatal("there is no weight %s", name.c_str());
    }
    [[nodiscard]] Vector row(std::size_t r) const
    {
        return {values.begin() + std::ptrdiff_t(r * columns),
            values.begin() + std::ptrdiff_t((r + 1) * columns)};
    }
    [[nodiscard]] Vector times(const Vector &x) const
    {
        Vector y(rows);
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t c = 0; c < columns; ++c)
                y[r] += values[r * columns + c] * x[c];
        return y;
    }
};

inline Vector joined(Vector a, const Vector &b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

inline double sigmoid(double x)
{
    return 1 / (1 + std::exp(-x));
}

inline Vector softmax(Vector x)
{
    double sum = 0;
    for (double &value : x)
        sum += value = std::exp(value);
    for (double &value : x)
        value /= sum;
    return x;
}

inline Vector rowOf(const Matrix &matrix, std::size_t row)
{
    const auto values = matrix.row(row);
    return {values.begin(), values.end()};
}

/// log P_t[y_t] of a decoder (LSTM, general attention, input feeding) whose h_t[unit] is held at
/// `value` from step `from` on; everything the encoder gives is taken from the trace.
inline Vector logProbabilitiesByHand(
    const Experiment &experiment, const Trace &trace, std::size_t unit, double value, int from)
{
    const Weight embedding(experiment, "model_embeddings.target.weight");
    const Weight input(experiment, "decoder.weight_ih");
    const Weight hidden(experiment, "decoder.weight_hh");
    const Weight inputBias(experiment, "decoder.bias_ih");
    const Weight hiddenBias(experiment, "decoder.bias_hh");
    const Weight attention(experiment, "att_projection.weight");
    const Weight combine(experiment, "combined_output_projection.weight");
    const Weight vocabulary(experiment, "target_vocab_projection.weight");
    Vector h = rowOf(trace.startHidden, 0);
    Vector c = rowOf(trace.startCell, 0);
    Vector o(h.size(), 0);
    int previous = kBos;
    Vector found;
    for (std::size_t t = 0; t < trace.targetIds.size(); ++t) {
        const Vector x = input.times(joined(embedding.row(std::size_t(previous)), o));
        const Vector r = hidden.times(h);
        const std::size_t size = h.size();
        const auto gate = [&](std::size_t k, std::size_t j) {
            const std::size_t at = k * size + j;
            return x[at] + r[at] + inputBias.values[at] + hiddenBias.values[at];
        };
        for (std::size_t j = 0; j < size; ++j) {
            c[j] = sigmoid(gate(1, j)) * c[j] + sigmoid(gate(0, j)) * std::tanh(gate(2, j));
            h[j] = sigmoid(gate(3, j)) * std::tanh(c[j]);
        }
        if (int(t) >= from)
            h[unit] = value;
        Vector scores;
        for (std::size_t i = 0; i < trace.encoderStates.rows; ++i) {
            const Vector projected = attention.times(rowOf(trace.encoderStates, i));
            double score = 0;
            for (std::size_t j = 0; j < size; ++j)
                score += projected[j] * h[j];
            scores.push_back(score);
        }
        const Vector alpha = softmax(scores);
        Vector context(trace.encoderStates.columns, 0);
        for (std::size_t i = 0; i < alpha.size(); ++i)
            for (std::size_t j = 0; j < context.size(); ++j)
                context[j] += alpha[i] * double(trace.encoderStates.at(i, j));
        o = combine.times(joined(context, h));
        for (double &number : o)
            number = std::tanh(number);
        found.push_back(std::log(softmax(vocabulary.times(o))[std::size_t(trace.targetIds[t])]));
        previous = trace.targetIds[t];
    }
    return found;
}

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/peer_sum.h"

#include "core/model/update.h"

#include <algorithm>

namespace seq2seq::fast {

namespace {

/// Every row of an embedding's gradient, zero for words that did not occur.
template <typename Real>
void writeRows(const EmbeddingGradient<Real> &gradient, std::size_t words, Real *out)
{
    for (std::size_t word = 0; word < words; ++word, out += gradient.size()) {
        if (const Real *row = gradient.find(word))
            std::copy_n(row, gradient.size(), out);
        else
            std::fill_n(out, gradient.size(), Real(0));
    }
}

/// The rows that are not zero, in the order of the words: the same one in each process.
template <typename Real>
void readRows(EmbeddingGradient<Real> &gradient, std::size_t words, const Real *in)
{
    const std::size_t size = gradient.size();
    gradient.start(words, size);
    for (std::size_t word = 0; word < words; ++word, in += size)
        if (std::any_of(in, in + size, [](Real value) { return value != 0; }))
            gradient.add(word, in);
}

} // namespace

template <typename Real>
void sumOver(Peers &peers, const Weights<Real> &weights, Gradients<Real> &gradients,
    FrozenPart frozen, std::vector<Real> &flat)
{
    const auto overWeights = [&](const auto &ofEmbedding, const auto &ofDense) {
        std::size_t place = 0;
        for (std::size_t i = 0; i < weights.parameters().size(); ++i) {
            const Parameter<Real> &weight = weights.parameters()[i];
            if (isFrozen(frozen, weight.name))
                continue;
            flat.resize(std::max(flat.size(), place + weight.size()));
            Real *row = flat.data() + place;
            if (i == weights.sourceEmbeddings.index)
                ofEmbedding(gradients.source(), weight.rows, row);
            else if (i == weights.targetEmbeddings.index)
                ofEmbedding(gradients.target(), weight.rows, row);
            else
                ofDense(gradients.dense(i), weight.size(), row);
            place += weight.size();
        }
        return place;
    };
    const std::size_t count = overWeights(writeRows<Real>,
        [](const Real *values, std::size_t size, Real *row) { std::copy_n(values, size, row); });
    peers.sum(std::span(flat).first(count));
    overWeights(readRows<Real>,
        [](Real *values, std::size_t size, const Real *row) { std::copy_n(row, size, values); });
}

template void sumOver(
    Peers &, const Weights<float> &, Gradients<float> &, FrozenPart, std::vector<float> &);
template void sumOver(
    Peers &, const Weights<double> &, Gradients<double> &, FrozenPart, std::vector<double> &);

} // namespace seq2seq::fast

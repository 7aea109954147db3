// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/output_pass.h"

#include "core/stop.h"

#include <cmath>
#include <limits>

namespace seq2seq::fast {

namespace {

/// What two parts of a row add to its softmax together.
template <typename Real> ExpSum<Real> joined(const ExpSum<Real> &a, const ExpSum<Real> &b)
{
    if (b.top > a.top)
        return {b.top, b.sum + a.sum * std::exp(a.top - b.top)};
    return {a.top, a.sum + b.sum * std::exp(b.top - a.top)};
}

} // namespace

/// Rows whose logits are kept at a time. Each block reads and writes the gradient of W_vocab once,
/// so the fewer the better with large vocabularies (at 50,000 words blocks of 16 MB cost a
/// seventh); not more than 64 MB of them.
template <typename Real> std::size_t OutputPass<Real>::blockRows(const Weights<Real> &weights)
{
    constexpr std::size_t kNumbers = std::size_t{1} << 24;
    return std::clamp<std::size_t>(kNumbers / weights.vocabulary.rows, 64, 512);
}

template <typename Real>
Rows<Real> OutputPass<Real>::blockLogits(
    const Weights<Real> &weights, Rows<const Real> outputs, std::size_t rows)
{
    const std::size_t v = weights.vocabulary.rows;
    const Rows<Real> logits{m_logits.reserve(blockRows(weights) * v), v};
    weights.vocabularyForward.multiply(outputs, rows, logits, false);
    return logits;
}

template <typename Real>
void OutputPass<Real>::sumTiles(const Weights<Real> &weights, Rows<const Real> outputs,
    std::span<const int> labels, const std::stop_token &stop)
{
    const std::size_t n = labels.size();
    const std::size_t v = weights.vocabulary.rows;
    m_logits.reserve(blockRows(weights) * v);
    m_sums.assign(n, {-std::numeric_limits<Real>::infinity(), 0});
    m_labelLogits.resize(n);
    for (std::size_t first = 0; first < v; first += kTile) {
        throwIfStopped(stop);
        const std::size_t width = std::min(kTile, v - first);
        const Rows<Real> tile{m_logits.data() + first * n, width};
        weights.vocabularyForward.multiplyColumns(outputs, n, first, width, tile);
        for (std::size_t r = 0; r < n; ++r) {
            m_sums[r] = joined(m_sums[r], kernels<Real>().expSum(tile.row(r), width));
            const std::size_t at = static_cast<std::size_t>(labels[r]) - first;
            if (at < width)
                m_labelLogits[r] = tile.row(r)[at];
        }
    }
    m_logSums.resize(n);
    for (std::size_t r = 0; r < n; ++r)
        m_logSums[r] = m_sums[r].top + std::log(m_sums[r].sum);
}

template <typename Real>
void OutputPass<Real>::differentiateTiles(const Weights<Real> &weights, Rows<const Real> outputs,
    std::span<const int> labels, double smoothing, double scale, Rows<Real> dOutputs,
    Gradients<Real> &gradients, bool accumulate, const std::stop_token &stop)
{
    const std::size_t n = labels.size();
    const std::size_t v = weights.vocabulary.rows;
    m_product.start(m_h, n, outputs);
    for (std::size_t first = 0; first < v; first += kTile) {
        throwIfStopped(stop);
        const std::size_t width = std::min(kTile, v - first);
        const Rows<Real> tile{m_logits.data() + first * n, width};
        for (std::size_t r = 0; r < n; ++r) {
            // d/dlogit of (1 - s) J - s / |V| sum_w log P_t[w]: P_t[w] - s / |V|, less 1 - s at y_t
            kernels<Real>().softmaxBack(tile.row(r), width, m_logSums[r], static_cast<Real>(scale),
                static_cast<Real>(smoothing / static_cast<double>(v)));
            const std::size_t at = static_cast<std::size_t>(labels[r]) - first;
            if (at < width)
                tile.row(r)[at] -= static_cast<Real>(scale * (1 - smoothing));
        }
        weights.vocabularyBack.multiplyDepth(tile, n, first, width, dOutputs, first > 0);
        m_product.multiply(
            width, tile, gradients.dense(weights.vocabulary, 0).from(first), accumulate);
    }
}

template <typename Real>
double OutputPass<Real>::lossAndGradient(const Weights<Real> &weights, Rows<const Real> outputs,
    std::span<const int> labels, double smoothing, double scale, Gradients<Real> &gradients,
    const std::stop_token &stop)
{
    m_h = weights.hidden;
    const Rows<Real> dOutputs{m_gradient.reserve(labels.size() * m_h), m_h};
    double nats = 0;
    const std::size_t blocks = (labels.size() + blockRows(weights) - 1) / blockRows(weights);
    for (std::size_t block = 0; block < blocks; ++block) {
        const std::size_t row = block * labels.size() / blocks;
        const std::size_t n = (block + 1) * labels.size() / blocks - row;
        sumTiles(weights, outputs.from(row), labels.subspan(row, n), stop);
        for (std::size_t r = 0; r < n; ++r)
            nats += static_cast<double>(m_logSums[r]) - static_cast<double>(m_labelLogits[r]);
        differentiateTiles(weights, outputs.from(row), labels.subspan(row, n), smoothing, scale,
            dOutputs.from(row), gradients, row > 0, stop);
    }
    return nats;
}

template <typename Real>
void OutputPass<Real>::score(const Weights<Real> &weights, Rows<const Real> outputs,
    std::span<const int> labels, std::vector<WordScore> &scores)
{
    scores.resize(labels.size());
    forEachRow(weights, outputs, labels.size(), [&](std::size_t row, const Real *logits) {
        const auto label = static_cast<std::size_t>(labels[row]);
        const SoftmaxRow<Real> softmax = kernels<Real>().softmax(logits, weights.vocabulary.rows);
        scores[row] = {static_cast<double>(logits[label]) - static_cast<double>(softmax.logSum),
            softmax.best == label};
    });
}

template <typename Real>
void OutputPass<Real>::best(
    const Weights<Real> &weights, Rows<const Real> outputs, std::span<int> ids)
{
    forEachRow(weights, outputs, ids.size(), [&](std::size_t row, const Real *logits) {
        ids[row] = static_cast<int>(kernels<Real>().softmax(logits, weights.vocabulary.rows).best);
    });
}

template class OutputPass<float>;
template class OutputPass<double>;

} // namespace seq2seq::fast

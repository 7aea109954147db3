// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/output_pass.h"

namespace seq2seq::fast {

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
    weights.vocabularyForward.multiply(outputs, rows, logits, false, m_team);
    return logits;
}

template <typename Real>
double OutputPass<Real>::lossAndGradient(const Weights<Real> &weights, Rows<const Real> outputs,
    std::span<const int> labels, double smoothing, double scale, Gradients<Real> &gradients)
{
    const std::size_t v = weights.vocabulary.rows;
    m_h = weights.hidden;
    const Rows<Real> dOutputs{m_gradient.reserve(labels.size() * m_h), m_h};
    double nats = 0;
    for (std::size_t row = 0; row < labels.size(); row += blockRows(weights)) {
        const std::size_t n = std::min(blockRows(weights), labels.size() - row);
        const Rows<Real> logits = blockLogits(weights, outputs.from(row), n);
        for (std::size_t r = 0; r < n; ++r) {
            Real *values = logits.row(r);
            const auto label = static_cast<std::size_t>(labels[row + r]);
            const Real logSum = kernels<Real>().softmax(values, v).logSum;
            nats += static_cast<double>(logSum) - static_cast<double>(values[label]);
            // d/dlogit of (1 - s) J - s / |V| sum_w log P_t[w]: P_t[w] - s / |V|, less 1 - s at y_t
            kernels<Real>().softmaxBack(
                values, v, logSum, static_cast<Real>(scale), static_cast<Real>(smoothing));
            values[label] -= static_cast<Real>(scale * (1 - smoothing));
        }
        weights.vocabularyBack.multiply(logits, n, dOutputs.from(row), false);
        gradients.product(weights.vocabulary, 0, m_h, n, logits, outputs.from(row), row > 0);
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

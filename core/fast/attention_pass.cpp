// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/attention_pass.h"

#include "core/fast/blas.h"

#include <cmath>

namespace seq2seq::fast {

template <typename Real>
void AttentionMemory<Real>::start(
    const Weights<Real> &weights, const PackedSequence &source, Rows<const Real> states)
{
    m_h = weights.hidden;
    m_d = weights.stateSize;
    m_tokens = source.tokens();
    m_longest = source.steps();
    m_words.clear();
    m_first.clear();
    for (std::size_t b = 0; b < source.sentences(); ++b) {
        m_words.push_back(source.length(b));
        m_first.push_back(source.start(b));
    }
    Real *to = m_states.reserve(m_tokens * m_d);
    source.forEach([&](std::size_t row, std::size_t place, std::size_t, std::size_t) {
        std::copy_n(states.row(row), m_d, to + place * m_d);
    });
    m_hasKeys = weights.keys.isThere();
    if (m_hasKeys)
        weights.keysForward.multiply(
            {m_states.data(), m_d}, m_tokens, {m_keys.reserve(m_tokens * m_h), m_h}, false);
}

template <typename Real>
void AttentionPass<Real>::start(
    const Weights<Real> &weights, const AttentionMemory<Real> &memory, std::size_t rows)
{
    m_h = weights.hidden;
    m_d = weights.stateSize;
    m_longest = memory.longest();
    m_isAdditive = weights.config.attention == AttentionKind::Additive;
    m_scale = weights.config.attention == AttentionKind::Scaled
        ? Real(1) / std::sqrt(static_cast<Real>(m_h))
        : Real(1);
    m_isForwards = true;
    m_scores.reserve(rows * m_longest);
    m_weights.reserve(rows * m_longest);
    if (m_isAdditive)
        m_query.reserve(rows * m_h);
}

template <typename Real>
void AttentionPass<Real>::step(const Weights<Real> &weights, const AttentionMemory<Real> &memory,
    std::size_t row, std::size_t n, std::span<const std::size_t> sentences, Rows<const Real> hidden,
    Rows<Real> context)
{
    if (m_isAdditive)
        weights.queryForward.multiply(hidden, n, {m_query.data() + row * m_h, m_h}, false);
    thereAndBack(n, [&](std::size_t r) {
        const std::size_t b = sentences[r];
        const std::size_t place = (row + r) * m_longest;
        kernels<Real>().attend({memory.words(b), m_h, m_d, memory.keys(memory.first(b)),
            memory.states(memory.first(b)), queryOf(row + r, hidden.row(r)),
            m_isAdditive ? weights.v.values : nullptr, m_scale, m_scores.data() + place,
            m_weights.data() + place, context.row(r)});
    });
}

template <typename Real>
void AttentionPass<Real>::startBack(
    const Weights<Real> &weights, const AttentionMemory<Real> &memory, std::size_t rows)
{
    m_isForwards = true;
    m_scoreGradients.reserve(rows * m_longest);
    m_queryGradients.reserve(rows * m_h);
    if (m_isAdditive)
        m_vGradient.zeros(m_h);
    m_stateGradients.zeros(memory.tokens() * m_d);
    if (weights.keys.isThere())
        m_keyGradients.zeros(memory.tokens() * m_h);
}

template <typename Real>
void AttentionPass<Real>::stepBack(const Weights<Real> &weights,
    const AttentionMemory<Real> &memory, std::size_t row, std::size_t n,
    std::span<const std::size_t> sentences, Rows<const Real> hidden,
    Rows<const Real> contextGradient, Rows<Real> hiddenGradient)
{
    Real *queryGradients = m_queryGradients.data() + row * m_h;
    thereAndBack(n, [&](std::size_t r) {
        const std::size_t b = sentences[r];
        const std::size_t place = (row + r) * m_longest;
        AttentionRowBack<Real> back{memory.words(b), m_h, m_d, memory.keys(memory.first(b)),
            memory.states(memory.first(b)), queryOf(row + r, hidden.row(r))};
        back.scale = m_scale;
        back.weights = m_weights.data() + place;
        back.contextGradient = contextGradient.row(r);
        back.scoreGradients = m_scoreGradients.data() + place;
        back.queryGradient = queryGradients + r * m_h;
        if (m_isAdditive) {
            back.v = weights.v.values;
            back.keyGradients = m_keyGradients.data() + memory.first(b) * m_h;
            back.vGradient = m_vGradient.data();
        }
        kernels<Real>().attendBack(back);
    });
    if (m_isAdditive)
        weights.queryBack.multiply({queryGradients, m_h}, n, hiddenGradient, true);
    else
        for (std::size_t r = 0; r < n; ++r)
            kernels<Real>().add(hiddenGradient.row(r), queryGradients + r * m_h, m_h);
}

/// Copies the steps of target sentence b out of step-major arrays: weights [n, m], rows [n, size].
template <typename Real>
void AttentionPass<Real>::gather(const PackedSequence &target, std::size_t b, std::size_t words,
    const Real *weights, Rows<const Real> rows, std::size_t size)
{
    const std::size_t steps = target.length(b);
    Real *stepWeights = m_stepWeights.reserve(steps * words);
    Real *stepRows = m_stepRows.reserve(steps * size);
    for (std::size_t t = 0; t < steps; ++t) {
        const std::size_t row = target.offset(t) + b;
        std::copy_n(weights + row * m_longest, words, stepWeights + t * words);
        std::copy_n(rows.row(row), size, stepRows + t * size);
    }
}

template <typename Real>
const Real *AttentionPass<Real>::finishBack(const Weights<Real> &weights,
    const AttentionMemory<Real> &memory, const PackedSequence &target,
    std::span<const std::size_t> sentences, Rows<const Real> hidden,
    Rows<const Real> contextGradient, Gradients<Real> &gradients)
{
    const bool hasKeys = weights.keys.isThere();
    for (std::size_t b = 0; b < target.sentences(); ++b) {
        const std::size_t steps = target.length(b);
        const std::size_t words = memory.words(sentences[b]);
        const std::size_t first = memory.first(sentences[b]);
        const auto addProduct = [&](std::size_t size, Real *to) {
            transposedMultiply<Real>(words, size, steps, {m_stepWeights.data(), words},
                {m_stepRows.data(), size}, {to + first * size, size}, true);
        };
        gather(target, b, words, m_weights.data(), contextGradient, m_d); // a_t = sum alpha h_i
        addProduct(m_d, m_stateGradients.data());
        if (!m_isAdditive) { // e = key . h_t
            gather(target, b, words, m_scoreGradients.data(), hidden, m_h);
            addProduct(m_h, hasKeys ? m_keyGradients.data() : m_stateGradients.data());
        }
    }
    if (hasKeys) {
        const Rows<const Real> dKeys{m_keyGradients.data(), m_h};
        gradients.product(weights.keys, 0, m_d, memory.tokens(), dKeys, {memory.states(0), m_d});
        multiply<Real>(memory.tokens(), m_d, m_h, dKeys, weights.keys.from(0),
            {m_stateGradients.data(), m_d}, true);
    }
    if (m_isAdditive) {
        gradients.product(
            weights.query, 0, m_h, target.tokens(), {m_queryGradients.data(), m_h}, hidden);
        std::copy_n(m_vGradient.data(), m_h, gradients.dense(weights.v));
    }
    return m_stateGradients.data();
}

template class AttentionMemory<float>;
template class AttentionMemory<double>;
template class AttentionPass<float>;
template class AttentionPass<double>;

} // namespace seq2seq::fast

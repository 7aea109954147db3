// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/pair_pass.h"

#include "core/error.h"
#include "core/stop.h"
#include "core/text/vocabulary.h"

namespace seq2seq::fast {

template <typename Real> void PairPass<Real>::arrange(const Pairs &pairs)
{
    std::vector<std::size_t> lengths;
    for (const std::vector<int> &target : pairs.targets)
        lengths.push_back(target.size());
    m_rows = PackedSequence(lengths);
    m_rowOf.resize(lengths.size());
    m_sourceRows.resize(lengths.size());
    m_numbers.resize(lengths.size());
    for (std::size_t b = 0; b < lengths.size(); ++b) {
        const std::size_t pair = m_rows.sentence(b);
        m_rowOf[pair] = b;
        m_sourceRows[b] = m_source.rowOf(pair);
        m_numbers[b] = pairs.numbers.empty() ? pair : pairs.numbers[pair];
    }
    m_inputs.resize(m_rows.tokens());
    m_labels.resize(m_rows.tokens());
    m_rows.forEach([&](std::size_t row, std::size_t, std::size_t t, std::size_t b) {
        const std::vector<int> &target = pairs.targets[m_rows.sentence(b)];
        m_inputs[row] = t > 0 ? target[t - 1] : kBos;
        m_labels[row] = target[t];
    });
}

template <typename Real> DecoderBlock PairPass<Real>::block(std::size_t t) const
{
    const std::size_t n = m_rows.count(t);
    return {
        m_rows.offset(t), n, t, std::span(m_sourceRows).first(n), std::span(m_numbers).first(n)};
}

template <typename Real> DecoderPrevious<Real> PairPass<Real>::before(std::size_t t) const
{
    if (t > 0)
        return m_decoder.stateAt(m_rows.offset(t - 1));
    DecoderPrevious<Real> start;
    for (std::size_t l = 0; l < m_startHidden.size(); ++l) {
        start.hidden.push_back({m_startHidden[l].data(), m_h});
        start.cell.push_back({m_startCell[l].data(), m_h});
    }
    return start;
}

/// Scheduled sampling: where the coin says so, the decoder is fed its own best word.
template <typename Real>
void PairPass<Real>::sampleInputs(const Weights<Real> &weights, std::size_t t, const Chance &chance)
{
    const std::size_t n = m_rows.count(t);
    std::vector<int> guesses(n);
    m_output.best(weights, m_decoder.outputs().from(m_rows.offset(t - 1)), guesses);
    for (std::size_t b = 0; b < n; ++b)
        if (!chance.isReference(t, m_numbers[b]))
            m_inputs[m_rows.offset(t) + b] = guesses[b];
}

template <typename Real>
void PairPass<Real>::forward(const Weights<Real> &weights, const Pairs &pairs, const Chance &chance,
    const std::stop_token &stop)
{
    m_h = weights.hidden;
    m_version = weights.version();
    m_source.forward(weights, pairs.sources, chance, pairs.numbers, stop);
    arrange(pairs);

    const std::size_t sentences = m_rows.sentences();
    m_startHidden.resize(weights.decoder.size());
    m_startCell.resize(weights.decoder.size());
    for (std::size_t l = 0; l < weights.decoder.size(); ++l) {
        m_startHidden[l].reserve(sentences * m_h);
        m_startCell[l].reserve(sentences * m_h);
        for (std::size_t b = 0; b < sentences; ++b) {
            std::copy_n(m_source.startHidden(l).row(m_sourceRows[b]), m_h,
                m_startHidden[l].data() + b * m_h);
            if (weights.config.cell == CellKind::Lstm)
                std::copy_n(m_source.startCell(l).row(m_sourceRows[b]), m_h,
                    m_startCell[l].data() + b * m_h);
        }
    }
    m_decoder.start(weights, m_source.memory(), m_rows.tokens(), chance.drops());
    if (!chance.samples())
        m_decoder.projectWords(weights, 0, m_inputs);
    for (std::size_t t = 0; t < m_rows.steps(); ++t) {
        throwIfStopped(stop);
        if (chance.samples()) {
            if (t > 0)
                sampleInputs(weights, t, chance);
            m_decoder.projectWords(weights, m_rows.offset(t),
                std::span(m_inputs).subspan(m_rows.offset(t), m_rows.count(t)));
        }
        m_decoder.step(weights, m_source.memory(), block(t), before(t), chance);
    }
}

template <typename Real> void PairPass<Real>::checkVersion(const Weights<Real> &weights) const
{
    if (weights.version() != m_version)
        throw Error(ErrorCode::Internal,
            message("core", "The weights changed between two halves of one pass"));
}

template <typename Real>
double PairPass<Real>::backward(const Weights<Real> &weights, double smoothing, double scale,
    Gradients<Real> &gradients, const std::stop_token &stop)
{
    checkVersion(weights);
    gradients.start(weights);
    const double nats = m_output.lossAndGradient(
        weights, m_decoder.outputs(), m_labels, smoothing, scale, gradients, stop);

    const std::size_t sentences = m_rows.sentences();
    m_decoder.startBack(weights, m_source.memory(), m_rows.tokens(), sentences);
    for (std::size_t t = m_rows.steps(); t-- > 0;) {
        throwIfStopped(stop);
        m_decoder.stepBack(weights, m_source.memory(), block(t), before(t),
            m_output.outputGradient().from(m_rows.offset(t)), t == 0);
    }
    const Real *states = m_decoder.finishBack(
        weights, m_source.memory(), m_rows, m_sourceRows, m_inputs, gradients, stop);

    m_startHiddenGradient.resize(weights.decoder.size());
    m_startCellGradient.resize(weights.decoder.size());
    for (std::size_t l = 0; l < weights.decoder.size(); ++l) {
        m_startHiddenGradient[l].reserve(sentences * m_h);
        m_startCellGradient[l].reserve(sentences * m_h);
        for (std::size_t b = 0; b < sentences; ++b) {
            std::copy_n(m_decoder.startHiddenGradient(l) + b * m_h, m_h,
                m_startHiddenGradient[l].data() + m_sourceRows[b] * m_h);
            std::copy_n(m_decoder.startCellGradient(l) + b * m_h, m_h,
                m_startCellGradient[l].data() + m_sourceRows[b] * m_h);
        }
    }
    m_source.backward(weights, states, m_startHiddenGradient, m_startCellGradient, gradients, stop);
    return nats;
}

template <typename Real>
const std::vector<WordScore> &PairPass<Real>::score(const Weights<Real> &weights)
{
    checkVersion(weights);
    m_output.score(weights, m_decoder.outputs(), m_labels, m_scores);
    return m_scores;
}

template class PairPass<float>;
template class PairPass<double>;

} // namespace seq2seq::fast

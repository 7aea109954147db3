// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/weights.h"

#include "core/error.h"

namespace seq2seq::fast {

template <typename Real>
Weights<Real>::Weights(const ModelConfig &givenConfig, std::vector<Parameter<Real>> parameters)
    : config(givenConfig)
    , hidden(static_cast<std::size_t>(config.hiddenSize))
    , directionSize(static_cast<std::size_t>(config.directionSize()))
    , stateSize(static_cast<std::size_t>(config.encoderStateSize()))
    , attends(config.attention != AttentionKind::None)
    , m_parameters(std::move(parameters))
{
    if (!config.oneHot) {
        sourceEmbeddings = find("model_embeddings.source.weight");
        targetEmbeddings = find("model_embeddings.target.weight");
    }
    if (config.convolution) {
        convolution = find("post_embed_cnn.weight");
        convolutionBias = find("post_embed_cnn.bias");
    }
    for (int layer = 0; layer < config.layers; ++layer) {
        const std::string number = std::to_string(layer);
        const std::string list = config.layers > 1 ? "." + number : "";
        forward.push_back(findCell("encoder.", "_l" + number, false));
        if (config.bidirectional)
            backward.push_back(findCell("encoder.", "_l" + number + "_reverse", false));
        decoder.push_back(findCell("decoder" + list + ".", "", config.inputFeeding && layer == 0));
        startHidden.push_back(find("h_projection" + list + ".weight"));
        if (config.cell == CellKind::Lstm)
            startCell.push_back(find("c_projection" + list + ".weight"));
    }
    keys = findIfThere("att_projection.weight");
    query = findIfThere("att_projection.query_weight");
    v = findIfThere("att_projection.v");
    output = find("combined_output_projection.weight");
    vocabulary = find("target_vocab_projection.weight");
    planPacking();
}

template <typename Real> Weight<Real> Weights<Real>::findIfThere(const std::string &name) const
{
    for (std::size_t i = 0; i < m_parameters.size(); ++i)
        if (m_parameters[i].name == name)
            return {i, m_parameters[i].values, m_parameters[i].rows, m_parameters[i].columns};
    return {};
}

template <typename Real> Weight<Real> Weights<Real>::find(const std::string &name) const
{
    const Weight<Real> weight = findIfThere(name);
    if (!weight.isThere())
        throw Error(ErrorCode::Internal, message("core", "The model has no weight %1").arg(name));
    return weight;
}

template <typename Real>
Cell<Real> Weights<Real>::findCell(
    const std::string &prefix, const std::string &suffix, bool feeds) const
{
    Cell<Real> cell;
    cell.kind = config.cell;
    cell.weightIh = find(prefix + "weight_ih" + suffix);
    cell.weightHh = find(prefix + "weight_hh" + suffix);
    cell.biasIh = find(prefix + "bias_ih" + suffix);
    cell.biasHh = find(prefix + "bias_hh" + suffix);
    cell.hidden = cell.weightHh.columns;
    cell.gates = cell.weightHh.rows;
    cell.input = cell.weightIh.columns - (feeds ? hidden : 0);
    cell.bias.resize(cell.gates);
    return cell;
}

template <typename Real> void Weights<Real>::planPacking()
{
    const auto there = [](PackedMatrix<Real> &packed, const Weight<Real> &weight,
                           std::size_t column, std::size_t columns) {
        return Packing{&packed, weight.from(column), columns, weight.rows, true};
    };
    const auto back = [](PackedMatrix<Real> &packed, const Weight<Real> &weight, std::size_t column,
                          std::size_t columns) {
        return Packing{&packed, weight.from(column), weight.rows, columns, false};
    };
    const auto addCell = [&](Cell<Real> &cell, std::size_t layer) {
        if (layer > 0 || !config.oneHot) {
            m_forward.push_back(there(cell.inputForward, cell.weightIh, 0, cell.input));
            m_backward.push_back(back(cell.inputBack, cell.weightIh, 0, cell.input));
        }
        m_forward.push_back(there(cell.hiddenForward, cell.weightHh, 0, cell.hidden));
        m_backward.push_back(back(cell.hiddenBack, cell.weightHh, 0, cell.hidden));
    };
    for (std::size_t layer = 0; layer < forward.size(); ++layer)
        addCell(forward[layer], layer);
    for (std::size_t layer = 0; layer < backward.size(); ++layer)
        addCell(backward[layer], layer);
    for (std::size_t layer = 0; layer < decoder.size(); ++layer) {
        Cell<Real> &cell = decoder[layer];
        addCell(cell, layer);
        if (layer == 0 && config.inputFeeding) {
            m_forward.push_back(there(cell.feedForward, cell.weightIh, cell.input, hidden));
            m_backward.push_back(back(cell.feedBack, cell.weightIh, cell.input, hidden));
        }
    }
    const auto addStarts = [&](std::vector<PackedMatrix<Real>> &packed,
                               const std::vector<Weight<Real>> &projections) {
        packed.resize(projections.size());
        for (std::size_t layer = 0; layer < projections.size(); ++layer)
            m_forward.push_back(there(packed[layer], projections[layer], 0, stateSize));
    };
    addStarts(startHiddenForward, startHidden);
    addStarts(startCellForward, startCell);
    if (keys.isThere())
        m_forward.push_back(there(keysForward, keys, 0, stateSize));
    if (query.isThere()) {
        m_forward.push_back(there(queryForward, query, 0, hidden));
        m_backward.push_back(back(queryBack, query, 0, hidden));
    }
    m_forward.push_back(there(outputForward, output, 0, output.columns));
    m_backward.push_back(back(outputBack, output, 0, output.columns));
    m_backward.push_back(back(vocabularyBack, vocabulary, 0, hidden));
    m_forward.push_back(there(vocabularyForward, vocabulary, 0, hidden));
}

/// The kernels add one bias, b_ih + b_hh, but for a GRU, whose b_hn stands inside r (..).
template <typename Real> void Weights<Real>::sumBiases()
{
    for (std::vector<Cell<Real>> *cells : {&forward, &backward, &decoder})
        for (Cell<Real> &cell : *cells)
            for (std::size_t g = 0; g < cell.gates; ++g)
                cell.bias[g] = cell.biasIh.values[g]
                    + (cell.kind == CellKind::Gru ? 0 : cell.biasHh.values[g]);
}

template <typename Real> void Weights<Real>::startPacking()
{
    for (const std::vector<Packing> *list : {&m_forward, &m_backward})
        for (const Packing &packing : *list)
            packing.resize();
    sumBiases();
}

template <typename Real> void Weights<Real>::packForTraining(std::size_t part, std::size_t parts)
{
    for (const std::vector<Packing> *list : {&m_forward, &m_backward})
        for (const Packing &packing : *list)
            packing.fill(part, parts);
}

template <typename Real> void Weights<Real>::markPacked()
{
    m_forwardPackedOf = m_version;
    m_backwardPackedOf = m_version;
}

template <typename Real> void Weights<Real>::packForDecoding()
{
    const std::lock_guard lock(m_mutex);
    if (m_forwardPackedOf == m_version)
        return;
    for (const Packing &packing : m_forward) {
        packing.resize();
        packing.fill();
    }
    sumBiases();
    m_forwardPackedOf = m_version;
}

template <typename Real> void Weights<Real>::markChanged()
{
    ++m_version;
}

template class Weights<float>;
template class Weights<double>;

} // namespace seq2seq::fast

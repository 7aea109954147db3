// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/decoding_p.h"

#include "core/error.h"

#include <numeric>

namespace seq2seq {

namespace {

at::Tensor indexOf(const std::vector<std::int64_t> &rows, const at::Device &device)
{
    return at::tensor(rows, at::kLong).to(device);
}

at::Tensor pick(const at::Tensor &values, const at::Tensor &rows)
{
    return values.defined() ? values.index_select(0, rows) : values;
}

} // namespace

TorchDecoding::TorchDecoding(const Seq2Seq &network, const SourceBatch &source,
    std::function<std::uint64_t()> version, Edits edits, const std::stop_token &stop)
    : m_network(network)
    , m_edits(std::move(edits))
    , m_hooks(m_edits)
    , m_version(std::move(version))
    , m_startedWith(m_version())
{
    const torch::NoGradGuard noGrad;
    if (m_edits.changesTheModel())
        m_pass.hooks = &m_hooks;
    m_pass.stop = stop;
    m_all = network.encode(source, m_pass);
    m_state = m_all.start;
    m_sentences.resize(static_cast<std::size_t>(source.size()));
    std::iota(m_sentences.begin(), m_sentences.end(), std::int64_t{0});
}

/// Rows of the step before, one for each that goes on.
void TorchDecoding::gather(std::span<const std::size_t> origin)
{
    const at::Device device = m_all.states.device();
    const at::Tensor rows
        = indexOf(std::vector<std::int64_t>(origin.begin(), origin.end()), device);
    for (CellState &layer : m_state.layers)
        layer = {pick(layer.h, rows), pick(layer.c, rows)};
    m_state.output = pick(m_state.output, rows);

    std::vector<std::int64_t> sentences;
    for (const std::size_t row : origin)
        sentences.push_back(m_sentences[row]);
    if (sentences == m_sentences && m_source.states.defined())
        return; // the same sentences as at the step before
    m_sentences = std::move(sentences);
    const at::Tensor of = indexOf(m_sentences, device);
    m_source.states = pick(m_all.states, of);
    const AttentionMemory &memory = m_all.memory;
    m_source.memory = {pick(memory.states, of), pick(memory.keys, of), pick(memory.isPadding, of),
        pick(memory.lengths, of)};
}

void TorchDecoding::step(std::span<const std::size_t> origin, std::span<const int> previous)
{
    if (m_version() != m_startedWith)
        throw Error(ErrorCode::Internal,
            message("core", "The weights changed while a translation was searched for"));
    const torch::NoGradGuard noGrad;
    gather(origin);
    const at::Tensor ids = indexOf(
        std::vector<std::int64_t>(previous.begin(), previous.end()), m_all.states.device());
    m_state
        = m_network.step(m_network.projectWords(ids, m_t, m_pass), m_state, m_source, m_t, m_pass)
              .state;
    ++m_t;
    m_logProbabilities
        = at::log_softmax(m_network.logits(m_state.output), 1).to(at::kCPU, at::kDouble);
}

TopWords TorchDecoding::top(std::size_t count)
{
    // Stable, so that the smaller id of equals comes first.
    const auto [values, ids] = at::sort(m_logProbabilities, true, 1, true);
    const at::Tensor best = values.narrow(1, 0, static_cast<std::int64_t>(count)).contiguous();
    const at::Tensor words = ids.narrow(1, 0, static_cast<std::int64_t>(count)).contiguous();
    TopWords top;
    top.count = count;
    top.ids.assign(words.data_ptr<std::int64_t>(), words.data_ptr<std::int64_t>() + words.numel());
    top.logProbabilities.assign(best.data_ptr<double>(), best.data_ptr<double>() + best.numel());
    return top;
}

double TorchDecoding::logProbability(std::size_t row, int word)
{
    return m_logProbabilities.accessor<double, 2>()[static_cast<std::int64_t>(row)][word];
}

void TorchDecoding::logProbabilities(std::size_t row, std::span<double> out)
{
    std::copy_n(m_logProbabilities.data_ptr<double>() + row * out.size(), out.size(), out.data());
}

} // namespace seq2seq

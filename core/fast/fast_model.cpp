// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/fast_model.h"

#include "core/fast/optimizer.h"
#include "core/fast/sharded_gradients.h"
#include "core/fast/step_pass.h"
#include "core/model/torch/torch_model.h"

#include <algorithm>

namespace seq2seq::fast {

namespace {

template <typename Real> std::vector<Parameter<Real>> parametersOf(TorchModel &torch)
{
    std::vector<Parameter<Real>> parameters;
    for (const WeightView<Real> &weight : torch.weightViews<Real>()) {
        std::size_t size = 1;
        for (const std::int64_t extent : weight.shape)
            size *= static_cast<std::size_t>(extent);
        const std::size_t rows
            = weight.shape.size() == 1 ? 1 : static_cast<std::size_t>(weight.shape.front());
        parameters.push_back({weight.name, weight.values, rows, size / rows, weight.shape});
    }
    return parameters;
}

template <typename Real> class FastDecoding final : public Decoding {
public:
    FastDecoding(const Weights<Real> &weights, std::span<const std::vector<int>> sources,
        const std::stop_token &stop)
        : m_weights(weights)
    {
        m_pass.start(weights, sources, stop);
    }
    void step(std::span<const std::size_t> origin, std::span<const int> previous) override
    {
        m_pass.step(m_weights, origin, previous);
        m_rows = origin.size();
        m_ranked = nullptr;
    }
    [[nodiscard]] TopWords top(std::size_t count) override
    {
        m_ranked = &m_pass.rank(m_weights, count);
        TopWords top;
        top.count = count;
        for (std::size_t row = 0; row < m_rows; ++row)
            for (const std::size_t word : m_ranked->likeliest(row)) {
                top.ids.push_back(static_cast<int>(word));
                top.logProbabilities.push_back(m_ranked->logProbability(row, word));
            }
        return top;
    }
    [[nodiscard]] double logProbability(std::size_t row, int word) override
    {
        return ranked().logProbability(row, static_cast<std::size_t>(word));
    }
    void logProbabilities(std::size_t row, std::span<double> out) override
    {
        for (std::size_t word = 0; word < out.size(); ++word)
            out[word] = ranked().logProbability(row, word);
    }

private:
    const RankedWords<Real> &ranked()
    {
        if (m_ranked == nullptr)
            m_ranked = &m_pass.rank(m_weights, 1);
        return *m_ranked;
    }

    const Weights<Real> &m_weights;
    StepPass<Real> m_pass;
    std::size_t m_rows = 0;
    const RankedWords<Real> *m_ranked = nullptr; // of this step, in m_pass
};

} // namespace

template <typename Real> struct FastModel<Real>::Private {
    Private(std::unique_ptr<TorchModel> given, const Compute &compute)
        : torch(std::move(given))
        , weights(torch->config(), parametersOf<Real>(*torch))
        , pool(compute.threads)
        , gradients(weights, pool)
        , optimizer(compute.optimizer, weights)
    {
    }
    /// LibTorch's copy of what it knows of the weights is as old as ours.
    void markChanged()
    {
        torch->markChanged();
        weights.markChanged();
    }

    std::unique_ptr<TorchModel> torch;
    Weights<Real> weights;
    ThreadPool pool;
    ShardedGradients<Real> gradients;
    Optimizer<Real> optimizer;
};

template <typename Real>
FastModel<Real>::FastModel(std::unique_ptr<TorchModel> torch, const Compute &compute)
    : d(std::make_unique<Private>(std::move(torch), compute))
{
}

template <typename Real> FastModel<Real>::~FastModel() = default;

template <typename Real> const ModelConfig &FastModel<Real>::config() const
{
    return d->weights.config;
}

template <typename Real> std::string FastModel<Real>::device() const
{
    return d->torch->device();
}

template <typename Real> std::uint64_t FastModel<Real>::version() const
{
    return d->torch->version();
}

template <typename Real> std::int64_t FastModel<Real>::parameters() const
{
    return d->torch->parameters();
}

template <typename Real> void FastModel<Real>::initialize(std::uint64_t seed, Initialization kind)
{
    d->torch->initialize(seed, kind);
    d->markChanged();
}

template <typename Real> StateDict FastModel<Real>::weights() const
{
    return d->torch->weights();
}

template <typename Real> void FastModel<Real>::setWeights(const StateDict &weights)
{
    d->torch->setWeights(weights);
    d->markChanged();
}

template <typename Real>
std::optional<NamedTensor> FastModel<Real>::weight(const std::string &name) const
{
    return d->torch->weight(name);
}

template <typename Real> StateDict FastModel<Real>::optimizerState() const
{
    return d->optimizer.store();
}

template <typename Real> std::int64_t FastModel<Real>::optimizerSteps() const
{
    return d->optimizer.steps();
}

template <typename Real>
void FastModel<Real>::setOptimizerState(const StateDict &state, std::int64_t steps)
{
    d->optimizer.load(state, steps);
}

template <typename Real>
BatchTotals FastModel<Real>::update(const Batch &batch, const UpdateOptions &options)
{
    const BatchTotals totals = d->gradients.compute(batch, options);
    if (!totals.isFinite())
        return totals;
    d->optimizer.step(d->gradients.gradients(), clipScale(totals.gradientNorm, options.clipNorm),
        d->pool, options);
    d->torch->markChanged();
    return totals;
}

template <typename Real>
BatchTotals FastModel<Real>::measure(const Batch &batch, const UpdateOptions &options)
{
    return d->gradients.compute(batch, options);
}

template <typename Real>
StateDict FastModel<Real>::weightGradients(const Batch &batch, const UpdateOptions &options)
{
    d->gradients.compute(batch, options);
    Gradients<Real> &found = d->gradients.gradients();
    StateDict result;
    for (std::size_t i = 0; i < d->weights.parameters().size(); ++i) {
        const Parameter<Real> &weight = d->weights.parameters()[i];
        NamedTensor gradient{weight.name, weight.shape, std::vector<float>(weight.size())};
        for (std::size_t row = 0; row < weight.rows && !isFrozen(options.frozen, weight.name);
             ++row)
            if (const Real *values = found.row(d->weights, i, row))
                std::transform(values, values + weight.columns,
                    gradient.values.data() + row * weight.columns,
                    [](Real value) { return static_cast<float>(value); });
        result.push_back(std::move(gradient));
    }
    return result;
}

template <typename Real>
std::unique_ptr<Decoding> FastModel<Real>::decode(std::span<const std::vector<int>> sources,
    const Edits &edits, const std::stop_token &stop) const
{
    if (edits.changesTheModel())
        return d->torch->decode(sources, edits, stop);
    d->weights.packForDecoding();
    return std::make_unique<FastDecoding<Real>>(d->weights, sources, stop);
}

template <typename Real>
std::vector<ForcedSentence> FastModel<Real>::score(std::span<const std::vector<int>> sources,
    std::span<const std::vector<int>> targets, bool keepAttention,
    const std::stop_token &stop) const
{
    d->weights.packForDecoding();
    PairPass<Real> pass;
    pass.forward(d->weights, {sources, targets, {}}, {}, stop);
    const std::vector<WordScore> &scores = pass.score(d->weights);
    keepAttention = keepAttention && d->weights.attends;

    std::vector<ForcedSentence> result(sources.size());
    for (std::size_t pair = 0; pair < sources.size(); ++pair) {
        ForcedSentence &sentence = result[pair];
        sentence.tokens = static_cast<int>(targets[pair].size());
        if (keepAttention)
            sentence.attention = Matrix(targets[pair].size(), sources[pair].size());
        for (std::size_t t = 0; t < targets[pair].size(); ++t) {
            const std::size_t row = pass.row(t, pair);
            sentence.logProbability += scores[row].logProbability;
            sentence.correct += scores[row].isBest ? 1 : 0;
            if (keepAttention)
                for (std::size_t i = 0; i < sources[pair].size(); ++i)
                    sentence.attention.at(t, i)
                        = static_cast<float>(pass.decoder().attention().weights(row)[i]);
        }
    }
    return result;
}

template <typename Real>
Trace FastModel<Real>::trace(const std::vector<int> &source, std::span<const int> target,
    std::size_t topWords, const Edits &edits, const std::stop_token &stop) const
{
    return d->torch->trace(source, target, topWords, edits, stop);
}

template <typename Real>
std::vector<Gradient> FastModel<Real>::gradients(const std::vector<int> &source,
    const std::vector<int> &target, std::span<const Objective> of, const Place &with,
    const Edits &edits, const std::stop_token &stop) const
{
    return d->torch->gradients(source, target, of, with, edits, stop);
}

template class FastModel<float>;
template class FastModel<double>;

} // namespace seq2seq::fast

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/torch_model.h"

#include "core/error.h"
#include "core/model/torch/batch_p.h"
#include "core/model/torch/decoding_p.h"
#include "core/model/torch/device_p.h"
#include "core/model/torch/differentiate_p.h"
#include "core/model/torch/gradients_p.h"
#include "core/model/torch/named_tensor_p.h"
#include "core/model/torch/optimizer_p.h"
#include "core/model/torch/score_p.h"
#include "core/model/torch/tracer_p.h"
#include "core/thread_pool.h"

namespace seq2seq {

struct TorchModel::Private {
    Private(std::shared_ptr<Seq2Seq> given, const Compute &compute)
        : device(deviceOf(compute.device))
        , optimizerKind(compute.optimizer)
        , network(std::move(given))
        , pool(compute.threads)
    {
        useOneThread();
        network->to(device);
    }
    /// Made when it is needed: the accelerator has one of its own.
    TorchOptimizer &neededOptimizer()
    {
        if (!optimizer)
            optimizer = std::make_unique<TorchOptimizer>(optimizerKind, *network);
        return *optimizer;
    }

    torch::Device device;
    OptimizerKind optimizerKind;
    std::shared_ptr<Seq2Seq> network;
    ThreadPool pool;
    std::unique_ptr<TorchOptimizer> optimizer;
    std::uint64_t version = 1;
};

TorchModel::TorchModel(const ModelConfig &config, const Compute &compute)
    : TorchModel(std::make_shared<Seq2Seq>(config), compute)
{
}

TorchModel::TorchModel(std::shared_ptr<Seq2Seq> network, const Compute &compute)
    : d(std::make_unique<Private>(std::move(network), compute))
{
}

TorchModel::~TorchModel() = default;

const ModelConfig &TorchModel::config() const
{
    return d->network->config();
}

std::string TorchModel::device() const
{
    return d->device.str();
}

std::uint64_t TorchModel::version() const
{
    return d->version;
}

std::int64_t TorchModel::parameters() const
{
    std::int64_t count = 0;
    for (const at::Tensor &weight : d->network->parameters())
        count += weight.numel();
    return count;
}

void TorchModel::initialize(std::uint64_t seed, Initialization kind)
{
    d->network->initialize(seed, kind);
    markChanged();
}

StateDict TorchModel::weights() const
{
    return d->network->store();
}

void TorchModel::setWeights(const StateDict &weights)
{
    d->network->load(weights);
    markChanged();
}

std::optional<NamedTensor> TorchModel::weight(const std::string &name) const
{
    const auto parameters = d->network->named_parameters();
    const at::Tensor *found = parameters.find(name);
    return found == nullptr ? std::nullopt : std::optional(namedTensor(name, *found));
}

StateDict TorchModel::optimizerState() const
{
    return d->optimizer ? d->optimizer->store()
                        : TorchOptimizer(d->optimizerKind, *d->network).store();
}

std::int64_t TorchModel::optimizerSteps() const
{
    return d->optimizer ? d->optimizer->steps() : 0;
}

void TorchModel::setOptimizerState(const StateDict &state, std::int64_t steps)
{
    d->neededOptimizer().load(state, steps);
}

BatchTotals TorchModel::update(const Batch &batch, const UpdateOptions &options)
{
    BatchGradients found = batchGradients(*d->network, batch, options, d->device, d->pool);
    if (!found.totals.isFinite())
        return found.totals;
    const torch::NoGradGuard noGrad;
    const double scale = clipScale(found.totals.gradientNorm, options.clipNorm);
    if (scale < 1)
        for (at::Tensor &gradient : found.gradients)
            if (gradient.defined())
                gradient.mul_(scale);
    d->neededOptimizer().step(found.gradients, options.learningRate, options.attentionRate);
    markChanged();
    return found.totals;
}

BatchTotals TorchModel::measure(const Batch &batch, const UpdateOptions &options)
{
    return batchGradients(*d->network, batch, options, d->device, d->pool).totals;
}

StateDict TorchModel::weightGradients(const Batch &batch, const UpdateOptions &options)
{
    const BatchGradients found = batchGradients(*d->network, batch, options, d->device, d->pool);
    StateDict gradients;
    auto next = found.gradients.begin();
    for (const auto &item : d->network->named_parameters()) {
        const at::Tensor &gradient = *next++;
        gradients.push_back(
            namedTensor(item.key(), gradient.defined() ? gradient : at::zeros_like(item.value())));
    }
    return gradients;
}

std::unique_ptr<Decoding> TorchModel::decode(std::span<const std::vector<int>> sources,
    const Edits &edits, const std::stop_token &stop) const
{
    if (edits.changesTheModel()) {
        if (sources.size() != 1)
            throw Error(ErrorCode::Internal,
                message("core", "Edits are of one sentence, %1 were given").arg(sources.size()));
        checkEdits(edits, config(), sources.front().size());
    }
    return std::make_unique<TorchDecoding>(
        *d->network, makeSourceBatch(sources, d->device), [this] { return d->version; }, edits,
        stop);
}

std::vector<ForcedSentence> TorchModel::score(std::span<const std::vector<int>> sources,
    std::span<const std::vector<int>> targets, bool keepAttention,
    const std::stop_token &stop) const
{
    return scorePairs(*d->network, makeSourceBatch(sources, d->device),
        makeTargetBatch(targets, d->device), keepAttention, stop);
}

Trace TorchModel::trace(const std::vector<int> &source, std::span<const int> target,
    std::size_t topWords, const Edits &edits, const std::stop_token &stop) const
{
    checkEdits(edits, config(), source.size());
    return traceNumbers(*d->network, source, target, topWords, edits, d->device, stop);
}

std::vector<Gradient> TorchModel::gradients(const std::vector<int> &source,
    const std::vector<int> &target, std::span<const Objective> of, const Place &with,
    const Edits &edits, const std::stop_token &stop) const
{
    requirePlace(with, config());
    checkEdits(edits, config(), source.size());
    return differentiate(*d->network, makeSourceBatch(std::span(&source, 1), d->device),
        makeTargetBatch(std::span(&target, 1), d->device), of, with, edits, stop);
}

template <typename Real> std::vector<WeightView<Real>> TorchModel::weightViews()
{
    std::vector<WeightView<Real>> views;
    for (auto &item : d->network->named_parameters()) {
        at::Tensor &weight = item.value();
        if (weight.scalar_type() != c10::CppTypeToScalarType<Real>::value || !weight.is_cpu()
            || !weight.is_contiguous())
            throw Error(ErrorCode::Internal,
                message("core", "The fast path cannot read %1").arg(item.key()));
        views.push_back({item.key(), weight.data_ptr<Real>(), weight.sizes().vec()});
    }
    return views;
}

template std::vector<WeightView<float>> TorchModel::weightViews<float>();
template std::vector<WeightView<double>> TorchModel::weightViews<double>();

void TorchModel::markChanged()
{
    ++d->version;
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/seq2seq_p.h"

#include "core/error.h"
#include "core/model/torch/named_tensor_p.h"
#include "core/model/update.h"
#include "core/stop.h"
#include "core/text/vocabulary.h"

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>
#include <unordered_map>

namespace seq2seq {

namespace {

// CS224N's weights are uniform in +-0.1. Embeddings ten times as large let a word speak louder than
// the states around it, so that attention settles on the word and not on a neighbour. The matrix of
// multiplicative attention begins a tenth as large (and learns a tenth as fast,
// TrainingConfig::attentionRate): a score sums h x 2h products of it, and would otherwise saturate
// on </s>, which has read the whole sentence, before the other states say anything.
constexpr double kWeightBound = 0.1;
constexpr double kEmbeddingBound = 1.0;
constexpr double kAttentionBound = 0.01;

torch::nn::Linear makeLinear(std::int64_t inputs, std::int64_t outputs)
{
    return torch::nn::Linear(torch::nn::LinearOptions(inputs, outputs).bias(false));
}

std::string shapeText(at::IntArrayRef shape)
{
    std::string text = "[";
    for (const std::int64_t size : shape)
        text += (text.size() > 1 ? ", " : "") + std::to_string(size);
    return text + "]";
}

} // namespace

Seq2Seq::Seq2Seq(const ModelConfig &config)
    : m_config(config)
{
    config.validate();
    const std::int64_t h = config.hiddenSize;
    const std::int64_t d = config.encoderStateSize();
    const bool attends = config.attention != AttentionKind::None;

    if (!config.oneHot) {
        // Through submodules, so that the names are those of PyTorch:
        // model_embeddings.source.weight
        const auto embeddings
            = register_module("model_embeddings", std::make_shared<torch::nn::Module>());
        const auto add = [&](const char *side, std::int64_t words) {
            const auto table
                = embeddings->register_module(side, std::make_shared<torch::nn::Module>());
            return table->register_parameter("weight", at::zeros({words, config.embeddingSize}));
        };
        m_sourceEmbeddings = add("source", config.sourceVocabulary);
        m_targetEmbeddings = add("target", config.targetVocabulary);
    }
    if (config.convolution)
        m_convolution = register_module(
            "post_embed_cnn", std::make_shared<Convolution>(config.embeddingSize));
    m_encoder = register_module("encoder", std::make_shared<Encoder>(config, m_convolution));
    if (attends)
        m_attention = std::make_shared<Attention>(config);
    torch::nn::Linear output = makeLinear(attends ? d + h : h, h); // W_u
    m_decoder = register_module("decoder", std::make_shared<Decoder>(config, m_attention, output));

    const auto addStart = [&](const char *name, std::vector<torch::nn::Linear> &projections) {
        if (config.layers == 1) {
            projections.push_back(register_module(name, makeLinear(d, h)));
            return;
        }
        const auto list = register_module(name, std::make_shared<torch::nn::Module>());
        for (int layer = 0; layer < config.layers; ++layer)
            projections.push_back(list->register_module(std::to_string(layer), makeLinear(d, h)));
    };
    if (config.start == StartKind::Projected) {
        addStart("h_projection", m_startHidden);
        if (config.cell == CellKind::Lstm)
            addStart("c_projection", m_startCell);
    }
    if (attends)
        register_module("att_projection", m_attention);
    register_module("combined_output_projection", output);
    m_vocabulary = config.tiedEmbeddings
        ? m_targetEmbeddings
        : register_module("target_vocab_projection", makeLinear(h, config.targetVocabulary))
              ->weight;
}

void Seq2Seq::initialize(std::uint64_t seed, Initialization kind)
{
    const torch::NoGradGuard noGrad;
    const at::Generator generator = at::detail::createCPUGenerator(seed);
    for (auto &item : named_parameters()) {
        const bool isEmbedding = item.key().starts_with("model_embeddings");
        const bool isOutputToo = m_config.tiedEmbeddings && item.value().is_same(m_vocabulary);
        const double bound = kind == Initialization::Uniform || isOutputToo ? kWeightBound
            : isEmbedding                                                   ? kEmbeddingBound
            : learnsSlowly(m_config, item.key())                            ? kAttentionBound
                                                                            : kWeightBound;
        // On the CPU, so that the same seed gives the same weights on every device.
        item.value().copy_(
            at::empty(item.value().sizes(), at::kFloat).uniform_(-bound, bound, generator));
        if (isEmbedding)
            item.value().select(0, kPad).zero_();
    }
}

void Seq2Seq::load(const StateDict &weights)
{
    const torch::NoGradGuard noGrad;
    const auto fail = [](const Message &what) {
        throw Error(ErrorCode::BadExperiment,
            message("core", "The weights do not fit the model: %1").arg(what), {},
            message("core", "The file was damaged or made for another model."));
    };
    std::unordered_map<std::string, const NamedTensor *> byName;
    for (const NamedTensor &weight : weights)
        byName[weight.name] = &weight;
    auto parameters = named_parameters();
    if (byName.size() != parameters.size())
        fail(message("core", "there are %1 weights, the model has %2")
                 .arg(byName.size())
                 .arg(parameters.size()));
    for (auto &item : parameters) {
        const auto found = byName.find(item.key());
        if (found == byName.end())
            fail(message("core", "%1 is missing").arg(item.key()));
        const NamedTensor &weight = *found->second;
        if (item.value().sizes() != at::IntArrayRef(weight.shape))
            fail(message("core", "%1 has the shape %2, %3 is needed")
                     .arg(item.key())
                     .arg(shapeText(weight.shape))
                     .arg(shapeText(item.value().sizes())));
        const at::Tensor values = tensorOf(weight);
        if (!at::isfinite(values).all().item<bool>())
            fail(message("core", "%1 holds a number that is not finite").arg(item.key()));
        item.value().copy_(values);
    }
}

StateDict Seq2Seq::store() const
{
    StateDict weights;
    for (const auto &item : named_parameters())
        weights.push_back(namedTensor(item.key(), item.value()));
    return weights;
}

at::Tensor Seq2Seq::startOf(const at::Tensor &last,
    const std::vector<torch::nn::Linear> &projections, std::size_t layer) const
{
    switch (m_config.start) {
    case StartKind::Projected:
        return at::linear(last, projections[layer]->weight);
    case StartKind::Last:
        return last;
    case StartKind::Zero:
        break;
    }
    return at::zeros({last.size(0), m_config.hiddenSize}, last.options());
}

EncodedSource Seq2Seq::encode(
    const SourceBatch &source, const Pass &pass, EncoderRecord *record) const
{
    const EncoderOutput encoded = m_encoder->forward(source, m_sourceEmbeddings, pass, record);
    EncodedSource result;
    result.states = encoded.states;
    for (std::size_t layer = 0; layer < encoded.last.size(); ++layer) {
        const auto number = static_cast<int>(layer);
        CellState start{seen(pass.hooks, {PlaceKind::StartHidden, number}, 0,
                            startOf(encoded.last[layer].h, m_startHidden, layer)),
            {}};
        if (m_config.cell == CellKind::Lstm)
            start.c = seen(pass.hooks, {PlaceKind::StartCell, number}, 0,
                startOf(encoded.last[layer].c, m_startCell, layer));
        result.start.layers.push_back(start);
    }
    result.start.output = at::zeros({source.size(), m_config.hiddenSize}, encoded.states.options());
    if (m_attention && !m_config.attentionMask && source.isPadding.defined())
        result.memory = m_attention->remember( // zero at padding, as PyTorch's pad_packed_sequence
            encoded.states.masked_fill(source.isPadding.unsqueeze(2), 0), {});
    else if (m_attention)
        result.memory = m_attention->remember(encoded.states, source.isPadding);
    return result;
}

at::Tensor Seq2Seq::projectWords(const at::Tensor &ids) const
{
    return m_decoder->projectWords(ids, m_targetEmbeddings);
}

at::Tensor Seq2Seq::projectWords(const at::Tensor &ids, std::size_t t, const Pass &pass) const
{
    if (m_config.oneHot || pass.hooks == nullptr)
        return projectWords(ids);
    return m_decoder->projectEmbedded(seen(
        pass.hooks, PlaceKind::TargetEmbeddings, t, at::embedding(m_targetEmbeddings, ids, kPad)));
}

DecoderStep Seq2Seq::step(const at::Tensor &word, const DecoderState &previous,
    const EncodedSource &source, std::size_t t, const Pass &pass) const
{
    return m_decoder->step(word, previous, source.memory, t, pass);
}

std::vector<DecoderStep> Seq2Seq::steps(
    const EncodedSource &source, const at::Tensor &inputs, const Pass &pass) const
{
    std::vector<at::Tensor> words;
    if (pass.hooks == nullptr)
        words = projectWords(inputs).unbind(0); // T times [B, G]
    else
        for (std::int64_t t = 0; t < inputs.size(0); ++t)
            words.push_back(projectWords(inputs.select(0, t), static_cast<std::size_t>(t), pass));
    std::vector<DecoderStep> steps;
    for (std::size_t t = 0; t < words.size(); ++t) {
        throwIfStopped(pass.stop);
        steps.push_back(
            step(words[t], t == 0 ? source.start : steps[t - 1].state, source, t, pass));
    }
    return steps;
}

at::Tensor Seq2Seq::logits(const at::Tensor &outputs) const
{
    return at::linear(outputs, m_vocabulary);
}

at::Tensor Seq2Seq::forward(
    const SourceBatch &source, const TargetBatch &target, const Pass &pass) const
{
    const Dropout &dropout = pass.dropout;
    const EncodedSource encoded = encode(source, pass);
    const std::vector<at::Tensor> references
        = projectWords(target.inputs).unbind(0); // T times [B, G]
    const auto isReference = [&](std::size_t t) {
        at::Tensor coins = at::empty({source.size(), 1}, at::kBool);
        for (std::int64_t b = 0; b < source.size(); ++b)
            coins.data_ptr<bool>()[b]
                = dropout.chance().isReference(t, dropout.sentence(static_cast<std::size_t>(b)));
        return coins.to(encoded.states.device());
    };

    DecoderState state = encoded.start;
    std::vector<at::Tensor> outputs;
    for (std::size_t t = 0; t < references.size(); ++t) {
        throwIfStopped(pass.stop);
        at::Tensor word = references[t];
        if (dropout.chance().samples() && t > 0) {
            const at::Tensor guess = logits(state.output.detach()).argmax(1);
            word = at::where(isReference(t), word, projectWords(guess));
        }
        state = step(word, state, encoded, t, pass).state;
        outputs.push_back(state.output);
    }
    return at::stack(outputs, 0);
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/weight_shapes.h"

#include "core/error.h"

#include <algorithm>
#include <limits>

namespace seq2seq {

namespace {

using Shape = std::vector<std::int64_t>;

/// Weights by name.
class Shapes {
public:
    explicit Shapes(const StateDict &weights)
        : m_weights(weights)
    {
    }

    [[nodiscard]] bool has(const std::string &name) const { return find(name) != nullptr; }
    /// The sizes of a matrix. @throws Error BadConfiguration
    [[nodiscard]] int rows(const std::string &name) const { return size(name, 0); }
    [[nodiscard]] int columns(const std::string &name) const { return size(name, 1); }
    [[nodiscard]] std::int64_t countStartingWith(std::string_view prefix) const
    {
        return std::ranges::count_if(
            m_weights, [&](const NamedTensor &weight) { return weight.name.starts_with(prefix); });
    }
    [[nodiscard]] const Shape *shape(const std::string &name) const
    {
        const NamedTensor *weight = find(name);
        return weight == nullptr ? nullptr : &weight->shape;
    }
    [[noreturn]] static void fail(const Message &problem)
    {
        throw Error(ErrorCode::BadConfiguration, problem, {},
            message("core",
                "Weights have to be named as PyTorch's modules in the program that "
                "\"seq2seq export --python\" writes."));
    }

private:
    [[nodiscard]] const NamedTensor *find(const std::string &name) const
    {
        const auto found = std::ranges::find(m_weights, name, &NamedTensor::name);
        return found == m_weights.end() ? nullptr : &*found;
    }
    [[nodiscard]] int size(const std::string &name, std::size_t dimension) const
    {
        const NamedTensor *weight = find(name);
        if (weight == nullptr)
            fail(message("core", "The weight %1 is missing").arg(name));
        if (weight->shape.size() < 2 || weight->shape[dimension] < 1
            || weight->shape[dimension] > std::numeric_limits<int>::max())
            fail(message("core", "The weight %1 is not a matrix").arg(name));
        return static_cast<int>(weight->shape[dimension]);
    }

    const StateDict &m_weights;
};

CellKind cellOf(int rows, int units)
{
    for (const CellKind kind : {CellKind::Lstm, CellKind::Gru, CellKind::Rnn})
        if (rows == gateCount(kind) * units)
            return kind;
    Shapes::fail(message("core", "The encoder's weights of %1 rows fit no cell of %2 units")
                     .arg(rows)
                     .arg(units));
}

bool fits(const Shapes &shapes, const AttentionDescription &kind, const ModelConfig &config)
{
    if (shapes.countStartingWith(kAttentionPrefix) != std::ssize(kind.weights))
        return false;
    return std::ranges::all_of(kind.weights, [&](const AttentionWeight &weight) {
        const Shape *shape = shapes.shape(std::string(kAttentionPrefix) + weight.name);
        return shape != nullptr
            && *shape == Shape{sizeOf(weight.rows, config), sizeOf(weight.columns, config)};
    });
}

/// The first kind in the order of lists with these weights. @param config all but its attention
AttentionKind attentionOf(const Shapes &shapes, ModelConfig &config)
{
    const std::string weight = std::string(kAttentionPrefix) + "weight";
    for (const AttentionKind kind : attentionKinds()) {
        if (kind == AttentionKind::None)
            continue;
        ModelConfig candidate = config;
        const AttentionDescription &description = describe(kind);
        if (shapes.has(weight) && !description.weights.empty()
            && description.weights.front().rows == AttentionSize::Positions)
            candidate.positions = shapes.rows(weight);
        if (!fits(shapes, description, candidate))
            continue;
        config = candidate;
        return kind;
    }
    Shapes::fail(message("core", "The weights %1* fit no kind of attention")
                     .arg(std::string(kAttentionPrefix)));
}

void readEncoder(const Shapes &shapes, ModelConfig &config)
{
    const std::string input = "encoder.weight_ih_l";
    config.oneHot = !shapes.has("model_embeddings.source.weight");
    config.embeddingSize = config.oneHot ? ModelConfig{}.embeddingSize
                                         : shapes.columns("model_embeddings.source.weight");
    config.sourceVocabulary = config.oneHot ? shapes.columns(input + "0")
                                            : shapes.rows("model_embeddings.source.weight");
    config.convolution = shapes.has("post_embed_cnn.weight");
    config.bidirectional = shapes.has(input + "0_reverse");
    config.layers = 1;
    while (shapes.has(input + std::to_string(config.layers)))
        ++config.layers;
    const int units = shapes.columns("encoder.weight_hh_l0");
    config.cell = cellOf(shapes.rows(input + "0"), units);
    config.halfDirections = config.bidirectional && config.hiddenSize == 2 * units;
}

} // namespace

ModelConfig modelWithShapesOf(const StateDict &weights)
{
    const Shapes shapes(weights);
    ModelConfig config;
    config.hiddenSize = shapes.rows("combined_output_projection.weight");
    readEncoder(shapes, config);

    config.tiedEmbeddings = !shapes.has("target_vocab_projection.weight");
    config.targetVocabulary = shapes.rows(config.tiedEmbeddings ? "model_embeddings.target.weight"
                                                                : "target_vocab_projection.weight");
    const int word = config.oneHot ? config.targetVocabulary : config.embeddingSize;
    const std::string decoder = config.layers == 1 ? "decoder." : "decoder.0.";
    config.inputFeeding = shapes.columns(decoder + "weight_ih") > word;

    const std::string start = config.layers == 1 ? "h_projection.weight" : "h_projection.0.weight";
    config.start = shapes.has(start) ? StartKind::Projected
        : config.hasOneStateSize()   ? StartKind::Last
                                     : StartKind::Zero;
    const bool attends = shapes.columns("combined_output_projection.weight") > config.hiddenSize;
    config.attention = attends ? attentionOf(shapes, config) : AttentionKind::None;
    return config;
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// What a model consists of, from its configuration alone: its parts with their weights and their
// work, and what flows between them. Counts, diagrams and estimates are made of this.
#pragma once

#include "core/model/config.h"
#include "core/model/multiply_adds.h"
#include "core/model/update.h"

#include <cstdint>
#include <string>
#include <vector>

namespace seq2seq {

enum class NetworkPart {
    SourceEmbeddings,
    TargetEmbeddings,
    Convolution,
    Encoder,
    Start, ///< from the encoder's last states to the decoder's first
    Decoder,
    Attention,
    Output, ///< o_t
    Vocabulary, ///< P_t
};
inline constexpr int kNetworkParts = int(NetworkPart::Vocabulary) + 1;

struct PartDescription {
    NetworkPart part = NetworkPart::Encoder;
    std::string name; ///< "source embeddings", as ParameterCount::part
    std::vector<WeightShape> weights; ///< as Model::weights() names and shapes them
    MultiplyAdds work; ///< of the way from words to probabilities
    std::string papers; ///< "Luong 2015, eq. 8": where its equations stand; may be empty

    [[nodiscard]] std::int64_t parameters() const;
};

/// Numbers that pass from part to part.
enum class FlowKind {
    SourceVectors, ///< x_i
    Convolved, ///< z_i
    Annotations, ///< h^enc_i
    LastStates, ///< of each layer
    StartStates, ///< h_0, and c_0 of an LSTM
    TargetVectors, ///< E y_{t-1}
    Fed, ///< o_{t-1}
    DecoderInput, ///< y^_t
    DecoderStates, ///< h_t of the top layer: the query of attention
    Weights, ///< alpha_t
    Context, ///< a_t
    OutputVectors, ///< o_t
    Probabilities, ///< P_t
};

struct Dimension {
    std::string symbol; ///< "B", "m", "2h"
    std::int64_t size = 0;
};

struct Flow {
    FlowKind kind = FlowKind::Annotations;
    NetworkPart from = NetworkPart::Encoder; ///< the part that makes it
    std::vector<Dimension> shape; ///< B first, or L and then B
};

/// Of a batch that is looked at.
struct BatchSizes {
    std::int64_t sentences = 1; ///< B
    std::int64_t sourceWords = 1; ///< m, </s> included
    std::int64_t targetWords = 1; ///< n, </s> included
    bool operator==(const BatchSizes &) const = default;
};

struct ModelDescription {
    std::vector<PartDescription> parts; ///< those there are, in the order of countParameters()
    std::vector<Flow> flows;

    /// Null where the model has none with weights or work.
    [[nodiscard]] const PartDescription *find(NetworkPart part) const;
    /// Null where nothing of this kind flows.
    [[nodiscard]] const Flow *find(FlowKind kind) const;
    [[nodiscard]] std::int64_t parameters() const;
    [[nodiscard]] MultiplyAdds work() const;
};

/// @param config one that validateShape() accepts
[[nodiscard]] ModelDescription describeNetwork(
    const ModelConfig &config, const BatchSizes &sizes = {});

} // namespace seq2seq

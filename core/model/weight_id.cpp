// SPDX-License-Identifier: GPL-3.0-or-later
// The names are those that Seq2Seq gives its parameters (core/model/seq2seq.cpp).
#include "core/model/weight_id.h"

#include <algorithm>

namespace seq2seq {

namespace {

struct Sizes {
    std::size_t e = 0;
    std::size_t h = 0;
    std::size_t d = 0; // of an encoder state
    std::size_t source = 0;
    std::size_t target = 0;
};

Sizes sizesOf(const ModelConfig &config)
{
    return {std::size_t(config.embeddingSize), std::size_t(config.hiddenSize),
        std::size_t(config.encoderStateSize()), std::size_t(config.sourceVocabulary),
        std::size_t(config.targetVocabulary)};
}

/// "encoder.weight_ih_l0_reverse", "decoder.weight_ih", "decoder.1.weight_ih"
std::string cellName(const ModelConfig &config, const WeightId &weight, const std::string &kind)
{
    const std::string layer = std::to_string(weight.layer);
    if (weight.reader != Reader::Decoder)
        return "encoder." + kind + "_l" + layer
            + (weight.reader == Reader::Backward ? "_reverse" : "");
    return config.layers == 1 ? "decoder." + kind : "decoder." + layer + "." + kind;
}

std::string startName(const ModelConfig &config, const WeightId &weight, const std::string &kind)
{
    return kind + (config.layers == 1 ? "" : "." + std::to_string(weight.layer)) + ".weight";
}

std::size_t inputColumns(const ModelConfig &config, const WeightId &weight)
{
    const Sizes size = sizesOf(config);
    const bool isDecoder = weight.reader == Reader::Decoder;
    if (weight.layer > 0)
        return isDecoder ? size.h : size.d;
    if (!isDecoder)
        return config.oneHot ? size.source : size.e;
    return (config.oneHot ? size.target : size.e) + (config.inputFeeding ? size.h : 0);
}

/// Of the cell that a weight belongs to.
std::size_t unitsOf(const ModelConfig &config, const WeightId &weight)
{
    return std::size_t(
        weight.reader == Reader::Decoder ? config.hiddenSize : config.directionSize());
}

/// Rows of one gate of a cell.
WeightPlace gatePlace(const ModelConfig &config, const WeightId &weight,
    const std::vector<std::string> &kinds, std::size_t columns)
{
    WeightPlace place;
    for (const std::string &kind : kinds)
        place.names.push_back(cellName(config, weight, kind));
    place.rows = unitsOf(config, weight);
    place.firstRow = std::size_t(weight.gate) * place.rows;
    place.columns = columns;
    place.allRows = static_cast<std::size_t>(gateCount(config.cell)) * place.rows;
    return place;
}

WeightPlace wholePlace(const std::string &name, std::size_t rows, std::size_t columns)
{
    return {{name}, 0, rows, columns, rows, -1};
}

WeightPlace convolutionPlace(const Sizes &size, int slice)
{
    WeightPlace place = wholePlace("post_embed_cnn.weight", size.e, size.e);
    place.slice = slice;
    return place;
}

WeightPlace attentionPlace(const ModelConfig &config, const WeightId &weight)
{
    const AttentionWeight &kind
        = describe(config.attention).weights.at(static_cast<std::size_t>(weight.gate));
    return wholePlace(std::string(kAttentionPrefix) + kind.name,
        static_cast<std::size_t>(sizeOf(kind.rows, config)),
        static_cast<std::size_t>(sizeOf(kind.columns, config)));
}

} // namespace

WeightPlace placeOf(const ModelConfig &config, const WeightId &weight)
{
    const Sizes size = sizesOf(config);
    switch (weight.role) {
    case WeightRole::SourceEmbeddings:
        return wholePlace("model_embeddings.source.weight", size.source, size.e);
    case WeightRole::TargetEmbeddings:
        return wholePlace("model_embeddings.target.weight", size.target, size.e);
    case WeightRole::ConvolutionHere:
        return convolutionPlace(size, 0);
    case WeightRole::ConvolutionNext:
        return convolutionPlace(size, 1);
    case WeightRole::ConvolutionBias:
        return wholePlace("post_embed_cnn.bias", size.e, 1);
    case WeightRole::Input:
        return gatePlace(config, weight, {"weight_ih"}, inputColumns(config, weight));
    case WeightRole::Hidden:
        return gatePlace(config, weight, {"weight_hh"}, unitsOf(config, weight));
    case WeightRole::Bias:
        return gatePlace(config, weight, {"bias_ih", "bias_hh"}, 1);
    case WeightRole::InputBias:
        return gatePlace(config, weight, {"bias_ih"}, 1);
    case WeightRole::HiddenBias:
        return gatePlace(config, weight, {"bias_hh"}, 1);
    case WeightRole::StartHidden:
        return wholePlace(startName(config, weight, "h_projection"), size.h, size.d);
    case WeightRole::StartCell:
        return wholePlace(startName(config, weight, "c_projection"), size.h, size.d);
    case WeightRole::Attention:
        return attentionPlace(config, weight);
    case WeightRole::Output:
        return wholePlace("combined_output_projection.weight", size.h,
            size.h + (config.attention == AttentionKind::None ? 0 : size.d));
    case WeightRole::Vocabulary:
        return wholePlace(config.tiedEmbeddings ? "model_embeddings.target.weight"
                                                : "target_vocab_projection.weight",
            size.target, size.h);
    }
    return {};
}

} // namespace seq2seq

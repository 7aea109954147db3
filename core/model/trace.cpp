// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/trace.h"

#include "core/error.h"

#include <algorithm>
#include <numeric>

namespace seq2seq {

namespace {

Matrix oneRow(const Matrix &all, std::size_t row)
{
    if (row >= all.rows)
        return {};
    Matrix one(1, all.columns);
    std::ranges::copy(all.row(row), one.values.begin());
    return one;
}

Matrix stateOf(const std::vector<LayerTrace> &layers, std::size_t layer, bool isCell)
{
    if (layer >= layers.size())
        return {};
    return isCell ? layers[layer].cell : layers[layer].hidden;
}

/// E_tgt[y_{t-1}]: the columns of y^_t before o_{t-1}.
Matrix targetEmbeddings(const Trace &trace)
{
    const auto size = static_cast<std::size_t>(trace.decoderEmbeddingSize);
    Matrix embeddings(size > 0 ? trace.decoderInput.rows : 0, size);
    for (std::size_t t = 0; t < embeddings.rows; ++t)
        std::ranges::copy(trace.decoderInput.row(t).first(size), embeddings.row(t).begin());
    return embeddings;
}

} // namespace

Matrix rowsOf(const Trace &trace, const Place &place)
{
    const auto layer = static_cast<std::size_t>(std::max(place.layer, 0));
    const std::vector<LayerTrace> &encoder = place.isReverse ? trace.backward : trace.forward;
    switch (place.kind) {
    case PlaceKind::SourceEmbeddings:
        return trace.sourceEmbeddings;
    case PlaceKind::TargetEmbeddings:
        return targetEmbeddings(trace);
    case PlaceKind::EncoderHidden:
        return stateOf(encoder, layer, false);
    case PlaceKind::EncoderCell:
        return stateOf(encoder, layer, true);
    case PlaceKind::Annotations:
        return trace.encoderStates;
    case PlaceKind::StartHidden:
        return oneRow(trace.startHidden, layer);
    case PlaceKind::StartCell:
        return oneRow(trace.startCell, layer);
    case PlaceKind::DecoderHidden:
        return stateOf(trace.decoder, layer, false);
    case PlaceKind::DecoderCell:
        return stateOf(trace.decoder, layer, true);
    case PlaceKind::Scores:
        return trace.scores;
    case PlaceKind::Attention:
        return trace.attention;
    case PlaceKind::Context:
        return trace.context;
    case PlaceKind::Output:
        return trace.output;
    case PlaceKind::Weight:
        break;
    }
    return {};
}

std::vector<float> meansOf(const Trace &trace, const Place &place, const std::vector<int> &units)
{
    const Matrix rows = rowsOf(trace, place);
    std::vector<int> all = units;
    if (all.empty()) {
        all.resize(rows.columns);
        std::iota(all.begin(), all.end(), 0);
    }
    std::vector<float> means;
    for (const int unit : all) {
        if (rows.isEmpty() || unit < 0 || static_cast<std::size_t>(unit) >= rows.columns)
            throw Error(ErrorCode::BadConfiguration,
                message("core", "%1 has no unit %2").arg(textOf(place)).arg(unit));
        double sum = 0;
        for (std::size_t row = 0; row < rows.rows; ++row)
            sum += static_cast<double>(rows.at(row, static_cast<std::size_t>(unit)));
        means.push_back(static_cast<float>(sum / static_cast<double>(rows.rows)));
    }
    return means;
}

} // namespace seq2seq

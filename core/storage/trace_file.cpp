// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/trace_file.h"

#include "core/model/trace_tensors.h"
#include "core/storage/safetensors.h"

#include <nlohmann/json.hpp>

namespace seq2seq {

namespace {

using Json = nlohmann::ordered_json;

Json rows(const Matrix &matrix)
{
    Json table = Json::array();
    for (std::size_t r = 0; r < matrix.rows; ++r)
        table.push_back(matrix.row(r));
    return table;
}

Json layers(const std::vector<LayerTrace> &traces)
{
    Json list = Json::array();
    for (const LayerTrace &layer : traces) {
        Json gates = Json::object();
        for (const GateTrace &gate : layer.gates)
            gates[gate.name] = rows(gate.values);
        list.push_back({{"gates", std::move(gates)}, {"cell", rows(layer.cell)},
            {"hidden", rows(layer.hidden)}});
    }
    return list;
}

Json topWords(const Trace &trace)
{
    Json steps = Json::array();
    for (const std::vector<WordProbability> &words : trace.topWords) {
        Json list = Json::array();
        for (const WordProbability &word : words)
            list.push_back(
                {{"id", word.id}, {"word", word.word}, {"probability", word.probability}});
        steps.push_back(std::move(list));
    }
    return steps;
}

Json descriptions(const Trace &trace)
{
    Json list = Json::array();
    for (const TraceTensor &tensor : tensorsOf(trace))
        list.push_back({{"name", tensor.name}, {"part", tensor.part}, {"symbol", tensor.symbol},
            {"equation", tensor.equation}, {"shape", {tensor.values->rows, tensor.values->columns}},
            {"rows", name(tensor.rows)}, {"layer", tensor.tensor.layer},
            {"is_reverse", tensor.isReverse()}});
    return list;
}

/// Words come from files; whatever is no UTF-8 in them is replaced.
std::string textOf(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

std::string traceJson(const Trace &trace)
{
    return textOf({
        {"source", trace.source},
        {"target", trace.target},
        {"is_forced", trace.isForced},
        {"source_is_reversed", trace.config.reverseSource},
        {"source_tokens", trace.sourceTokens},
        {"source_ids", trace.sourceIds},
        {"target_tokens", trace.targetTokens},
        {"target_ids", trace.targetIds},
        {"attention", rows(trace.attention)},
        {"log_probabilities", trace.logProbabilities},
        {"encoder_states", rows(trace.encoderStates)},
        {"decoder_states",
            trace.decoder.empty() ? Json::array() : rows(trace.decoder.back().hidden)},
        {"source_embeddings", rows(trace.sourceEmbeddings)},
        {"convolved_embeddings", rows(trace.convolvedEmbeddings)},
        {"encoder_forward", layers(trace.forward)},
        {"encoder_backward", layers(trace.backward)},
        {"start_hidden", rows(trace.startHidden)},
        {"start_cell", rows(trace.startCell)},
        {"decoder_input", rows(trace.decoderInput)},
        {"decoder_embedding_size", trace.decoderEmbeddingSize},
        {"decoder", layers(trace.decoder)},
        {"scores", rows(trace.scores)},
        {"context", rows(trace.context)},
        {"output", rows(trace.output)},
        {"entropies", trace.entropies},
        {"ranks", trace.ranks},
        {"top_words", topWords(trace)},
        {"tensors", descriptions(trace)},
    });
}

std::string traceSafetensors(const Trace &trace)
{
    StateDict tensors;
    for (const TraceTensor &tensor : tensorsOf(trace))
        tensors.push_back({tensor.name,
            {static_cast<std::int64_t>(tensor.values->rows),
                static_cast<std::int64_t>(tensor.values->columns)},
            tensor.values->values});
    return writeSafetensors(tensors,
        {{"source", textOf(trace.sourceTokens)}, {"target", textOf(trace.targetTokens)},
            {"tensors", textOf(descriptions(trace))}});
}

} // namespace seq2seq

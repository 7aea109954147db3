// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq inspect: every number of one translation as JSON, or its attention as text.
#include "app/cli/attention_text.h"
#include "app/cli/engine_commands.h"
#include "app/cli/engine_commands/opened_model.h"
#include "app/cli/unknown_words.h"

#include <optional>

namespace seq2seq::cli {

namespace {

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

Json toJson(const Trace &trace)
{
    return {
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
    };
}

} // namespace

void inspect(const InspectArguments &arguments, Console &console)
{
    const OpenedModel model = openModel(arguments.model, console);
    const auto &[translator, options] = model;
    requireSentence(arguments.source, model);
    const Trace trace = translator.trace(
        arguments.source, arguments.target, options, static_cast<std::size_t>(arguments.topWords));
    sayUnknownWords(unknownWords(trace.sourceIds), translator.source().code, console);
    if (arguments.isJson) {
        console.printJson(toJson(trace));
        return;
    }
    console.printLine(trace.source);
    console.printLine(trace.target);
    console.printLine("");
    for (const std::string &line : attentionText(trace, console.width()))
        console.printLine(line);
}

} // namespace seq2seq::cli

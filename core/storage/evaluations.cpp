// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/evaluations_p.h"

#include "core/stop.h"
#include "core/storage/damage_p.h"
#include "core/storage/json_p.h"

#include <algorithm>
#include <charconv>

namespace seq2seq {

namespace {

using nlohmann::json;

json toJson(const Evaluation &evaluation)
{
    json samples = json::array();
    for (const SampleTranslation &sample : evaluation.samples)
        samples.push_back({
            {"source", sample.source},
            {"reference", sample.reference},
            {"translation", sample.translation},
            {"bleu", jsonNumber(sample.bleu)},
        });
    return {
        {"step", evaluation.step},
        {"epoch", jsonNumber(evaluation.epoch)},
        {"seconds", jsonNumber(evaluation.seconds)},
        {"trainLoss", jsonNumber(evaluation.trainLoss)},
        {"devLoss", jsonNumber(evaluation.devLoss)},
        {"devPerplexity", jsonNumber(evaluation.devPerplexity)},
        {"devTokenAccuracy", jsonNumber(evaluation.devTokenAccuracy)},
        {"devBleu", jsonNumber(evaluation.devBleu)},
        {"devChrf", jsonNumber(evaluation.devChrf)},
        {"learningRate", jsonNumber(evaluation.learningRate)},
        {"gradientNorm", jsonNumber(evaluation.gradientNorm)},
        {"wordsPerSecond", jsonNumber(evaluation.wordsPerSecond)},
        {"saturatedGates", jsonNumber(evaluation.saturatedGates)},
        {"isBest", evaluation.isBest},
        {"samples", std::move(samples)},
        {"probeSource", evaluation.probe.sourceTokens},
        {"probeTarget", evaluation.probe.targetTokens},
        {"probeTranslation", evaluation.probe.translation},
    };
}

std::vector<std::string> tokensFrom(const JsonFields &fields, const char *name)
{
    std::vector<std::string> tokens;
    for (const json &token : fields.array(name)) {
        if (!token.is_string())
            fields.fail(name, message("core", "is not a list of words"));
        tokens.push_back(token.get<std::string>());
    }
    return tokens;
}

Evaluation evaluationFrom(const JsonFields &fields)
{
    Evaluation evaluation;
    evaluation.step = fields.count("step");
    evaluation.epoch = fields.number("epoch");
    evaluation.seconds = fields.number("seconds");
    evaluation.trainLoss = fields.number("trainLoss");
    evaluation.devLoss = fields.number("devLoss");
    evaluation.devPerplexity = fields.number("devPerplexity");
    evaluation.devTokenAccuracy = fields.number("devTokenAccuracy");
    evaluation.devBleu = fields.number("devBleu");
    evaluation.devChrf = fields.number("devChrf");
    evaluation.learningRate = fields.number("learningRate");
    evaluation.gradientNorm = fields.number("gradientNorm");
    evaluation.wordsPerSecond = fields.number("wordsPerSecond");
    evaluation.saturatedGates = fields.number("saturatedGates");
    evaluation.isBest = fields.flag("isBest");
    for (const json &value : fields.array("samples")) {
        const JsonFields sample(value, fields.origin(), "samples.");
        evaluation.samples.push_back({sample.text("source"), sample.text("reference"),
            sample.text("translation"), sample.number("bleu")});
    }
    evaluation.probe.sourceTokens = tokensFrom(fields, "probeSource");
    evaluation.probe.targetTokens = tokensFrom(fields, "probeTarget");
    if (fields.has("probeTranslation")) // older files have none
        evaluation.probe.translation = fields.text("probeTranslation");
    return evaluation;
}

} // namespace

std::string evaluationsText(const std::vector<Evaluation> &evaluations)
{
    json list = json::array();
    for (const Evaluation &evaluation : evaluations)
        list.push_back(toJson(evaluation));
    return jsonText(list);
}

StateDict probeMatrices(const std::vector<Evaluation> &evaluations)
{
    StateDict matrices;
    for (std::size_t i = 0; i < evaluations.size(); ++i) {
        const Matrix &attention = evaluations[i].probe.attention;
        if (attention.rows == 0 && attention.columns == 0)
            continue;
        matrices.push_back({std::to_string(i),
            {static_cast<std::int64_t>(attention.rows),
                static_cast<std::int64_t>(attention.columns)},
            attention.values});
    }
    return matrices;
}

std::vector<Evaluation> evaluationsFrom(
    std::string_view text, const std::string &origin, const std::stop_token &stop)
{
    const json list = parseJson(text, origin, stop);
    if (!list.is_array())
        throwDamaged(origin, message("core", "it is not a list"));
    std::vector<Evaluation> evaluations;
    for (const json &value : list) {
        throwIfStopped(stop);
        evaluations.push_back(evaluationFrom(
            {value, origin, "evaluation " + std::to_string(evaluations.size() + 1) + "."}));
    }
    return evaluations;
}

void restoreProbeMatrices(
    StateDict matrices, const std::string &origin, std::vector<Evaluation> &evaluations)
{
    for (NamedTensor &matrix : matrices) {
        std::size_t index = evaluations.size();
        const char *end = matrix.name.data() + matrix.name.size();
        const auto parsed = std::from_chars(matrix.name.data(), end, index);
        if (parsed.ec != std::errc() || parsed.ptr != end || index >= evaluations.size())
            throwDamaged(origin, message("core", "there is no evaluation \"%1\"").arg(matrix.name));
        ProbeAttention &probe = evaluations[index].probe;
        const bool fits = matrix.shape.size() == 2
            && matrix.shape[0] == static_cast<std::int64_t>(probe.targetTokens.size())
            && matrix.shape[1] == static_cast<std::int64_t>(probe.sourceTokens.size());
        if (!fits)
            throwDamaged(origin,
                message("core", "the attention of evaluation \"%1\" does not fit its words")
                    .arg(matrix.name));
        probe.attention.rows = probe.targetTokens.size();
        probe.attention.columns = probe.sourceTokens.size();
        probe.attention.values = std::move(matrix.values);
    }
}

} // namespace seq2seq

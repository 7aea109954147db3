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

json toJson(const SampleTranslation &sample)
{
    json value{
        {"source", sample.source},
        {"reference", sample.reference},
        {"translation", sample.translation},
        {"bleu", jsonNumber(sample.bleu)},
    };
    if (sample.suspicion)
        value["suspicion"] = {
            {"coverage", jsonNumber(sample.suspicion->coverage)},
            {"entropy", jsonNumber(sample.suspicion->entropy)},
            {"length", jsonNumber(sample.suspicion->length)},
        };
    return value;
}

json toJson(const ProbeAttention &probe)
{
    return {
        {"source", probe.source},
        {"reference", probe.reference},
        {"sourceTokens", probe.sourceTokens},
        {"targetTokens", probe.targetTokens},
        {"translation", probe.translation},
    };
}

json toJson(const Evaluation &evaluation)
{
    json samples = json::array();
    for (const SampleTranslation &sample : evaluation.samples)
        samples.push_back(toJson(sample));
    json pinned = json::array();
    for (const ProbeAttention &probe : evaluation.pinned)
        pinned.push_back(toJson(probe));
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
        {"probeSentence", evaluation.probe.source},
        {"probeReference", evaluation.probe.reference},
        {"pinned", std::move(pinned)},
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

SampleTranslation sampleFrom(const JsonFields &fields)
{
    SampleTranslation sample{fields.text("source"), fields.text("reference"),
        fields.text("translation"), fields.number("bleu")};
    if (fields.has("suspicion")) {
        const JsonFields suspicion = fields.object("suspicion");
        sample.suspicion = {
            suspicion.number("coverage"), suspicion.number("entropy"), suspicion.number("length")};
    }
    return sample;
}

ProbeAttention probeFrom(const JsonFields &fields)
{
    ProbeAttention probe;
    probe.source = fields.text("source");
    probe.reference = fields.text("reference");
    probe.sourceTokens = tokensFrom(fields, "sourceTokens");
    probe.targetTokens = tokensFrom(fields, "targetTokens");
    probe.translation = fields.text("translation");
    return probe;
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
    for (const json &value : fields.array("samples"))
        evaluation.samples.push_back(sampleFrom({value, fields.origin(), "samples."}));
    evaluation.probe.sourceTokens = tokensFrom(fields, "probeSource");
    evaluation.probe.targetTokens = tokensFrom(fields, "probeTarget");
    if (fields.has("probeTranslation")) // older files have none
        evaluation.probe.translation = fields.text("probeTranslation");
    if (fields.has("pinned")) { // the same
        evaluation.probe.source = fields.text("probeSentence");
        evaluation.probe.reference = fields.text("probeReference");
        for (const json &value : fields.array("pinned"))
            evaluation.pinned.push_back(probeFrom({value, fields.origin(), "pinned."}));
    }
    return evaluation;
}

/// What "3" or "3.1" names: the probe of an evaluation, or one of its pinned sentences.
ProbeAttention *probeNamed(std::string_view name, std::vector<Evaluation> &evaluations)
{
    const auto numberIn = [](std::string_view digits) -> std::optional<std::size_t> {
        std::size_t number = 0;
        const char *end = digits.data() + digits.size();
        const auto parsed = std::from_chars(digits.data(), end, number);
        return parsed.ec == std::errc() && parsed.ptr == end ? std::optional(number) : std::nullopt;
    };
    const std::size_t dot = name.find('.');
    const std::optional<std::size_t> place = numberIn(name.substr(0, dot));
    if (!place || *place >= evaluations.size())
        return nullptr;
    Evaluation &evaluation = evaluations[*place];
    if (dot == std::string_view::npos)
        return &evaluation.probe;
    const std::optional<std::size_t> pin = numberIn(name.substr(dot + 1));
    return pin && *pin < evaluation.pinned.size() ? &evaluation.pinned[*pin] : nullptr;
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
    const auto add = [&](std::string name, const Matrix &attention) {
        if (attention.rows > 0 || attention.columns > 0)
            matrices.push_back({std::move(name),
                {static_cast<std::int64_t>(attention.rows),
                    static_cast<std::int64_t>(attention.columns)},
                attention.values});
    };
    for (std::size_t i = 0; i < evaluations.size(); ++i) {
        const std::string place = std::to_string(i);
        add(place, evaluations[i].probe.attention);
        const std::vector<ProbeAttention> &pinned = evaluations[i].pinned;
        for (std::size_t k = 0; k < pinned.size(); ++k)
            add(place + "." + std::to_string(k), pinned[k].attention);
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
        ProbeAttention *probe = probeNamed(matrix.name, evaluations);
        if (probe == nullptr)
            throwDamaged(origin, message("core", "there is no evaluation \"%1\"").arg(matrix.name));
        const bool fits = matrix.shape.size() == 2
            && matrix.shape[0] == static_cast<std::int64_t>(probe->targetTokens.size())
            && matrix.shape[1] == static_cast<std::int64_t>(probe->sourceTokens.size());
        if (!fits)
            throwDamaged(origin,
                message("core", "the attention of evaluation \"%1\" does not fit its words")
                    .arg(matrix.name));
        probe->attention.rows = probe->targetTokens.size();
        probe->attention.columns = probe->sourceTokens.size();
        probe->attention.values = std::move(matrix.values);
    }
}

} // namespace seq2seq

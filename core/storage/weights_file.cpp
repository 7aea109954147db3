// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/weights_file.h"

#include "core/model/weight_shapes.h"
#include "core/storage/atomic_file.h"
#include "core/storage/damage_p.h"
#include "core/storage/safetensors.h"
#include "core/storage/settings_json_p.h"

#include <charconv>

namespace seq2seq {

namespace {

using Metadata = std::map<std::string, std::string>;

/// A setting of the model under its name in the metadata, which resources/python knows too.
struct Setting {
    const char *name;
    std::string (*text)(const ModelConfig &);
    void (*set)(ModelConfig &, const std::string &);
};

template <bool ModelConfig::*Field> constexpr Setting flag(const char *name)
{
    return {name,
        [](const ModelConfig &config) { return std::string(config.*Field ? "true" : "false"); },
        [](ModelConfig &config, const std::string &text) { config.*Field = text == "true"; }};
}

template <int ModelConfig::*Field> constexpr Setting number(const char *name)
{
    return {name, [](const ModelConfig &config) { return std::to_string(config.*Field); },
        [](ModelConfig &config, const std::string &text) {
            const auto [end, error]
                = std::from_chars(text.data(), text.data() + text.size(), config.*Field);
            if (error != std::errc() || end != text.data() + text.size())
                throw Error(ErrorCode::BadConfiguration,
                    message("core", "\"%1\" is not a whole number").arg(text));
        }};
}

template <auto Field, auto Parse> constexpr Setting kind(const char *settingName)
{
    return {settingName, [](const ModelConfig &config) { return std::string(name(config.*Field)); },
        [](ModelConfig &config, const std::string &text) { config.*Field = Parse(text); }};
}

constexpr Setting kSettings[] = {
    kind<&ModelConfig::cell, &cellKind>("cell"),
    kind<&ModelConfig::attention, static_cast<AttentionKind (*)(std::string_view)>(&attentionKind)>(
        "attention"),
    number<&ModelConfig::embeddingSize>("embedding"),
    number<&ModelConfig::hiddenSize>("hidden"),
    number<&ModelConfig::layers>("layers"),
    flag<&ModelConfig::bidirectional>("bidirectional"),
    flag<&ModelConfig::halfDirections>("half_directions"),
    flag<&ModelConfig::reverseSource>("reverse_source"),
    flag<&ModelConfig::inputFeeding>("input_feeding"),
    flag<&ModelConfig::oneHot>("one_hot"),
    number<&ModelConfig::sourceVocabulary>("source_vocabulary"),
    number<&ModelConfig::targetVocabulary>("target_vocabulary"),
    flag<&ModelConfig::convolution>("convolution"),
    kind<&ModelConfig::start, &startKind>("start"),
    flag<&ModelConfig::tiedEmbeddings>("tied_embeddings"),
    number<&ModelConfig::window>("window"),
    number<&ModelConfig::positions>("positions"),
};

constexpr const char *kDescribed = "cell"; ///< no description is without it

std::string textKey(const std::string &side)
{
    return side + "_text";
}

nlohmann::json textJson(const Language &language)
{
    return {{"language", language.code}, {"tokenizer", toJson(language.tokenizer->options())}};
}

Metadata describeRun(const Experiment &experiment)
{
    Metadata metadata{{"format", "pt"}, {"name", experiment.name}, {"preset", experiment.preset}};
    for (const Setting &setting : kSettings)
        metadata[setting.name] = setting.text(experiment.model);
    metadata[textKey("source")] = jsonText(textJson(experiment.source));
    metadata[textKey("target")] = jsonText(textJson(experiment.target));
    return metadata;
}

} // namespace

const StateDict &weightsToShare(const Experiment &experiment)
{
    return experiment.bestWeights.empty() ? experiment.weights : experiment.bestWeights;
}

std::string weightsFileOf(const Experiment &experiment)
{
    return writeSafetensors(weightsToShare(experiment), describeRun(experiment));
}

WeightsFile readWeightsFile(const std::string &path, const std::stop_token &stop)
{
    const std::string bytes = readWholeFile(path);
    WeightsFile file;
    file.weights = readSafetensors(bytes, path, stop, &file.metadata);
    return file;
}

bool isDescribed(const WeightsFile &file)
{
    return file.metadata.contains(kDescribed);
}

ModelConfig modelOf(const WeightsFile &file, const std::string &origin)
{
    if (!isDescribed(file))
        return modelWithShapesOf(file.weights);
    ModelConfig config;
    for (const Setting &setting : kSettings) {
        const auto found = file.metadata.find(setting.name);
        if (found != file.metadata.end())
            damagedUnlessValid(
                origin + ", " + setting.name, [&] { setting.set(config, found->second); });
    }
    return config;
}

TextDescription textOf(const WeightsFile &file, const std::string &side, const std::string &origin)
{
    TextDescription text;
    const auto found = file.metadata.find(textKey(side));
    if (found == file.metadata.end())
        return text;
    const std::string where = origin + ", " + textKey(side);
    const nlohmann::json json = parseJson(found->second, where);
    const JsonFields fields(json, where);
    text.language = fields.text("language");
    text.tokenizer = tokenizerOptionsFrom(fields.object("tokenizer"));
    text.tokenizer.foldWidth = fields.object("tokenizer").flag("foldWidth");
    return text;
}

} // namespace seq2seq

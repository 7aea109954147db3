// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/settings_json_p.h"

#include "core/corpus/builtin.h"
#include "core/corpus/text_encoding.h"
#include "core/storage/damage_p.h"

#include <array>
#include <cmath>

namespace seq2seq {

namespace {

using nlohmann::json;

template <typename Kind, std::size_t N> using Names = std::array<std::pair<Kind, const char *>, N>;

constexpr Names<OptimizerKind, 2> kOptimizers{
    {{OptimizerKind::Adam, "adam"}, {OptimizerKind::Sgd, "sgd"}}};
constexpr Names<Normalization, 2> kNormalizations{
    {{Normalization::Nfc, "nfc"}, {Normalization::Nfkc, "nfkc"}}};
constexpr Names<CorpusOrigin::Kind, 4> kOrigins{{
    {CorpusOrigin::Kind::None, "none"},
    {CorpusOrigin::Kind::Builtin, "builtin"},
    {CorpusOrigin::Kind::Tsv, "tsv"},
    {CorpusOrigin::Kind::Aligned, "aligned"},
}};

template <typename Kind, std::size_t N> std::string nameIn(const Names<Kind, N> &names, Kind kind)
{
    for (const auto &[candidate, text] : names)
        if (candidate == kind)
            return text;
    throw Error(ErrorCode::Internal, message("core", "A kind has no name"));
}

template <typename Kind, std::size_t N>
Kind kindIn(const Names<Kind, N> &names, const JsonFields &fields, const char *field)
{
    const std::string text = fields.text(field);
    for (const auto &[candidate, name] : names)
        if (text == name)
            return candidate;
    fields.fail(field, message("core", "has the unknown value \"%1\"").arg(text));
}

/// Older files lack it: to be found out.
std::string encodingFrom(const JsonFields &fields, const char *name)
{
    const std::string encoding = fields.has(name) ? fields.text(name) : std::string();
    const std::optional<std::string> known = encodingNamed(encoding);
    if (!encoding.empty() && !known)
        fields.fail(name, message("core", "is no encoding that is read"));
    return known.value_or(std::string());
}

} // namespace

json toJson(const ModelConfig &config)
{
    return {
        {"cell", name(config.cell)},
        {"attention", name(config.attention)},
        {"embeddingSize", config.embeddingSize},
        {"hiddenSize", config.hiddenSize},
        {"layers", config.layers},
        {"bidirectional", config.bidirectional},
        {"halfDirections", config.halfDirections},
        {"reverseSource", config.reverseSource},
        {"inputFeeding", config.inputFeeding},
        {"oneHot", config.oneHot},
        {"convolution", config.convolution},
        {"start", name(config.start)},
        {"tiedEmbeddings", config.tiedEmbeddings},
        {"window", config.window},
        {"positions", config.positions},
        {"attentionMask", config.attentionMask},
        {"lossMask", config.lossMask},
        {"dropout", jsonNumber(config.dropout)},
        {"sourceVocabulary", config.sourceVocabulary},
        {"targetVocabulary", config.targetVocabulary},
    };
}

ModelConfig modelConfigFrom(const JsonFields &fields)
{
    ModelConfig config;
    damagedUnlessValid(fields.origin(), [&] {
        config.cell = cellKind(fields.text("cell"));
        config.attention = attentionKind(fields.text("attention"));
        config.embeddingSize = fields.smallInteger("embeddingSize");
        config.hiddenSize = fields.smallInteger("hiddenSize");
        config.layers = fields.smallInteger("layers");
        config.bidirectional = fields.flag("bidirectional");
        config.reverseSource = fields.flag("reverseSource");
        config.inputFeeding = fields.flag("inputFeeding");
        config.oneHot = fields.flag("oneHot");
        if (fields.has("convolution")) // files of version 0.1 lack it
            config.convolution = fields.flag("convolution");
        if (fields.has("halfDirections")) // files of version 0.1 lack it
            config.halfDirections = fields.flag("halfDirections");
        else if (config.attention == AttentionKind::Dot && !config.hasOneStateSize())
            config.attention = AttentionKind::General; // its dot had this matrix between the states
        if (fields.has("start")) { // earlier files lack these six
            config.start = startKind(fields.text("start"));
            config.tiedEmbeddings = fields.flag("tiedEmbeddings");
            config.window = fields.smallInteger("window");
            config.positions = fields.smallInteger("positions");
            config.attentionMask = fields.flag("attentionMask");
            config.lossMask = fields.flag("lossMask");
        }
        config.dropout = fields.number("dropout");
        config.sourceVocabulary = fields.smallInteger("sourceVocabulary");
        config.targetVocabulary = fields.smallInteger("targetVocabulary");
        config.validate();
    });
    return config;
}

json toJson(const TrainingConfig &config)
{
    return {
        {"optimizer", nameIn(kOptimizers, config.optimizer)},
        {"learningRate", jsonNumber(config.learningRate)},
        {"clipNorm", jsonNumber(config.clipNorm)},
        {"batchSize", config.batchSize},
        {"maxLength", config.maxLength},
        {"labelSmoothing", jsonNumber(config.labelSmoothing)},
        {"teacherForcing", jsonNumber(config.teacherForcing)},
        {"teacherForcingDecay", jsonNumber(config.teacherForcingDecay)},
        {"initialization", name(config.initialization)},
        {"attentionRate", jsonNumber(config.attentionRate)},
        {"frozen", name(config.frozen)},
        {"seed", config.seed},
        {"threads", config.threads},
        {"engine", name(config.engine)},
        {"device", config.device},
        {"evaluateEvery", config.evaluateEvery},
        {"patience", config.patience},
        {"decay", jsonNumber(config.decay)},
        {"maxTrials", config.maxTrials},
        {"devBleuSentences", config.devBleuSentences},
        {"keptMegabytes", config.keptMegabytes},
        {"maxEpochs", config.maxEpochs},
        {"maxSteps", config.maxSteps},
        {"maxMinutes", jsonNumber(config.maxMinutes)},
        {"targetBleu", jsonNumber(config.targetBleu)},
    };
}

TrainingConfig trainingConfigFrom(const JsonFields &fields)
{
    TrainingConfig config;
    config.optimizer = kindIn(kOptimizers, fields, "optimizer");
    config.learningRate = fields.number("learningRate");
    config.clipNorm = fields.number("clipNorm");
    config.batchSize = fields.smallInteger("batchSize");
    config.maxLength = fields.smallInteger("maxLength");
    config.labelSmoothing = fields.number("labelSmoothing");
    config.teacherForcing = fields.number("teacherForcing");
    config.teacherForcingDecay = fields.number("teacherForcingDecay");
    if (fields.has("initialization")) // files of version 0.1 lack it
        damagedUnlessValid(fields.origin(),
            [&] { config.initialization = initialization(fields.text("initialization")); });
    config.attentionRate = fields.has("attentionRate") ? fields.number("attentionRate") : 1;
    if (fields.has("frozen")) // earlier files lack it
        damagedUnlessValid(
            fields.origin(), [&] { config.frozen = frozenPart(fields.text("frozen")); });
    config.seed = fields.bits("seed");
    config.threads = fields.smallInteger("threads");
    if (fields.has("engine")) // earlier files lack both
        damagedUnlessValid(
            fields.origin(), [&] { config.engine = engineKind(fields.text("engine")); });
    if (fields.has("device"))
        config.device = fields.text("device");
    config.evaluateEvery = fields.smallInteger("evaluateEvery");
    config.patience = fields.smallInteger("patience");
    config.decay = fields.number("decay");
    config.maxTrials = fields.smallInteger("maxTrials");
    config.devBleuSentences = fields.smallInteger("devBleuSentences");
    if (fields.has("keptMegabytes")) // earlier files lack it
        config.keptMegabytes = fields.smallInteger("keptMegabytes");
    config.maxEpochs = fields.smallInteger("maxEpochs");
    config.maxSteps = fields.count("maxSteps");
    config.maxMinutes = fields.number("maxMinutes");
    config.targetBleu = fields.number("targetBleu");
    damagedUnlessValid(fields.origin(), [&] { config.validate(); });
    return config;
}

json toJson(const TrainerState &state)
{
    return {
        {"step", state.step},
        {"epoch", state.epoch},
        {"batchInEpoch", state.batchInEpoch},
        {"seconds", jsonNumber(state.seconds)},
        {"learningRate", jsonNumber(state.learningRate)},
        {"bestPerplexity", jsonNumber(state.bestPerplexity)},
        {"bestStep", state.bestStep},
        {"badEvaluations", state.badEvaluations},
        {"trials", state.trials},
        {"optimizerSteps", state.optimizerSteps},
        {"bestOptimizerSteps", state.bestOptimizerSteps},
        {"lossSum", jsonNumber(state.lossSum)},
        {"lossTokens", state.lossTokens},
        {"gradientNormSum", jsonNumber(state.gradientNormSum)},
        {"updatesSinceEvaluation", state.updatesSinceEvaluation},
        {"secondsSinceEvaluation", jsonNumber(state.secondsSinceEvaluation)},
        {"wordsSinceEvaluation", state.wordsSinceEvaluation},
        {"engine", name(state.engine)},
        {"device", state.device},
    };
}

TrainerState trainerStateFrom(const JsonFields &fields)
{
    const auto smallCount = [&](const char *field) {
        return static_cast<int>(fields.integer(field, 0, std::numeric_limits<int>::max()));
    };
    const auto amount = [&](const char *field) {
        const double value = fields.number(field);
        if (!std::isfinite(value) || value < 0)
            fields.fail(field, message("core", "is not a number of at least 0"));
        return value;
    };
    TrainerState state;
    state.step = fields.count("step");
    state.epoch = fields.count("epoch");
    state.batchInEpoch = fields.count("batchInEpoch");
    state.seconds = amount("seconds");
    state.learningRate = amount("learningRate");
    state.bestPerplexity = fields.number("bestPerplexity");
    state.bestStep = fields.count("bestStep");
    state.badEvaluations = smallCount("badEvaluations");
    state.trials = smallCount("trials");
    state.optimizerSteps = fields.count("optimizerSteps");
    state.bestOptimizerSteps = fields.count("bestOptimizerSteps");
    state.lossSum = fields.number("lossSum");
    state.lossTokens = fields.count("lossTokens");
    state.gradientNormSum = fields.number("gradientNormSum");
    state.updatesSinceEvaluation = fields.count("updatesSinceEvaluation");
    state.secondsSinceEvaluation = amount("secondsSinceEvaluation");
    state.wordsSinceEvaluation = fields.count("wordsSinceEvaluation");
    if (fields.has("engine")) // earlier files lack both
        damagedUnlessValid(
            fields.origin(), [&] { state.engine = engineKind(fields.text("engine")); });
    if (fields.has("device"))
        state.device = fields.text("device");
    if (!isDeviceName(state.device))
        fields.fail("device", message("core", "has the unknown value \"%1\"").arg(state.device));
    return state;
}

json toJson(const TokenizerOptions &options)
{
    return {
        {"kind", name(options.kind)},
        {"normalization", nameIn(kNormalizations, options.normalization)},
        {"lowercase", options.lowercase},
        {"foldWidth", options.foldWidth},
        {"subwordVocabulary", options.subwordVocabulary},
    };
}

TokenizerOptions tokenizerOptionsFrom(const JsonFields &fields)
{
    TokenizerOptions options;
    damagedUnlessValid(fields.origin(), [&] { options.kind = tokenizerKind(fields.text("kind")); });
    options.normalization = kindIn(kNormalizations, fields, "normalization");
    options.lowercase = fields.flag("lowercase");
    options.subwordVocabulary = fields.smallInteger("subwordVocabulary");
    return options;
}

/// Names alone: a path would tell of the author's machine, and none would be read from a file.
json toJson(const CorpusOrigin &origin)
{
    return {
        {"kind", nameIn(kOrigins, origin.kind)},
        {"name", origin.name},
        {"sourceFile", plainFileName(origin.sourceFile)},
        {"targetFile", plainFileName(origin.targetFile)},
        {"sourceColumn", origin.sourceColumn},
        {"targetColumn", origin.targetColumn},
        {"sourceEncoding", origin.sourceEncoding},
        {"targetEncoding", origin.targetEncoding},
        {"count", origin.count},
        {"seed", origin.seed},
    };
}

CorpusOrigin corpusOriginFrom(const JsonFields &fields)
{
    constexpr int kMostColumns = 1'000'000;
    CorpusOrigin origin;
    origin.kind = kindIn(kOrigins, fields, "kind");
    origin.name = fields.text("name");
    origin.sourceFile = plainFileName(fields.text("sourceFile")); // older files have paths
    origin.targetFile = plainFileName(fields.text("targetFile"));
    origin.sourceColumn = static_cast<int>(fields.integer("sourceColumn", 1, kMostColumns));
    origin.targetColumn = static_cast<int>(fields.integer("targetColumn", 1, kMostColumns));
    origin.sourceEncoding = encodingFrom(fields, "sourceEncoding");
    origin.targetEncoding = encodingFrom(fields, "targetEncoding");
    origin.count = static_cast<std::size_t>(fields.integer("count", 0, kMostBuiltinPairs));
    origin.seed = fields.bits("seed");
    return origin;
}

} // namespace seq2seq

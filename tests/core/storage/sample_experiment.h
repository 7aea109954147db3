// SPDX-License-Identifier: GPL-3.0-or-later
// A small experiment with something in every field, and zip archives taken apart and put together,
// for the storage tests.
#pragma once

#include "core/storage/experiment.h"

#include <zip.h>

#include <filesystem>
#include <limits>
#include <map>
#include <numbers>
#include <stdexcept>

namespace seq2seq::test {

using Entries = std::map<std::string, std::string>;

inline Language sampleLanguage(const std::string &code, std::vector<std::string> words)
{
    Language language;
    language.code = code;
    TokenizerOptions options;
    options.normalization = Normalization::Nfkc;
    options.lowercase = true;
    options.foldWidth = code == "zh";
    language.tokenizer = restoreTokenizer(options, {});
    std::vector<std::int64_t> counts;
    for (std::size_t i = 0; i < words.size(); ++i)
        counts.push_back(static_cast<std::int64_t>(1000 - i));
    language.vocabulary = Vocabulary::restore(std::move(words), std::move(counts), 17);
    return language;
}

inline std::int64_t parameterCount(const ModelConfig &config)
{
    std::int64_t count = 0;
    for (const ParameterCount &part : countParameters(config))
        count += part.parameters;
    return count;
}

/// Tensors that together hold `count` numbers; `seed` makes them differ.
inline StateDict sampleTensors(const std::string &prefix, std::int64_t count, float seed)
{
    StateDict tensors{{prefix + "z.weight", {2, 3}, std::vector<float>(6)},
        {prefix + "a.weight", {count - 6},
            std::vector<float>(static_cast<std::size_t>(count - 6))}};
    for (NamedTensor &tensor : tensors)
        for (float &value : tensor.values)
            value = seed = seed * 1.37F - static_cast<float>(static_cast<int>(seed * 1.37F));
    return tensors;
}

inline Insight sampleInsight()
{
    Insight insight;
    insight.attentionEntropy = 1.0 / 3;
    insight.sourceGain = -0.1;
    insight.unknownSource = 0.1 + 0.2;
    insight.unknownTarget = 1e-9;
    const std::vector<float> numbers{-1.5F, 0.1F, 0.2F, 1.0F / 3};
    insight.weights = {{"decoder.weight_ih", 0.7, histogramOf(numbers), {}},
        {"encoder.\"odd\"", std::numeric_limits<double>::infinity(), histogramOf(numbers),
            histogramOfNonZero(std::vector<float>{0, 1e-20F})}};
    return insight;
}

inline Evaluation sampleEvaluation(std::int64_t step)
{
    Evaluation evaluation;
    evaluation.step = step;
    evaluation.epoch = 1.0 / 3;
    evaluation.seconds = 12.1;
    evaluation.trainLoss = std::numbers::pi;
    evaluation.devLoss = 1e-300;
    evaluation.devPerplexity = std::numeric_limits<double>::infinity();
    evaluation.devTokenAccuracy = 0.1;
    evaluation.devBleu = 100.00000000000004;
    evaluation.devChrf = 65.24144274491825;
    evaluation.learningRate = 0.0005;
    evaluation.gradientNorm = 4.9e-324;
    evaluation.wordsPerSecond = 12345.6789;
    evaluation.saturatedGates = 0.25;
    evaluation.isBest = step % 2 == 0;
    if (step % 2 == 0) // older files have none
        evaluation.inside = sampleInsight();
    evaluation.samples
        = {{"我\t是\n中国人", "I am \"Chinese\" \\ .", "", 12.5}, {"b", "c", "d", 0.1 + 0.2}};
    evaluation.probe.sourceTokens = {"我", "是", "</s>"};
    evaluation.probe.targetTokens = {"I", "</s>"};
    evaluation.probe.attention = Matrix(2, 3);
    evaluation.probe.attention.values = {0.1F, 0.2F, 0.7F, 1e-38F, 0.0F, 1.0F / 3};
    evaluation.probe.translation = "I \"am\" 中国";
    evaluation.probe.source = "我 是";
    evaluation.probe.reference = "I am";
    evaluation.samples[1].suspicion = {0.1, 1e-300, std::numeric_limits<double>::infinity()};
    evaluation.pinned = {{{"好", "</s>"}, {"good", "</s>"}, Matrix(2, 2), "well", "好", "good"},
        {{"b"}, {"c"}, {}, "", "b", "c"}};
    evaluation.pinned[0].attention.values = {0.25F, 0.75F, 1.0F / 7, 0.0F};
    return evaluation;
}

inline Corpus sampleCorpus(const std::string &name)
{
    Corpus corpus;
    corpus.origin.kind = CorpusOrigin::Kind::Tsv;
    corpus.origin.name = name;
    corpus.origin.sourceFile = "/nowhere/" + name;
    corpus.origin.sourceColumn = 2;
    corpus.origin.targetColumn = 1;
    corpus.origin.sourceEncoding = "GB18030";
    corpus.origin.targetEncoding = "Big5";
    corpus.sourceLanguage = "zh";
    corpus.targetLanguage = "en";
    corpus.pairs = {{"我 是\t中国人", "I am Chinese ."}, {"你\\n好", "Hello\n\r!"}, {"好", "good"}};
    corpus.alignments = {{{0, 0}, {2, 2, false}}, {}, {{0, 0}}};
    return corpus;
}

/// Every field has a value that differs from its default.
inline Experiment sampleExperiment()
{
    Experiment experiment;
    experiment.name = "Montag, 3. Stunde";
    experiment.preset = "cs224n";
    experiment.model = {CellKind::Gru, AttentionKind::Additive, 5, 7, 2, false, false, true, false,
        false, 0.1, 7, 6};
    experiment.model.convolution = true;
    experiment.model.start = StartKind::Zero;
    experiment.model.window = 5;
    experiment.model.positions = 64;
    experiment.model.attentionMask = false;
    experiment.model.lossMask = false;
    experiment.training.optimizer = OptimizerKind::Adam;
    experiment.training.learningRate = 0.1 + 0.2;
    experiment.training.clipNorm = 1.0 / 3;
    experiment.training.batchSize = 16;
    experiment.training.maxLength = 33;
    experiment.training.labelSmoothing = 0.1;
    experiment.training.teacherForcing = 0.9;
    experiment.training.teacherForcingDecay = 0.01;
    experiment.training.initialization = Initialization::Uniform;
    experiment.training.frozen = FrozenPart::Encoder;
    experiment.training.seed = 0xFFFF'FFFF'FFFF'FFFF;
    experiment.training.threads = 3;
    experiment.training.evaluateEvery = 11;
    experiment.training.patience = 4;
    experiment.training.decay = 0.7;
    experiment.training.maxTrials = 6;
    experiment.training.devBleuSentences = 9;
    experiment.training.keptMegabytes = 3;
    experiment.training.maxEpochs = 12;
    experiment.training.maxSteps = 1'000'000'000'000;
    experiment.training.maxMinutes = 1.5;
    experiment.training.targetBleu = 35.5;
    experiment.source = sampleLanguage("zh", {"我", "<s>", "tab\there"});
    experiment.target = sampleLanguage("en", {"i", "back\\slash"});
    experiment.train = std::make_shared<const Corpus>(sampleCorpus("train.tsv"));
    Corpus dev = sampleCorpus("dev.tsv");
    dev.pairs = {dev.pairs[0], dev.pairs[1]};
    dev.alignments.clear();
    experiment.dev = std::make_shared<const Corpus>(std::move(dev));
    experiment.probe = {"我 是", "I am"};
    experiment.pinned = {{"好", "good"}, {"b", "c"}};
    experiment.history.losses = {{1, 0.1, 0.3, 1.0 / 3, 5e-324, 0.001, 1e308},
        {2, 1e-7, 2.5, -0.0, std::numeric_limits<double>::infinity(), 1, 0}};
    experiment.history.evaluations = {sampleEvaluation(1), sampleEvaluation(2)};
    experiment.history.evaluations[0].probe.attention = {}; // a model without attention
    experiment.state = {21, 3, 4, 56.7, 0.0001, std::numeric_limits<double>::infinity(), 20, 2, 1,
        19, 18, 1.0 / 7, 777, 0.1, 5, 1e-9, 888};
    const std::int64_t count = parameterCount(experiment.model);
    experiment.weights = sampleTensors("", count, 0.3F);
    experiment.bestWeights = sampleTensors("", count, 0.4F);
    experiment.optimizer = sampleTensors("exp_avg.", 2 * count, 0.5F);
    experiment.bestOptimizer = sampleTensors("exp_avg.", 2 * count, 0.6F);
    TrainerState then = experiment.state;
    then.step = 1;
    then.seconds = 1.0 / 3;
    experiment.keptStates.push_back(
        {then, std::make_shared<const StateDict>(sampleTensors("", count, 0.7F))});
    then.step = 2;
    experiment.keptStates.push_back(
        {then, std::make_shared<const StateDict>(sampleTensors("", count, 0.8F))});
    return experiment;
}

/// The entries of a zip file, unpacked.
inline Entries unzip(const std::string &path)
{
    Entries entries;
    zip_t *archive = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
    if (archive == nullptr)
        throw std::runtime_error("cannot open " + path);
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t information;
        zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &information);
        std::string bytes(information.size, '\0');
        zip_file_t *file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        zip_fread(file, bytes.data(), bytes.size());
        zip_fclose(file);
        entries[information.name] = bytes;
    }
    zip_discard(archive);
    return entries;
}

inline void zipTo(const std::string &path, const Entries &entries)
{
    std::filesystem::remove(path); // file systems flush what replaces an old file
    zip_t *archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
    if (archive == nullptr)
        throw std::runtime_error("cannot create " + path);
    for (const auto &[name, bytes] : entries) {
        zip_source_t *source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        const zip_int64_t index = zip_file_add(archive, name.c_str(), source, 0);
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_DEFLATE, 1);
    }
    if (zip_close(archive) != 0)
        throw std::runtime_error("cannot write " + path);
}

} // namespace seq2seq::test

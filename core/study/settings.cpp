// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/settings.h"

#include "core/model/attention_kind.h"

#include <array>
#include <charconv>
#include <cmath>
#include <type_traits>

namespace seq2seq {

namespace {

/// The settings one after the other.
class List {
public:
    void add(const char *name, std::string value)
    {
        m_settings.push_back({name, std::move(value)});
    }
    void add(const char *name, std::string_view value) { add(name, std::string(value)); }
    void add(const char *name, const char *value) { add(name, std::string(value)); }
    void add(const char *name, bool value) { add(name, value ? "true" : "false"); }
    void add(const char *name, double value) { add(name, settingText(value)); }
    template <typename Number, std::enable_if_t<std::is_integral_v<Number>, int> = 0>
    void add(const char *name, Number value)
    {
        add(name, std::to_string(value));
    }
    void addIf(bool isMeant, const char *name, int value)
    {
        add(name, isMeant ? std::to_string(value) : std::string());
    }

    [[nodiscard]] std::vector<Setting> take() { return std::move(m_settings); }

private:
    std::vector<Setting> m_settings;
};

void addText(const ExperimentSummary &run, List &list)
{
    const bool isBuiltin = run.corpus.kind == CorpusOrigin::Kind::Builtin;
    const bool isAligned = run.corpus.kind == CorpusOrigin::Kind::Aligned;
    const bool isTable = run.corpus.kind == CorpusOrigin::Kind::Tsv;
    list.add("builtin", isBuiltin ? run.corpus.name : std::string());
    list.add("count", isBuiltin ? std::to_string(run.corpus.count) : std::string());
    list.add("pairs", isTable ? run.corpus.name : std::string());
    list.add("source", isAligned ? run.corpus.name : std::string());
    list.add("tokenizer", name(run.sourceTokenizer.kind));
    list.addIf(run.sourceTokenizer.kind == TokenizerKind::Subword, "vocabulary",
        run.sourceTokenizer.subwordVocabulary);
    list.add("max-length", run.training.maxLength);
    list.add("lowercase", run.sourceTokenizer.lowercase);
}

void addModel(const ExperimentSummary &run, List &list)
{
    const ModelConfig &model = run.model;
    list.add("preset", run.preset);
    list.add("cell", name(model.cell));
    list.add("attention", name(model.attention));
    list.addIf(!model.oneHot, "embedding", model.embeddingSize);
    list.add("hidden", model.hiddenSize);
    list.add("layers", model.layers);
    list.add("dropout", model.dropout);
    list.add("unidirectional", !model.bidirectional);
    list.add("half-directions", model.bidirectional && model.halfDirections);
    list.add("reverse-source", model.reverseSource);
    list.add("no-input-feeding", !model.inputFeeding);
    list.add("one-hot", model.oneHot);
    list.add("convolution", model.convolution);
    list.add("start", name(model.start));
    list.addIf(describe(model.attention).hasWindow, "window", model.window);
    list.add("tied-embeddings", model.tiedEmbeddings);
    list.add("no-attention-mask", !model.attentionMask);
    list.add("no-loss-mask", !model.lossMask);
}

void addTraining(const TrainingConfig &training, List &list)
{
    list.add("batch", training.batchSize);
    list.add("optimizer", training.optimizer == OptimizerKind::Sgd ? "sgd" : "adam");
    list.add("learning-rate", training.learningRate);
    list.add("attention-rate", training.attentionRate);
    list.add("clip", training.clipNorm);
    list.add("label-smoothing", training.labelSmoothing);
    list.add("teacher-forcing", training.teacherForcing);
    list.add("teacher-forcing-decay", training.teacherForcingDecay);
    list.add("evaluate-every", training.evaluateEvery);
    list.add("patience", training.patience);
    list.add("keep-weights", training.keptMegabytes);
    list.add("trials", training.maxTrials);
    list.add("init", name(training.initialization));
    list.add("freeze", name(training.frozen));
    list.add("threads", training.threads);
    list.add("epochs", training.maxEpochs);
    list.add("max-steps", training.maxSteps);
    list.add("minutes", training.maxMinutes);
    list.add("target-bleu", training.targetBleu);
    list.add("engine", name(training.engine));
    list.add("device", training.device);
    list.add("seed", training.seed);
}

} // namespace

std::string settingText(double value)
{
    constexpr double kSmallest = 1e-6; // what is written out
    constexpr double kLargest = 1e12;
    const double size = std::abs(value);
    const bool isPlain = size == 0 || (size >= kSmallest && size < kLargest);
    std::array<char, 64> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value,
        isPlain ? std::chars_format::fixed : std::chars_format::general);
    return {digits.data(), written.ptr};
}

std::vector<Setting> settingsOf(const ExperimentSummary &run)
{
    List list;
    addText(run, list);
    addModel(run, list);
    addTraining(run.training, list);
    return list.take();
}

} // namespace seq2seq

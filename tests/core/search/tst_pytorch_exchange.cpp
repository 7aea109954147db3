// SPDX-License-Identifier: GPL-3.0-or-later
// Weights from a PyTorch program and to one: the same log probabilities, the same translations.
// Needs Debian's python3-torch.
#include "core/corpus/builtin.h"
#include "core/run/recipe.h"
#include "core/search/translator.h"
#include "core/storage/atomic_file.h"
#include "core/storage/import_weights.h"
#include "core/storage/python_program.h"
#include "core/training/trainer.h"
#include "tests/core/model/all_configs.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <nlohmann/json.hpp>

#include <filesystem>

using namespace seq2seq;
using namespace seq2seq::test;
using nlohmann::json;

namespace {

constexpr int kPatience = 240'000; // ms; PyTorch starts slowly on a loaded machine
constexpr double kClose = 1e-5;

QByteArray python(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start("/usr/bin/python3", arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kPatience) || process.exitCode() != 0)
        return {};
    return process.readAllStandardOutput() + "\n";
}

QString exchange()
{
    return QStringLiteral(SEQ2SEQ_SOURCE_DIR "/tests/reference/exchange.py");
}

Language wordsFrom(int size)
{
    Language language;
    std::vector<std::string> words;
    for (int id = kSpecials; id < size; ++id)
        words.push_back("w" + std::to_string(id));
    language.tokenizer = restoreTokenizer({}, {});
    language.vocabulary = Vocabulary::restore(words, std::vector<std::int64_t>(words.size(), 1), 0);
    return language;
}

std::string sentenceOf(const Language &language, const std::vector<int> &ids)
{
    std::string sentence;
    for (const int id : ids)
        if (id != kEos)
            sentence += (sentence.empty() ? "" : " ")
                + (id == kUnk ? std::string("unheard") : language.vocabulary.word(id));
    return sentence;
}

/// log P_t[y_t] along `target`.
std::vector<double> logProbabilities(
    const Experiment &run, const std::vector<int> &source, const std::vector<int> &target)
{
    const Translator translator(run);
    return translator.traceIds(sentenceOf(run.source, source), target, {}, kTopWords)
        .logProbabilities;
}

QByteArray text(const std::filesystem::path &path)
{
    return QByteArray::fromStdString(readWholeFile(path.string()));
}

void compare(
    const std::vector<double> &found, const std::vector<double> &expected, const std::string &what)
{
    QCOMPARE(found.size(), expected.size());
    for (std::size_t t = 0; t < found.size(); ++t)
        QVERIFY2(std::abs(found[t] - expected[t]) < kClose, what.c_str());
}

/// Kinds that differ in what the program in Python has to do.
std::vector<ModelConfig> exported()
{
    std::vector<ModelConfig> configs = otherConfigs();
    const std::vector<ModelConfig> accelerated = acceleratedConfigs();
    for (std::size_t i = 0; i < accelerated.size(); i += 7)
        configs.push_back(accelerated[i]);
    for (const ModelPreset &preset : modelPresets()) {
        ModelConfig config = preset.model;
        config.embeddingSize = 3;
        config.hiddenSize = 4;
        config.sourceVocabulary = tinyConfig().sourceVocabulary;
        config.targetVocabulary = tinyConfig().targetVocabulary;
        configs.push_back(config);
    }
    return configs;
}

} // namespace

class TestPytorchExchange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void weightsOfPytorchScoreAsThere();
    void exportedWeightsScoreAsHere();
    void exportedProgramTranslatesAsHere();
};

void TestPytorchExchange::weightsOfPytorchScoreAsThere()
{
    QTemporaryDir folder;
    QVERIFY(!python({exchange(), "make", folder.path()}).isEmpty());
    int cases = 0;
    for (const auto &entry : std::filesystem::directory_iterator(folder.path().toStdString())) {
        const json description = json::parse(text(entry.path() / "case.json").toStdString());
        ImportChoices choices;
        choices.attention = attentionKind(description["attention"].get<std::string>());
        choices.reverseSource = description["reverse"].get<bool>();
        const Experiment run = importWeights(
            (entry.path() / "weights.safetensors").string(), entry.path().string(), choices)
                                   .run;
        for (std::size_t i = 0; i < description["sources"].size(); ++i)
            compare(logProbabilities(run, description["sources"][i], description["targets"][i]),
                description["log_probabilities"][i], describe(run.model));
        ++cases;
    }
    QCOMPARE(cases, 12);
}

void TestPytorchExchange::exportedWeightsScoreAsHere()
{
    QTemporaryDir folder;
    const std::filesystem::path top = folder.path().toStdString();
    std::vector<Experiment> runs;
    for (const ModelConfig &config : exported()) {
        Experiment run;
        run.model = config;
        run.source = wordsFrom(config.sourceVocabulary);
        run.target = wordsFrom(config.targetVocabulary);
        run.weights = doubleModel(config).store();
        run.state.step = 1;
        const std::filesystem::path place = top / std::to_string(runs.size());
        std::filesystem::create_directory(place);
        writePythonProgram(run, place.string());
        json pairs = json::array();
        for (std::size_t i = 0; i < kSources.size(); ++i)
            pairs.push_back({kSources[i], kTargets[i]});
        writeFileAtomically((place / "pairs.json").string(), pairs.dump());
        runs.push_back(std::move(run));
    }
    QVERIFY(!python({exchange(), "score", folder.path()}).isEmpty());
    for (std::size_t number = 0; number < runs.size(); ++number) {
        const std::filesystem::path place = top / std::to_string(number);
        const json scores = json::parse(text(place / "scores.json").toStdString());
        for (std::size_t i = 0; i < kSources.size(); ++i)
            compare(logProbabilities(runs[number], kSources[i], kTargets[i]), scores[i],
                describe(runs[number].model));
        // What Python saves says how it is built: nothing has to be chosen.
        const Experiment again
            = importWeights((place / "again.safetensors").string(), place.string()).run;
        QVERIFY2(again.weights.size() == runs[number].weights.size(),
            describe(runs[number].model).c_str());
        compare(logProbabilities(again, kSources[0], kTargets[0]), scores[0], "again");
    }
}

void TestPytorchExchange::exportedProgramTranslatesAsHere()
{
    Recipe recipe = Recipe::fromPreset("cs224n");
    recipe.model.embeddingSize = recipe.model.hiddenSize = 32;
    recipe.training.maxSteps = 300;
    recipe.training.maxEpochs = 0;
    recipe.training.learningRate = 0.003;
    recipe.training.evaluateEvery = 150;
    recipe.devCount = 100;
    Experiment run = prepareExperiment(recipe, generateBuiltin("reverse-letters", 1'500, 1));
    Trainer trainer(std::move(run));
    while (trainer.stopReason() == StopReason::None) {
        (void)trainer.step();
        if (trainer.isEvaluationDue())
            (void)trainer.evaluate();
    }
    const Experiment trained = trainer.snapshot();

    QTemporaryDir folder;
    writePythonProgram(trained, folder.path().toStdString());
    const Translator translator(trained);
    QByteArray input;
    std::vector<std::string> sentences;
    for (std::size_t i = 0; i < trained.dev->size(); ++i) {
        sentences.emplace_back(trained.dev->pairs[i].source);
        json words = json::array();
        for (const std::string &token : trained.source.tokenizer->split(sentences.back()))
            words.push_back(token);
        input += QByteArray::fromStdString(words.dump()) + '\n';
    }
    QCOMPARE(sentences.size(), 100U);
    for (const int beam : {1, 5}) {
        SearchOptions options;
        options.beam = beam;
        const QList<QByteArray> lines
            = python({folder.filePath("seq2seq_model.py"), "--beam", QString::number(beam)}, input)
                  .trimmed()
                  .split('\n');
        const std::vector<Translation> expected = translator.translate(sentences, options);
        QCOMPARE(lines.size(), std::ssize(expected));
        int written = 0;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const auto words = json::parse(lines[static_cast<qsizetype>(i)].toStdString())
                                   .get<std::vector<std::string>>();
            const std::string found = trained.target.tokenizer->join(words);
            QVERIFY2(found == expected[i].text(),
                (sentences[i] + ", beam " + std::to_string(beam) + ": " + found + " instead of "
                    + expected[i].text())
                    .c_str());
            written += words.empty() ? 0 : 1;
        }
        QVERIFY(written > 90); // it does translate
    }
}

QTEST_GUILESS_MAIN(TestPytorchExchange)
#include "tst_pytorch_exchange.moc"

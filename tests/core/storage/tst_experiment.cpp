// SPDX-License-Identifier: GPL-3.0-or-later
// What was saved comes back, every field and every bit of it.
#include "comparisons.h"
#include "core/error.h"
#include "core/storage/atomic_file.h"
#include "core/storage/experiment.h"
#include "core/storage/safetensors.h"
#include "sample_experiment.h"

#include <nlohmann/json.hpp>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/resource.h>

#include <cmath>
#include <csignal>
#include <cstring>
#include <ctime>
#include <filesystem>

using namespace seq2seq;
using namespace seq2seq::test;
namespace fs = std::filesystem;

namespace {

void compareLanguages(const Language &a, const Language &b)
{
    QCOMPARE(a.code, b.code);
    QVERIFY(a.tokenizer->options() == b.tokenizer->options());
    QCOMPARE(a.tokenizer->model(), b.tokenizer->model());
    QVERIFY(a.vocabulary == b.vocabulary);
}

} // namespace

class TestExperiment : public QObject {
    Q_OBJECT

private slots:
    void init();
    void everyFieldComesBack();
    void filesFromBeforeAFieldWasAddedLoad();
    void signsOfOldFilesAreFolded_data();
    void signsOfOldFilesAreFolded();
    void dotOfOldFilesWithAMatrixIsGeneral();
    void untrainedExperimentComesBack();
    void doublesComeBackToTheLastBit();
    void subwordModelsTravel();
    void savingAgainReplaces();
    void unusableExperimentIsNotWritten();
    void fullDiskLeavesTheOldFile();
    void missingFileIsReported();
    void savingAClassroomExperimentIsQuick();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

void TestExperiment::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("run.s2s").toStdString();
}

void TestExperiment::everyFieldComesBack()
{
    const Experiment saved = sampleExperiment();
    saveExperiment(saved, m_path);
    std::vector<Message> remarks;
    const Experiment loaded = loadExperiment(m_path, &remarks);
    QVERIFY(remarks.empty());
    QCOMPARE(loaded.name, saved.name);
    QCOMPARE(loaded.preset, saved.preset);
    QVERIFY(loaded.model == saved.model);
    QVERIFY(loaded.training == saved.training);
    compareLanguages(loaded.source, saved.source);
    compareLanguages(loaded.target, saved.target);
    QCOMPARE(loaded.source.vocabulary.id("<s>") >= kSpecials, true);
    QCOMPARE(loaded.source.vocabulary.count(kUnk), std::int64_t{17});
    compareCorpora(*loaded.train, *saved.train);
    compareCorpora(*loaded.dev, *saved.dev);
    QVERIFY(loaded.probe == saved.probe);
    QVERIFY(loaded.pinned == saved.pinned);
    QVERIFY(loaded.history == saved.history);
    QVERIFY(loaded.state == saved.state);
    QVERIFY(areSame(loaded.weights, saved.weights));
    QVERIFY(areSame(loaded.bestWeights, saved.bestWeights));
    QVERIFY(areSame(loaded.optimizer, saved.optimizer));
    QVERIFY(areSame(loaded.bestOptimizer, saved.bestOptimizer));
    QCOMPARE(loaded.keptStates.size(), saved.keptStates.size());
    for (std::size_t i = 0; i < saved.keptStates.size(); ++i) {
        QVERIFY(loaded.keptStates[i].state == saved.keptStates[i].state);
        QVERIFY(areSame(*loaded.keptStates[i].weights, *saved.keptStates[i].weights));
    }
    QVERIFY(loadToTranslate(m_path).keptStates.empty()); // who only translates reads less
}

void TestExperiment::filesFromBeforeAFieldWasAddedLoad()
{
    Experiment saved = sampleExperiment();
    const std::vector<const char *> newer{
        "start", "tiedEmbeddings", "window", "positions", "attentionMask", "lossMask"};
    saved.model.convolution = false;
    saved.model.start = StartKind::Projected;
    saved.model.window = ModelConfig().window;
    saved.model.positions = ModelConfig().positions;
    saved.model.attentionMask = saved.model.lossMask = true;
    saved.keptStates.clear();
    const std::int64_t count = parameterCount(saved.model);
    saved.weights = saved.bestWeights = sampleTensors("", count, 0.3F);
    saved.optimizer = saved.bestOptimizer = sampleTensors("exp_avg.", 2 * count, 0.5F);
    saveExperiment(saved, m_path);
    Entries entries = unzip(m_path);
    nlohmann::json description = nlohmann::json::parse(entries["experiment.json"]);
    QCOMPARE(description["model"].erase("convolution"), std::size_t{1});
    for (const char *field : newer)
        QCOMPARE(description["model"].erase(field), std::size_t{1});
    QCOMPARE(description["training"].erase("initialization"), std::size_t{1});
    QCOMPARE(description["training"].erase("frozen"), std::size_t{1});
    QCOMPARE(description["training"].erase("keptMegabytes"), std::size_t{1});
    QCOMPARE(description.erase("pinned"), std::size_t{1});
    nlohmann::json evaluations = nlohmann::json::parse(entries["evaluations.json"]);
    for (nlohmann::json &evaluation : evaluations) {
        for (const char *field : {"pinned", "probeSentence", "probeReference"})
            QCOMPARE(evaluation.erase(field), std::size_t{1});
        QCOMPARE(evaluation["samples"][1].erase("suspicion"), std::size_t{1});
    }
    entries["evaluations.json"] = evaluations.dump();
    entries["probes.safetensors"] = writeSafetensors({{"1", {2, 3}, std::vector<float>(6, 0.5F)}});
    QCOMPARE(description["train"]["origin"].erase("sourceEncoding"), std::size_t{1});
    QCOMPARE(description["train"]["origin"].erase("targetEncoding"), std::size_t{1});
    entries["experiment.json"] = description.dump();
    zipTo(m_path, entries);
    const Experiment loaded = loadExperiment(m_path);
    QVERIFY(loaded.model == saved.model);
    QVERIFY(loaded.training.initialization == Initialization::WideEmbeddings);
    QVERIFY(loaded.training.frozen == FrozenPart::Nothing);
    QCOMPARE(loaded.training.keptMegabytes, TrainingConfig().keptMegabytes);
    QVERIFY(loaded.pinned.empty());
    QVERIFY(loaded.keptStates.empty());
    QVERIFY(loaded.history.evaluations[1].pinned.empty());
    QVERIFY(!loaded.history.evaluations[1].samples[1].suspicion);
    QCOMPARE(loaded.history.evaluations[1].probe.attention.at(1, 2), 0.5F);
    QCOMPARE(loaded.train->origin.sourceEncoding, std::string());
    QVERIFY(areSame(loaded.weights, saved.weights));

    description["training"]["initialization"] = "xavier";
    entries["experiment.json"] = description.dump();
    zipTo(m_path, entries);
    QVERIFY_EXCEPTION_THROWN((void)loadExperiment(m_path), Error);
}

void TestExperiment::signsOfOldFilesAreFolded_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QStringList>("words"); // most frequent first
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("known");
    QTest::newRow("knows the full-width comma")
        << "zh" << QStringList{QStringLiteral("，"), QStringLiteral("我"), QStringLiteral("雨")}
        << "雨,我"
        << "雨，我";
    QTest::newRow("knows the half-width comma") << "zh" << QStringList{",", "我", "雨"} << "雨，我"
                                                << "雨,我";
    QTest::newRow("knows both, full-width more") << "ja" << QStringList{"，", ",", "我"} << ",我"
                                                 << "，我";
    // As it was trained: a frequent word must not become a rare one.
    QTest::newRow("knows both, half-width more") << "zh" << QStringList{",", "，", "我"} << ",我"
                                                 << ",我";
    QTest::newRow("another language") << "en" << QStringList{",", "，", "a"} << "a ， a"
                                      << "a ， a";
}

void TestExperiment::signsOfOldFilesAreFolded()
{
    QFETCH(QString, code);
    QFETCH(QStringList, words);
    QFETCH(QString, typed);
    QFETCH(QString, known);
    Experiment saved = sampleExperiment();
    std::vector<std::string> list;
    for (const QString &word : words)
        list.push_back(word.toStdString());
    saved.source = sampleLanguage(code.toStdString(), list);
    TokenizerOptions options;
    saved.source.tokenizer = restoreTokenizer(options, {});
    saved.model.sourceVocabulary = static_cast<int>(saved.source.vocabulary.size());
    saved.weights = saved.bestWeights = saved.optimizer = saved.bestOptimizer = {};
    saved.keptStates.clear();
    saveExperiment(saved, m_path);
    Entries entries = unzip(m_path);
    nlohmann::json description = nlohmann::json::parse(entries["experiment.json"]);
    QCOMPARE(description["source"]["tokenizer"].erase("foldWidth"), std::size_t{1});
    entries["experiment.json"] = description.dump();
    zipTo(m_path, entries);
    const Experiment loaded = loadExperiment(m_path);
    const std::vector<int> ids = loaded.source.encode(typed.toStdString());
    QCOMPARE(std::ranges::count(ids, kUnk), 0);
    QCOMPARE(ids, saved.source.encode(known.toStdString()));
}

/// Before halves of directions there were, dot attention put a matrix between states of two sizes.
void TestExperiment::dotOfOldFilesWithAMatrixIsGeneral()
{
    Experiment saved = sampleExperiment();
    saved.model.attention = AttentionKind::General;
    saved.model.bidirectional = true;
    const std::int64_t count = parameterCount(saved.model);
    saved.keptStates.clear();
    saved.weights = saved.bestWeights = sampleTensors("", count, 0.3F);
    saved.optimizer = saved.bestOptimizer = sampleTensors("exp_avg.", 2 * count, 0.5F);
    saveExperiment(saved, m_path);
    Entries entries = unzip(m_path);
    nlohmann::json description = nlohmann::json::parse(entries["experiment.json"]);
    QCOMPARE(description["model"].erase("halfDirections"), std::size_t{1});
    description["model"]["attention"] = "dot";
    entries["experiment.json"] = description.dump();
    zipTo(m_path, entries);
    const Experiment loaded = loadExperiment(m_path);
    QCOMPARE(loaded.model.attention, AttentionKind::General);
    QVERIFY(areSame(loaded.weights, saved.weights));

    description["model"]["halfDirections"] = false; // a new file may not say so
    entries["experiment.json"] = description.dump();
    zipTo(m_path, entries);
    QVERIFY_EXCEPTION_THROWN((void)loadExperiment(m_path), Error);
}

void TestExperiment::untrainedExperimentComesBack()
{
    Experiment saved = sampleExperiment();
    saved.weights = saved.bestWeights = saved.optimizer = saved.bestOptimizer = {};
    saved.keptStates.clear();
    saved.history = {};
    saved.state = {};
    saved.train = saved.dev = std::make_shared<const Corpus>();
    saveExperiment(saved, m_path);
    const Experiment loaded = loadExperiment(m_path);
    QVERIFY(loaded.weights.empty());
    QVERIFY(loaded.bestOptimizer.empty());
    QVERIFY(loaded.history == saved.history);
    QVERIFY(loaded.state == saved.state);
    QCOMPARE(loaded.train->size(), std::size_t{0});
}

void TestExperiment::doublesComeBackToTheLastBit()
{
    Experiment saved = sampleExperiment();
    std::uint64_t bits = 0x0123'4567'89AB'CDEF;
    saved.history.losses.clear();
    for (int i = 0; i < 2000; ++i) {
        LossPoint point;
        point.step = i;
        for (double *value : {&point.epoch, &point.seconds, &point.trainLoss, &point.gradientNorm,
                 &point.learningRate}) {
            bits = bits * 6364136223846793005ULL + 1442695040888963407ULL;
            std::memcpy(value, &bits, sizeof bits);
        }
        saved.history.losses.push_back(point);
    }
    saved.history.evaluations.front().devLoss = std::nan("");
    saved.state.lossSum = -std::numeric_limits<double>::infinity();
    saveExperiment(saved, m_path);
    const Experiment loaded = loadExperiment(m_path);
    QCOMPARE(loaded.history.losses.size(), saved.history.losses.size());
    const auto same = [](double a, double b) {
        return (std::isnan(a) && std::isnan(b)) || std::memcmp(&a, &b, sizeof a) == 0;
    };
    for (std::size_t i = 0; i < saved.history.losses.size(); ++i) {
        const LossPoint &a = loaded.history.losses[i];
        const LossPoint &b = saved.history.losses[i];
        QVERIFY(a.step == b.step && same(a.epoch, b.epoch) && same(a.seconds, b.seconds)
            && same(a.trainLoss, b.trainLoss) && same(a.gradientNorm, b.gradientNorm)
            && same(a.learningRate, b.learningRate));
    }
    QVERIFY(std::isnan(loaded.history.evaluations.front().devLoss));
    QCOMPARE(loaded.state.lossSum, saved.state.lossSum);
}

void TestExperiment::subwordModelsTravel()
{
    Experiment saved = sampleExperiment();
    TokenizerOptions options;
    options.kind = TokenizerKind::Subword;
    options.subwordVocabulary = 40;
    std::vector<std::string> sentences;
    for (int i = 0; i < 200; ++i)
        sentences.push_back("the cat number " + std::to_string(i * 7) + " sat on a mat and sang");
    saved.target.tokenizer = trainTokenizer(options, sentences);
    saveExperiment(saved, m_path);
    const Experiment loaded = loadExperiment(m_path);
    compareLanguages(loaded.target, saved.target);
    QCOMPARE(loaded.target.tokenizer->split("the mat sang"),
        saved.target.tokenizer->split("the mat sang"));
}

void TestExperiment::savingAgainReplaces()
{
    Experiment experiment = sampleExperiment();
    saveExperiment(experiment, m_path);
    experiment.state.step = 22;
    experiment.bestWeights.clear();
    experiment.bestOptimizer.clear();
    saveExperiment(experiment, m_path);
    const Experiment loaded = loadExperiment(m_path);
    QCOMPARE(loaded.state.step, std::int64_t{22});
    QVERIFY(loaded.bestWeights.empty());
    QCOMPARE(std::distance(
                 fs::directory_iterator(m_folder->path().toStdString()), fs::directory_iterator()),
        1);
}

void TestExperiment::unusableExperimentIsNotWritten()
{
    saveExperiment(sampleExperiment(), m_path);
    const std::string before = readWholeFile(m_path);
    Experiment wrongSize = sampleExperiment();
    wrongSize.model.sourceVocabulary = 99;
    QVERIFY_EXCEPTION_THROWN(saveExperiment(wrongSize, m_path), seq2seq::Error);
    Experiment wrongSetting = sampleExperiment();
    wrongSetting.training.batchSize = 0;
    QVERIFY_EXCEPTION_THROWN(saveExperiment(wrongSetting, m_path), seq2seq::Error);
    QCOMPARE(readWholeFile(m_path), before);
}

void TestExperiment::fullDiskLeavesTheOldFile()
{
    saveExperiment(sampleExperiment(), m_path);
    const std::string before = readWholeFile(m_path);
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{before.size() / 2, limit.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    ErrorCode code = ErrorCode::Internal;
    try {
        saveExperiment(sampleExperiment(), m_path);
    } catch (const Error &error) {
        code = error.code();
    }
    setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, oldHandler);
    QCOMPARE(code, ErrorCode::DiskFull);
    QCOMPARE(readWholeFile(m_path), before);
    QVERIFY(loadExperiment(m_path).state == sampleExperiment().state);
}

void TestExperiment::missingFileIsReported()
{
    try {
        (void)loadExperiment(m_path);
        QFAIL("It was found");
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::FileNotFound);
        QCOMPARE(error.place().file, m_path);
    }
    QVERIFY_EXCEPTION_THROWN((void)loadExperiment(m_folder->path().toStdString()), seq2seq::Error);
}

void TestExperiment::savingAClassroomExperimentIsQuick()
{
    Experiment experiment = sampleExperiment();
    experiment.model = {CellKind::Lstm, AttentionKind::General, 256, 256, 1, true, false, false,
        true, false, 0.3, 1004, 1004};
    std::vector<std::string> words;
    for (int i = 0; i < 1000; ++i)
        words.push_back("word" + std::to_string(i));
    experiment.source = sampleLanguage("zh", words);
    experiment.target = sampleLanguage("en", words);
    const std::int64_t count = parameterCount(experiment.model);
    experiment.keptStates.clear();
    experiment.weights = sampleTensors("", count, 0.3F);
    experiment.bestWeights = sampleTensors("", count, 0.4F);
    experiment.optimizer = sampleTensors("exp_avg.", 2 * count, 0.5F);
    experiment.bestOptimizer = sampleTensors("exp_avg.", 2 * count, 0.6F);
    Corpus corpus = sampleCorpus("train.tsv");
    for (int i = 0; i < 30'000; ++i) {
        corpus.pairs.push_back({"昨天他在学校买了" + std::to_string(i * 7919 % 30'000) + "本书。",
            "Yesterday he bought " + std::to_string(i * 7919 % 30'000) + " books at the school."});
        corpus.alignments.push_back({{0, 0}, {1, 1}, {2, 5}, {3, 6}, {4, 2}, {6, 3}, {8, 4}});
    }
    experiment.train = std::make_shared<const Corpus>(std::move(corpus));
    for (int i = 0; i < 10'000; ++i)
        experiment.history.losses.push_back(
            {i, i / 937.0, i * 0.0317, 9.0 / (i + 1), 1.0 / (i + 3), 0.001, 9000.0 / 7});
    for (int i = 0; i < 50; ++i)
        experiment.history.evaluations.push_back(sampleEvaluation(i));

    QElapsedTimer timer;
    timer.start();
    const std::clock_t begin = std::clock();
    saveExperiment(experiment, m_path);
    const auto savingCpuMs = 1000 * (std::clock() - begin) / CLOCKS_PER_SEC;
    const auto savingMs = timer.restart();
    const Experiment loaded = loadExperiment(m_path);
    const auto loadingMs = timer.elapsed();
    QVERIFY(areSame(loaded.weights, experiment.weights));
    qInfo("%.1f MB of weights: saved in %lld ms (%lld ms of one core), loaded in %lld ms, file of "
          "%.1f MB",
        static_cast<double>(count) * 4e-6, static_cast<long long>(savingMs),
        static_cast<long long>(savingCpuMs), static_cast<long long>(loadingMs),
        static_cast<double>(fs::file_size(m_path)) * 1e-6);
    // Of the processor, because a disk that others use may take any time; generous, for sanitizers.
    QVERIFY(savingCpuMs < 5000);
}

QTEST_APPLESS_MAIN(TestExperiment)
#include "tst_experiment.moc"

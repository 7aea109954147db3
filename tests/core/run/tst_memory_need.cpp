// SPDX-License-Identifier: GPL-3.0-or-later
// The formula of the memory that training needs, held to the memory that training takes.
#include "core/bench/machine.h"
#include "core/error.h"
#include "core/model/engine_choice.h"
#include "core/run/memory_need.h"
#include "core/run/recipe.h"
#include "core/search/translator.h"
#include "core/storage/experiment.h"
#include "core/training/trainer.h"
#include "tests/core/address_limit.h"
#include "tests/core/training/small_experiment.h"

#include <QtTest>

#include <functional>
#include <random>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

/// Pairs of `length` made-up words a side.
Corpus corpusOf(std::size_t pairs, int length, int words)
{
    std::mt19937 random(1);
    Corpus corpus;
    for (std::size_t i = 0; i < pairs; ++i) {
        SentencePair pair;
        for (std::string *side : {&pair.source, &pair.target}) {
            for (int k = 0; k < length; ++k)
                *side += "w" + std::to_string(random() % static_cast<unsigned>(words)) + " ";
            side->pop_back();
        }
        corpus.pairs.push_back(pair);
    }
    return corpus;
}

} // namespace

class TestMemoryNeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWhatTrainingTakes_data();
    void isWhatTrainingTakes();
    void isWhatLookingTakes_data();
    void isWhatLookingTakes();
    void growsWithWhatIsBlamed_data();
    void growsWithWhatIsBlamed();
    void onAnotherDeviceTheBatchIsThere();
    void refusesWithTheFigureAndTheSetting();
    void whatDoesNotFitIsRefusedBeforeItIsBegun();
    void devSentencesHaveToFitToo();
};

void TestMemoryNeed::isWhatTrainingTakes_data()
{
    QTest::addColumn<int>("hidden");
    QTest::addColumn<int>("words");
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("engine");
    QTest::addColumn<int>("attention");
    constexpr int kAuto = int(EngineKind::Auto); // the accelerator, where it was built
    constexpr int kTorch = int(EngineKind::LibTorch);
    constexpr int kGeneral = int(AttentionKind::General);
    QTest::newRow("wide") << 400 << 500 << 10 << 16 << kAuto << kGeneral;
    QTest::newRow("many words") << 64 << 30'000 << 10 << 16 << kAuto << kGeneral;
    QTest::newRow("long sentences, large batch") << 64 << 500 << 95 << 256 << kAuto << kGeneral;
    QTest::newRow("LibTorch, wide") << 400 << 500 << 10 << 16 << kTorch << kGeneral;
    QTest::newRow("LibTorch, many words") << 64 << 30'000 << 10 << 16 << kTorch << kGeneral;
    QTest::newRow("LibTorch, long sentences") << 64 << 500 << 95 << 64 << kTorch << kGeneral;
    QTest::newRow("LibTorch, additive")
        << 64 << 500 << 60 << 32 << kTorch << int(AttentionKind::Additive);
    // What the accelerator does not know is computed by LibTorch unasked.
    QTest::newRow("auto, sparsemax")
        << 64 << 500 << 60 << 64 << kAuto << int(AttentionKind::Sparsemax);
}

/// Within a factor of 1.5 either way: a model that would not fit is refused, one that fits is not.
void TestMemoryNeed::isWhatTrainingTakes()
{
    constexpr double kFactor = 1.5;
    QFETCH(const int, hidden);
    QFETCH(const int, words);
    QFETCH(const int, length);
    QFETCH(const int, batch);
    QFETCH(const int, engine);
    QFETCH(const int, attention);
    Recipe recipe = Recipe::fromPreset("cs224n");
    recipe.training.engine = EngineKind(engine);
    recipe.model.attention = AttentionKind(attention);
    recipe.model.embeddingSize = hidden;
    recipe.model.hiddenSize = hidden;
    recipe.training.batchSize = batch;
    recipe.training.threads = 2;
    recipe.devCount = 16;
    const std::size_t pairs
        = std::max<std::size_t>(static_cast<std::size_t>(batch) + 16, words / 10);
    Experiment experiment = prepareExperiment(recipe, corpusOf(pairs, length, words));

    resetPeakMemory();
    const std::size_t before = peakMemory();
    const ModelConfig model = experiment.model;
    const TrainingConfig training = experiment.training;
    Trainer trainer(std::move(experiment));
    trainer.step();
    (void)trainer.evaluate();
    trainer.step();
    const QTemporaryDir folder;
    saveExperiment(trainer.snapshot(), folder.filePath(QStringLiteral("run.s2s")).toStdString());
    const auto taken = static_cast<double>(peakMemory() - before);

    const BatchShape shape
        = largestBatch(trainingPairs(trainer.experiment()), static_cast<std::size_t>(batch));
    const MemoryNeed need
        = trainingMemory(model, training, engineFor(model, training.compute()), shape);
    const auto estimated = static_cast<double>(need.total());
    qInfo("taken %.0f MB, estimated %.0f MB (weights %.0f, batch %.0f)", taken / 1e6,
        estimated / 1e6, static_cast<double>(need.weights) / 1e6,
        static_cast<double>(need.batch) / 1e6);
    QVERIFY(taken > 20e6); // enough to tell
    QVERIFY(estimated < kFactor * taken);
    QVERIFY(estimated > taken / kFactor);
}

void TestMemoryNeed::isWhatLookingTakes_data()
{
    QTest::addColumn<int>("words");
    QTest::addColumn<int>("beam");
    QTest::addColumn<int>("sourceLength");
    QTest::addColumn<int>("targetLength"); // of a trace; 0: a search
    QTest::addColumn<int>("engine");
    constexpr int kAuto = int(EngineKind::Auto); // the accelerator, where it was built
    constexpr int kTorch = int(EngineKind::LibTorch);
    QTest::newRow("wide beam") << 20'000 << 600 << 10 << 0 << kAuto;
    QTest::newRow("long source") << 500 << 50 << 20'000 << 0 << kAuto;
    QTest::newRow("trace") << 500 << 1 << 3000 << 3000 << kAuto;
    QTest::newRow("LibTorch, wide beam") << 20'000 << 600 << 10 << 0 << kTorch;
    QTest::newRow("LibTorch, long source") << 500 << 50 << 20'000 << 0 << kTorch;
}

/// Within a factor of 1.5 either way, as training.
void TestMemoryNeed::isWhatLookingTakes()
{
    constexpr double kFactor = 1.5;
    QFETCH(const int, words);
    QFETCH(const int, beam);
    QFETCH(const int, sourceLength);
    QFETCH(const int, targetLength);
    QFETCH(const int, engine);
    Recipe recipe = smallRecipe();
    recipe.training.engine = EngineKind(engine);
    const Trainer trainer(prepareExperiment(recipe, corpusOf(words / 5 + 32, 10, words)));
    const ModelConfig &model = trainer.experiment().model;
    SearchOptions options;
    options.beam = beam;
    options.maxSourceLength = sourceLength;
    options.minLength = 5; // as an untrained model may end at once
    options.maxLength = 5;
    const std::string source = corpusOf(1, sourceLength, words).pairs[0].source;
    (void)trainer.translator().translate(std::vector<std::string>{"w1"}, {}); // packed

    resetPeakMemory();
    const std::size_t before = peakMemory();
    if (targetLength > 0)
        (void)trainer.translator().traceIds(
            source, std::vector<int>(static_cast<std::size_t>(targetLength), kUnk), options);
    else
        (void)trainer.translator().translateFrom(source, {}, options);
    const auto taken = static_cast<double>(peakMemory() - before);
    const EngineKind kind = engineFor(model, recipe.training.compute());
    const auto m = static_cast<std::uint64_t>(sourceLength) + 1;
    const auto n = static_cast<std::uint64_t>(targetLength);
    const auto estimated = static_cast<double>(n > 0
            ? tracedMemory(model, m, n)
            : searchMemory(model, kind, {1, static_cast<std::uint64_t>(beam), m, 5}));
    qInfo("taken %.0f MB, estimated %.0f MB", taken / 1e6, estimated / 1e6);
    QVERIFY(taken > 20e6); // enough to tell
    QVERIFY(estimated < kFactor * taken);
    QVERIFY(estimated > taken / kFactor);
}

void TestMemoryNeed::growsWithWhatIsBlamed_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("fast") << int(EngineKind::Fast);
    QTest::newRow("libtorch") << int(EngineKind::LibTorch);
}

void TestMemoryNeed::growsWithWhatIsBlamed()
{
    QFETCH(const int, kind);
    const auto engine = EngineKind(kind);
    ModelConfig model;
    model.sourceVocabulary = model.targetVocabulary = 1000;
    const TrainingConfig training;
    const BatchShape batch{32, 320, 320, 10};
    const std::uint64_t now = trainingMemory(model, training, engine, batch).total();
    ModelConfig wider = model;
    wider.hiddenSize *= 2;
    QVERIFY(trainingMemory(wider, training, engine, batch).weights > 2 * now);
    ModelConfig wordier = model;
    wordier.targetVocabulary *= 10;
    QVERIFY(trainingMemory(wordier, training, engine, batch).words
        > 5 * trainingMemory(model, training, engine, batch).words);
    const BatchShape larger{320, 3200, 3200, 10};
    QVERIFY(trainingMemory(model, training, engine, larger).batch
        > 2 * trainingMemory(model, training, engine, batch).batch);
    QVERIFY(searchMemory(model, engine, {1, 100, 1000, 10})
        >= searchMemory(model, engine, {1, 5, 1000, 10}) + 95 * 1000 * sizeof(float)); // logits
    QVERIFY(searchMemory(model, engine, {1, 1000, 10, 10'000})
        >= searchMemory(model, engine, {1, 1000, 10, 100}) + 9900 * 1000 * sizeof(int)); // words
    QVERIFY(forcedMemory(model, engine, {1, 40'000, 40'000, 40'000})
        > 3 * forcedMemory(model, engine, {1, 20'000, 20'000, 20'000})); // scores
}

/// Its memory is not this machine's, which keeps what a save writes.
void TestMemoryNeed::onAnotherDeviceTheBatchIsThere()
{
    ModelConfig model;
    model.sourceVocabulary = model.targetVocabulary = 1000;
    TrainingConfig training;
    training.device = "cuda";
    const BatchShape batch{512, 50'000, 50'000, 100};
    const MemoryNeed need = trainingMemory(model, training, EngineKind::LibTorch, batch);
    QCOMPARE(need.batch, std::uint64_t{0});
    training.device = "cpu";
    const MemoryNeed here = trainingMemory(model, training, EngineKind::LibTorch, batch);
    QVERIFY(here.batch > 0 && need.weights < here.weights && 2 * need.weights > here.weights);
}

void TestMemoryNeed::refusesWithTheFigureAndTheSetting()
{
    ModelConfig model;
    model.sourceVocabulary = model.targetVocabulary = 1000;
    TrainingConfig training;
    const auto refusal = [&](const ModelConfig &chosen, const BatchShape &batch) {
        try {
            requireMemoryToTrain(chosen, training, EngineKind::Fast, batch, 1'500'000'000);
        } catch (const Error &error) {
            QTest::qVerify(error.code() == ErrorCode::OutOfMemory, "code", "", __FILE__, __LINE__);
            return QString::fromUtf8(error.what());
        }
        return QString();
    };
    const BatchShape small{32, 320, 320, 10};
    QCOMPARE(refusal(model, small), QString());

    model.hiddenSize = 4096;
    QString told = refusal(model, small);
    QVERIFY2(told.contains(QStringLiteral("1.5 GB")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("hidden size (now 4096)")), qPrintable(told));
    model.hiddenSize = 64;
    model.targetVocabulary = 2'000'000;
    told = refusal(model, small);
    QVERIFY2(told.contains(QStringLiteral("vocabular")), qPrintable(told));
    model.targetVocabulary = 1000;
    training.batchSize = 4096;
    training.threads = 2;
    const BatchShape large{4096, 16'384'000, 16'384'000, 4000};
    told = refusal(model, large);
    QVERIFY2(told.contains(QStringLiteral("batch size (now 4096)")), qPrintable(told));
    requireMemoryToTrain(model, training, EngineKind::Fast, large, std::nullopt); // unknown
}

/// Each way to look at a sentence, on a machine with 150 MB left.
void TestMemoryNeed::whatDoesNotFitIsRefusedBeforeItIsBegun()
{
    if (!kCanLimitAddresses)
        QSKIP("Sanitizers need more addresses than the limit leaves");
    constexpr int kLong = 20'000;
    const Trainer trainer(prepareExperiment(smallRecipe(), corpusOf(64, 10, 100)));
    const Translator &translator = trainer.translator();
    const SentencePair pair = corpusOf(1, kLong, 100).pairs[0];
    const std::vector<int> target(kLong, kUnk);
    SearchOptions options;
    options.maxSourceLength = kLong;
    SearchOptions wide = options;
    wide.beam = 1000;
    const AddressLimit limit(150'000'000);
    const auto refusal = [](const std::function<void()> &look) {
        try {
            look();
        } catch (const Error &error) {
            QTest::qCompare(
                error.code(), ErrorCode::OutOfMemory, "code", "memory", __FILE__, __LINE__);
            return QString::fromUtf8(error.what());
        }
        return QStringLiteral("not refused");
    };
    const auto verify = [&](const char *setting, const std::function<void()> &look) {
        const QString told = refusal(look);
        QVERIFY2(told.contains(QStringLiteral("of memory")), qPrintable(told));
        QVERIFY2(told.contains(QLatin1String(setting)), qPrintable(told));
    };
    verify("beam (now 1000)", [&] { (void)translator.translateFrom(pair.source, {}, wide); });
    verify("beam (now 1000)",
        [&] { (void)translator.translate(std::vector<std::string>{pair.source}, wide); });
    verify("beam (now 1000)", [&] { (void)translator.trace(pair.source, {}, wide); });
    verify(
        "it has 20001 tokens", [&] { (void)translator.trace(pair.source, pair.target, options); });
    verify("it has 20001 tokens", [&] { (void)translator.traceIds(pair.source, target, options); });
    verify("shorter sentences", [&] { (void)translator.assess(SentencePairs{pair}, {}, options); });
}

void TestMemoryNeed::devSentencesHaveToFitToo()
{
    if (!kCanLimitAddresses)
        QSKIP("Sanitizers need more addresses than the limit leaves");
    auto dev = std::make_shared<const Corpus>(corpusOf(1, 20'000, 100));
    Experiment experiment = prepareExperiment(smallRecipe(), corpusOf(64, 10, 100), dev);
    const AddressLimit limit(300'000'000);
    try {
        const Trainer trainer(std::move(experiment));
        QFAIL("it was begun");
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::OutOfMemory);
        QVERIFY2(std::string(error.what()).find("20001 tokens") != std::string::npos, error.what());
    }
}

QTEST_APPLESS_MAIN(TestMemoryNeed)
#include "tst_memory_need.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever size an .s2s file claims or has: reading it neither hangs nor fills the memory.
#include "core/corpus/builtin.h"
#include "core/storage/safetensors.h"
#include "hostile_fixture.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ctime>
#include <stop_token>

using namespace seq2seq;
using namespace seq2seq::test;
using nlohmann::json;

class TestHostileCost : public QObject, private GoodExperiment {
    Q_OBJECT

private slots:
    void initTestCase() { begin(); }
    void bombsAreRefused();
    void hugeDirectoryIsRefused();
    void manyValuesAreReadInLinearTime();
    void modelsWithoutWeightsAreNotHuge();
    void longProbesAreReplaced();
    void vocabulariesAreNotReadBeyondTheModel();
    void readingCanBeStopped();
    void whoDoesNotTrainReadsNoCorpus();
};

void TestHostileCost::bombsAreRefused()
{
    Entries entries = m_entries;
    entries["history.csv"]
        = "step,epoch,seconds,trainLoss,gradientNorm,learningRate,wordsPerSecond\n";
    entries["history.csv"] += std::string(50'000'000, '\n'); // packs to a few kilobytes
    zipTo(m_path, entries);
    const Outcome outcome = load(m_path);
    QVERIFY(outcome.isRefused);
    QVERIFY2(outcome.text.contains("history.csv") && outcome.text.contains("grows"),
        qPrintable(outcome.text));

    // An entry whose size is a lie: the directory says a few bytes more and less than there are.
    for (const int difference : {-1, 1}) {
        std::string bytes = m_valid;
        const auto size = static_cast<std::uint32_t>(m_entries["experiment.json"].size());
        const auto asBytes = [](std::uint32_t value) {
            return std::string(reinterpret_cast<const char *>(&value), 4);
        };
        replaceAll(bytes, asBytes(size), asBytes(size + static_cast<std::uint32_t>(difference)));
        writeQuickly(m_path, bytes);
        QVERIFY(load(m_path).isRefused);
    }
}

void TestHostileCost::hugeDirectoryIsRefused()
{
    // A zip64 directory that says it has a thousand million entries.
    const auto number = [](std::uint64_t value, std::size_t bytes) {
        return std::string(reinterpret_cast<const char *>(&value), bytes);
    };
    const std::uint64_t entries = 1'000'000'000;
    const std::string directory(46, 'x');
    std::string bytes = directory;
    bytes += "PK\6\6" + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 4) + number(0, 4)
        + number(entries, 8) + number(entries, 8) + number(directory.size(), 8) + number(0, 8);
    bytes += "PK\6\7" + number(0, 4) + number(directory.size(), 8) + number(1, 4);
    bytes += "PK\5\6" + number(0, 4) + number(0xFFFF, 2) + number(0xFFFF, 2) + number(0xFFFFFFFF, 4)
        + number(0xFFFFFFFF, 4) + number(0, 2);
    writeQuickly(m_path, bytes);
    const Outcome outcome = load(m_path);
    QVERIFY(outcome.isRefused);
    QCOMPARE(outcome.code, ErrorCode::BadExperiment);
}

void TestHostileCost::manyValuesAreReadInLinearTime()
{
    constexpr int kMany = 330'000; // each looked at all before it: more than a minute
    std::string text = "[{}";
    for (int i = 1; i < kMany; ++i)
        text += ",{}";
    Entries entries = m_entries;
    entries["evaluations.json"] = text + "]";
    const std::clock_t begin = std::clock();
    zipTo(m_path, entries);
    QVERIFY(load(m_path).isRefused);

    std::string header = "{\"t0\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}";
    for (int i = 1; i < kMany / 4; ++i)
        header += ",\"t" + std::to_string(i)
            + "\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}";
    header += "}";
    const std::uint64_t length = header.size();
    const std::string bytes(reinterpret_cast<const char *>(&length), sizeof length);
    QCOMPARE(readSafetensors(bytes + header, "tensors").size(), std::size_t(kMany / 4));
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    QVERIFY2(seconds < (kIsSanitized ? 20 : 4), qPrintable(QString::number(seconds)));
}

void TestHostileCost::modelsWithoutWeightsAreNotHuge()
{
    Entries entries = m_entries;
    json description = json::parse(entries["experiment.json"]);
    for (const char *entry : {"model.safetensors", "best.safetensors", "optimizer.safetensors",
             "best_optimizer.safetensors", "states.json"}) {
        entries.erase(entry);
        auto &names = description["entries"];
        names.erase(std::ranges::find(names, entry));
    }
    entries["experiment.json"] = description.dump();
    zipTo(m_path, entries);
    QVERIFY(!load(m_path).isRefused);
    description["model"]["hiddenSize"] = 4096;
    description["model"]["layers"] = 4;
    entries["experiment.json"] = description.dump();
    zipTo(m_path, entries);
    const Outcome outcome = load(m_path);
    QVERIFY(outcome.isRefused);
    QVERIFY2(outcome.text.contains("holds none of them"), qPrintable(outcome.text));
}

void TestHostileCost::longProbesAreReplaced()
{
    Entries entries = m_entries;
    json description = json::parse(entries["experiment.json"]);
    std::string words;
    for (int i = 0; i < 100'000; ++i)
        words += "a ";
    description["probe"]["source"] = words;
    entries["experiment.json"] = description.dump();
    zipTo(m_path, entries);
    std::vector<Message> remarks;
    const Experiment loaded = loadExperiment(m_path, &remarks);
    QCOMPARE(loaded.probe.source, loaded.dev->pairs.front().source);
    QCOMPARE(remarks.size(), std::size_t{1});
}

void TestHostileCost::vocabulariesAreNotReadBeyondTheModel()
{
    Entries entries = m_entries;
    std::string &table = entries["source.vocabulary.tsv"];
    table.clear();
    for (int i = 0; i < 100'000; ++i)
        table += "word" + std::to_string(i) + "\t1\n";
    zipTo(m_path, entries);
    const Outcome outcome = load(m_path);
    QVERIFY(outcome.isRefused);
    QVERIFY2(outcome.text.contains("line 4 "), qPrintable(outcome.text)); // the model has three
}

void TestHostileCost::readingCanBeStopped()
{
    zipTo(m_path, m_entries);
    std::stop_source source;
    LoadOptions options;
    options.stop = source.get_token();
    (void)loadExperiment(m_path, nullptr, options);
    source.request_stop();
    try {
        (void)loadExperiment(m_path, nullptr, options);
        QFAIL("it was read to its end");
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::Cancelled);
    }
    // Each part that may be long looks for itself.
    const auto isStopped = [&](const auto &read) {
        try {
            read();
        } catch (const Error &error) {
            return error.code() == ErrorCode::Cancelled;
        }
        return false;
    };
    const Corpus corpus = sampleCorpus("train.tsv");
    QVERIFY(isStopped([&] { (void)fingerprint(corpus, options.stop); }));
    QVERIFY(isStopped([&] { (void)readSafetensors(writeSafetensors({}), "x", options.stop); }));
    QVERIFY(isStopped(
        [&] { (void)generateBuiltin("everyday-zh-en", 1000, 1, [](double) { return false; }); }));
}

void TestHostileCost::whoDoesNotTrainReadsNoCorpus()
{
    Entries entries = m_entries;
    json description = json::parse(entries["experiment.json"]);
    description["train"]["inside"] = false;
    description["train"]["origin"]["kind"] = "builtin";
    description["train"]["origin"]["name"] = "everyday-zh-en";
    description["train"]["origin"]["count"] = 2'000'000; // a minute
    entries["experiment.json"] = description.dump();
    zipTo(m_path, entries);
    const std::clock_t begin = std::clock();
    QVERIFY(!loadToTranslate(m_path).weights.empty());
    QVERIFY(std::clock() - begin < 5 * CLOCKS_PER_SEC);
}

QTEST_APPLESS_MAIN(TestHostileCost)
#include "tst_hostile_cost.moc"

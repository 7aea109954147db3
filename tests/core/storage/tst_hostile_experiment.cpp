// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is in an .s2s file: it loads, or it is refused with a sentence; it never crashes, hangs
// or fills the memory. It is one file because all cases change one good experiment.
#include "core/corpus/builtin.h"
#include "core/error.h"
#include "core/storage/atomic_file.h"
#include "core/storage/experiment.h"
#include "core/storage/safetensors.h"
#include "sample_experiment.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>
#include <nlohmann/json.hpp>

#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>

using namespace seq2seq;
using namespace seq2seq::test;
using nlohmann::json;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kIsSanitized = true; // they reserve terabytes of address space
#else
constexpr bool kIsSanitized = false;
#endif

struct Outcome {
    bool isRefused = false;
    ErrorCode code = ErrorCode::Internal;
    QString text;
};

/// Any exception but ours ends the test: std::bad_alloc, too.
Outcome load(const std::string &path)
{
    try {
        (void)loadExperiment(path);
        return {};
    } catch (const Error &error) {
        return {true, error.code(), QString::fromStdString(error.what())};
    }
}

/// The next number of a fixed sequence.
std::uint32_t next(std::uint32_t &state)
{
    return state = state * 1664525 + 1013904223;
}

/// Not writeFileAtomically: thousands of flushes to the disk would take a minute.
void writeQuickly(const std::string &path, const std::string &bytes)
{
    std::filesystem::remove(path); // file systems flush what replaces an old file
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

void replaceAll(std::string &bytes, const std::string &from, const std::string &to)
{
    for (auto at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + to.size()))
        bytes.replace(at, from.size(), to);
}

} // namespace

class TestHostileExperiment : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cutFilesAreRefused();
    void flippedBytesAreRefusedOrHarmless();
    void mutatedEntriesAreRefusedOrHarmless();
    void badDescriptionsAreRefused_data();
    void badDescriptionsAreRefused();
    void badEntriesAreRefused_data();
    void badEntriesAreRefused();
    void missingEntriesAreRefused();
    void entryNamesAreChecked();
    void otherFilesAreRefused();
    void bombsAreRefused();
    void hugeDirectoryIsRefused();
    void newerVersionAsksForAnUpdate();
    void noFileIsReadBecauseItIsNamed_data();
    void noFileIsReadBecauseItIsNamed();
    void whatLiesBesideIsTakenForItsSentencesOnly();
    void manyValuesAreReadInLinearTime();
    void modelsWithoutWeightsAreNotHuge();
    void longProbesAreReplaced();
    void vocabulariesAreNotReadBeyondTheModel();
    void readingCanBeStopped();
    void whoDoesNotTrainReadsNoCorpus();

private:
    QTemporaryDir m_folder;
    std::string m_path;
    std::string m_valid; ///< the bytes of a good file
    Entries m_entries; ///< what is in it
};

void TestHostileExperiment::initTestCase()
{
    if (!kIsSanitized) {
        const rlimit memory{3ULL << 30, RLIM_INFINITY};
        QCOMPARE(setrlimit(RLIMIT_AS, &memory), 0);
    }
    m_path = m_folder.filePath("run.s2s").toStdString();
    saveExperiment(sampleExperiment(), m_path);
    m_valid = readWholeFile(m_path);
    m_entries = unzip(m_path);
    zipTo(m_path, m_entries);
    QVERIFY(!load(m_path).isRefused); // so that refusals below are for the reason they name
}

void TestHostileExperiment::cutFilesAreRefused()
{
    for (std::size_t length = 0; length < m_valid.size(); length += 1 + length / 50) {
        writeQuickly(m_path, m_valid.substr(0, length));
        const Outcome outcome = load(m_path);
        QVERIFY(outcome.isRefused);
        QCOMPARE(outcome.code, ErrorCode::BadExperiment);
        QVERIFY2(outcome.text.startsWith(QString::fromStdString(m_path)), qPrintable(outcome.text));
    }
}

void TestHostileExperiment::flippedBytesAreRefusedOrHarmless()
{
    std::uint32_t state = 1;
    int refused = 0;
    int tried = 0;
    for (std::size_t at = 0; at < m_valid.size(); at += 1 + next(state) % 40) {
        std::string bytes = m_valid;
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << (next(state) >> 29)));
        writeQuickly(m_path, bytes);
        const Outcome outcome = load(m_path);
        ++tried;
        refused += outcome.isRefused ? 1 : 0;
        QVERIFY2(!outcome.isRefused || outcome.code == ErrorCode::BadExperiment,
            qPrintable(outcome.text));
    }
    qInfo("%d of %d flipped bits were noticed", refused, tried);
    QVERIFY(tried > 300);
    QVERIFY(refused > tried / 2);
}

void TestHostileExperiment::mutatedEntriesAreRefusedOrHarmless()
{
    // With right checksums, so that it is our own reading that has to notice.
    std::uint32_t state = 7;
    const std::string pieces = "0-9\"{}[],:.\t\n\\e?\xff";
    for (const auto &[name, original] : m_entries) {
        const bool isTensors = name.ends_with(".safetensors");
        for (int round = 0; round < (isTensors ? 60 : 120); ++round) {
            std::string bytes = original;
            for (std::uint32_t change = 0; change <= next(state) % 3 && !bytes.empty(); ++change) {
                const std::size_t range
                    = isTensors ? std::min<std::size_t>(bytes.size(), 200) : bytes.size();
                const std::size_t at = (next(state) >> 4) % range;
                const char piece = pieces[(next(state) >> 8) % pieces.size()];
                switch ((next(state) >> 12) % 4) {
                case 0:
                    bytes[at] = piece;
                    break;
                case 1:
                    bytes.insert(at, 1 + (next(state) >> 20) % 20, piece);
                    break;
                case 2:
                    bytes.erase(at, 1 + (next(state) >> 20) % 10);
                    break;
                default:
                    bytes.resize(at);
                }
            }
            Entries entries = m_entries;
            entries[name] = bytes;
            zipTo(m_path, entries);
            const Outcome outcome = load(m_path);
            QVERIFY2(!outcome.isRefused || outcome.code == ErrorCode::BadExperiment,
                qPrintable(outcome.text));
        }
    }
}

void TestHostileExperiment::badDescriptionsAreRefused_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("reason");
    const auto add = [](const char *pointer, const char *value, const char *reason) {
        QTest::addRow("%s = %s", pointer, value)
            << QString(pointer) << QString(value) << QString(reason);
    };
    add("/format", "\"something\"", "format");
    add("/version", "0", "version");
    add("/version", "\"1\"", "version");
    add("/entries", "{}", "entries");
    add("/entries/0", "3", "entries");
    add("/entries/0", "\"../../etc/passwd\"", "missing");
    add("/name", "3", "\"name\" is not text");
    add("/model", "[]", "\"model\" is not an object");
    add("/model/cell", "\"transformer\"", "transformer");
    add("/model/attention", "7", "model.attention");
    add("/model/layers", "1000000", "layers");
    add("/model/layers", "-1", "layers");
    add("/model/hiddenSize", "99999999999999999999", "model.hiddenSize");
    add("/model/hiddenSize", "4294967303", "model.hiddenSize");
    add("/model/hiddenSize", "7.0", "model.hiddenSize");
    add("/model/hiddenSize", "8", "the model needs");
    add("/model/embeddingSize", "null", "model.embeddingSize");
    add("/model/dropout", "\"nan\"", "dropout");
    add("/model/dropout", "true", "model.dropout");
    add("/model/bidirectional", "1", "model.bidirectional");
    add("/model/sourceVocabulary", "2000000", "vocabulary has 7 words");
    add("/model/targetVocabulary", "-6", "target vocabulary");
    add("/training/learningRate", "-1", "learning rate");
    add("/training/learningRate", "\"inf\"", "learning rate");
    add("/training/seed", "-1", "training.seed");
    add("/training/seed", "18446744073709551616", "training.seed");
    add("/training/threads", "100000", "threads");
    add("/training/device", "\"cpu; rm\"", "device");
    add("/training/engine", "\"abacus\"", "engine");
    add("/state/device", "\"\\u001b[2J\"", "device");
    add("/training/batchSize", "0", "batch size");
    add("/training/optimizer", "\"magic\"", "training.optimizer");
    add("/state/step", "-5", "state.step");
    add("/state/step", "9223372036854775807", "state.step");
    add("/state/step", "18446744073709551615", "state.step");
    add("/state/trials", "2147483648", "state.trials");
    add("/state/seconds", "\"nan\"", "state.seconds");
    add("/state/learningRate", "\"inf\"", "state.learningRate");
    add("/state/bestPerplexity", "\"best\"", "state.bestPerplexity");
    add("/source/unknownCount", "-1", "source.unknownCount");
    add("/source/tokenizer/kind", "\"bytes\"", "bytes");
    add("/source/tokenizer/kind", "\"subword\"", "source.sentencepiece");
    add("/source/tokenizer/normalization", "\"nfx\"", "source.tokenizer.normalization");
    add("/train/pairs", "4", "3 sentence pairs, 4 were saved");
    add("/train/aligned", "false", "has 3 columns");
    add("/train/origin/kind", "\"url\"", "train.origin.kind");
    add("/train/origin/sourceColumn", "0", "train.origin.sourceColumn");
    add("/train/origin/sourceEncoding", "\"klingon\"", "train.origin.sourceEncoding");
    add("/train/origin/sourceEncoding", "\"UTF-7\"", "train.origin.sourceEncoding");
    add("/train/origin/targetEncoding", "7", "train.origin.targetEncoding");
    add("/train/origin/count", "1e30", "train.origin.count");
    add("/train/origin/count", "2000001", "train.origin.count");
    add("/probe", "\"text\"", "\"probe\" is not an object");
}

void TestHostileExperiment::badDescriptionsAreRefused()
{
    QFETCH(const QString, pointer);
    QFETCH(const QString, value);
    QFETCH(const QString, reason);
    json description = json::parse(m_entries["experiment.json"]);
    json &field = description.at(json::json_pointer(pointer.toStdString()));
    field = json::parse(value.toStdString());
    Entries entries = m_entries;
    entries["experiment.json"] = description.dump();
    zipTo(m_path, entries);
    const Outcome outcome = load(m_path);
    QVERIFY(outcome.isRefused);
    QCOMPARE(outcome.code, ErrorCode::BadExperiment);
    QVERIFY2(outcome.text.startsWith(QString::fromStdString(m_path) + ", "),
        qPrintable(outcome.text)); // file and entry
    QVERIFY2(outcome.text.contains(reason), qPrintable(outcome.text));
}

void TestHostileExperiment::badEntriesAreRefused_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const auto add
        = [](const char *name, const char *entry, const std::string &bytes, const char *reason) {
              QTest::newRow(name) << QString(entry) << QByteArray::fromStdString(bytes)
                                  << QString(reason);
          };
    const char *columns = "step,epoch,seconds,trainLoss,gradientNorm,learningRate,wordsPerSecond\n";
    add("no JSON", "experiment.json", "PK\3\4", "JSON");
    add("empty description", "experiment.json", "", "JSON");
    add("deep description", "experiment.json", std::string(500'000, '['), "nested");
    add(
        "deep objects", "experiment.json",
        [] {
            std::string text;
            for (int i = 0; i < 100'000; ++i)
                text += "{\"a\":";
            return text;
        }(),
        "nested");
    add("key twice", "experiment.json", R"({"format":"a","format":"b"})", "twice");
    add("large description", "experiment.json", std::string(3'000'000, ' '), "bytes large");
    add("word twice", "source.vocabulary.tsv", "a\t3\nb\t2\na\t1\n", "twice");
    add("too few words", "source.vocabulary.tsv", "a\t3\nb\t2\n", "6 words");
    add("word without count", "source.vocabulary.tsv", "a\n", "line 1 has 1 column,");
    add("count is text", "source.vocabulary.tsv", "a\t3\nb\tmany\n", "line 2 has \"many\"");
    add("negative count", "source.vocabulary.tsv", "a\t-3\n", "negative count");
    add("count overflows", "source.vocabulary.tsv", "a\t99999999999999999999\n", "line 1");
    add("empty word", "source.vocabulary.tsv", "\t3\n", "empty");
    add("word is not UTF-8", "source.vocabulary.tsv", "a\xff\t3\n", "not UTF-8");
    add("vocabulary cut off", "source.vocabulary.tsv", "a\t3\nb\t2", "line 2 is cut off");
    add("unknown escape", "source.vocabulary.tsv", "a\\x\t3\n", "escape");
    add("escape at the end", "source.vocabulary.tsv", "a\\\t3\n", "escape");
    add("empty side", "dev.tsv", "a\t\nb\tc\n", "empty");
    add("three columns", "dev.tsv", "a\tb\tc\n", "has 3 columns");
    add("surrogate", "dev.tsv", "\xED\xA0\x80\tb\n", "not UTF-8");
    add("broken link", "train.tsv", "a\tb\t0-0 1\n", "broken link");
    add("negative link", "train.tsv", "a\tb\t-1-0\n", "broken link");
    add("negative target", "train.tsv", "a\tb\t1--1\n", "before the first");
    add("link overflows", "train.tsv", "a\tb\t1-99999999999\n", "line 1");
    add("no column names", "history.csv", "1,2,3,4,5,6,7\n", "columns");
    add("empty history", "history.csv", "", "columns");
    add("six numbers", "history.csv", std::string(columns) + "1,2,3,4,5,6\n",
        "line 2 has 6 columns");
    add("number is text", "history.csv", std::string(columns) + "1,2,3,x,5,6,7\n", "\"x\"");
    add("negative step", "history.csv", std::string(columns) + "-1,2,3,4,5,6,7\n", "negative step");
    add("step overflows", "history.csv", std::string(columns) + "9223372036854775808,2,3,4,5,6,7\n",
        "line 2");
    add("evaluations no list", "evaluations.json", "{}", "not a list");
    add("evaluation no object", "evaluations.json", "[3]", "not an object");
    add("evaluation empty", "evaluations.json", "[{}]", "missing");
    add("probe of no evaluation", "probes.safetensors",
        writeSafetensors({{"9", {2, 3}, std::vector<float>(6)}}), "\"9\"");
    add("probe named in words", "probes.safetensors",
        writeSafetensors({{"one", {2, 3}, std::vector<float>(6)}}), "\"one\"");
    add("probe of other shape", "probes.safetensors",
        writeSafetensors({{"1", {3, 2}, std::vector<float>(6)}}), "does not fit");
    add("pin of no evaluation", "probes.safetensors",
        writeSafetensors({{"1.7", {2, 3}, std::vector<float>(6)}}), "\"1.7\"");
    add("pin named in words", "probes.safetensors",
        writeSafetensors({{"1.", {2, 3}, std::vector<float>(6)}}), "\"1.\"");
    add("insights no list", "insights.json", "{}", "not a list");
    add("insight of no evaluation", "insights.json", "[{\"evaluation\":9}]", "\"9\"");
    add("insight empty", "insights.json", "[{\"evaluation\":1}]", "missing");
    add("histograms of no insight", "histograms.safetensors",
        writeSafetensors({{"0.values", {2, 32}, std::vector<float>(64)}}), "\"0.values\"");
    add("histograms of something", "histograms.safetensors",
        writeSafetensors({{"1.biases", {2, 32}, std::vector<float>(64)}}), "\"1.biases\"");
    add("histograms of other shape", "histograms.safetensors",
        writeSafetensors({{"1.values", {32, 2}, std::vector<float>(64)}}), "do not fit");
    add("a negative share", "histograms.safetensors",
        writeSafetensors({{"1.values", {2, 32}, std::vector<float>(64, -1)}}), "no histogram");
    add("no weights", "model.safetensors", writeSafetensors({}), "the model needs");
    add("weights of another model", "model.safetensors", writeSafetensors({{"w", {2}, {1, 2}}}),
        "the model needs");
    add("large weights", "model.safetensors", std::string(2'000'000, 'x'), "bytes large");
    add("one moment only", "optimizer.safetensors", writeSafetensors({{"exp_avg.w", {2}, {1, 2}}}),
        "the model needs");
    const Experiment sample = sampleExperiment();
    StateDict renamed = sample.bestWeights;
    renamed.front().name = "other";
    add("best weights of other names", "best.safetensors", writeSafetensors(renamed),
        "names and shapes");
    add("kept weights of other names", "state-2.safetensors", writeSafetensors(renamed),
        "names and shapes");
    add("kept weights of another model", "state-1.safetensors", writeSafetensors({{"w", {1}, {1}}}),
        "the model needs");
    add("kept states no list", "states.json", "{}", "not a list");
    add("kept state no object", "states.json", "[1]", "not an object");
    add("kept state without step", "states.json", "[{}]", "missing");
    const json states = json::parse(m_entries["states.json"]);
    json changed = states;
    changed[0]["step"] = 17;
    add("kept state of no evaluation", "states.json", changed.dump(), "no evaluation");
    changed[0]["step"] = 2;
    add("kept state twice", "states.json", changed.dump(), "does not come after");
    changed = json::array();
    for (int i = 0; i < 401; ++i)
        changed.push_back(states[0]);
    add("very many kept states", "states.json", changed.dump(), "at most 400");
    StateDict reshaped = sample.bestOptimizer;
    std::swap(reshaped.front().shape[0], reshaped.front().shape[1]);
    add("best optimiser of other shapes", "best_optimizer.safetensors", writeSafetensors(reshaped),
        "names and shapes");
}

void TestHostileExperiment::badEntriesAreRefused()
{
    QFETCH(const QString, entry);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, reason);
    Entries entries = m_entries;
    QVERIFY(entries.contains(entry.toStdString()));
    entries[entry.toStdString()] = bytes.toStdString();
    zipTo(m_path, entries);
    const Outcome outcome = load(m_path);
    QVERIFY(outcome.isRefused);
    QCOMPARE(outcome.code, ErrorCode::BadExperiment);
    QVERIFY2(outcome.text.startsWith(QString::fromStdString(m_path) + ", " + entry),
        qPrintable(outcome.text));
    QVERIFY2(outcome.text.contains(reason), qPrintable(outcome.text));
}

void TestHostileExperiment::missingEntriesAreRefused()
{
    for (const auto &[name, bytes] : m_entries) {
        Entries entries = m_entries;
        entries.erase(name);
        zipTo(m_path, entries);
        const Outcome outcome = load(m_path);
        QVERIFY2(outcome.isRefused, name.c_str());
        QVERIFY2(
            outcome.text.contains(QString::fromStdString(name)) && outcome.text.contains("missing"),
            qPrintable(outcome.text));
    }
}

void TestHostileExperiment::entryNamesAreChecked()
{
    for (const char *name : {"../train.tsv", "/etc/passwd", "a\\b", "weights/../../x"}) {
        Entries entries = m_entries;
        entries[name] = "x";
        zipTo(m_path, entries);
        const Outcome outcome = load(m_path);
        QVERIFY2(outcome.isRefused && outcome.text.contains("forbidden name"), name);
    }
    std::string twice = m_valid;
    replaceAll(twice, "target.vocabulary.tsv", "source.vocabulary.tsv");
    writeQuickly(m_path, twice);
    QVERIFY2(load(m_path).text.contains("twice"), qPrintable(load(m_path).text));

    Entries more = m_entries;
    more["notes from a later program.txt"] = "unknown entries do no harm";
    zipTo(m_path, more);
    QVERIFY(!load(m_path).isRefused);
    for (int i = 0; i < 600; ++i)
        more["entry" + std::to_string(i)] = "";
    zipTo(m_path, more);
    QVERIFY(load(m_path).text.contains("entries"));
}

void TestHostileExperiment::otherFilesAreRefused()
{
    for (const std::string &bytes : {std::string("a text file\n"), std::string(100'000, '\0'),
             std::string("PK\5\6") + std::string(18, '\0')}) {
        writeQuickly(m_path, bytes);
        const Outcome outcome = load(m_path);
        QVERIFY(outcome.isRefused);
        QCOMPARE(outcome.code, ErrorCode::BadExperiment);
    }
    QVERIFY(load("/dev/zero").isRefused);
}

void TestHostileExperiment::bombsAreRefused()
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

void TestHostileExperiment::hugeDirectoryIsRefused()
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

void TestHostileExperiment::newerVersionAsksForAnUpdate()
{
    Entries entries = m_entries;
    json description = json::parse(entries["experiment.json"]);
    description["version"] = 2;
    description.erase("model"); // whatever a newer version has changed
    entries["experiment.json"] = description.dump();
    zipTo(m_path, entries);
    const Outcome outcome = load(m_path);
    QCOMPARE(outcome.code, ErrorCode::BadExperiment);
    QVERIFY2(outcome.text.contains("newer version") && outcome.text.contains("Update"),
        qPrintable(outcome.text));
}

void TestHostileExperiment::noFileIsReadBecauseItIsNamed_data()
{
    QTest::addColumn<QString>("file");
    const QString secret = m_folder.filePath("elsewhere/secret.tsv");
    QVERIFY(QDir(m_folder.path()).mkpath("elsewhere"));
    writeQuickly(secret.toStdString(), "user\tpassword\n");
    QTest::newRow("absolute") << secret;
    QTest::newRow("below") << "elsewhere/secret.tsv";
    QTest::newRow("above") << "../" + QDir(m_folder.path()).dirName() + "/elsewhere/secret.tsv";
    QTest::newRow("zero") << "/dev/zero";
    QTest::newRow("memory") << "/proc/self/mem";
    QTest::newRow("folder") << "/";
    QTest::newRow("dots") << "..";
    QTest::newRow("zero byte") << QString("elsewhere/secret.tsv") + QChar(u'\0') + "x";
    QTest::newRow("nothing") << "";
}

void TestHostileExperiment::noFileIsReadBecauseItIsNamed()
{
    QFETCH(const QString, file);
    Entries entries = m_entries;
    json description = json::parse(entries["experiment.json"]);
    // Everything a file can say of a corpus, and it is right: that of secret.tsv.
    Corpus secret;
    secret.pairs = {{"user", "password"}};
    description["train"]["inside"] = false;
    description["train"]["pairs"] = 1;
    description["train"]["fingerprint"] = fingerprint(secret);
    description["train"]["origin"]["sourceColumn"] = 1;
    description["train"]["origin"]["targetColumn"] = 2;
    for (const char *kind : {"tsv", "aligned"}) {
        description["train"]["origin"]["kind"] = kind;
        description["train"]["origin"]["sourceFile"] = file.toStdString();
        description["train"]["origin"]["targetFile"] = file.toStdString();
        entries["experiment.json"] = description.dump();
        zipTo(m_path, entries);
        std::vector<Message> remarks;
        const Experiment loaded = loadExperiment(m_path, &remarks);
        QCOMPARE(loaded.train->size(), std::size_t{0});
        QCOMPARE(remarks.size(), std::size_t{1});
        // Nor is anything of it in what is saved.
        saveExperiment(loaded, m_path);
        for (const auto &[name, bytes] : unzip(m_path))
            QVERIFY2(bytes.find("password") == std::string::npos, name.c_str());
    }
}

void TestHostileExperiment::whatLiesBesideIsTakenForItsSentencesOnly()
{
    Entries entries = m_entries;
    json description = json::parse(entries["experiment.json"]);
    Corpus own;
    own.pairs = {{"a", "b"}, {"c", "d"}};
    description["train"]["inside"] = false;
    description["train"]["pairs"] = own.size();
    description["train"]["fingerprint"] = fingerprint(own);
    description["train"]["origin"]["kind"] = "tsv";
    description["train"]["origin"]["sourceColumn"] = 1;
    description["train"]["origin"]["targetColumn"] = 2;
    description["train"]["origin"]["sourceFile"] = "/home/author/beside.tsv";
    entries["experiment.json"] = description.dump();
    zipTo(m_path, entries);
    const std::string beside = m_folder.filePath("beside.tsv").toStdString();
    const auto pairsFound = [&] {
        std::vector<Message> remarks;
        return loadExperiment(m_path, &remarks).train->size();
    };
    QCOMPARE(pairsFound(), std::size_t{0});
    writeQuickly(beside, "a\tb\nc\tD\n");
    QCOMPARE(pairsFound(), std::size_t{0});
    writeQuickly(beside, "a\tb\nc\td\n");
    QCOMPARE(pairsFound(), std::size_t{2});
    // A pipe would never end, and a link into /proc leads to what the kernel makes up.
    std::filesystem::remove(beside);
    QCOMPARE(mkfifo(beside.c_str(), 0600), 0);
    QCOMPARE(pairsFound(), std::size_t{0});
    std::filesystem::remove(beside);
    std::filesystem::create_symlink("/proc/kmsg", beside);
    QCOMPARE(pairsFound(), std::size_t{0});
    std::filesystem::remove(beside);
}

void TestHostileExperiment::manyValuesAreReadInLinearTime()
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

void TestHostileExperiment::modelsWithoutWeightsAreNotHuge()
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

void TestHostileExperiment::longProbesAreReplaced()
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

void TestHostileExperiment::vocabulariesAreNotReadBeyondTheModel()
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

void TestHostileExperiment::readingCanBeStopped()
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

void TestHostileExperiment::whoDoesNotTrainReadsNoCorpus()
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

QTEST_APPLESS_MAIN(TestHostileExperiment)
#include "tst_hostile_experiment.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// An entry of an .s2s file that is wrong, missing or forbidden: the file is refused with a sentence
// that names the entry.
#include "core/storage/safetensors.h"
#include "hostile_fixture.h"

#include <nlohmann/json.hpp>

#include <utility>

using namespace seq2seq;
using namespace seq2seq::test;
using nlohmann::json;

class TestHostileEntries : public QObject, private GoodExperiment {
    Q_OBJECT

private slots:
    void initTestCase() { begin(); }
    void badDescriptionsAreRefused_data();
    void badDescriptionsAreRefused();
    void badEntriesAreRefused_data();
    void badEntriesAreRefused();
    void missingEntriesAreRefused();
    void entryNamesAreChecked();
};

void TestHostileEntries::badDescriptionsAreRefused_data()
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

void TestHostileEntries::badDescriptionsAreRefused()
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

void TestHostileEntries::badEntriesAreRefused_data()
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

void TestHostileEntries::badEntriesAreRefused()
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

void TestHostileEntries::missingEntriesAreRefused()
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

void TestHostileEntries::entryNamesAreChecked()
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

QTEST_APPLESS_MAIN(TestHostileEntries)
#include "tst_hostile_entries.moc"

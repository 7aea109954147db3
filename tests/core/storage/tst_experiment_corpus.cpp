// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever becomes of the file a run's sentences came from: moved, changed, converted, lost.
#include "comparisons.h"
#include "core/corpus/builtin.h"
#include "core/corpus/reader.h"
#include "core/corpus/split.h"
#include "core/error.h"
#include "core/storage/experiment.h"
#include "sample_experiment.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>

using namespace seq2seq;
using namespace seq2seq::test;
namespace fs = std::filesystem;

namespace {

/// More text than an experiment file takes in.
Corpus largeCorpus(const std::string &path)
{
    Corpus corpus;
    corpus.origin.kind = CorpusOrigin::Kind::Tsv;
    corpus.origin.name = "large.tsv";
    corpus.origin.sourceFile = path;
    std::ofstream file(path);
    const std::string filling(1000, 'x');
    for (int i = 0; i < 10'000; ++i) {
        // some sources and some targets occur twice
        const SentencePair pair{"source " + std::to_string(i % 9000) + filling,
            "target " + std::to_string(i % 9500) + filling};
        corpus.pairs.push_back(pair);
        file << pair.source << '\t' << pair.target << '\n';
    }
    return corpus;
}

/// The same with letters beyond ASCII, whose encoding nobody can find out: a person chose it.
Corpus macintoshCorpus(const std::string &path)
{
    std::ofstream file(path, std::ios::binary);
    const std::string filling(1000, 'x');
    for (int i = 0; i < 9'000; ++i)
        file << "caf\x8e " << i << filling << '\t' << "na\x95ve " << i << filling << '\n';
    file.close();
    ReadOptions options;
    options.sourceEncoding = "macintosh";
    ReadReport report;
    return readPairs(path, options, report);
}

} // namespace

class TestExperimentCorpus : public QObject {
    Q_OBJECT

private slots:
    void init();
    void largeCorpusIsFoundAgain();
    void movedCorpusIsFoundBesideTheExperiment();
    void knownCorpusIsFoundAgain();
    void missingCorpusIsNamed_data();
    void missingCorpusIsNamed();
    void namedCorpusIsFoundAgain();
    void chosenEncodingIsKept();
    void encodingCanBeNamedAgain();
    void convertedCorpusIsStillFound();
    void changedCorpusIsTakenOnlyWhenNamed();
    void lostCorpusIsRemarked();
    void changedPairsTravelHoweverMany();
    void lostCorpusIsStillKnownAfterSavingAgain();
    void noPathIsInTheFile();
    void builtinCorpusIsGeneratedAgain();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

void TestExperimentCorpus::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("run.s2s").toStdString();
}

void TestExperimentCorpus::largeCorpusIsFoundAgain()
{
    const Corpus whole = largeCorpus(m_folder->filePath("large.tsv").toStdString());
    for (const std::size_t devCount : {std::size_t{0}, std::size_t{100}, std::size_t{2500}}) {
        const Split split = splitCorpus(whole, devCount, 5);
        Experiment saved = sampleExperiment();
        saved.train = std::make_shared<const Corpus>(split.train);
        saved.dev = std::make_shared<const Corpus>(split.dev);
        saveExperiment(saved, m_path);
        QVERIFY(!unzip(m_path).contains("train.tsv"));
        std::vector<Message> remarks;
        const Experiment loaded = loadExperiment(m_path, &remarks);
        QVERIFY2(remarks.empty(), remarks.empty() ? "" : remarks.front().english().c_str());
        compareCorpora(*loaded.train, *saved.train);
        compareCorpora(*loaded.dev, *saved.dev);
    }
    // the same with a dev corpus of its own: nothing is taken away
    Experiment saved = sampleExperiment();
    saved.train = std::make_shared<const Corpus>(whole);
    saveExperiment(saved, m_path);
    std::vector<Message> remarks;
    compareCorpora(*loadExperiment(m_path, &remarks).train, whole);
    QVERIFY(remarks.empty());
}

void TestExperimentCorpus::movedCorpusIsFoundBesideTheExperiment()
{
    Corpus whole = largeCorpus(m_folder->filePath("large.tsv").toStdString());
    whole.origin.sourceFile = "/a folder/of another computer/large.tsv";
    Experiment saved = sampleExperiment();
    saved.train = std::make_shared<const Corpus>(whole);
    saveExperiment(saved, m_path);
    std::vector<Message> remarks;
    compareCorpora(*loadExperiment(m_path, &remarks).train, whole);
    QVERIFY(remarks.empty());
}

void TestExperimentCorpus::knownCorpusIsFoundAgain()
{
    const QTemporaryDir elsewhere;
    const std::string path = elsewhere.filePath("large.tsv").toStdString();
    Experiment saved = sampleExperiment();
    saved.train = std::make_shared<const Corpus>(largeCorpus(path));
    saveExperiment(saved, m_path);
    const std::uint64_t print = fingerprint(*saved.train);

    LoadOptions options; // a file of the right name beside it that is another one does no harm
    std::ofstream(m_folder->filePath("large.tsv").toStdString()) << "a\tb\n";
    options.corpus.known[print].source = path;
    std::vector<Message> remarks;
    const Experiment loaded = loadExperiment(m_path, &remarks, options);
    QVERIFY(remarks.empty());
    compareCorpora(*loaded.train, *saved.train);
    QCOMPARE(loaded.train->origin.sourceFile, path); // for the next time
    QCOMPARE(loaded.trainOutside->fingerprint, print);

    // What is known under another fingerprint is not looked at, and neither is one that has
    // changed.
    options.corpus.known = {{print + 1, {path, {}, {}, {}}}};
    QCOMPARE(loadExperiment(m_path, &remarks, options).train->size(), std::size_t{0});
    options.corpus.known = {{print, {path, {}, {}, {}}}};
    std::ofstream(path, std::ios::app) << "one more\tpair\n";
    QCOMPARE(loadExperiment(m_path, &remarks, options).train->size(), std::size_t{0});
}

void TestExperimentCorpus::missingCorpusIsNamed_data()
{
    QTest::addColumn<QString>("target"); // empty: one tab-separated file
    QTest::addColumn<QString>("sentence");
    QTest::newRow("one file") << QString()
                              << QStringLiteral(
                                     "They are in \"a.en\", which is not beside it; put it there.");
    QTest::newRow("two files")
        << QStringLiteral("a.de")
        << QStringLiteral(
               "They are in \"a.en\" and \"a.de\", which are not both beside it; put them there.");
    QTest::newRow("of one name")
        << QStringLiteral("a.en")
        << QStringLiteral("Both sides were in files named \"a.en\", which are not beside it.");
}

void TestExperimentCorpus::missingCorpusIsNamed()
{
    QFETCH(const QString, target);
    QFETCH(const QString, sentence);
    WantedCorpus wanted;
    wanted.origin.kind = target.isEmpty() ? CorpusOrigin::Kind::Tsv : CorpusOrigin::Kind::Aligned;
    wanted.origin.sourceFile = "a.en";
    wanted.origin.targetFile = target.toStdString();
    wanted.record.pairs = 2;
    wanted.folder = m_folder->path().toStdString();
    std::vector<Message> remarks;
    QVERIFY(findTrain(wanted, {}, {}, remarks).corpus.pairs.empty());
    QCOMPARE(remarks.size(), std::size_t(1));
    const QString remark = QString::fromStdString(remarks.front().english());
    QVERIFY2(remark.endsWith(sentence), qPrintable(remark));

    // What lies there under the name is another one.
    for (const char *name : {"a.en", "a.de"})
        std::ofstream(m_folder->filePath(QString::fromLatin1(name)).toStdString()) << "a\tb\n";
    QVERIFY(findTrain(wanted, {}, {}, remarks).corpus.pairs.empty());
    QVERIFY(remarks.back().english().find("other sentences") != std::string::npos);
}

void TestExperimentCorpus::namedCorpusIsFoundAgain()
{
    const QTemporaryDir elsewhere;
    const std::string path = elsewhere.filePath("other name.txt").toStdString();
    const Split split = splitCorpus(largeCorpus(path), 500, 5);
    Experiment saved = sampleExperiment();
    saved.train = std::make_shared<const Corpus>(split.train);
    saved.dev = std::make_shared<const Corpus>(split.dev);
    saveExperiment(saved, m_path);
    LoadOptions options;
    options.corpus.named = CorpusFiles{path, {}, {}, {}};
    std::vector<Message> remarks;
    const Experiment loaded = loadExperiment(m_path, &remarks, options);
    QVERIFY(remarks.empty());
    QVERIFY(loaded.train->pairs == saved.train->pairs);
    QCOMPARE(loaded.state.batchInEpoch, saved.state.batchInEpoch);
    // and found beside it under its new name the next time
    saveExperiment(loaded, elsewhere.filePath("run.s2s").toStdString());
    QVERIFY(loadExperiment(elsewhere.filePath("run.s2s").toStdString(), &remarks).train->pairs
        == saved.train->pairs);
    QVERIFY(remarks.empty());
}

void TestExperimentCorpus::chosenEncodingIsKept()
{
    Experiment saved = sampleExperiment();
    saved.train = std::make_shared<const Corpus>(
        macintoshCorpus(m_folder->filePath("large.tsv").toStdString()));
    QVERIFY(saved.train->pairs[0].source.starts_with("café 0"));
    saveExperiment(saved, m_path);
    std::vector<Message> remarks;
    const Experiment loaded = loadExperiment(m_path, &remarks);
    QVERIFY(remarks.empty());
    QCOMPARE(loaded.train->origin.sourceEncoding, std::string("macintosh"));
    compareCorpora(*loaded.train, *saved.train);
}

/// For a file from before the encoding was kept.
void TestExperimentCorpus::encodingCanBeNamedAgain()
{
    Experiment saved = sampleExperiment();
    Corpus train = macintoshCorpus(m_folder->filePath("large.tsv").toStdString());
    train.origin.sourceEncoding.clear();
    saved.train = std::make_shared<const Corpus>(train);
    saveExperiment(saved, m_path);
    std::vector<Message> remarks;
    QCOMPARE(loadExperiment(m_path, &remarks).train->size(), std::size_t{0});
    remarks.clear();
    LoadOptions options;
    options.corpus.encoding = "macintosh";
    const Experiment loaded = loadExperiment(m_path, &remarks, options);
    QVERIFY(remarks.empty());
    QVERIFY(loaded.train->pairs == train.pairs);
    saveExperiment(loaded, m_path);
    QVERIFY(loadExperiment(m_path, &remarks).train->pairs == train.pairs);
}

void TestExperimentCorpus::convertedCorpusIsStillFound()
{
    const std::string path = m_folder->filePath("large.tsv").toStdString();
    Experiment saved = sampleExperiment();
    saved.train = std::make_shared<const Corpus>(macintoshCorpus(path));
    saveExperiment(saved, m_path);
    std::ofstream file(path, std::ios::binary);
    for (const SentencePair &pair : saved.train->pairs)
        file << pair.source << '\t' << pair.target << '\n';
    file.close();
    std::vector<Message> remarks;
    const Experiment loaded = loadExperiment(m_path, &remarks);
    QVERIFY(remarks.empty());
    QVERIFY(loaded.train->pairs == saved.train->pairs);
    // Named, and changed besides: it is Unicode all the same.
    std::ofstream(path, std::ios::app) << "un café de plus\tone more\n";
    LoadOptions options;
    options.corpus.named = CorpusFiles{path, {}, {}, {}};
    const Experiment changed = loadExperiment(m_path, &remarks, options);
    QCOMPARE(changed.train->size(), saved.train->size() + 1);
    QCOMPARE(
        changed.train->pairs[changed.train->size() - 1].source, std::string("un café de plus"));
}

void TestExperimentCorpus::changedCorpusIsTakenOnlyWhenNamed()
{
    const std::string path = m_folder->filePath("large.tsv").toStdString();
    Experiment saved = sampleExperiment();
    saved.train = std::make_shared<const Corpus>(largeCorpus(path));
    saveExperiment(saved, m_path);
    std::ofstream(path, std::ios::app) << "one more\tpair\n";
    std::vector<Message> remarks;
    const Experiment untouched = loadExperiment(m_path, &remarks);
    QCOMPARE(untouched.train->size(), std::size_t{0});
    QCOMPARE(untouched.state, saved.state);
    QCOMPARE(remarks.size(), std::size_t{1});
    QVERIFY2(remarks[0].english().find("other sentences") != std::string::npos,
        remarks[0].english().c_str());

    remarks.clear();
    LoadOptions options;
    options.corpus.named = CorpusFiles{path, {}, {}, {}};
    const Experiment loaded = loadExperiment(m_path, &remarks, options);
    QCOMPARE(loaded.train->size(), saved.train->size() + 1);
    QCOMPARE(loaded.state.batchInEpoch, std::int64_t{0}); // its batches are others
    QCOMPARE(loaded.state.epoch, saved.state.epoch);
    QCOMPARE(remarks.size(), std::size_t{1});
    QVERIFY2(remarks[0].english().find("before 10000 pairs, now 10001 pairs") != std::string::npos
            && remarks[0].english().find("starts anew") != std::string::npos,
        remarks[0].english().c_str());
}

/// They lie in no file that could be read again.
void TestExperimentCorpus::changedPairsTravelHoweverMany()
{
    Experiment experiment = sampleExperiment();
    auto train = std::make_shared<Corpus>();
    train->origin.name = "pairs.tsv";
    const std::string filler(900, 'x');
    for (int i = 0; textBytes(*train) <= kEmbeddedCorpusBytes; i += 1000)
        for (int k = 0; k < 1000; ++k)
            train->pairs.push_back({filler + std::to_string(i + k), filler});
    auto test = std::make_shared<Corpus>();
    test->pairs = {{"a", "b"}, {"c\\d", "e"}};
    auto unused = std::make_shared<Corpus>();
    unused->pairs = {{"a", "f"}};
    experiment.train = train;
    experiment.test = test;
    experiment.unused = unused;
    experiment.trainOutside = recordIfOutside(*train, *experiment.dev);
    QVERIFY(!experiment.trainOutside.has_value());
    saveExperiment(experiment, m_path);
    const Experiment loaded = loadExperiment(m_path);
    QVERIFY(loaded.train->pairs == train->pairs);
    QVERIFY(loaded.test->pairs == test->pairs);
    QVERIFY(loaded.unused->pairs == unused->pairs);
    experiment.test = nullptr;
    experiment.unused = nullptr;
    saveExperiment(experiment, m_path);
    QVERIFY(!loadExperiment(m_path).test);
    QVERIFY(!loadExperiment(m_path).unused);
}

void TestExperimentCorpus::lostCorpusIsRemarked()
{
    const std::string path = m_folder->filePath("large.tsv").toStdString();
    Experiment saved = sampleExperiment();
    saved.train = std::make_shared<const Corpus>(largeCorpus(path));
    saveExperiment(saved, m_path);
    fs::remove(path);
    std::vector<Message> remarks;
    const Experiment loaded = loadExperiment(m_path, &remarks);
    QCOMPARE(loaded.train->size(), std::size_t{0});
    QVERIFY(loaded.train->origin == named(saved.train->origin));
    QVERIFY(areSame(loaded.weights, saved.weights)); // it still translates
    QCOMPARE(remarks.size(), std::size_t{1});
    QVERIFY2(remarks[0].english().find("\"large.tsv\"") != std::string::npos,
        remarks[0].english().c_str());
    (void)loadExperiment(m_path); // nobody has to listen
}

void TestExperimentCorpus::lostCorpusIsStillKnownAfterSavingAgain()
{
    const std::string path = m_folder->filePath("large.tsv").toStdString();
    Experiment saved = sampleExperiment();
    saved.train = std::make_shared<const Corpus>(largeCorpus(path));
    saveExperiment(saved, m_path);
    fs::rename(path, path + ".away");
    saveExperiment(loadExperiment(m_path), m_path);
    fs::rename(path + ".away", path);
    std::vector<Message> remarks;
    compareCorpora(*loadExperiment(m_path, &remarks).train, *saved.train);
    QVERIFY(remarks.empty());
}

void TestExperimentCorpus::noPathIsInTheFile()
{
    Experiment saved = sampleExperiment();
    for (std::shared_ptr<const Corpus> *corpus : {&saved.train, &saved.dev}) {
        Corpus copy = **corpus;
        copy.origin.kind = CorpusOrigin::Kind::Aligned;
        copy.origin.sourceFile = "/home/somebody/secret/train.zh";
        copy.origin.targetFile = "C:\\Users\\somebody\\train.en";
        *corpus = std::make_shared<const Corpus>(std::move(copy));
    }
    saveExperiment(saved, m_path);
    for (const auto &[name, bytes] : unzip(m_path))
        QVERIFY2(bytes.find("somebody") == std::string::npos, name.c_str());
    const CorpusOrigin origin = loadExperiment(m_path).train->origin;
    QCOMPARE(origin.sourceFile, std::string("train.zh"));
    QCOMPARE(origin.targetFile, std::string("train.en"));
}

void TestExperimentCorpus::builtinCorpusIsGeneratedAgain()
{
    const Corpus whole = generateBuiltin("reverse-letters", 300, 3);
    const Split split = splitCorpus(whole, 20, 1);
    Experiment saved = sampleExperiment();
    saved.dev = std::make_shared<const Corpus>(split.dev);
    saved.train = std::make_shared<const Corpus>(split.train);
    saveExperiment(saved, m_path);
    // as if it had been too large for the file
    Entries entries = unzip(m_path);
    entries.erase("train.tsv");
    std::string &description = entries["experiment.json"];
    for (const auto &[from, to] : std::vector<std::pair<std::string, std::string>>{
             {"\"train.tsv\",", ""}, {"\"inside\":true", "\"inside\":false"}}) {
        const auto at = description.rfind(from);
        QVERIFY(at != std::string::npos);
        description.replace(at, from.size(), to);
    }
    zipTo(m_path, entries);
    std::vector<Message> remarks;
    const Experiment loaded = loadExperiment(m_path, &remarks);
    QVERIFY2(remarks.empty(), remarks.empty() ? "" : remarks.front().english().c_str());
    compareCorpora(*loaded.train, split.train);
}

QTEST_APPLESS_MAIN(TestExperimentCorpus)
#include "tst_experiment_corpus.moc"

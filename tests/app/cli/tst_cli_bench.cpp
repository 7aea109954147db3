// SPDX-License-Identifier: GPL-3.0-or-later
// `seq2seq bench` from outside: what it prints and whether it makes sense. Never how long it took.
#include "cli_fixture.h"

#include <algorithm>
#include <cmath>

class TestCliBench : public QObject {
    Q_OBJECT

private:
    /// The smallest bench there is.
    static QStringList small(const QStringList &more = {})
    {
        return QStringList{u"bench"_s, u"--embedding"_s, u"8"_s, u"--hidden"_s, u"8"_s,
                   u"--vocabulary"_s, u"50"_s, u"--batch"_s, u"4"_s, u"--length"_s, u"6"_s,
                   u"--pairs"_s, u"40"_s, u"--threads"_s, u"1"_s, u"--seconds"_s, u"0.05"_s}
        + more;
    }

    static double number(const Json &object, const char *key)
    {
        return object.at(key).get<double>();
    }

    QTemporaryDir m_folder;

private slots:
    void measuresTrainingAndDecoding()
    {
        const Outcome outcome = run(small({u"--json"_s}));
        QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
        QVERIFY2(outcome.words.isEmpty(), outcome.words.constData());
        const std::vector<Json> lines = jsonLines(outcome.out);
        QCOMPARE(lines.size(), 1U);
        const Json &bench = lines.front();
        QCOMPARE(keys(bench),
            (std::set<std::string>{"config", "embedding", "hidden", "vocabulary", "batch", "length",
                "pairs", "threads", "parameters", "corpus_bytes", "setup_seconds", "training_steps",
                "training_words_per_second", "training_windows", "flop_per_word", "training_gflops",
                "blas_kernels", "sgemm_one_gflops", "sgemm_all_gflops", "sgemm_all_threads",
                "share_of_sgemm", "peak_memory_bytes", "greedy_ms", "beam_ms", "traced_ms",
                "trace_given_ms", "greedy_sentences_per_second", "beam_sentences_per_second",
                "decoding_peak_memory_bytes", "weight_bytes_per_word", "read_weights_gb_per_second",
                "read_256mb_gb_per_second", "bound_ms"}));
        QCOMPARE(bench.at("config").get<std::string>(), std::string("classroom"));
        QCOMPARE(bench.at("hidden").get<int>(), 8);
        QCOMPARE(bench.at("vocabulary").get<int>(), 50);
        for (const auto &[key, value] : bench.items())
            if (key != "config" && key != "blas_kernels" && key != "training_windows")
                QVERIFY2(value.get<double>() > 0, key.c_str());
#if defined(__x86_64__) // never those of a Pentium 4 on a processor that OpenBLAS does not know
        if (__builtin_cpu_supports("avx2"))
            QVERIFY(bench.at("blas_kernels").get<std::string>() != "Prescott");
#endif
        QVERIFY(number(bench, "training_steps") >= 7);
        const auto windows = bench.at("training_windows").get<std::vector<double>>();
        QCOMPARE(windows.size(), 7U);
        QVERIFY(std::ranges::find(windows, number(bench, "training_words_per_second"))
            != windows.end()); // the median of an odd number
        const double gflops
            = number(bench, "training_words_per_second") * number(bench, "flop_per_word") / 1e9;
        QVERIFY(std::abs(gflops / number(bench, "training_gflops") - 1) < 1e-6);
        QVERIFY(
            std::abs(
                gflops / number(bench, "sgemm_one_gflops") / number(bench, "share_of_sgemm") - 1)
            < 1e-6);
        // 20 words, each reading the weights once.
        QVERIFY(std::abs(20e3 * number(bench, "weight_bytes_per_word")
                        / (1e9 * number(bench, "read_weights_gb_per_second"))
                        / number(bench, "bound_ms")
                    - 1)
            < 1e-6);
    }

    void measuresOnePartAlone()
    {
        const Outcome outcome = run(small({u"--json"_s, u"--measure"_s, u"decoding"_s}));
        QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
        const Json bench = jsonLines(outcome.out).front();
        QVERIFY(bench.contains("greedy_ms"));
        QVERIFY(!bench.contains("training_words_per_second"));
    }

    void measuresWordsWithoutTheMachine()
    {
        const Outcome outcome = run(small({u"--json"_s, u"--measure"_s, u"words"_s}));
        QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
        const Json bench = jsonLines(outcome.out).front();
        QVERIFY(number(bench, "training_words_per_second") > 0);
        for (const char *other : {"sgemm_one_gflops", "share_of_sgemm", "greedy_ms"})
            QVERIFY2(!bench.contains(other), other);
    }

    void measuresSeveralSizesInTurns()
    {
        QStringList arguments = small({u"--json"_s, u"--measure"_s, u"words"_s});
        arguments.insert(arguments.indexOf(u"--hidden"_s) + 2, u"16"_s);
        arguments.insert(arguments.indexOf(u"--embedding"_s) + 2, u"12"_s);
        const Outcome outcome = run(arguments);
        QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
        const std::vector<Json> lines = jsonLines(outcome.out);
        QCOMPARE(lines.size(), 2U);
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(lines[i].at("hidden").get<int>(), i == 0 ? 8 : 16);
            QCOMPARE(lines[i].at("embedding").get<int>(), i == 0 ? 8 : 12);
            QCOMPARE(lines[i].at("vocabulary").get<int>(), 50); // one for all
            QCOMPARE(lines[i].at("training_windows").size(), 7U);
            QVERIFY(!lines[i].contains("peak_memory_bytes")); // of which of the two?
        }
        QVERIFY(number(lines[1], "flop_per_word") > number(lines[0], "flop_per_word"));
    }

    void measuresSeveralNumbersOfThreadsInTurns()
    {
        QStringList arguments = small({u"--json"_s, u"--measure"_s, u"words"_s});
        arguments.insert(arguments.indexOf(u"--threads"_s) + 2, u"2"_s);
        const std::vector<Json> lines = jsonLines(run(arguments).out);
        QCOMPARE(lines.size(), 2U);
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(lines[i].at("threads").get<std::size_t>(), i + 1);
            QCOMPARE(lines[i].at("hidden").get<int>(), 8);
            QCOMPARE(lines[i].at("training_windows").size(), 7U);
        }
        // A word that stands in both shards is multiplied in each.
        QVERIFY(number(lines[1], "flop_per_word") > number(lines[0], "flop_per_word"));

        arguments.insert(arguments.indexOf(u"--hidden"_s) + 2, u"16"_s);
        arguments.insert(arguments.indexOf(u"--hidden"_s) + 2, u"16"_s);
        QCOMPARE(run(arguments).exitCode, 2); // three sizes, two numbers of threads
    }

    /// One pair a batch has few repetitions; forty in one have at most 50 words a side, of 280.
    void aWordThatRepeatsIsCountedOnce()
    {
        const auto flop = [](const QString &batch) {
            QStringList arguments = small({u"--json"_s, u"--measure"_s, u"words"_s});
            arguments[arguments.indexOf(u"--batch"_s) + 1] = batch;
            return number(jsonLines(run(arguments).out).front(), "flop_per_word");
        };
        const double few = flop(u"1"_s);
        const double many = flop(u"40"_s);
        constexpr double kSourceWord = 6.0 * 2 * 4 * 8 * 8; // both directions
        constexpr double kTargetWord = 6.0 * 4 * 8 * 8;
        constexpr double kWord = (kSourceWord + kTargetWord) / 2;
        QVERIFY(many < few);
        QVERIFY(few - many < kWord); // of a word that is never new
        QVERIFY(few - many > 0.5 * kWord);
    }

    void withoutJsonItIsATable()
    {
        const Outcome outcome = run(small({u"--measure"_s, u"decoding"_s}));
        QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
        QVERIFY2(outcome.out.contains("greedy"), outcome.out.constData());
        QVERIFY2(outcome.out.trimmed().startsWith("classroom"), outcome.out.constData());
    }

    /// Another program does the same work: each pair once, in batches, and the same settings.
    void writesItsCorpus()
    {
        const QString path = m_folder.filePath(u"corpus.jsonl"_s);
        const Outcome outcome = run(small({u"--write-corpus"_s, path}));
        QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
        QVERIFY(outcome.out.isEmpty());
        const std::vector<Json> lines = jsonLines(contents(path));
        QCOMPARE(lines.size(), 12U); // settings, 10 batches, sentences to translate
        QCOMPARE(lines.front().at("vocabulary").get<int>(), 50);
        QCOMPARE(lines.front().at("dropout").get<double>(), 0.3);
        for (std::size_t i = 1; i <= 10; ++i) {
            const Json &batch = lines[i].at("batch");
            QCOMPARE(batch.size(), 4U);
            for (const Json &pair : batch)
                for (const Json &side : pair) {
                    QVERIFY(side.size() >= 4 && side.size() <= 10); // 6 +- 3 words and </s>
                    QCOMPARE(side.back().get<int>(), 2);
                }
        }
        const Json &decode = lines.back().at("decode");
        QCOMPARE(decode.size(), 64U);
        QCOMPARE(decode.front().size(), 21U);
    }

    void refusesWhatMakesNoSense_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown configuration") << QStringList{u"--config"_s, u"huge"_s};
        QTest::newRow("no thread") << QStringList{u"--threads"_s, u"0"_s};
        QTest::newRow("no time") << QStringList{u"--seconds"_s, u"0"_s};
        QTest::newRow("nothing to measure") << QStringList{u"--measure"_s, u"nothing"_s};
        QTest::newRow("fewer words than a beam") << QStringList{u"--vocabulary"_s, u"8"_s};
        QTest::newRow("two of one and three of the other")
            << QStringList{u"--hidden"_s, u"8"_s, u"9"_s, u"--length"_s, u"3"_s, u"4"_s, u"5"_s};
        QTest::newRow("the corpora of all")
            << QStringList{u"--write-corpus"_s, m_folder.filePath(u"all"_s)};
    }

    void refusesWhatMakesNoSense()
    {
        QFETCH(const QStringList, arguments);
        const Outcome outcome = run(QStringList{u"bench"_s} + arguments);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY(!QFile::exists(m_folder.filePath(u"all"_s)));
    }

    void failsWhereTheCorpusCannotBeWritten()
    {
        const Outcome outcome
            = run(small({u"--write-corpus"_s, m_folder.filePath(u"no/such/folder"_s)}));
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.words.contains("no/such/folder"), outcome.words.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliBench)
#include "tst_cli_bench.moc"

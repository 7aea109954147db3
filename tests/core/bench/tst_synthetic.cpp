// SPDX-License-Identifier: GPL-3.0-or-later
// The bench's sentences: the same everywhere, as long and as mixed as they are said to be.
#include "core/bench/synthetic.h"
#include "core/error.h"

#include <QtTest>

#include <algorithm>

using namespace seq2seq;

namespace {

Workload shortened(std::string_view name)
{
    Workload shortened = workload(name);
    shortened.pairs = 2000;
    return shortened;
}

NamedTensor halves(const std::string &name, std::vector<std::int64_t> shape)
{
    std::int64_t numbers = 1;
    for (const std::int64_t size : shape)
        numbers *= size;
    return {name, std::move(shape), std::vector<float>(static_cast<std::size_t>(numbers), 0.5F)};
}

} // namespace

class TestSynthetic : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFourWorkloadsAreThoseOfTheBench()
    {
        std::vector<std::string> names;
        for (const Workload &workload : workloads())
            names.push_back(workload.name);
        QCOMPARE(names, (std::vector<std::string>{"lesson", "classroom", "a4", "large"}));
        const Workload &large = workload("large");
        QCOMPARE(large.embedding, 512);
        QCOMPARE(large.hidden, 512);
        QCOMPARE(large.vocabulary, 8000);
        QCOMPARE(large.batch, 64);
        QCOMPARE(large.length, 20);
        QCOMPARE(large.model().dropout, 0.3);
        QVERIFY_THROWS_EXCEPTION(Error, static_cast<void>(workload("huge")));
    }

    void sameSeedSameSentences()
    {
        const Workload lesson = workload("lesson");
        QCOMPARE(syntheticCorpus(lesson, 50, 1).pairs, syntheticCorpus(lesson, 50, 1).pairs);
        QVERIFY(syntheticCorpus(lesson, 50, 1).pairs != syntheticCorpus(lesson, 50, 2).pairs);
        // On every machine and with every compiler.
        QCOMPARE(syntheticCorpus(lesson, 1, 1).pairs.front().source, std::string(kFirst));
    }

    void lengthsVaryByHalf_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("length");
        QTest::newRow("lesson") << QStringLiteral("lesson") << 10;
        QTest::newRow("classroom") << QStringLiteral("classroom") << 20;
    }

    void lengthsVaryByHalf()
    {
        QFETCH(const QString, name);
        QFETCH(const int, length);
        const Experiment experiment = syntheticExperiment(shortened(name.toStdString()), 1);
        std::vector<int> sources;
        std::vector<int> targets;
        for (const SentencePair &pair : experiment.train->pairs) {
            sources.push_back(static_cast<int>(experiment.source.encode(pair.source).size()) - 1);
            targets.push_back(static_cast<int>(experiment.target.encode(pair.target).size()) - 1);
            QVERIFY(std::abs(sources.back() - targets.back()) <= length / 5);
        }
        for (const std::vector<int> &lengths : {sources, targets}) {
            QCOMPARE(*std::ranges::min_element(lengths), length - length / 2);
            QCOMPARE(*std::ranges::max_element(lengths), length + length / 2);
        }
    }

    void everyWordHasAnIdBelowV()
    {
        const Experiment experiment = syntheticExperiment(shortened("classroom"), 1);
        QCOMPARE(experiment.source.vocabulary.size(), 8000U);
        QCOMPARE(experiment.target.vocabulary.size(), 8000U);
        QCOMPARE(experiment.model.sourceVocabulary, 8000);
        QCOMPARE(experiment.model.targetVocabulary, 8000);
        int highest = 0;
        for (const SentencePair &pair : experiment.train->pairs) {
            std::vector<int> ids = experiment.source.encode(pair.source);
            QCOMPARE(ids.back(), kEos);
            ids.pop_back();
            QVERIFY(std::ranges::all_of(ids, [](int id) { return id >= kSpecials && id < 8000; }));
            highest = std::max(highest, *std::ranges::max_element(ids));
        }
        QVERIFY2(highest > 7900, "the rarest words do not occur");
    }

    /// The word of rank r comes about once where the first comes r times.
    void frequenciesAreZipfs()
    {
        const Experiment experiment = syntheticExperiment(shortened("classroom"), 1);
        std::vector<double> counts(8000);
        for (const SentencePair &pair : experiment.train->pairs)
            for (const int id : experiment.source.encode(pair.source))
                counts[static_cast<std::size_t>(id)] += 1;
        const double first = counts[kSpecials];
        QVERIFY(first > 1000);
        QVERIFY(std::abs(first / counts[kSpecials + 1] - 2) < 0.3);
        QVERIFY(std::abs(first / counts[kSpecials + 9] - 10) < 2);
    }

    void decodedSentencesHaveTwentyWords()
    {
        const std::vector<std::string> sentences = syntheticSentences(workload("lesson"));
        QCOMPARE(sentences.size(), 64U);
        for (const std::string &sentence : sentences)
            QCOMPARE(std::ranges::count(sentence, ' '), 19);
    }

    void aVocabularyWithoutWordsIsRefused()
    {
        Workload empty = workload("lesson");
        empty.vocabulary = kSpecials;
        QVERIFY_THROWS_EXCEPTION(Error, static_cast<void>(syntheticCorpus(empty, 1, 1)));
    }

    void neverEndMakesANeuronConstantThatOnlyTheEndSees()
    {
        Workload tiny = workload("lesson");
        tiny.embedding = 3;
        tiny.hidden = 2;
        tiny.vocabulary = 6;
        StateDict weights{halves("decoder.weight_ih", {8, 5}), halves("decoder.weight_hh", {8, 2}),
            halves("decoder.bias_ih", {8}), halves("decoder.bias_hh", {8}),
            halves("combined_output_projection.weight", {2, 6}),
            halves("target_vocab_projection.weight", {6, 2})};
        neverEnd(weights, tiny.model());
        QCOMPARE(weights[2].values, (std::vector<float>{30, 0.5, -30, 0.5, 30, 0.5, 30, 0.5}));
        QCOMPARE(weights[3].values, (std::vector<float>{0, 0.5, 0, 0.5, 0, 0.5, 0, 0.5}));
        QCOMPARE(weights[4].values,
            (std::vector<float>{0, 0, 0, 0, 10, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5}));
        QCOMPARE(weights[5].values,
            (std::vector<float>{0, 0.5, 0, 0.5, -1000, 0.5, 0, 0.5, 0, 0.5, 0, 0.5}));
        for (std::size_t row = 0; row < 8; ++row)
            QCOMPARE(weights[0].values[row * 5], row % 2 == 0 ? 0.0F : 0.5F);
        weights.pop_back();
        QVERIFY_THROWS_EXCEPTION(Error, neverEnd(weights, tiny.model()));
    }

private:
    static constexpr const char *kFirst = "w408 w11 w11 w99 w216 w20 w4 w123 w9 w34 w12 w20 w11 w2";
};

QTEST_GUILESS_MAIN(TestSynthetic)
#include "tst_synthetic.moc"

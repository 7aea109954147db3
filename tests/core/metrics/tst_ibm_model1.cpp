// SPDX-License-Identifier: GPL-3.0-or-later
// IBM Model 1 against a straightforward dense program, against what EM promises, and against the
// gold links of the built-in corpora.
#include "core/corpus/builtin.h"
#include "core/error.h"
#include "core/metrics/alignment_error.h"
#include "core/metrics/ibm_model1.h"
#include "core/random.h"
#include "core/text/tokenizer.h"

#include <QElapsedTimer>
#include <QtTest>

#include <cmath>
#include <map>
#include <sstream>

using namespace seq2seq;

namespace {

using Words = std::vector<std::string>;

Words split(const std::string &text)
{
    std::istringstream stream(text);
    Words words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

WordPair pair(const std::string &source, const std::string &target)
{
    return {split(source), split(target)};
}

/// Pairs whose target is the source in other words and another order, with some words left out, put
/// in or said twice.
std::vector<WordPair> randomPairs(std::size_t count, std::uint64_t words, std::uint64_t seed)
{
    Random random(seed);
    std::vector<WordPair> pairs(count);
    for (WordPair &made : pairs) {
        for (std::uint64_t rest = 1 + random.below(8); rest > 0; --rest) {
            const std::string word = std::to_string(random.below(words));
            made.source.push_back("s" + word);
            if (random.below(10) > 0)
                made.target.push_back("t" + word);
            if (random.below(6) == 0)
                made.target.emplace_back("the");
        }
        random.shuffle(made.target);
    }
    return pairs;
}

/// Brown et al. 1993 as one would write it down: t of every two words, from source to target.
struct Dense {
    std::map<std::string, std::map<std::string, double>> t; // [e][f], e "" is NULL
    std::vector<double> logLikelihoods;

    Dense(const std::vector<WordPair> &pairs, int iterations)
    {
        std::map<std::string, int> targets;
        std::map<std::string, int> sources{{"", 0}};
        for (const WordPair &made : pairs) {
            for (const std::string &word : made.target)
                ++targets[word];
            for (const std::string &word : made.source)
                ++sources[word];
        }
        for (const auto &source : sources)
            for (const auto &target : targets)
                t[source.first][target.first] = 1.0 / static_cast<double>(targets.size());
        for (int i = 0; i <= iterations; ++i)
            step(pairs);
        t = before;
    }

    std::map<std::string, std::map<std::string, double>> before; // the last step

private:
    void step(const std::vector<WordPair> &pairs)
    {
        before = t;
        std::map<std::string, std::map<std::string, double>> counts;
        std::map<std::string, double> totals;
        double logLikelihood = 0;
        for (const WordPair &made : pairs) {
            Words makers{""};
            makers.insert(makers.end(), made.source.begin(), made.source.end());
            for (const std::string &f : made.target) {
                double sum = 0;
                for (const std::string &e : makers)
                    sum += t[e][f];
                logLikelihood += std::log(sum / static_cast<double>(makers.size()));
                for (const std::string &e : makers) {
                    counts[e][f] += t[e][f] / sum;
                    totals[e] += t[e][f] / sum;
                }
            }
        }
        logLikelihoods.push_back(logLikelihood);
        for (auto &[e, row] : t)
            for (auto &[f, value] : row)
                value = totals[e] > 0 ? counts[e][f] / totals[e] : 0;
    }
};

struct Rates {
    double forward = 0;
    double backward = 0;
    double both = 0;
};

Rates errorRates(const char *name, std::size_t count)
{
    const Corpus corpus = generateBuiltin(name, count, 1);
    const auto tokenizer = trainTokenizer({}, {});
    const auto wordsOf = [&tokenizer](const std::string &sentence) {
        Words words = tokenizer->split(sentence);
        for (std::string &word : words)
            word = tokenizer->word(word);
        return words;
    };
    std::vector<WordPair> pairs;
    for (const SentencePair &text : corpus.pairs)
        pairs.push_back({wordsOf(text.source), wordsOf(text.target)});
    const WordAlignments found = alignWords(pairs);
    AlignmentErrorRate forward;
    AlignmentErrorRate backward;
    AlignmentErrorRate both;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        forward.add(found.sourceToTarget[i], corpus.alignments[i]);
        backward.add(found.targetToSource[i], corpus.alignments[i]);
        both.add(found.both[i], corpus.alignments[i]);
    }
    const Rates rates{forward.value(), backward.value(), both.value()};
    qInfo("%s, %zu pairs: AER %.4f source to target, %.4f target to source, %.4f both", name,
        pairs.size(), rates.forward, rates.backward, rates.both);
    return rates;
}

} // namespace

class TestIbmModel1 : public QObject {
    Q_OBJECT

private slots:
    void equalsAStraightforwardProgram();
    void likelihoodNeverFalls();
    void rowsAreProbabilities();
    void theHouseIsLearntFromThreePairs();
    void wordsWithoutPartnerAreLeftToNull();
    void directionsMirrorEachOther();
    void emptySidesAreNoTrouble();
    void withoutPairsItIsRefused();
    void stopsWhenAskedTo();
    void goldLinksOfBuiltinCorpora_data();
    void goldLinksOfBuiltinCorpora();
    void hundredThousandPairsFit();
};

void TestIbmModel1::equalsAStraightforwardProgram()
{
    const std::vector<WordPair> pairs = randomPairs(60, 12, 1);
    const Dense dense(pairs, 6);
    const IbmModel1 model(pairs, {.iterations = 6});
    QCOMPARE(model.logLikelihoods().size(), std::size_t{7});
    for (std::size_t i = 0; i < dense.logLikelihoods.size(); ++i)
        QVERIFY(std::abs(model.logLikelihoods()[i] - dense.logLikelihoods[i]) < 1e-9);
    for (const auto &[e, row] : dense.t)
        for (const auto &[f, t] : row)
            QVERIFY(std::abs((e.empty() ? model.nullProbability(f) : model.probability(f, e)) - t)
                < 1e-12);
    for (const WordPair &made : pairs) {
        Alignment expected;
        for (std::size_t j = 0; j < made.target.size(); ++j) {
            double best = dense.t.at("").at(made.target[j]);
            int link = -1;
            for (std::size_t i = 0; i < made.source.size(); ++i) {
                const double t = dense.t.at(made.source[i]).at(made.target[j]);
                if (t > best) {
                    best = t;
                    link = static_cast<int>(i);
                }
            }
            if (link >= 0)
                expected.push_back({link, static_cast<int>(j), true});
        }
        QCOMPARE(model.links(made), expected);
    }
}

void TestIbmModel1::likelihoodNeverFalls()
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const IbmModel1 model(randomPairs(50, 15, seed), {.iterations = 20});
        const std::vector<double> &values = model.logLikelihoods();
        for (std::size_t i = 1; i < values.size(); ++i)
            QVERIFY2(values[i] >= values[i - 1] - 1e-9 * std::abs(values[i]),
                qPrintable(QString::number(seed)));
        QVERIFY(values.back() > values.front());
    }
}

void TestIbmModel1::rowsAreProbabilities()
{
    const IbmModel1 model(randomPairs(80, 10, 2));
    for (int word = 0; word < 10; ++word) {
        double sum = 0;
        double last = 1;
        for (const auto &translation : model.translations("s" + std::to_string(word), 1000)) {
            QVERIFY(translation.probability <= last);
            last = translation.probability;
            sum += translation.probability;
        }
        QVERIFY(std::abs(sum - 1) < 1e-12);
    }
    QCOMPARE(model.translations("s3", 1).front().word, std::string("t3"));
    QVERIFY(model.translations("unknown", 5).empty());
    QCOMPARE(model.probability("unknown", "s3"), 0.0);
}

/// The example that textbooks begin with: das Haus, das Buch, ein Buch.
void TestIbmModel1::theHouseIsLearntFromThreePairs()
{
    const std::vector<WordPair> pairs{
        pair("das Haus", "the house"), pair("das Buch", "the book"), pair("ein Buch", "a book")};
    const IbmModel1 model(pairs, {.iterations = 30});
    QCOMPARE(model.translations("das", 1).front().word, std::string("the"));
    QCOMPARE(model.translations("Haus", 1).front().word, std::string("house"));
    QCOMPARE(model.translations("Buch", 1).front().word, std::string("book"));
    QCOMPARE(model.translations("ein", 1).front().word, std::string("a"));
    QCOMPARE(model.links(pair("das Haus", "house the")), (Alignment{{1, 0}, {0, 1}}));
}

void TestIbmModel1::wordsWithoutPartnerAreLeftToNull()
{
    std::vector<WordPair> pairs = randomPairs(400, 12, 3);
    const IbmModel1 model(pairs, {.iterations = 20});
    const Alignment links = model.links(pair("s1 s2", "t2 the t1 new"));
    QCOMPARE(links, (Alignment{{1, 0}, {0, 2}}));
}

void TestIbmModel1::directionsMirrorEachOther()
{
    const std::vector<WordPair> pairs = randomPairs(50, 10, 4);
    std::vector<WordPair> turned;
    for (const WordPair &made : pairs)
        turned.push_back({made.target, made.source});
    const IbmModel1 backward(pairs, {.direction = AlignmentDirection::TargetToSource});
    const IbmModel1 forward(turned);
    const WordAlignments found = alignWords(pairs);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        Alignment expected;
        for (const AlignmentLink &link : forward.links(turned[i]))
            expected.push_back({link.target, link.source, true});
        QCOMPARE(backward.links(pairs[i]), expected);
        QCOMPARE(found.targetToSource[i], expected);
        for (const AlignmentLink &link : found.both[i]) {
            QVERIFY(std::ranges::count(found.sourceToTarget[i], link) == 1);
            QVERIFY(std::ranges::count(found.targetToSource[i], link) == 1);
        }
    }
    QCOMPARE(intersection({{0, 0}, {1, 1}, {2, 1}}, {{2, 1}, {0, 0}, {1, 2}}),
        (Alignment{{0, 0}, {2, 1}}));
}

void TestIbmModel1::emptySidesAreNoTrouble()
{
    const std::vector<WordPair> pairs{pair("", "a"), pair("b", ""), pair("", ""), pair("b", "a")};
    const IbmModel1 model(pairs);
    for (const double value : model.logLikelihoods())
        QVERIFY(std::isfinite(value));
    QVERIFY(model.links(pairs[0]).empty());
    QVERIFY(model.links(pairs[1]).empty());
    const IbmModel1 silent(std::vector<WordPair>{pair("b", "")});
    QCOMPARE(silent.size(), std::size_t{0});
}

void TestIbmModel1::withoutPairsItIsRefused()
{
    QVERIFY_EXCEPTION_THROWN(IbmModel1(std::vector<WordPair>{}), Error);
}

void TestIbmModel1::stopsWhenAskedTo()
{
    std::stop_source source;
    source.request_stop();
    const std::vector<WordPair> pairs = randomPairs(5, 5, 5);
    QVERIFY_EXCEPTION_THROWN(IbmModel1(pairs, {}, source.get_token()), Error);
}

/// What Model 1 can know of each corpus: nearly all of Pig Latin's words; of two letters that say
/// nothing about each other's places next to nothing.
void TestIbmModel1::goldLinksOfBuiltinCorpora_data()
{
    QTest::addColumn<int>("pairs");
    QTest::addColumn<double>("most"); // of the better direction
    QTest::addColumn<double>("mostOfBoth");
    QTest::newRow("everyday-zh-en") << 3000 << 0.17 << 0.17;
    QTest::newRow("everyday-en-fr") << 500 << 0.16 << 0.19;
    QTest::newRow("reverse-letters") << 500 << 0.16 << 0.24;
    QTest::newRow("date-format") << 500 << 0.05 << 0.1;
    QTest::newRow("number-words") << 500 << 0.37 << 0.37;
    QTest::newRow("pig-latin") << 500 << 0.02 << 0.02;
    QTest::newRow("count-ab") << 500 << 0.8 << 0.65;
}

void TestIbmModel1::goldLinksOfBuiltinCorpora()
{
    QFETCH(int, pairs);
    QFETCH(double, most);
    QFETCH(double, mostOfBoth);
    const Rates rates = errorRates(QTest::currentDataTag(), static_cast<std::size_t>(pairs));
    QVERIFY(std::min(rates.forward, rates.backward) < most);
    QVERIFY(rates.both < mostOfBoth);
}

void TestIbmModel1::hundredThousandPairsFit()
{
    const std::vector<WordPair> pairs = randomPairs(100'000, 8000, 6);
    QElapsedTimer timer;
    timer.start();
    const IbmModel1 model(pairs, {.iterations = 5});
    qInfo("100000 pairs, %zu entries, %lld ms", model.size(), timer.elapsed());
    QVERIFY(model.size() < 8001 * 8001 / 10); // a dense table has ten times as many
    int right = 0;
    for (int word = 0; word < 100; ++word)
        right += model.translations("s" + std::to_string(word), 1).front().word
                == "t" + std::to_string(word)
            ? 1
            : 0;
    QVERIFY(right >= 95);
}

QTEST_APPLESS_MAIN(TestIbmModel1)
#include "tst_ibm_model1.moc"

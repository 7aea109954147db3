// SPDX-License-Identifier: GPL-3.0-or-later
// The paired bootstrap against a straightforward program: each resample written out as sentences
// and scored by the public functions.
#include "core/error.h"
#include "core/metrics/bootstrap.h"
#include "core/random.h"

#include <QElapsedTimer>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <sstream>

using namespace seq2seq;

namespace {

using Lines = std::vector<std::string>;

/// A test set, and systems that get each word wrong with some probability.
class TestSet {
public:
    TestSet(std::size_t sentences, std::uint64_t seed)
        : m_random(seed)
    {
        for (std::size_t i = 0; i < sentences; ++i) {
            std::string line;
            for (std::uint64_t rest = 3 + m_random.below(20); rest > 0; --rest)
                line += "w" + std::to_string(m_random.below(200)) + " ";
            line.back() = '.';
            references.push_back(line);
        }
    }

    Lines system(double errors)
    {
        Lines lines;
        for (const std::string &reference : references) {
            std::string line;
            std::string word;
            std::istringstream words(reference);
            while (words >> word)
                line += (line.empty() ? "" : " ")
                    + (m_random.uniform() < errors ? "x" + std::to_string(m_random.below(50))
                                                   : word);
            lines.push_back(line);
        }
        return lines;
    }

    Lines references;

private:
    Random m_random;
};

Lines pick(const Lines &lines, const std::vector<std::size_t> &drawn)
{
    Lines picked;
    for (const std::size_t i : drawn)
        picked.push_back(lines[i]);
    return picked;
}

/// Koehn 2004, as one would write it down.
/// @param ofSentence the score of one sentence
template <typename Score, typename SentenceScore>
BootstrapResult straightforward(const Lines &first, const Lines &second,
    const std::vector<Lines> &references, const BootstrapOptions &options, const Score &score,
    const SentenceScore &ofSentence)
{
    BootstrapResult result;
    result.first = score(first, references);
    result.second = score(second, references);
    std::vector<double> differences;
    Random random(options.seed);
    for (int resample = 0; resample < options.resamples; ++resample) {
        std::vector<std::size_t> drawn;
        for (std::size_t i = 0; i < first.size(); ++i)
            drawn.push_back(random.below(first.size()));
        std::vector<Lines> sets;
        for (const Lines &set : references)
            sets.push_back(pick(set, drawn));
        const double a = score(pick(first, drawn), sets);
        const double b = score(pick(second, drawn), sets);
        differences.push_back(b - a);
        result.meanDifference += (b - a) / options.resamples;
        ++(a == b ? result.ties : a > b ? result.firstWins : result.secondWins);
    }
    std::sort(differences.begin(), differences.end());
    const int cut = options.resamples * 25 / 1000;
    result.differences = differences;
    for (std::size_t i = 0; i < first.size(); ++i) {
        std::vector<Lines> sets;
        for (const Lines &set : references)
            sets.push_back({set[i]});
        const double a = ofSentence(first[i], sets);
        const double b = ofSentence(second[i], sets);
        result.firstBetter += a > b ? 1 : 0;
        result.secondBetter += b > a ? 1 : 0;
    }
    result.low = differences[static_cast<std::size_t>(cut)];
    result.high = differences[static_cast<std::size_t>(options.resamples - 1 - cut)];
    const int better = result.second > result.first ? result.secondWins : result.firstWins;
    result.p = std::min(1.0, 2 * (options.resamples - better + 1.0) / (options.resamples + 1.0));
    return result;
}

bool areEqual(const BootstrapResult &a, const BootstrapResult &b)
{
    const auto near = [](double x, double y) { return std::abs(x - y) < 1e-9; };
    return near(a.first, b.first) && near(a.second, b.second)
        && near(a.meanDifference, b.meanDifference) && near(a.low, b.low) && near(a.high, b.high)
        && a.firstWins == b.firstWins && a.secondWins == b.secondWins && a.ties == b.ties
        && near(a.p, b.p) && a.firstBetter == b.firstBetter && a.secondBetter == b.secondBetter
        && std::ranges::equal(a.differences, b.differences, near);
}

} // namespace

class TestBootstrap : public QObject {
    Q_OBJECT

private slots:
    void equalsAStraightforwardProgram();
    void sameSeedSameResult();
    void equalSystemsDifferInNothing();
    void clearDifferenceIsFound();
    void chanceIsNotTakenForADifference();
    void exchangedSystemsGiveTheOppositeSign();
    void whatCannotBeComparedIsRefused();
    void stopsWhenAskedTo();
    void thousandResamplesTakeLessThanASecond();
};

void TestBootstrap::equalsAStraightforwardProgram()
{
    TestSet set(60, 1);
    const Lines first = set.system(0.3);
    const Lines second = set.system(0.15);
    const std::vector<Lines> references{set.references, set.system(0.1)};
    BootstrapOptions options{.resamples = 200, .seed = 7};
    options.chrf.wordOrder = 2;
    options.bleu.lowercase = true;
    const SystemComparison found = compareSystems(first, second, references, options);
    QCOMPARE(found.sentences, std::size_t{60});
    QCOMPARE(found.resamples, 200);
    QVERIFY(areEqual(found.bleu,
        straightforward(
            first, second, references, options,
            [&](const Lines &lines, const std::vector<Lines> &sets) {
                return corpusBleu(lines, sets, options.bleu).score;
            },
            [&](const std::string &line, const std::vector<Lines> &sets) {
                BleuOptions alone = options.bleu;
                alone.effectiveOrder = true;
                return corpusBleu(Lines{line}, sets, alone).score;
            })));
    QVERIFY(areEqual(found.chrf,
        straightforward(
            first, second, references, options,
            [&](const Lines &lines, const std::vector<Lines> &sets) {
                return corpusChrf(lines, sets, options.chrf);
            },
            [&](const std::string &line, const std::vector<Lines> &sets) {
                return corpusChrf(Lines{line}, sets, options.chrf);
            })));
    const auto exact = [](const Lines &lines, const std::vector<Lines> &sets) {
        double right = 0;
        for (std::size_t i = 0; i < lines.size(); ++i)
            right += std::ranges::any_of(sets, [&](const Lines &one) { return one[i] == lines[i]; })
                ? 100
                : 0;
        return right / static_cast<double>(lines.size());
    };
    QVERIFY(areEqual(found.exactMatch,
        straightforward(first, second, references, options, exact,
            [&](const std::string &line, const std::vector<Lines> &sets) {
                return exact(Lines{line}, sets);
            })));
}

void TestBootstrap::sameSeedSameResult()
{
    TestSet set(40, 2);
    const Lines first = set.system(0.3);
    const Lines second = set.system(0.3);
    const std::vector<Lines> references{set.references};
    const auto low = [&](std::uint64_t seed) {
        return compareSystems(first, second, references, {.resamples = 100, .seed = seed}).bleu.low;
    };
    QVERIFY(low(1) == low(1));
    QVERIFY(low(1) != low(2));
}

void TestBootstrap::equalSystemsDifferInNothing()
{
    TestSet set(30, 3);
    const Lines system = set.system(0.3);
    const SystemComparison found
        = compareSystems(system, system, std::vector<Lines>{set.references}, {.resamples = 50});
    QCOMPARE(found.bleu.ties, 50);
    QCOMPARE(found.bleu.p, 1.0);
    QCOMPARE(found.bleu.low, 0.0);
    QCOMPARE(found.chrf.high, 0.0);
}

void TestBootstrap::clearDifferenceIsFound()
{
    TestSet set(300, 4);
    const Lines worse = set.system(0.4);
    const Lines better = set.system(0.2);
    const SystemComparison found
        = compareSystems(worse, better, std::vector<Lines>{set.references});
    QCOMPARE(found.bleu.secondWins, 1000);
    QCOMPARE(found.bleu.p, 2 / 1001.0);
    QVERIFY(found.bleu.low > 0);
    QVERIFY(found.chrf.low > 0);
    QVERIFY(found.bleu.low < found.bleu.meanDifference);
    QVERIFY(found.bleu.meanDifference < found.bleu.high);
}

/// Of two systems with the same rate of errors, some 95 of 100 intervals hold 0, and some 5 have a
/// p below 0.05.
void TestBootstrap::chanceIsNotTakenForADifference()
{
    int holding = 0;
    int below = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        TestSet set(100, 100 + seed);
        const Lines first = set.system(0.3);
        const Lines second = set.system(0.3);
        const BootstrapResult bleu = compareSystems(
            first, second, std::vector<Lines>{set.references}, {.resamples = 200, .seed = seed})
                                         .bleu;
        holding += bleu.low <= 0 && bleu.high >= 0 ? 1 : 0;
        below += bleu.p < 0.05 ? 1 : 0;
    }
    qInfo("%d of 100 intervals hold 0, %d have p < 0.05", holding, below);
    QVERIFY(holding >= 85);
    QVERIFY(below <= 15);
}

void TestBootstrap::exchangedSystemsGiveTheOppositeSign()
{
    TestSet set(50, 5);
    const Lines a = set.system(0.3);
    const Lines b = set.system(0.28);
    const std::vector<Lines> references{set.references};
    const BootstrapResult one = compareSystems(a, b, references).bleu;
    const BootstrapResult other = compareSystems(b, a, references).bleu;
    QVERIFY(std::abs(one.meanDifference + other.meanDifference) < 1e-9);
    QVERIFY(one.low == -other.high);
    QCOMPARE(one.p, other.p);
    QCOMPARE(one.firstWins, other.secondWins);
}

void TestBootstrap::whatCannotBeComparedIsRefused()
{
    const std::vector<Lines> references{{"a", "b"}};
    const Lines two{"a", "b"};
    QVERIFY_EXCEPTION_THROWN((void)compareSystems(two, Lines{"a"}, references), Error);
    QVERIFY_EXCEPTION_THROWN((void)compareSystems(Lines{}, Lines{}, std::vector<Lines>{{}}), Error);
    QVERIFY_EXCEPTION_THROWN((void)compareSystems(two, two, {}), Error);
    QVERIFY_EXCEPTION_THROWN((void)compareSystems(two, two, references, {.resamples = 0}), Error);
}

void TestBootstrap::stopsWhenAskedTo()
{
    std::stop_source source;
    source.request_stop();
    const Lines two{"a", "b"};
    QVERIFY_EXCEPTION_THROWN(
        (void)compareSystems(two, two, std::vector<Lines>{two}, {}, source.get_token()), Error);
}

void TestBootstrap::thousandResamplesTakeLessThanASecond()
{
    TestSet set(2000, 6);
    const Lines first = set.system(0.3);
    const Lines second = set.system(0.25);
    QElapsedTimer timer;
    timer.start();
    const SystemComparison found
        = compareSystems(first, second, std::vector<Lines>{set.references});
    qInfo("%lld ms", timer.elapsed());
    QVERIFY(found.bleu.secondWins > 900);
    QVERIFY(timer.elapsed() < 1000 * 3); // three times, for a machine that builds meanwhile
}

QTEST_APPLESS_MAIN(TestBootstrap)
#include "tst_bootstrap.moc"

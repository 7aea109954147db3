// SPDX-License-Identifier: GPL-3.0-or-later
// Quality by source length and by word frequency, against straightforward programs; and as curves
// of several runs.
#include "core/error.h"
#include "core/metrics/quality_by_length.h"
#include "core/random.h"
#include "core/study/quality_curves.h"
#include "core/study/significance.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace seq2seq;

namespace {

using Ids = std::vector<int>;

/// The longest common subsequence as one would write it down: try everything.
std::int64_t common(const Ids &a, const Ids &b, std::size_t i = 0, std::size_t j = 0)
{
    if (i == a.size() || j == b.size())
        return 0;
    if (a[i] == b[j] && a[i] != kUnk)
        return 1 + common(a, b, i + 1, j + 1);
    return std::max(common(a, b, i + 1, j), common(a, b, i, j + 1));
}

std::string textOf(const Ids &ids)
{
    std::string text;
    for (const int id : ids)
        text += (text.empty() ? "w" : " w") + std::to_string(id);
    return text;
}

/// A test set of made-up sentences with translations that err.
struct MadeUp {
    std::vector<int> lengths;
    std::vector<Ids> translations;
    std::vector<Ids> references;
    std::vector<SentenceOutcome> outcomes;
    std::vector<SentenceCounts> counts;

    MadeUp(std::size_t sentences, std::uint64_t seed)
    {
        Random random(seed);
        for (std::size_t i = 0; i < sentences; ++i) {
            lengths.push_back(1 + static_cast<int>(random.below(9)));
            Ids reference;
            for (std::uint64_t left = 1 + random.below(7); left > 0; --left)
                reference.push_back(kUnk + static_cast<int>(random.below(12)));
            Ids translation;
            for (const int id : reference)
                if (random.uniform() < 0.8)
                    translation.push_back(
                        random.uniform() < 0.7 ? id : kUnk + static_cast<int>(random.below(12)));
            SentenceOutcome outcome;
            outcome.hypothesis = textOf(translation);
            outcome.reference = textOf(reference);
            outcome.sourceLength = lengths.back();
            outcome.targetTokens = static_cast<int>(reference.size()) + 1;
            outcome.correctTokens = static_cast<int>(random.below(reference.size() + 1));
            counts.push_back(countsOf(outcome, translation, reference));
            outcomes.push_back(outcome);
            translations.push_back(translation);
            references.push_back(reference);
        }
    }
};

double at(const SliceQuality &quality, SliceMeasure measure)
{
    return quality.at(static_cast<std::size_t>(measure));
}

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

Vocabulary tenWords()
{
    std::vector<std::string> words;
    std::vector<std::int64_t> counts;
    for (const int count : {2000, 300, 299, 120, 50, 49, 10, 2, 1, 1}) {
        words.push_back("w" + std::to_string(words.size() + kSpecials));
        counts.push_back(count);
    }
    return Vocabulary::restore(words, counts, 7);
}

/// Answers of which a curve sees nothing but lengths and rights.
std::shared_ptr<const RunAnswers> answersWith(
    const std::vector<std::pair<int, int>> &rightOfTen, int trainedTo = 0)
{
    auto answers = std::make_shared<RunAnswers>();
    for (const auto &[length, right] : rightOfTen) {
        AnsweredSentence sentence;
        sentence.index = answers->sentences.size();
        sentence.translation = std::to_string(right);
        sentence.bleu = 10 * right;
        sentence.counts.sourceLength = length;
        sentence.counts.right = right;
        sentence.counts.longer = 10;
        answers->sentences.push_back(sentence);
    }
    if (trainedTo > 0)
        answers->trained = LengthBin{1, trainedTo};
    return answers;
}

} // namespace

class TestQualityByLength : public QObject {
    Q_OBJECT

private slots:
    void equalsAStraightforwardProgram()
    {
        const MadeUp made(300, 1);
        const std::vector<LengthBin> bins{{1, 2}, {3, 5}, {6, 9}, {10, 12}};
        const std::vector<LengthSlice> slices = qualityByLength(made.counts, bins);
        QCOMPARE(slices.size(), bins.size());
        for (std::size_t b = 0; b < bins.size(); ++b) {
            std::size_t sentences = 0;
            double right = 0;
            double longer = 0;
            double forced = 0;
            double tokens = 0;
            double exact = 0;
            std::vector<std::string> hypotheses;
            std::vector<std::vector<std::string>> references(1);
            for (std::size_t i = 0; i < made.lengths.size(); ++i) {
                if (made.lengths[i] < bins[b].from || made.lengths[i] > bins[b].to)
                    continue;
                ++sentences;
                right += double(common(made.translations[i], made.references[i]));
                longer += double(std::max(made.translations[i].size(), made.references[i].size()));
                forced += made.outcomes[i].correctTokens;
                tokens += made.outcomes[i].targetTokens;
                exact += made.outcomes[i].hypothesis == made.outcomes[i].reference ? 1 : 0;
                hypotheses.push_back(made.outcomes[i].hypothesis);
                references[0].push_back(made.outcomes[i].reference);
            }
            QCOMPARE(slices[b].sentences, sentences);
            if (sentences == 0) {
                QCOMPARE(at(slices[b].quality, SliceMeasure::Bleu), 0.0);
                continue;
            }
            const SliceQuality &quality = slices[b].quality;
            QVERIFY(isNear(at(quality, SliceMeasure::OutputAccuracy), right / longer));
            QVERIFY(isNear(at(quality, SliceMeasure::ForcedAccuracy), forced / tokens));
            QVERIFY(isNear(at(quality, SliceMeasure::ExactMatch), exact / double(sentences)));
            QVERIFY(
                isNear(at(quality, SliceMeasure::Bleu), corpusBleu(hypotheses, references).score));
        }
    }

    /// A word too many makes that word wrong, not all behind it; and </s> is no word.
    void aWordTooManyIsOneError()
    {
        const SentenceCounts counts = countsOf({}, Ids{9, 4, 5, 6, 7, kEos}, Ids{4, 5, 6, 7, kEos});
        QCOMPARE(counts.right, 4);
        QCOMPARE(counts.longer, 5);
    }

    void anUnknownWordIsNeverRight()
    {
        const SentenceCounts counts = countsOf({}, Ids{4, kUnk, 5}, Ids{4, kUnk, 5});
        QCOMPARE(counts.right, 2);
    }

    void binsHoldAllLengths()
    {
        QVERIFY(lengthBins({}).empty());
        QCOMPARE(lengthBins({5}), (std::vector<LengthBin>{{5, 5}}));
        std::vector<int> lengths;
        for (int length = 2; length <= 27; ++length)
            lengths.push_back(length);
        const std::vector<LengthBin> bins = lengthBins(lengths);
        QCOMPARE(bins.size(), 13U);
        QCOMPARE(bins.front(), (LengthBin{2, 3}));
        QCOMPARE(bins.back().to, 27);
        for (std::size_t i = 1; i < bins.size(); ++i)
            QCOMPARE(bins[i].from, bins[i - 1].to + 1);
    }

    /// One sentence of 500 words does not make every bin forty wide.
    void theFewLongestShareTheLastBin()
    {
        std::vector<int> lengths(200, 3);
        for (int i = 0; i < 200; ++i)
            lengths.push_back(1 + i % 12);
        lengths.push_back(500);
        const std::vector<LengthBin> bins = lengthBins(lengths);
        QCOMPARE(bins.front(), (LengthBin{1, 1}));
        QCOMPARE(bins.back(), (LengthBin{12, 500}));
    }

    void recallEqualsAStraightforwardProgram()
    {
        const MadeUp made(200, 2);
        const Vocabulary vocabulary = tenWords();
        RecallByFrequency recall(vocabulary);
        // from -> words, found
        std::map<std::int64_t, std::pair<std::size_t, std::size_t>> expected;
        for (std::size_t i = 0; i < made.references.size(); ++i) {
            Ids reference;
            for (const int id : made.references[i])
                reference.push_back(std::min(id, kUnk + 10)); // ids there are
            recall.add(made.translations[i], reference);
            for (int id = kUnk; id <= kUnk + 10; ++id) {
                const std::int64_t seen = id == kUnk ? 0 : vocabulary.count(id);
                std::int64_t from = 0;
                for (const std::int64_t start : {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000})
                    if (seen >= start)
                        from = start;
                const auto wanted = std::size_t(std::count(reference.begin(), reference.end(), id));
                const auto written = std::size_t(
                    std::count(made.translations[i].begin(), made.translations[i].end(), id));
                expected[from].first += wanted;
                expected[from].second += id == kUnk ? 0 : std::min(wanted, written);
            }
        }
        std::erase_if(expected, [](const auto &entry) { return entry.second.first == 0; });
        const std::vector<FrequencyClass> classes = recall.classes();
        QCOMPARE(classes.size(), expected.size());
        for (const FrequencyClass &one : classes) {
            QCOMPARE(one.words, expected.at(one.from).first);
            QCOMPARE(one.found, expected.at(one.from).second);
        }
        QCOMPARE(classes.front().from, 0);
        QCOMPARE(classes.front().recall(), 0.0);
    }

    void curvesAreMeansOverSeeds()
    {
        const std::vector<CurveRun> runs{{answersWith({{1, 10}, {2, 8}, {3, 4}}, 2), 7},
            {answersWith({{1, 8}, {2, 8}, {3, 2}}, 3), 7}, {answersWith({{1, 5}, {2, 1}}, 2), 4}};
        const QualityCurves curves = qualityCurves(runs);
        QCOMPARE(curves.lengths, (std::vector<LengthBin>{{1, 1}, {2, 2}, {3, 3}}));
        QCOMPARE(curves.sentences, (std::vector<std::size_t>{1, 1, 1}));
        QCOMPARE(curves.curves.size(), 2U);
        QCOMPARE(curves.curves[0].group, 7U);
        QCOMPARE(curves.curves[0].runs, 2U);
        const std::optional<Spread> &first = curves.curves[0].byLength[0][0];
        QVERIFY(first && isNear(first->mean, 0.9));
        QVERIFY(isNear(first->deviation.value_or(-1), std::sqrt(0.02)));
        const std::optional<Spread> &alone = curves.curves[1].byLength[1][0];
        QVERIFY(alone && isNear(alone->mean, 0.1) && !alone->deviation);
        QVERIFY(!curves.curves[1].byLength[2][0]);
        QVERIFY(curves.trained == (LengthBin{1, 2})); // what all have seen
        QVERIFY(curves.isOneDevSet);
    }

    void runsOfAnotherDevSetAreTold()
    {
        auto other = std::make_shared<RunAnswers>(*answersWith({{1, 5}}));
        other->dev = {1, 99};
        other->sourceTokens = TokenizerKind::Character;
        const std::vector<CurveRun> runs{{answersWith({{1, 10}}), 0}, {other, 1}};
        const QualityCurves curves = qualityCurves(runs);
        QVERIFY(!curves.isOneDevSet);
        QVERIFY(!curves.isCutAlike);
        QVERIFY(!curves.trained);
        const std::vector<std::shared_ptr<const RunAnswers>> both{runs[0].answers, other};
        QCOMPARE(comparedSentences(both).front().translations, 1U); // of the first alone
        QVERIFY(qualityCurves({}).curves.empty());
    }

    void theGapIsBeyondWhatWasTrained()
    {
        std::vector<std::pair<int, int>> flat;
        std::vector<std::pair<int, int>> falling;
        for (int length = 1; length <= 13; ++length) {
            flat.emplace_back(length, 9);
            falling.emplace_back(length, length > 10 ? 14 - length : 9);
        }
        const std::vector<CurveRun> runs{{answersWith(falling, 10), 0}, {answersWith(flat, 10), 1}};
        const QualityCurves curves = qualityCurves(runs);
        const std::optional<QualityGap> gap = gapOf(curves, SliceMeasure::OutputAccuracy);
        QVERIFY(gap);
        QCOMPARE(curves.lengths[gap->bin], (LengthBin{12, 12}));
        QCOMPARE(gap->better, 1U);
        QCOMPARE(gap->worse, 0U);
        QVERIFY(isNear(gap->difference, 0.7));
        QVERIFY(isNear(gap->timesTrained, 1.2));
        QVERIFY(!gapOf(qualityCurves(std::span(runs).first(1)), SliceMeasure::Bleu));
    }

    void sentencesInWhichRunsDifferComeFirst()
    {
        const std::vector<std::shared_ptr<const RunAnswers>> runs{
            answersWith({{1, 5}, {2, 9}, {3, 1}}), answersWith({{1, 5}, {2, 2}, {3, 2}})};
        std::vector<ComparedSentence> sentences = comparedSentences(runs);
        QCOMPARE(sentences.size(), 3U);
        sortByDifference(sentences);
        QCOMPARE(sentences[0].index, 1U);
        QCOMPARE(sentences[0].difference, 70.0);
        QCOMPARE(sentences[0].translations, 2U);
        QCOMPARE(sentences[1].index, 2U);
        QCOMPARE(sentences[2].index, 0U);
        QCOMPARE(sentences[2].translations, 1U);
        QVERIFY(comparedSentences({}).empty());
    }

    void runsAreComparedOnTheirCommonSentences()
    {
        RunAnswers first;
        RunAnswers second;
        const std::vector<std::string> references{
            "a b c d e", "f g h i j", "k l m n o", "p q r s t"};
        for (std::size_t i = 0; i < references.size(); ++i) {
            AnsweredSentence sentence;
            sentence.index = i;
            sentence.reference = references[i];
            sentence.translation = i == 1 ? "f g h i x" : references[i];
            if (i != 2) // which the first has not translated
                first.sentences.push_back(sentence);
            sentence.translation = references[i];
            second.sentences.push_back(sentence);
        }
        const SystemComparison found = compareRuns(first, second, 100);
        QCOMPARE(found.sentences, 3U);
        QCOMPARE(found.bleu.second, 100.0);
        const std::vector<std::string> said{"a b c d e", "f g h i x", "p q r s t"};
        const std::vector<std::vector<std::string>> wanted{
            {references[0], references[1], references[3]}};
        QVERIFY(isNear(found.bleu.first, corpusBleu(said, wanted).score));
        QCOMPARE(found.bleu.secondBetter, 1U);
        QVERIFY(isNear(found.exactMatch.first, 200.0 / 3));
        second.dev = {4, 1};
        QVERIFY_EXCEPTION_THROWN((void)compareRuns(first, second, 100), Error);
    }
};

QTEST_APPLESS_MAIN(TestQualityByLength)
#include "tst_quality_by_length.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// BLEU taken apart: matches where a person would mark them, and terms that add up to bleu.h's
// score.
#include "core/error.h"
#include "core/metrics/bleu_dissection.h"
#include "core/random.h"

#include <QtTest>

#include <cmath>

using namespace seq2seq;

namespace {

BleuOptions plainWords(BleuSmoothing smoothing = BleuSmoothing::Exp)
{
    BleuOptions options;
    options.tokenizer = BleuTokenizer::None;
    options.smoothing = smoothing;
    return options;
}

const BleuNgram *find(const BleuDissection &dissection, std::size_t order, const std::string &text)
{
    for (const BleuNgram &ngram : dissection.ngrams[order - 1])
        if (dissection.text(ngram, order) == text)
            return &ngram;
    return nullptr;
}

std::string randomSentence(Random &random)
{
    static const std::vector<std::string> words{
        "the", "cat", "The", "sat", ",", "on", "a", "mat.", "3.5", "猫"};
    std::string text;
    for (std::uint64_t rest = random.below(12); rest > 0; --rest)
        text += (text.empty() ? "" : " ") + words[random.below(words.size())];
    return text;
}

/// The equation written out once more, from the numbers shown.
double product(const BleuTerms &terms)
{
    double logs = 0;
    int used = 0;
    for (const BleuTerm &term : terms.orders) {
        if (!term.isUsed)
            continue;
        ++used;
        if (term.precision == 0)
            return 0;
        logs += std::log(100 * term.numerator / term.denominator);
    }
    const auto c = static_cast<double>(terms.hypothesisLength);
    const auto r = static_cast<double>(terms.referenceLength);
    const double penalty = c >= r ? 1 : std::exp(1 - r / c);
    return used == 0 ? 0 : penalty * std::exp(logs / used);
}

} // namespace

class TestBleuDissection : public QObject {
    Q_OBJECT

private slots:
    void clippingCountsNoMoreThanOneReferenceHas();
    void placesAreThoseOfTheWords();
    void theNearestReferenceGivesTheLength();
    void smoothingIsShownAsItIsUsed();
    void termsAddUpToTheScore();
    void countsOfSentencesAddUpToTheCorpus();
    void emptyHypothesisHasNoNgram();
    void withoutReferenceItIsRefused();
};

void TestBleuDissection::clippingCountsNoMoreThanOneReferenceHas()
{
    // Papineni et al. 2002, example 2: "the" stands seven times, at most twice in one reference
    const BleuDissection dissection = dissectBleu("the the the the the the the",
        std::vector<std::string>{"there is a cat on the mat", "the cat is on the mat"},
        plainWords());
    QCOMPARE(dissection.ngrams[0].size(), std::size_t{1});
    const BleuNgram &the = dissection.ngrams[0].front();
    QCOMPARE(the.positions.size(), std::size_t{7});
    QCOMPARE(the.allowed, 2);
    QCOMPARE(the.correct, 2);
    QCOMPARE(the.reference, std::optional<std::size_t>(1));
    QCOMPARE(the.referencePositions, (std::vector<std::vector<std::size_t>>{{5}, {0, 4}}));
    QVERIFY(the.isCounted(1));
    QVERIFY(!the.isCounted(2));
    QCOMPARE(dissection.terms.orders[0].correct, 2);
    QCOMPARE(dissection.terms.orders[0].total, 7);
}

void TestBleuDissection::placesAreThoseOfTheWords()
{
    const BleuDissection dissection = dissectBleu("a big cat, a big dog",
        std::vector<std::string>{"A big dog saw a big cat.", "big cat, big cat"}, {});
    QCOMPARE(dissection.hypothesis,
        (std::vector<std::string>{"a", "big", "cat", ",", "a", "big", "dog"}));
    const BleuNgram *bigCat = find(dissection, 2, "big cat");
    QVERIFY(bigCat);
    QCOMPARE(bigCat->positions, (std::vector<std::size_t>{1}));
    QCOMPARE(bigCat->referencePositions, (std::vector<std::vector<std::size_t>>{{5}, {0, 3}}));
    QCOMPARE(bigCat->allowed, 2);
    QCOMPARE(bigCat->correct, 1);
    QCOMPARE(bigCat->reference, std::optional<std::size_t>(1));
    const BleuNgram *missing = find(dissection, 2, ", a");
    QVERIFY(missing);
    QCOMPARE(missing->correct, 0);
    QVERIFY(!missing->reference);
    QCOMPARE(dissection.text(dissection.ngrams[3].front(), 4), std::string("a big cat ,"));
}

void TestBleuDissection::theNearestReferenceGivesTheLength()
{
    const std::vector<std::string> references{"a b c d e f g", "a b c d e f", "a b"};
    const BleuDissection dissection = dissectBleu("a b c d", references, plainWords());
    QCOMPARE(dissection.closestReference, std::size_t{2}); // of 6 and 2 the shorter
    QCOMPARE(dissection.terms.referenceLength, 2);
    QCOMPARE(dissection.terms.brevityPenalty, 1.0);
    const BleuDissection shorter
        = dissectBleu("a b c d", std::vector<std::string>{references[1]}, plainWords());
    QCOMPARE(shorter.terms.brevityPenalty, std::exp(1 - 6.0 / 4));
}

void TestBleuDissection::smoothingIsShownAsItIsUsed()
{
    // 4 words and 3, 2, 1 n-grams; words match, nothing else
    const auto orders = [](BleuSmoothing smoothing) {
        return dissectBleu("d c b a", std::vector<std::string>{"a b c d"}, plainWords(smoothing))
            .terms.orders;
    };
    auto terms = orders(BleuSmoothing::Exp);
    QVERIFY(!terms[0].isSmoothed);
    QCOMPARE(terms[0].precision, 100.0);
    for (std::size_t n = 1; n < kBleuOrders; ++n) {
        QVERIFY(terms[n].isSmoothed);
        QCOMPARE(terms[n].correct, 0);
        QCOMPARE(terms[n].numerator, std::pow(0.5, static_cast<double>(n)));
    }
    terms = orders(BleuSmoothing::Floor);
    QCOMPARE(terms[3].numerator, 0.1);
    QCOMPARE(terms[3].denominator, 1.0);
    terms = orders(BleuSmoothing::AddK);
    QVERIFY(!terms[0].isSmoothed);
    QCOMPARE(terms[1].numerator, 1.0);
    QCOMPARE(terms[1].denominator, 4.0);
    terms = orders(BleuSmoothing::None);
    QVERIFY(!terms[1].isSmoothed);
    QVERIFY(terms[1].isUsed);
    QCOMPARE(terms[1].precision, 0.0);
}

void TestBleuDissection::termsAddUpToTheScore()
{
    Random random(3);
    for (int i = 0; i < 2000; ++i) {
        BleuOptions options;
        options.tokenizer = static_cast<BleuTokenizer>(random.below(5));
        options.smoothing = static_cast<BleuSmoothing>(random.below(4));
        options.lowercase = random.below(2) == 0;
        options.effectiveOrder = random.below(2) == 0;
        const std::string hypothesis = randomSentence(random);
        std::vector<std::string> references;
        std::vector<std::vector<std::string>> sets;
        for (std::uint64_t rest = 1 + random.below(3); rest > 0; --rest) {
            references.push_back(randomSentence(random));
            sets.push_back({references.back()});
        }
        const BleuDissection dissection = dissectBleu(hypothesis, references, options);
        const BleuScore score = corpusBleu(std::span(&hypothesis, 1), sets, options);
        QVERIFY(dissection.terms.score == score.score); // to the bit
        QCOMPARE(dissection.terms.brevityPenalty, score.brevityPenalty);
        QVERIFY(std::abs(product(dissection.terms) - score.score) < 1e-9);
        for (std::size_t n = 0; n < kBleuOrders; ++n) {
            QVERIFY(dissection.terms.orders[n].precision == score.precisions[n]);
            std::int64_t correct = 0;
            std::size_t total = 0;
            for (const BleuNgram &ngram : dissection.ngrams[n]) {
                correct += ngram.correct;
                total += ngram.positions.size();
                QCOMPARE(ngram.correct,
                    std::min(static_cast<std::int64_t>(ngram.positions.size()), ngram.allowed));
            }
            QCOMPARE(dissection.terms.orders[n].correct, correct);
            QCOMPARE(dissection.terms.orders[n].total, static_cast<std::int64_t>(total));
        }
    }
}

void TestBleuDissection::countsOfSentencesAddUpToTheCorpus()
{
    Random random(4);
    std::vector<std::string> hypotheses;
    std::vector<std::vector<std::string>> sets(2);
    BleuCounts sum;
    for (int i = 0; i < 50; ++i) {
        hypotheses.push_back(randomSentence(random));
        for (std::vector<std::string> &set : sets)
            set.push_back(randomSentence(random));
        sum += dissectBleu(
            hypotheses.back(), std::vector<std::string>{sets[0].back(), sets[1].back()})
                   .counts;
    }
    QCOMPARE(bleuTerms(sum).score, corpusBleu(hypotheses, sets).score);
}

void TestBleuDissection::emptyHypothesisHasNoNgram()
{
    const BleuDissection dissection
        = dissectBleu("", std::vector<std::string>{"a b c d"}, plainWords());
    QVERIFY(dissection.ngrams[0].empty());
    QCOMPARE(dissection.terms.score, 0.0);
    QCOMPARE(dissection.terms.referenceLength, 4);
}

void TestBleuDissection::withoutReferenceItIsRefused()
{
    QVERIFY_EXCEPTION_THROWN((void)dissectBleu("a", {}), Error);
}

QTEST_APPLESS_MAIN(TestBleuDissection)
#include "tst_bleu_dissection.moc"

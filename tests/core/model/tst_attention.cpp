// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of attention against its formula, written out in plain loops; and what goes wrong
// without the masks.
#include "core/error.h"
#include "core/text/vocabulary.h"
#include "tests/core/model/model_fixture.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

using Vector = std::vector<double>;

constexpr double kClose = 1e-12;
constexpr int kDecoderSize = 4;

/// An attention alone, with two sentences of 5 and 3 words (states made up) and a decoder state.
struct Example {
    explicit Example(const ModelConfig &given)
        : config(given)
        , attention(given)
    {
        attention.to(torch::kDouble);
        const torch::NoGradGuard noGrad;
        double n = 0;
        for (auto &item : attention.named_parameters()) {
            const at::Tensor k = at::arange(item.value().numel(), at::kDouble);
            item.value().copy_(at::sin(k * 1.3 + n).view(item.value().sizes()));
            n += 1;
        }
        const std::int64_t d = config.encoderStateSize();
        states = at::cos(at::arange(2 * 5 * d, at::kDouble) * 0.9).view({2, 5, d});
        h = at::sin(at::arange(2 * kDecoderSize, at::kDouble) * 2.1).view({2, kDecoderSize});
        isPadding = at::zeros({2, 5}, at::kBool);
        isPadding[1].narrow(0, 3, 2).fill_(true);
    }

    [[nodiscard]] Attended at(std::size_t t) const
    {
        const torch::NoGradGuard noGrad;
        return attention.forward(h, attention.remember(states, isPadding), t);
    }
    [[nodiscard]] std::size_t length(int sentence) const { return sentence == 0 ? 5 : 3; }
    [[nodiscard]] double weight(int number, std::int64_t row, std::int64_t column) const
    {
        const std::string name = describe(config.attention).weights[std::size_t(number)].name;
        return attention.named_parameters()[name][row][column].item<double>();
    }
    [[nodiscard]] double state(int sentence, std::size_t i, std::int64_t k) const
    {
        return states[sentence][std::int64_t(i)][k].item<double>();
    }
    /// W h_t of weight number n.
    [[nodiscard]] Vector timesH(int number, int sentence, std::int64_t rows) const
    {
        Vector y(std::size_t(rows), 0);
        for (std::int64_t r = 0; r < rows; ++r)
            for (std::int64_t k = 0; k < kDecoderSize; ++k)
                y[std::size_t(r)] += weight(number, r, k) * h[sentence][k].item<double>();
        return y;
    }
    /// h_t^T W h_i
    [[nodiscard]] double general(int sentence, std::size_t i) const
    {
        double e = 0;
        for (std::int64_t r = 0; r < kDecoderSize; ++r)
            for (std::int64_t k = 0; k < states.size(2); ++k)
                e += h[sentence][r].item<double>() * weight(0, r, k) * state(sentence, i, k);
        return e;
    }

    ModelConfig config;
    Attention attention;
    at::Tensor states;
    at::Tensor h;
    at::Tensor isPadding;
};

/// exp(e_i) / sum, over the words that are kept.
Vector softmaxOf(const Vector &e, const std::vector<bool> &isKept)
{
    double sum = 0;
    for (std::size_t i = 0; i < e.size(); ++i)
        sum += isKept[i] ? std::exp(e[i]) : 0;
    Vector alpha;
    for (std::size_t i = 0; i < e.size(); ++i)
        alpha.push_back(isKept[i] ? std::exp(e[i]) / sum : 0);
    return alpha;
}

/// What differs from e and alpha of a sentence; empty when nothing does. Padding has no weight.
QString difference(const Attended &found, int sentence, const Vector &e, const Vector &alpha)
{
    for (std::size_t i = 0; i < 5; ++i) {
        const double score = found.scores[sentence][std::int64_t(i)].item<double>();
        const double weight = found.weights[sentence][std::int64_t(i)].item<double>();
        if (i >= e.size() ? weight != 0
                          : std::abs(score - e[i]) > kClose || std::abs(weight - alpha[i]) > kClose)
            return QStringLiteral("sentence %1, word %2: e %3, alpha %4")
                .arg(sentence)
                .arg(i)
                .arg(score)
                .arg(weight);
    }
    return {};
}

ModelConfig configOf(AttentionKind kind)
{
    ModelConfig config = tinyConfig();
    config.attention = kind;
    config.window = 1;
    config.positions = 4;
    return config;
}

} // namespace

class AttentionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void locationScoresPlacesWhateverStandsThere();
    void localMonotonicLooksAroundItsOwnPlace();
    void localPredictiveIsABellAroundThePlaceItPredicts();
    void everyKindIsFoundByItsName();
    void withoutItsMaskPaddingTakesAttention();
    void withoutTheLossMaskPaddingIsLearnt();
    void masksOffAreTheSameForAnyNumberOfThreads();
    void startsThatNeedOneSizeAreRefused();
    void tiedEmbeddingsNeedOneSize();
};

void AttentionTest::locationScoresPlacesWhateverStandsThere()
{
    const Example example(configOf(AttentionKind::Location));
    const Attended found = example.at(0);
    for (const int sentence : {0, 1}) {
        const Vector ofPlaces = example.timesH(0, sentence, 4); // four places are known, not five
        Vector e;
        std::vector<bool> isKept;
        for (std::size_t i = 0; i < example.length(sentence); ++i) {
            e.push_back(ofPlaces[std::min(i, std::size_t(3))]);
            isKept.push_back(i < 4);
        }
        const QString off = difference(found, sentence, e, softmaxOf(e, isKept));
        QVERIFY2(off.isEmpty(), qPrintable(off));
    }
    QVERIFY(!found.position.defined());
}

void AttentionTest::localMonotonicLooksAroundItsOwnPlace()
{
    const Example example(configOf(AttentionKind::LocalM));
    for (const std::size_t t : {0, 1, 3, 8}) {
        const Attended found = example.at(t);
        for (const int sentence : {0, 1}) {
            const std::size_t m = example.length(sentence);
            const std::size_t p = std::min(t + 1, m); // counted from 1
            QCOMPARE(found.position[sentence][0].item<double>(), double(p));
            Vector e;
            std::vector<bool> isKept;
            for (std::size_t i = 0; i < m; ++i) {
                e.push_back(example.general(sentence, i));
                isKept.push_back(i + 2 >= p && i <= p); // |i + 1 - p| <= 1
            }
            const QString off = difference(found, sentence, e, softmaxOf(e, isKept));
            QVERIFY2(off.isEmpty(), qPrintable(off));
        }
    }
}

void AttentionTest::localPredictiveIsABellAroundThePlaceItPredicts()
{
    ModelConfig config = configOf(AttentionKind::LocalP);
    config.window = 2;
    const Example example(config);
    const Attended found = example.at(0);
    for (const int sentence : {0, 1}) {
        const std::size_t m = example.length(sentence);
        const Vector inner = example.timesH(1, sentence, kDecoderSize);
        double v = 0;
        for (std::size_t k = 0; k < inner.size(); ++k)
            v += example.weight(2, 0, std::int64_t(k)) * std::tanh(inner[k]);
        const double p = double(m) / (1 + std::exp(-v));
        QVERIFY(std::abs(found.position[sentence][0].item<double>() - p) < kClose);
        Vector e;
        std::vector<bool> isKept;
        for (std::size_t i = 0; i < m; ++i) {
            e.push_back(example.general(sentence, i));
            isKept.push_back(std::abs(double(i + 1) - p) <= 2);
        }
        Vector alpha = softmaxOf(e, isKept);
        for (std::size_t i = 0; i < m; ++i) // sigma = D/2 = 1
            alpha[i] *= std::exp(-(double(i + 1) - p) * (double(i + 1) - p) / 2);
        const QString off = difference(found, sentence, e, alpha);
        QVERIFY2(off.isEmpty(), qPrintable(off));
    }
}

void AttentionTest::everyKindIsFoundByItsName()
{
    std::set<std::string> names;
    for (const AttentionKind kind : attentionKinds()) {
        QCOMPARE(attentionKind(name(kind)), kind);
        names.emplace(name(kind));
        QVERIFY(!describe(kind).title.isEmpty() && !describe(kind).meaning.isEmpty());
        QCOMPARE(describe(kind).score.empty(), kind == AttentionKind::None);
    }
    QCOMPARE(names.size(), attentionKinds().size());
    QCOMPARE(attentionKinds().front(), AttentionKind::None);
    QVERIFY_EXCEPTION_THROWN((void)attentionKind("loud"), Error);
}

void AttentionTest::withoutItsMaskPaddingTakesAttention()
{
    const auto ofPadding = [](bool hasMask) {
        ModelConfig config = tinyConfig();
        config.attentionMask = hasMask;
        const Seq2Seq model = doubleModel(config);
        const SourceBatch source = makeSourceBatch(kSources);
        const EncodedSource encoded = model.encode(source);
        const at::Tensor word = model.projectWords(at::full({3}, kBos, at::kLong));
        const at::Tensor alpha = model.step(word, encoded.start, encoded).attended.weights;
        return alpha.masked_select(source.isPadding).min().item<double>();
    };
    QCOMPARE(ofPadding(true), 0.0);
    QVERIFY(ofPadding(false) > 0.01);
}

void AttentionTest::withoutTheLossMaskPaddingIsLearnt()
{
    ModelConfig config = tinyConfig();
    const std::unique_ptr<Model> masked = torchModel(config);
    config.lossMask = false;
    const std::unique_ptr<Model> unmasked = torchModel(config);
    const BatchTotals with = masked->measure(wholeBatch(config), {});
    const BatchTotals without = unmasked->measure(wholeBatch(config), {});
    QCOMPARE(with.targetTokens, 10); // 3 + 5 + 2
    QCOMPARE(without.targetTokens, 15); // 3 times 5

    // The rest is log P[<pad>] of the sentences that are filled up with <pad>.
    double nats = with.nats;
    for (std::size_t s = 0; s < kTargets.size(); ++s) {
        std::vector<int> filled = kTargets[s];
        filled.resize(5, kPad);
        const Trace trace = masked->trace(reading(config)[s], filled, 1, {});
        for (std::size_t t = kTargets[s].size(); t < filled.size(); ++t)
            nats -= trace.logProbabilities[t];
    }
    QVERIFY2(std::abs(without.nats - nats) < 1e-9,
        qPrintable(QStringLiteral("%1, not %2").arg(without.nats).arg(nats)));
    // Dev loss is measured as ever, so that runs can be compared.
    QCOMPARE(unmasked->score(kSources, kTargets, false)[0].logProbability,
        masked->score(kSources, kTargets, false)[0].logProbability);
}

void AttentionTest::masksOffAreTheSameForAnyNumberOfThreads()
{
    ModelConfig config = tinyConfig();
    config.lossMask = config.attentionMask = false;
    const BatchTotals one = torchModel(config)->measure(wholeBatch(config), {});
    Compute compute;
    compute.threads = 3;
    const BatchTotals three = torchModel(config, compute)->measure(wholeBatch(config), {});
    QVERIFY(std::abs(one.nats - three.nats) < 1e-9);
    QVERIFY(std::abs(one.gradientNorm - three.gradientNorm) < 1e-9);
}

void AttentionTest::startsThatNeedOneSizeAreRefused()
{
    ModelConfig config = tinyConfig();
    config.start = StartKind::Last;
    QVERIFY_EXCEPTION_THROWN(config.validate(), Error);
    config.halfDirections = true;
    config.validate();
}

void AttentionTest::tiedEmbeddingsNeedOneSize()
{
    ModelConfig config = tinyConfig();
    config.tiedEmbeddings = true;
    QVERIFY_EXCEPTION_THROWN(config.validate(), Error); // e = 3, h = 4
    config.embeddingSize = config.hiddenSize;
    config.validate();
    QVERIFY(!torchModel(config)->weight("target_vocab_projection.weight"));
    config.oneHot = true;
    QVERIFY_EXCEPTION_THROWN(config.validate(), Error);
}

QTEST_GUILESS_MAIN(AttentionTest)
#include "tst_attention.moc"

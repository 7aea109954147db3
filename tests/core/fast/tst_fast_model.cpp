// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of Model: the accelerator answers what LibTorch answers, for every kind of model, in
// float64 to 1e-10 and in float32 to 1e-5; words are equal. (Gradients one by one: tst_pair_pass.)
#include "core/error.h"
#include "core/search/beam_search.h"
#include "core/search/sampling.h"
#include "tests/core/fast/fast_fixture.h"
#include "tests/core/model/all_configs.h"

#include <QtTest>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

struct Tolerance {
    double number = 1e-10; ///< relative to the largest of a tensor, at least 1
    bool isExact = true; ///< float64: words are compared
};

constexpr Tolerance kDouble{1e-10, true};
constexpr Tolerance kFloat{1e-5, false};

bool areClose(double a, double b, const Tolerance &tolerance)
{
    return std::abs(a - b) <= tolerance.number * std::max(1.0, std::abs(b));
}

/// The largest difference of two sets of weights, or infinity where they are not of one model.
double difference(const StateDict &a, const StateDict &b)
{
    if (a.size() != b.size())
        return std::numeric_limits<double>::infinity();
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i].name != b[i].name || a[i].shape != b[i].shape)
            return std::numeric_limits<double>::infinity();
        for (std::size_t k = 0; k < a[i].values.size(); ++k)
            largest
                = std::max(largest, static_cast<double>(std::abs(a[i].values[k] - b[i].values[k])));
    }
    return largest;
}

/// What two searches found. @return what differs, empty when nothing does
QString difference(const std::vector<SearchResult> &ours, const std::vector<SearchResult> &theirs,
    const Tolerance &tolerance)
{
    for (std::size_t s = 0; s < theirs.size(); ++s) {
        if (ours[s].hypotheses.size() != theirs[s].hypotheses.size())
            return QString("sentence %1 has %2 hypotheses").arg(s).arg(ours[s].hypotheses.size());
        for (std::size_t k = 0; k < theirs[s].hypotheses.size(); ++k) {
            const Hypothesis &one = ours[s].hypotheses[k];
            const Hypothesis &other = theirs[s].hypotheses[k];
            if (one.ids != other.ids)
                return QString("hypothesis %1 of sentence %2 has other words").arg(k).arg(s);
            if (!areClose(one.logProbability, other.logProbability, tolerance))
                return QString("log p is %1, not %2")
                    .arg(one.logProbability)
                    .arg(other.logProbability);
        }
    }
    return {};
}

QString searchDifference(const Model &ours, const Model &theirs, const Tolerance &tolerance)
{
    const std::vector<std::vector<int>> sources = reading(theirs.config());
    const std::vector<int> prefix{5, 6};
    SearchOptions options;
    options.maxLength = 8;
    for (const int beam : {1, 4})
        for (const bool isForced : {false, true}) {
            options.beam = beam;
            options.nBest = beam;
            const std::span<const int> begin
                = isForced ? std::span<const int>(prefix) : std::span<const int>();
            const QString off = difference(beamSearch(ours, sources, begin, options),
                beamSearch(theirs, sources, begin, options), tolerance);
            if (!off.isEmpty())
                return QString("beam %1: ").arg(beam) + off;
        }
    options.sample = true;
    options.nBest = 3;
    const QString off = difference(drawTranslations(ours, sources, {}, options),
        drawTranslations(theirs, sources, {}, options), tolerance);
    return off.isEmpty() ? off : "sampling: " + off;
}

QString scoreDifference(const Model &ours, const Model &theirs, const Tolerance &tolerance)
{
    const std::vector<std::vector<int>> sources = reading(theirs.config());
    const std::vector<ForcedSentence> one = ours.score(sources, kTargets, true);
    const std::vector<ForcedSentence> other = theirs.score(sources, kTargets, true);
    for (std::size_t s = 0; s < other.size(); ++s) {
        if (!areClose(one[s].logProbability, other[s].logProbability, tolerance))
            return QString("forced log p is %1, not %2")
                .arg(one[s].logProbability)
                .arg(other[s].logProbability);
        if (one[s].tokens != other[s].tokens || one[s].correct != other[s].correct)
            return "tokens or correct words differ";
        if (one[s].attention.rows != other[s].attention.rows
            || one[s].attention.columns != other[s].attention.columns)
            return "attention has another shape";
        for (std::size_t k = 0; k < other[s].attention.values.size(); ++k)
            if (std::abs(one[s].attention.values[k] - other[s].attention.values[k]) > 1e-6F)
                return "attention differs";
    }
    return {};
}

/// Three updates with dropout, smoothing and scheduled sampling on both, then everything again.
QString updateDifference(Model &ours, Model &theirs, const Tolerance &tolerance)
{
    const Batch batch = wholeBatch(theirs.config());
    UpdateOptions options;
    options.clipNorm = 0.5;
    options.attentionRate = 0.1;
    options.labelSmoothing = 0.1;
    options.teacherForcing = 0.7;
    for (options.step = 0; options.step < 3; ++options.step) {
        const std::uint64_t before = ours.version();
        const BatchTotals measured = ours.measure(batch, options);
        const double apart = difference(
            ours.weightGradients(batch, options), theirs.weightGradients(batch, options));
        if (apart > (tolerance.isExact ? 1e-6 : 1e-4))
            return QString("the gradients of update %1 differ by %2").arg(options.step).arg(apart);
        if (ours.version() != before)
            return "measuring changes the version";
        const BatchTotals one = ours.update(batch, options);
        const BatchTotals other = theirs.update(batch, options);
        if (measured.nats != one.nats || measured.gradientNorm != one.gradientNorm)
            return "measuring says something else than updating";
        if (ours.version() <= before)
            return "an update leaves the version as it was";
        if (!areClose(one.nats, other.nats, tolerance))
            return QString("the loss of update %1 is %2, not %3")
                .arg(options.step)
                .arg(one.nats)
                .arg(other.nats);
        if (!areClose(one.gradientNorm, other.gradientNorm, tolerance))
            return QString("the norm of update %1 is %2, not %3")
                .arg(options.step)
                .arg(one.gradientNorm)
                .arg(other.gradientNorm);
        if (one.sourceTokens != other.sourceTokens || one.targetTokens != other.targetTokens)
            return "tokens are counted otherwise";
    }
    const double off = difference(ours.weights(), theirs.weights());
    // A state dict holds float32. In float32 Adam turns the noise of a gradient near zero into
    // steps (tst_reference says how large).
    if (off > (tolerance.isExact ? 1e-7 : 1e-3))
        return QString("after three updates weights differ by %1").arg(off);
    return {};
}

template <typename Real> QString difference(const ModelConfig &given, const Tolerance &tolerance)
{
    ModelConfig config = given;
    config.dropout = 0.2;
    Compute compute;
    compute.threads = 2;
    const std::unique_ptr<Model> ours = fastModel<Real>(config, compute);
    const std::unique_ptr<Model> theirs = torchModel<Real>(config, compute);
    for (const bool isAfterUpdates : {false, true}) {
        const std::string moment = isAfterUpdates ? "after updates: " : "";
        if (isAfterUpdates) {
            const QString off = updateDifference(*ours, *theirs, tolerance);
            if (!off.isEmpty())
                return off;
            const StateDict weights = ours->weights(); // float32: both begin anew from it
            ours->setWeights(weights);
            theirs->setWeights(weights);
        }
        for (const QString &off : {scoreDifference(*ours, *theirs, tolerance),
                 searchDifference(*ours, *theirs, tolerance)})
            if (!off.isEmpty())
                return QString(moment.c_str()) + off;
    }
    return {};
}

} // namespace

class FastModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersAsLibTorchDoes_data() { addRowForEachConfig(acceleratedConfigs()); }
    void answersAsLibTorchDoes();
    void whatItDoesNotKnowLibTorchComputes();
    void frozenPartsStayAsTheyAre_data();
    void frozenPartsStayAsTheyAre();
    void optimizerStatesAreExchanged_data();
    void optimizerStatesAreExchanged();
    void aSearchEndsWhenWeightsChange();
    void threadsGiveTheSameTotals();
};

void FastModelTest::answersAsLibTorchDoes()
{
    QFETCH(const int, number);
    const ModelConfig config = acceleratedConfigs()[static_cast<std::size_t>(number)];
    const QString inDouble = difference<double>(config, kDouble);
    QVERIFY2(inDouble.isEmpty(), qPrintable("float64: " + inDouble));
    const QString inFloat = difference<float>(config, kFloat);
    QVERIFY2(inFloat.isEmpty(), qPrintable("float32: " + inFloat));
}

void FastModelTest::whatItDoesNotKnowLibTorchComputes()
{
    for (const ModelConfig &config : acceleratedConfigs())
        QCOMPARE(makeModel(config, {})->engine(), EngineKind::Fast);
    std::vector<ModelConfig> others = otherConfigs();
    for (bool ModelConfig::*mask : {&ModelConfig::attentionMask, &ModelConfig::lossMask}) {
        others.push_back(tinyConfig());
        others.back().*mask = false;
    }
    for (const ModelConfig &config : others) {
        QCOMPARE(makeModel(config, {})->engine(), EngineKind::LibTorch);
        Compute fast;
        fast.engine = EngineKind::Fast;
        QVERIFY_EXCEPTION_THROWN((void)makeModel(config, fast), Error);
    }
}

void FastModelTest::frozenPartsStayAsTheyAre_data()
{
    QTest::addColumn<int>("part");
    QTest::newRow("nothing") << int(FrozenPart::Nothing);
    QTest::newRow("encoder") << int(FrozenPart::Encoder);
    QTest::newRow("decoder") << int(FrozenPart::Decoder);
}

/// On both engines, with the same norm of what is left.
void FastModelTest::frozenPartsStayAsTheyAre()
{
    QFETCH(const int, part);
    ModelConfig config = tinyConfig();
    config.convolution = true;
    const std::unique_ptr<Model> ours = fastModel<double>(config);
    const std::unique_ptr<Model> theirs = torchModel<double>(config);
    UpdateOptions options;
    options.clipNorm = 0.1;
    const StateDict before = ours->weights();
    for (const FrozenPart frozen : {FrozenPart::Nothing, FrozenPart(part)}) {
        const StateDict start = ours->weights(); // moments of the first update would move them too
        options.frozen = frozen;
        const StateDict gradients = ours->weightGradients(wholeBatch(config), options);
        QVERIFY(difference(gradients, theirs->weightGradients(wholeBatch(config), options)) < 1e-6);
        const BatchTotals one = ours->update(wholeBatch(config), options);
        const BatchTotals other = theirs->update(wholeBatch(config), options);
        QVERIFY(areClose(one.gradientNorm, other.gradientNorm, kDouble));
        const StateDict end = ours->weights();
        for (std::size_t i = 0; i < end.size(); ++i) {
            const std::string &name = end[i].name;
            const bool isOfEncoder = name.starts_with("encoder.") || name.starts_with("post_embed")
                || name == "model_embeddings.source.weight";
            const bool stays
                = frozen != FrozenPart::Nothing && isOfEncoder == (frozen == FrozenPart::Encoder);
            QVERIFY2((end[i].values == start[i].values) == stays, name.c_str());
            QVERIFY2(!stays
                    || std::ranges::count(gradients[i].values, 0.0F) == std::ssize(end[i].values),
                name.c_str());
        }
        ++options.step;
    }
    QVERIFY(difference(ours->weights(), theirs->weights()) < 1e-6);
}

void FastModelTest::optimizerStatesAreExchanged_data()
{
    QTest::addColumn<bool>("isFastFirst");
    QTest::newRow("fast, then LibTorch") << true;
    QTest::newRow("LibTorch, then fast") << false;
}

/// What one has begun the other goes on with.
void FastModelTest::optimizerStatesAreExchanged()
{
    QFETCH(const bool, isFastFirst);
    const ModelConfig config = tinyConfig();
    const Batch batch = wholeBatch(config);
    UpdateOptions options;
    const std::unique_ptr<Model> first
        = isFastFirst ? fastModel<float>(config) : torchModel<float>(config);
    const std::unique_ptr<Model> second
        = isFastFirst ? torchModel<float>(config) : fastModel<float>(config);
    for (; options.step < 3; ++options.step)
        first->update(batch, options);
    second->setWeights(first->weights());
    second->setOptimizerState(first->optimizerState(), first->optimizerSteps());
    QCOMPARE(second->optimizerSteps(), std::int64_t{3});
    QVERIFY(second->optimizerState() == first->optimizerState());
    for (; options.step < 5; ++options.step) {
        const BatchTotals one = first->update(batch, options);
        const BatchTotals other = second->update(batch, options);
        QVERIFY(areClose(one.nats, other.nats, kFloat));
    }
    QVERIFY(difference(first->weights(), second->weights()) < 1e-4);
}

void FastModelTest::aSearchEndsWhenWeightsChange()
{
    for (const std::unique_ptr<Model> &model :
        {fastModel(tinyConfig()), torchModel(tinyConfig())}) {
        const auto decoding = model->decode(kSources, {});
        const std::vector<std::size_t> origin{0, 1, 2};
        const std::vector<int> words{kBos, kBos, kBos};
        decoding->step(origin, words);
        model->setWeights(model->weights());
        QVERIFY_EXCEPTION_THROWN(decoding->step(origin, words), std::exception);
    }
}

void FastModelTest::threadsGiveTheSameTotals()
{
    ModelConfig config = tinyConfig();
    config.dropout = 0.3;
    Batch batch = wholeBatch(config);
    for (int times = 0; times < 5; ++times)
        for (std::size_t i = 0; i < 3; ++i) {
            batch.sources.push_back(batch.sources[i]);
            batch.targets.push_back(batch.targets[i]);
            batch.numbers.push_back(batch.numbers.size());
        }
    UpdateOptions options;
    options.teacherForcing = 0.7;
    const auto totals = [&](const auto &make, int threads) {
        Compute compute;
        compute.threads = threads;
        return make(config, compute)->measure(batch, options);
    };
    const auto compare = [&](const auto &make) {
        const BatchTotals one = totals(make, 1);
        const BatchTotals three = totals(make, 3);
        QCOMPARE(three.targetTokens, one.targetTokens);
        QVERIFY(areClose(three.nats, one.nats, kDouble));
        QVERIFY(areClose(three.gradientNorm, one.gradientNorm, kDouble));
    };
    compare(torchModel<double>);
    compare(fastModel<double>);
}

QTEST_GUILESS_MAIN(FastModelTest)
#include "tst_fast_model.moc"

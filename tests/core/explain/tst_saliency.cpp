// SPDX-License-Identifier: GPL-3.0-or-later
// Each map of importance obeys its own definition, computed here another way.
#include "core/explain/saliency.h"

#include "core/error.h"
#include "tests/core/explain/attention_set.h"
#include "tests/core/model/by_hand.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

const std::vector<int> &source = kSources[0];
const std::vector<int> &target = kTargets[1];

double rowSum(const Matrix &matrix, std::size_t row)
{
    double sum = 0;
    for (const float value : matrix.row(row))
        sum += static_cast<double>(value);
    return sum;
}

SaliencyOptions by(SaliencyMethod method)
{
    SaliencyOptions options;
    options.method = method;
    return options;
}

Clamp held(const Place &place, int unit, float value, StepRange rows)
{
    Clamp clamp;
    clamp.place = place;
    clamp.units = {unit};
    clamp.values = {value};
    clamp.steps = rows;
    return clamp;
}

/// log P_t[word] along the target, of another source.
double logProbability(const Model &model, const std::vector<int> &of, std::size_t t, int word)
{
    std::vector<int> words(target.begin(), target.begin() + static_cast<std::ptrdiff_t>(t));
    words.push_back(word);
    return model.trace(of, words, 0, {}).logProbabilities.back();
}

} // namespace

class SaliencyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gradientTimesInputIsTheSlope();
    void integratedGradientsSumToTheDifference();
    void occlusionIsWhatLeavingOutCosts();
    void attentionIsTheTraces();
    void oneWordAndAnotherInstead();
    void theChangedModelIsExplained();
    void integratedGradientsWithHeldEmbeddings();
    void editsFollowWhenAWordIsLeftOut();
    void whatCannotBeExplainedIsRefused();
};

/// d/ds q(s x) at s = 1, as all embeddings grow together.
void SaliencyTest::gradientTimesInputIsTheSlope()
{
    const auto model = torchModel(tinyConfig());
    const auto byHand = network(tinyConfig());
    const Saliency found = explainPair(*model, source, target, by(SaliencyMethod::GradientInput));
    QCOMPARE(found.words, (std::vector<int>{0, 1, 2, 3, 4}));
    for (std::size_t t = 0; t < target.size(); ++t)
        for (std::size_t i = 0; i < source.size(); ++i) {
            const auto scaled = [&](double scale) {
                const at::Tensor all = logProbabilitiesByHand(*byHand, source, target,
                    [&](const std::string &place, std::size_t row, const at::Tensor &values) {
                        return place == "source.embeddings" && row == i ? values * scale : values;
                    });
                return all[static_cast<std::int64_t>(t)][target[t]].item<double>();
            };
            const double slope = (scaled(1 + 1e-5) - scaled(1 - 1e-5)) / 2e-5;
            QVERIFY(std::abs(static_cast<double>(found.scores.at(t, i)) - slope) < 1e-6);
        }
}

void SaliencyTest::integratedGradientsSumToTheDifference()
{
    const auto model = torchModel(tinyConfig());
    SaliencyOptions options = by(SaliencyMethod::IntegratedGradients);
    const Saliency found = explainPair(*model, source, target, options);
    double worst = 0;
    for (std::size_t row = 0; row < found.words.size(); ++row) {
        QVERIFY(std::abs(found.quantities[row] - logProbability(*model, source, row, target[row]))
            < 1e-9);
        worst = std::max(worst, std::abs(rowSum(found.scores, row) - found.differences[row]));
    }
    QVERIFY2(worst < 1e-4, qPrintable(QString::number(worst)));
    options.steps = 2; // too coarse to be that near
    const Saliency coarse = explainPair(*model, source, target, options);
    double coarsest = 0;
    for (std::size_t row = 0; row < found.words.size(); ++row)
        coarsest
            = std::max(coarsest, std::abs(rowSum(coarse.scores, row) - coarse.differences[row]));
    QVERIFY(coarsest > 4 * worst);
}

void SaliencyTest::occlusionIsWhatLeavingOutCosts()
{
    const auto model = torchModel(tinyConfig());
    const Saliency found = explainPair(*model, source, target, by(SaliencyMethod::Occlusion));
    for (std::size_t t = 0; t < target.size(); ++t)
        for (std::size_t i = 0; i < source.size(); ++i) {
            std::vector<int> shorter = source;
            if (i + 1 < source.size())
                shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(i));
            const double cost = logProbability(*model, source, t, target[t])
                - logProbability(*model, shorter, t, target[t]);
            QVERIFY(std::abs(static_cast<double>(found.scores.at(t, i)) - cost) < 1e-6);
        }
}

void SaliencyTest::attentionIsTheTraces()
{
    const auto model = torchModel(tinyConfig());
    const Saliency found = explainPair(*model, source, target, by(SaliencyMethod::Attention));
    QCOMPARE(found.scores.values, model->trace(source, target, 0, {}).attention.values);
}

void SaliencyTest::oneWordAndAnotherInstead()
{
    const auto model = torchModel(tinyConfig());
    for (const SaliencyMethod method : {SaliencyMethod::GradientInput,
             SaliencyMethod::IntegratedGradients, SaliencyMethod::Occlusion}) {
        SaliencyOptions options = by(method);
        options.word = 2;
        options.ratherThan = 7;
        const Saliency found = explainPair(*model, source, target, options);
        QCOMPARE(found.words, std::vector<int>{2});
        QCOMPARE(found.scores.rows, std::size_t{1});
        const double expected
            = logProbability(*model, source, 2, target[2]) - logProbability(*model, source, 2, 7);
        QVERIFY(std::abs(found.quantities[0] - expected) < 1e-9);
    }
}

/// With attention set at one step and a unit of the decoder held.
void SaliencyTest::theChangedModelIsExplained()
{
    const auto model = torchModel(tinyConfig());
    const auto byHand = network(tinyConfig());
    SaliencyOptions options = by(SaliencyMethod::GradientInput);
    const std::vector<double> alpha{0.1, 0.2, 0.3, 0.3, 0.1};
    options.edits.attention = {setTo(1, alpha)};
    options.edits.clamps = {held({PlaceKind::DecoderHidden}, 2, 0.7F, {2, 2})};
    const Saliency found = explainPair(*model, source, target, options);
    for (std::size_t t = 0; t < target.size(); ++t)
        for (std::size_t i = 0; i < source.size(); ++i) {
            const auto scaled = [&](double scale) {
                const at::Tensor all = logProbabilitiesByHand(*byHand, source, target,
                    [&](const std::string &place, std::size_t row, const at::Tensor &values) {
                        if (place == "source.embeddings" && row == i)
                            return values * scale;
                        if (place == "attention" && row == 1)
                            return at::tensor(alpha, at::kDouble).unsqueeze(0);
                        at::Tensor changed = values.clone();
                        if (place == "decoder.0.h" && row == 2)
                            changed[0][2] = 0.7;
                        return changed;
                    });
                return all[static_cast<std::int64_t>(t)][target[t]].item<double>();
            };
            const double slope = (scaled(1 + 1e-5) - scaled(1 - 1e-5)) / 2e-5;
            QVERIFY(std::abs(static_cast<double>(found.scores.at(t, i)) - slope) < 1e-6);
            QVERIFY(std::abs(found.quantities[t] - scaled(1)) < 1e-7);
        }
}

/// The way from 0 ends at the embeddings as they are held.
void SaliencyTest::integratedGradientsWithHeldEmbeddings()
{
    const auto model = torchModel(tinyConfig());
    SaliencyOptions options = by(SaliencyMethod::IntegratedGradients);
    options.edits.clamps = {held({PlaceKind::SourceEmbeddings}, 1, 2.5F, {1, 3})};
    const Saliency found = explainPair(*model, source, target, options);
    const Trace changed = model->trace(source, target, 0, options.edits);
    double largest = 0;
    for (std::size_t row = 0; row < found.words.size(); ++row) {
        QVERIFY(std::abs(found.quantities[row] - changed.logProbabilities[row]) < 1e-9);
        QVERIFY(std::abs(rowSum(found.scores, row) - found.differences[row]) < 1e-5);
        largest = std::max(largest, std::abs(found.differences[row]));
    }
    QVERIFY2(largest > 1e-3, qPrintable(QString::number(largest)));
}

/// What names places in the sentence, written anew here for the sentence without its second word.
void SaliencyTest::editsFollowWhenAWordIsLeftOut()
{
    const auto model = torchModel(tinyConfig());
    SaliencyOptions options = by(SaliencyMethod::Occlusion);
    AttentionEdit hidden;
    hidden.kind = AttentionEdit::Kind::WithoutWords;
    hidden.words = {1, 3};
    Patch patch;
    patch.place = {PlaceKind::Annotations};
    patch.row = 1;
    patch.values = Matrix(2, 8);
    std::iota(patch.values.values.begin(), patch.values.values.end(), -7.0F);
    options.edits.attention = {setTo(0, {0.1, 0.6, 0.1, 0.1, 0.1}), hidden};
    options.edits.clamps = {held({PlaceKind::Annotations}, 0, 0.4F, {3, 4}),
        held({PlaceKind::EncoderHidden}, 1, 0.4F, {1, 1})};
    options.edits.patches = {patch};
    const Saliency found = explainPair(*model, source, target, options);

    Edits shorter;
    hidden.words = {2};
    shorter.attention = {setTo(0, {0.1, 0.1, 0.1, 0.1}), hidden};
    shorter.clamps = {held({PlaceKind::Annotations}, 0, 0.4F, {2, 3})};
    Patch second = patch;
    second.values = Matrix(1, 8);
    std::ranges::copy(patch.values.row(1), second.values.row(0).begin());
    shorter.patches = {second};
    const std::vector<int> sentence{source[0], source[2], source[3], source[4]};
    const Trace whole = model->trace(source, target, 0, options.edits);
    const Trace left = model->trace(sentence, target, 0, shorter);
    for (std::size_t t = 0; t < target.size(); ++t) {
        const double cost = whole.logProbabilities[t] - left.logProbabilities[t];
        QVERIFY(std::abs(cost) > 1e-6);
        QVERIFY(std::abs(static_cast<double>(found.scores.at(t, 1)) - cost) < 1e-6);
    }
}

void SaliencyTest::whatCannotBeExplainedIsRefused()
{
    ModelConfig config = tinyConfig();
    config.attention = AttentionKind::None;
    QVERIFY_EXCEPTION_THROWN(
        (void)explainPair(*torchModel(config), source, target, by(SaliencyMethod::Attention)),
        Error);
    SaliencyOptions options = by(SaliencyMethod::Occlusion);
    options.word = 5;
    QVERIFY_EXCEPTION_THROWN(
        (void)explainPair(*torchModel(tinyConfig()), source, target, options), Error);
    options.word = 1;
    QVERIFY_EXCEPTION_THROWN( // ids of another model
        (void)explainPair(*torchModel(tinyConfig()), {7, 2}, target, options), Error);
    QVERIFY_EXCEPTION_THROWN(
        (void)explainPair(*torchModel(tinyConfig()), source, {8, 2}, options), Error);
    options.ratherThan = 8;
    QVERIFY_EXCEPTION_THROWN(
        (void)explainPair(*torchModel(tinyConfig()), source, target, options), Error);
    QCOMPARE(saliencyMethod("occlusion"), SaliencyMethod::Occlusion);
    QVERIFY_EXCEPTION_THROWN((void)saliencyMethod("lime"), Error);
}

QTEST_APPLESS_MAIN(SaliencyTest)
#include "tst_saliency.moc"

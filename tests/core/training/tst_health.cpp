// SPDX-License-Identifier: GPL-3.0-or-later
// Each thing that can be wrong with a run is found in a run that was trained to have it, and
// nothing is found in healthy runs of the presets, at any of their evaluations.
#include "core/error.h"
#include "core/run/health.h"
#include "core/training/trainer.h"
#include "tests/core/training/small_experiment.h"

#include <QtTest>

#include <algorithm>
#include <limits>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

constexpr int kEvery = 100; // updates between evaluations

Recipe quickRecipe(const char *preset = "cs224n")
{
    Recipe recipe = Recipe::fromPreset(preset);
    const Recipe small = smallRecipe();
    recipe.model.embeddingSize = 32;
    recipe.model.hiddenSize = 64;
    recipe.model.dropout = 0;
    recipe.training = small.training;
    recipe.training.learningRate = 2e-3;
    recipe.training.patience = 100; // the rate stays what it is
    recipe.sourceTokenizer.kind = TokenizerKind::Word;
    recipe.targetTokenizer.kind = TokenizerKind::Word;
    recipe.devCount = small.devCount;
    return recipe;
}

QString textOf(const std::vector<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings)
        lines << QString::fromStdString(finding.sentence.english());
    return lines.join(u'\n');
}

/// What is said about a run after each of its evaluations, the last one last.
std::vector<std::vector<Finding>> findingsOf(Experiment experiment, int updates)
{
    const double clipNorm = experiment.training.clipNorm;
    Trainer trainer(std::move(experiment));
    std::vector<std::vector<Finding>> findings;
    for (int i = 1; i <= updates; ++i) {
        trainer.step();
        if (i % kEvery != 0)
            continue;
        const Evaluation evaluation = trainer.evaluate();
        findings.push_back(diagnose(trainer.experiment().history, clipNorm));
        const Insight &inside = *evaluation.inside;
        qInfo("%d: train %.3f dev %.3f accuracy %.2f gain %.3f entropy %.3f one word %.3f gates "
              "%.2f norm %.1e %s",
            i, evaluation.trainLoss, evaluation.devLoss, evaluation.devTokenAccuracy,
            inside.sourceGain.value_or(-1), inside.attentionEntropy.value_or(-1),
            inside.attentionOnOneWord.value_or(-1), evaluation.saturatedGates,
            evaluation.gradientNorm, qPrintable(textOf(findings.back())));
    }
    return findings;
}

bool has(const std::vector<Finding> &findings, Symptom symptom)
{
    return std::ranges::any_of(
        findings, [symptom](const Finding &finding) { return finding.symptom == symptom; });
}

/// The targets do not belong to their sources, as when one of two files lacks a line.
Corpus mixedUp(std::size_t count)
{
    const Corpus corpus = letterCorpus(count + 1, 5);
    Corpus shifted = corpus;
    shifted.pairs = {};
    for (std::size_t i = 0; i < count; ++i)
        shifted.pairs.push_back({corpus.pairs[i].source, corpus.pairs[i + 1].target});
    return shifted;
}

} // namespace

class HealthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void healthyPresets_data();
    void healthyPresets();
    void outputIgnoresTheInput();
    void attentionIsFlat();
    void attentionHasCollapsed();
    void mostGradientsAreClipped();
    void devRisesWhileTrainFalls();
    void manyUnknownWords();
    void theModelIsTooSmall();
    void theRateIsTooHigh();
    void gatesAreSaturated();
    void gradientsHaveVanished();
    void theLossIsNoNumber();
};

void HealthTest::healthyPresets_data()
{
    QTest::addColumn<QString>("preset");
    for (const ModelPreset &preset : modelPresets())
        QTest::newRow(preset.name.c_str()) << QString::fromStdString(preset.name);
}

void HealthTest::healthyPresets()
{
    QFETCH(QString, preset);
    Recipe recipe = quickRecipe(preset.toUtf8().constData());
    recipe.training.learningRate = 1e-3;
    recipe.training.batchSize = 32;
    recipe.devCount = 100;
    const auto findings = findingsOf(prepareExperiment(recipe, letterCorpus(4000, 5)), 1000);
    QCOMPARE(findings.size(), 10U);
    for (const std::vector<Finding> &at : findings)
        QVERIFY2(at.empty(), qPrintable(textOf(at)));
}

void HealthTest::outputIgnoresTheInput()
{
    Recipe recipe = quickRecipe();
    recipe.devCount = 100;
    const auto findings = findingsOf(prepareExperiment(recipe, mixedUp(1500)), 400);
    QVERIFY2(has(findings.back(), Symptom::SourceIgnored), qPrintable(textOf(findings.back())));
    QVERIFY(!has(findings.front(), Symptom::SourceIgnored)); // too early to say
}

void HealthTest::attentionIsFlat()
{
    Recipe recipe = quickRecipe();
    recipe.model.hiddenSize = 24;
    recipe.training.learningRate = 5e-3;
    recipe.training.attentionRate = 0; // its matrix stays as small as it began
    const auto findings = findingsOf(smallExperiment(recipe), 400);
    QVERIFY2(has(findings.back(), Symptom::AttentionFlat), qPrintable(textOf(findings.back())));
}

void HealthTest::attentionHasCollapsed()
{
    Recipe recipe = quickRecipe();
    recipe.model.hiddenSize = 24;
    recipe.training.attentionRate = 10;
    recipe.training.learningRate = 2e-2;
    recipe.training.initialization = Initialization::Uniform;
    const auto findings = findingsOf(smallExperiment(recipe), 400);
    QVERIFY2(
        has(findings.back(), Symptom::AttentionCollapsed), qPrintable(textOf(findings.back())));
}

void HealthTest::mostGradientsAreClipped()
{
    Recipe recipe = quickRecipe();
    recipe.training.optimizer = OptimizerKind::Sgd;
    recipe.training.clipNorm = 1e-3;
    recipe.training.learningRate = 0.1;
    const auto findings = findingsOf(smallExperiment(recipe), 300);
    QVERIFY2(has(findings.back(), Symptom::GradientsClipped), qPrintable(textOf(findings.back())));
}

/// Few pairs with no rule: all there is to learn is learnt by heart.
void HealthTest::devRisesWhileTrainFalls()
{
    const auto dev = std::make_shared<const Corpus>(letterCorpus(100, 6));
    const auto findings = findingsOf(prepareExperiment(quickRecipe(), mixedUp(40), dev), 400);
    QVERIFY2(has(findings.back(), Symptom::Overfitting), qPrintable(textOf(findings.back())));
}

void HealthTest::manyUnknownWords()
{
    Recipe recipe = quickRecipe();
    recipe.vocabulary.size = 7;
    const auto findings = findingsOf(smallExperiment(recipe), 100);
    QVERIFY2(has(findings.back(), Symptom::UnknownWords), qPrintable(textOf(findings.back())));
}

void HealthTest::theModelIsTooSmall()
{
    Recipe recipe = quickRecipe("sutskever2014");
    recipe.model.embeddingSize = 8;
    recipe.model.hiddenSize = 12;
    recipe.training.learningRate = 5e-3;
    const auto findings = findingsOf(smallExperiment(recipe), 800);
    QVERIFY2(has(findings.back(), Symptom::TooSmallOrTooFast), qPrintable(textOf(findings.back())));
}

void HealthTest::theRateIsTooHigh()
{
    Recipe recipe = quickRecipe();
    recipe.training.learningRate = 0.3;
    const auto findings = findingsOf(smallExperiment(recipe), 200);
    QVERIFY2(has(findings.back(), Symptom::RateTooHigh), qPrintable(textOf(findings.back())));
}

void HealthTest::gatesAreSaturated()
{
    Recipe recipe = quickRecipe();
    recipe.training.learningRate = 0.1;
    const auto findings = findingsOf(smallExperiment(recipe), 300);
    QVERIFY2(has(findings.back(), Symptom::GatesSaturated), qPrintable(textOf(findings.back())));
}

/// What learns has no part in the output: nothing flows back to it.
void HealthTest::gradientsHaveVanished()
{
    Recipe recipe = quickRecipe("char-classic");
    recipe.model.start = StartKind::Zero;
    recipe.training.frozen = FrozenPart::Decoder;
    const auto findings = findingsOf(smallExperiment(recipe), 100);
    QVERIFY2(has(findings.back(), Symptom::GradientsVanished), qPrintable(textOf(findings.back())));
}

/// The trainer gives up before it records such a loss; files of others may hold one.
void HealthTest::theLossIsNoNumber()
{
    History history;
    history.losses.resize(3);
    history.losses.back().trainLoss = std::numeric_limits<double>::infinity();
    const std::vector<Finding> findings = diagnose(history, 5);
    QCOMPARE(findings.size(), 1U);
    QVERIFY(has(findings, Symptom::Diverged));
}

QTEST_APPLESS_MAIN(HealthTest)
#include "tst_health.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Several runs as one: an ensemble's probabilities are the mean of its members', whichever way it
// is asked, the average of weights is what its name says, and what does not fit is told.
#include "core/error.h"
#include "core/model/reading_order.h"
#include "core/search/beam_search.h"
#include "core/study/ensemble.h"
#include "core/text/vocabulary.h"
#include "core/training/trainer.h"
#include "tests/core/training/small_experiment.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

Experiment trained(std::uint64_t seed, bool reversesSource = false)
{
    Recipe recipe = smallRecipe();
    recipe.model.reverseSource = reversesSource;
    recipe.training.seed = seed;
    Experiment experiment = prepareExperiment(
        recipe, letterCorpus(200, 5), std::make_shared<const Corpus>(letterCorpus(20, 6)));
    Trainer trainer(std::move(experiment));
    for (int i = 0; i < 30; ++i)
        trainer.step();
    return trainer.snapshot();
}

std::shared_ptr<Model> modelOf(const Experiment &experiment)
{
    std::shared_ptr<Model> model = makeModel(experiment.model, {});
    model->setWeights(experiment.weights);
    return model;
}

/// log P of every word at every step of a target, by one model: [steps][words].
std::vector<std::vector<double>> logProbabilities(
    const Model &model, const std::vector<int> &source, const std::vector<int> &target)
{
    std::vector<std::vector<double>> steps;
    const std::vector<std::vector<int>> sources{source};
    const auto decoding = model.decode(sources, {});
    int previous = kBos;
    for (const int word : target) {
        decoding->step(std::vector<std::size_t>{0}, std::vector<int>{previous});
        steps.emplace_back(std::size_t(model.config().targetVocabulary));
        decoding->logProbabilities(0, steps.back());
        previous = word;
    }
    return steps;
}

QString failure(const std::function<void()> &work)
{
    try {
        work();
    } catch (const Error &error) {
        return error.what();
    }
    return {};
}

} // namespace

class TestEnsemble : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void probabilitiesAreTheMean();
    void scoresAreThoseOfTheMean();
    void theSearchFindsTheBestOfTheMean();
    void oneModelTwiceIsThatModel();
    void weightsAreAveraged();
    void whatDoesNotFitIsTold();

private:
    std::vector<std::shared_ptr<const Model>> members() const
    {
        return {m_models.begin(), m_models.end()};
    }

    std::vector<Experiment> m_runs; // the third reads its source from the end
    std::vector<std::shared_ptr<Model>> m_models;
    std::vector<std::vector<int>> m_sources;
    std::vector<std::vector<int>> m_targets;
};

void TestEnsemble::initTestCase()
{
    m_runs = {trained(1), trained(2), trained(3, true)};
    for (const Experiment &run : m_runs)
        m_models.push_back(modelOf(run));
    for (const SentencePair &pair : letterCorpus(6, 9).pairs) {
        m_sources.push_back(m_runs[0].source.encode(pair.source));
        m_targets.push_back(m_runs[0].target.encode(pair.target));
    }
}

void TestEnsemble::probabilitiesAreTheMean()
{
    const std::unique_ptr<Model> ensemble = ensembleOf(members());
    const auto found = logProbabilities(*ensemble, m_sources[0], m_targets[0]);
    std::vector<std::vector<std::vector<double>>> own;
    for (std::size_t k = 0; k < m_models.size(); ++k)
        own.push_back(
            logProbabilities(*m_models[k], readingOrder(m_sources[0], k == 2), m_targets[0]));
    for (std::size_t t = 0; t < found.size(); ++t) {
        double total = 0;
        for (std::size_t word = 0; word < found[t].size(); ++word) {
            double mean = 0;
            for (const auto &member : own)
                mean += std::exp(member[t][word]) / 3;
            QVERIFY(std::abs(found[t][word] - std::log(mean)) < 1e-9);
            total += std::exp(found[t][word]);
        }
        QVERIFY(std::abs(total - 1) < 1e-5);
    }
}

void TestEnsemble::scoresAreThoseOfTheMean()
{
    const std::unique_ptr<Model> ensemble = ensembleOf(members());
    const std::vector<ForcedSentence> scored = ensemble->score(m_sources, m_targets, true);
    const std::vector<ForcedSentence> first = m_models[0]->score(m_sources, m_targets, true);
    const std::vector<ForcedSentence> second = m_models[1]->score(m_sources, m_targets, true);
    for (std::size_t s = 0; s < m_sources.size(); ++s) {
        const auto steps = logProbabilities(*ensemble, m_sources[s], m_targets[s]);
        double sum = 0;
        int correct = 0;
        for (std::size_t t = 0; t < steps.size(); ++t) {
            sum += steps[t][std::size_t(m_targets[s][t])];
            const auto best = std::ranges::max_element(steps[t]) - steps[t].begin();
            correct += best == m_targets[s][t] ? 1 : 0;
        }
        QVERIFY(std::abs(scored[s].logProbability - sum) < 1e-4);
        QCOMPARE(scored[s].tokens, int(m_targets[s].size()));
        QCOMPARE(scored[s].correct, correct);

        // The third reads backwards: its columns are turned round, </s> stays last.
        const std::vector<std::vector<int>> turned{readingOrder(m_sources[s], true)};
        const Matrix third
            = m_models[2]->score(turned, std::span(&m_targets[s], 1), true)[0].attention;
        const std::size_t words = m_sources[s].size() - 1;
        for (std::size_t t = 0; t < m_targets[s].size(); ++t)
            for (std::size_t i = 0; i <= words; ++i) {
                const float mean = (first[s].attention.at(t, i) + second[s].attention.at(t, i)
                                       + third.at(t, i < words ? words - 1 - i : i))
                    / 3;
                QVERIFY(std::abs(scored[s].attention.at(t, i) - mean) < 1e-6F);
            }
    }
}

/// With a beam as wide as there are short hypotheses, the winner has the highest sum of log means.
void TestEnsemble::theSearchFindsTheBestOfTheMean()
{
    const std::unique_ptr<Model> ensemble = ensembleOf(members());
    SearchOptions options;
    options.beam = 1;
    options.maxLength = 12;
    const std::vector<SearchResult> found = beamSearch(*ensemble, m_sources, {}, options);
    for (std::size_t s = 0; s < m_sources.size(); ++s) {
        const std::vector<int> &ids = found[s].hypotheses.front().ids;
        const auto steps = logProbabilities(*ensemble, m_sources[s], ids);
        for (std::size_t t = 0; t < ids.size(); ++t)
            QCOMPARE(int(std::ranges::max_element(steps[t]) - steps[t].begin()), ids[t]);
    }
}

void TestEnsemble::oneModelTwiceIsThatModel()
{
    const std::unique_ptr<Model> twice = ensembleOf({m_models[0], m_models[0]});
    SearchOptions options;
    const auto alone = beamSearch(*m_models[0], m_sources, {}, options);
    const auto found = beamSearch(*twice, m_sources, {}, options);
    for (std::size_t s = 0; s < m_sources.size(); ++s) {
        QCOMPARE(found[s].hypotheses.front().ids, alone[s].hypotheses.front().ids);
        QVERIFY(
            std::abs(found[s].hypotheses.front().score - alone[s].hypotheses.front().score) < 1e-5);
    }
    QVERIFY(failure([&] { twice->weights(); }).contains("translates and is measured"));
}

void TestEnsemble::weightsAreAveraged()
{
    const std::vector<std::string> names{"a.s2s", "b.s2s"};
    const std::vector<const Experiment *> same{&m_runs[0], &m_runs[0]};
    QVERIFY(averageOf(same, names).weights == m_runs[0].weights);

    Experiment other = m_runs[1];
    std::ranges::reverse(other.weights); // a file may have them in another order
    const std::vector<const Experiment *> both{&m_runs[0], &other};
    const Experiment average = averageOf(both, names);
    for (std::size_t w = 0; w < average.weights.size(); ++w) {
        const NamedTensor &one = m_runs[0].weights[w];
        const NamedTensor &two = m_runs[1].weights[w];
        QCOMPARE(average.weights[w].name, one.name);
        for (std::size_t i = 0; i < one.values.size(); ++i)
            QCOMPARE(average.weights[w].values[i],
                float((double(one.values[i]) + double(two.values[i])) / 2));
    }
    QVERIFY(average.optimizer.empty());
    QVERIFY(average.history.evaluations.empty());
    QVERIFY(modelOf(average)->weights() == average.weights);

    Experiment better = m_runs[0]; // what a run translates with is what counts
    better.bestWeights = m_runs[1].weights;
    const std::vector<const Experiment *> best{&better, &better};
    QVERIFY(averageOf(best, names).weights == m_runs[1].weights);
}

void TestEnsemble::whatDoesNotFitIsTold()
{
    const std::vector<std::string> names{"a.s2s", "b.s2s"};
    const auto sentence = [&](const Experiment &other) {
        const std::vector<const Experiment *> runs{&m_runs[0], &other};
        return failure([&] { (void)averageOf(runs, names); });
    };
    const QString builtOtherwise = sentence(m_runs[2]);
    QVERIFY2(builtOtherwise.startsWith("b.s2s: Its model is built otherwise"),
        qPrintable(builtOtherwise));

    Experiment other = m_runs[1];
    other.target.vocabulary = Vocabulary::build({{"x", 1}}, {});
    QVERIFY2(sentence(other).startsWith("b.s2s: Its target vocabulary is another"),
        qPrintable(sentence(other)));

    other = m_runs[1];
    other.source.tokenizer = trainTokenizer({.kind = TokenizerKind::Character}, {});
    QVERIFY2(sentence(other).startsWith("b.s2s: Its source sentences are cut in another way"),
        qPrintable(sentence(other)));

    other = m_runs[1];
    other.weights.clear();
    QVERIFY2(sentence(other).contains("no trained weights"), qPrintable(sentence(other)));
}

QTEST_GUILESS_MAIN(TestEnsemble)
#include "tst_ensemble.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Adam over batches that do not have the same words: rows of the embeddings move as the algorithm
// says, those left out of the work too. (Three updates on one batch: tst_reference.)
#include "core/fast/optimizer.h"

#include "core/fast/pair_pass.h"
#include "tests/core/fast/fast_fixture.h"
#include "tests/core/fast/gradient_tensors.h"

#include <QtTest>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

constexpr double kRate = 0.01;

/// Adam over every number of every weight, as Kingma and Ba write it.
struct DenseAdam {
    std::vector<at::Tensor> w, m, v;

    explicit DenseAdam(const Seq2Seq &model)
    {
        for (const at::Tensor &weight : model.parameters()) {
            w.push_back(weight.detach().clone());
            m.push_back(at::zeros_like(weight));
            v.push_back(at::zeros_like(weight));
        }
    }

    void step(const std::vector<at::Tensor> &gradients, int t)
    {
        for (std::size_t i = 0; i < w.size(); ++i) {
            const at::Tensor &g = gradients[i];
            m[i] = 0.9 * m[i] + 0.1 * g;
            v[i] = 0.999 * v[i] + 0.001 * g * g;
            const at::Tensor corrected = v[i] / (1 - std::pow(0.999, t));
            w[i] = w[i] - kRate / (1 - std::pow(0.9, t)) * m[i] / (corrected.sqrt() + 1e-8);
        }
    }
};

/// A model that learns a pair at a time.
template <typename Real> struct Learner {
    std::shared_ptr<Seq2Seq> model;
    std::shared_ptr<fast::Weights<Real>> weights;
    fast::Optimizer<Real> optimizer;
    ThreadPool workers{2};
    fast::PairPass<Real> pass;
    fast::Gradients<Real> gradients;

    explicit Learner(const ModelConfig &config)
        : model(std::make_shared<Seq2Seq>(doubleModel(config)))
        , weights((model->to(c10::CppTypeToScalarType<Real>::value), weightsOf<Real>(model)))
        , optimizer(OptimizerKind::Adam, *weights)
    {
    }

    /// One update; the gradients it took.
    std::vector<at::Tensor> learn(std::vector<int> source, std::vector<int> target)
    {
        weights->startPacking();
        weights->packForTraining(0, 1);
        const std::vector<std::vector<int>> sources{std::move(source)};
        const std::vector<std::vector<int>> targets{std::move(target)};
        pass.forward(*weights, {sources, targets, {}});
        pass.backward(*weights, 0, 1, gradients);
        std::vector<at::Tensor> taken;
        for (std::size_t i = 0; i < weights->parameters().size(); ++i)
            taken.push_back(
                gradientOf(*weights, gradients, i).view(weights->parameters()[i].shape));
        UpdateOptions options;
        options.learningRate = kRate;
        optimizer.step(gradients, 1, workers, options);
        return taken;
    }

    [[nodiscard]] at::Tensor row(const fast::Weight<Real> &table, int word) const
    {
        return model->parameters()[table.index][word].clone();
    }
};

} // namespace

class OptimizerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsMoveAsTheAlgorithmSays();
    void aRowRestsUntilItsWordComes();
    void storedAndLoadedItGoesOnTheSame();
};

void OptimizerTest::rowsMoveAsTheAlgorithmSays()
{
    Learner<double> learner(tinyConfig());
    DenseAdam dense(*learner.model);
    int t = 0;
    const auto learn = [&](const std::vector<int> &source, const std::vector<int> &target) {
        dense.step(learner.learn(source, target), ++t);
        for (std::size_t i = 0; i < dense.w.size(); ++i)
            QVERIFY2(
                (learner.model->parameters()[i] - dense.w[i]).abs().max().item<double>() < 1e-12,
                learner.weights->parameters()[i].name.c_str());
    };
    learn({4, 2}, {5, 2});
    learn({5, 2}, {6, 2}); // source 4 and target 5 move on, by their moments
    learn({6, 2}, {7, 2});
    learn({4, 2}, {5, 2});
}

void OptimizerTest::aRowRestsUntilItsWordComes()
{
    Learner<float> learner(tinyConfig());
    const fast::Weight<float> &table = learner.weights->sourceEmbeddings;
    const at::Tensor start = learner.row(table, 6);
    learner.learn({4, 2}, {5, 2});
    QVERIFY(learner.row(table, 6).equal(start));
    learner.learn({6, 2}, {5, 2});
    const at::Tensor seen = learner.row(table, 6);
    QVERIFY(!seen.equal(start));
    learner.learn({4, 2}, {5, 2});
    QVERIFY(!learner.row(table, 6).equal(seen)); // its moments are not zero any more
}

void OptimizerTest::storedAndLoadedItGoesOnTheSame()
{
    Learner<float> kept(tinyConfig());
    kept.learn({4, 2}, {5, 2});
    kept.learn({5, 2}, {6, 2});
    Learner<float> loaded(tinyConfig());
    loaded.model->load(kept.model->store());
    loaded.optimizer.load(kept.optimizer.store(), kept.optimizer.steps());
    for (Learner<float> *learner : {&kept, &loaded}) {
        learner->learn({6, 2}, {7, 2}); // rows at rest, moving ones and a new one
        learner->learn({4, 2}, {5, 2});
    }
    QVERIFY(loaded.model->store() == kept.model->store());
    QVERIFY(loaded.optimizer.store() == kept.optimizer.store());
}

QTEST_APPLESS_MAIN(OptimizerTest)
#include "tst_optimizer.moc"

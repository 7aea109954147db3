// SPDX-License-Identifier: GPL-3.0-or-later
// One run in several processes: their shares of a batch add up to the batch, real processes on this
// computer end with the same bits and with the weights of one process, and what the environment
// says of a process is read rightly. This program is its own child: with --peer it trains.
#include "core/error.h"
#include "core/model/model.h"
#include "core/model/shards.h"
#include "core/training/distributed/process_group.h"
#include "core/training/trainer.h"
#include "tests/core/model/all_configs.h"
#include "tests/core/training/free_port.h"
#include "tests/core/training/small_experiment.h"
#include "tests/core/training/threads_as_processes.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <map>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

constexpr int kUpdates = 20;
constexpr int kPatience = 60'000; // ms; a loaded machine starts LibTorch slowly

double farthest(const StateDict &one, const StateDict &other)
{
    double most = one.size() == other.size() ? 0 : INFINITY;
    for (std::size_t k = 0; k < std::min(one.size(), other.size()); ++k) {
        if (one[k].values.size() != other[k].values.size())
            return INFINITY;
        for (std::size_t i = 0; i < one[k].values.size(); ++i)
            most = std::max(most, std::abs(double(one[k].values[i]) - double(other[k].values[i])));
    }
    return most;
}

/// A run with everything that chance decides.
Recipe recipeFor(EngineKind engine)
{
    Recipe recipe = smallRecipe();
    recipe.training.engine = engine;
    recipe.training.learningRate = 1e-3;
    recipe.training.teacherForcing = 0.9;
    recipe.training.labelSmoothing = 0.1;
    recipe.training.clipNorm = 0.5;
    recipe.training.evaluateEvery = 8;
    recipe.training.threads = 1;
    return recipe;
}

void train(Trainer &trainer)
{
    for (int i = 0; i < kUpdates; ++i) {
        trainer.step();
        if (trainer.isEvaluationDue())
            trainer.evaluate();
    }
}

/// All weights and moments, one number after the other.
QByteArray bytesOf(const Experiment &experiment)
{
    QByteArray bytes;
    for (const StateDict *tensors : {&experiment.weights, &experiment.optimizer})
        for (const NamedTensor &tensor : *tensors)
            bytes.append(reinterpret_cast<const char *>(tensor.values.data()),
                qsizetype(tensor.values.size() * sizeof(float)));
    return bytes;
}

/// What a child does. @param arguments engine, file for the weights
int trainAsPeer(const QStringList &arguments)
{
    try {
        const std::optional<ProcessPlace> place = processPlace();
        const std::shared_ptr<Peers> peers = joinPeers(place.value(), std::chrono::seconds(30));
        const Recipe recipe = recipeFor(engineKind(arguments[0].toStdString()));
        Trainer trainer(smallExperiment(recipe), {}, peers);
        train(trainer);
        QFile file(arguments[1]);
        return file.open(QIODevice::WriteOnly) && file.write(bytesOf(trainer.snapshot())) > 0 ? 0
                                                                                              : 1;
    } catch (const std::exception &error) {
        qWarning("%s", error.what());
        return 1;
    }
}

/// Starts so many children that meet at a free port, and waits for them.
/// @return the bytes each has written; of one that failed none
std::vector<QByteArray> trainInProcesses(int count, const QString &engine)
{
    const QTemporaryDir folder;
    const QString port = QString::number(freePort());
    std::vector<std::unique_ptr<QProcess>> children;
    const auto file = [&](int rank) { return folder.filePath(QString::number(rank)); };
    for (int rank = 0; rank < count; ++rank) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("RANK", QString::number(rank));
        environment.insert("WORLD_SIZE", QString::number(count));
        environment.insert("MASTER_ADDR", "127.0.0.1");
        environment.insert("MASTER_PORT", port);
        children.push_back(std::make_unique<QProcess>());
        children.back()->setProcessEnvironment(environment);
        children.back()->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        children.back()->start(
            QCoreApplication::applicationFilePath(), {"--peer", engine, file(rank)});
    }
    std::vector<QByteArray> written;
    for (int rank = 0; rank < count; ++rank) {
        if (!children[size_t(rank)]->waitForFinished(kPatience))
            children[size_t(rank)]->kill();
        QFile result(file(rank));
        written.push_back(result.open(QIODevice::ReadOnly) ? result.readAll() : QByteArray());
    }
    return written;
}

Environment environmentOf(const std::map<std::string, std::string> &variables)
{
    return [variables](const char *name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
}

} // namespace

class TestSeveralProcesses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sharesMakeTheBatch();
    void updatesEqualThoseOfOneProcess_data();
    void updatesEqualThoseOfOneProcess();
    void aStopInOneStopsAll();
    void whatHasDriftedApartMeetsAgain();
    void processesEndWithTheWeightsOfOne_data();
    void processesEndWithTheWeightsOfOne();
    void theEnvironmentSaysWhoIsWho();
    void aWrongEnvironmentIsToldInASentence_data();
    void aWrongEnvironmentIsToldInASentence();
    void whoWaitsInVainGivesUp();
    void aMeetingPlaceThatCannotBeIsTold();
};

void TestSeveralProcesses::sharesMakeTheBatch()
{
    const Batch batch = wholeBatch(tinyConfig());
    QCOMPARE(shareOf(batch, nullptr).numbers, batch.numbers);
    for (const std::size_t size : {2U, 3U, 5U}) {
        Gathering gathering(size);
        std::vector<std::size_t> numbers;
        for (std::size_t rank = 0; rank < size; ++rank) {
            const Thread peer(gathering, rank);
            const Batch share = shareOf(batch, &peer);
            QVERIFY(share.size() <= batch.size());
            numbers.insert(numbers.end(), share.numbers.begin(), share.numbers.end());
        }
        std::ranges::sort(numbers);
        QCOMPARE(numbers, batch.numbers);
    }
}

void TestSeveralProcesses::updatesEqualThoseOfOneProcess_data()
{
    QTest::addColumn<EngineKind>("engine");
    QTest::addColumn<FrozenPart>("frozen");
    QTest::addColumn<bool>("hasMasks");
    QTest::newRow("LibTorch") << EngineKind::LibTorch << FrozenPart::Nothing << true;
    QTest::newRow("LibTorch, encoder frozen")
        << EngineKind::LibTorch << FrozenPart::Encoder << true;
    QTest::newRow("LibTorch, padding counts")
        << EngineKind::LibTorch << FrozenPart::Nothing << false;
    QTest::newRow("automatic") << EngineKind::Auto << FrozenPart::Nothing << true;
    QTest::newRow("automatic, decoder frozen") << EngineKind::Auto << FrozenPart::Decoder << true;
}

/// Two processes, and more than there are pairs: losses, norms and weights, with dropout, smoothing
/// and scheduled sampling.
void TestSeveralProcesses::updatesEqualThoseOfOneProcess()
{
    QFETCH(EngineKind, engine);
    QFETCH(FrozenPart, frozen);
    QFETCH(bool, hasMasks);
    ModelConfig config = tinyConfig();
    config.dropout = 0.2;
    config.lossMask = config.attentionMask = hasMasks;
    const Compute compute{engine, "cpu", 2, OptimizerKind::Adam};
    const Batch batch = wholeBatch(config);
    UpdateOptions options;
    options.clipNorm = 0.5;
    options.labelSmoothing = 0.1;
    options.teacherForcing = 0.7;
    options.frozen = frozen;
    const auto updated = [&](Peers *peers, std::vector<BatchTotals> &totals) {
        const std::unique_ptr<Model> model = makeModel(config, compute);
        model->initialize(7, Initialization::Uniform);
        UpdateOptions own = options;
        own.peers = peers;
        for (own.step = 0; own.step < 3; ++own.step)
            totals.push_back(model->update(batch, own));
        return model->weights();
    };
    std::vector<BatchTotals> expected;
    const StateDict alone = updated(nullptr, expected);
    for (const std::size_t size : {2U, 5U}) {
        std::vector<StateDict> weights(size);
        std::vector<std::vector<BatchTotals>> totals(size);
        together(size, [&](const std::shared_ptr<Peers> &peers) {
            weights[peers->rank()] = updated(peers.get(), totals[peers->rank()]);
        });
        for (std::size_t rank = 0; rank < size; ++rank) {
            QVERIFY2(weights[rank] == weights[0], "the processes have drifted apart");
            QVERIFY2(farthest(weights[rank], alone) < 1e-5,
                qPrintable(QString::number(farthest(weights[rank], alone))));
            for (std::size_t i = 0; i < expected.size(); ++i) {
                QVERIFY(std::abs(totals[rank][i].nats - expected[i].nats) < 1e-4);
                QVERIFY(std::abs(totals[rank][i].gradientNorm - expected[i].gradientNorm) < 1e-5);
                QCOMPARE(totals[rank][i].targetTokens, expected[i].targetTokens);
            }
        }
    }
}

/// Whoever is asked, in an update or while the first measures: all break off at the same update.
void TestSeveralProcesses::aStopInOneStopsAll()
{
    const Recipe recipe = recipeFor(EngineKind::Auto);
    std::array<std::int64_t, 2> steps{};
    std::array<std::size_t, 2> evaluations{};
    std::array<int, 2> cancelled{};
    together(2, [&](const std::shared_ptr<Peers> &peers) {
        std::stop_source inUpdate;
        std::stop_source inEvaluation;
        const std::size_t rank = peers->rank();
        Trainer trainer(smallExperiment(recipe), {}, peers);
        const auto isCancelled = [](const auto &work) {
            try {
                work();
            } catch (const Error &error) {
                return error.code() == ErrorCode::Cancelled;
            }
            return false;
        };
        trainer.step();
        if (rank == 1)
            inEvaluation.request_stop();
        cancelled[rank] += isCancelled([&] { trainer.evaluate(inEvaluation.get_token()); });
        trainer.step();
        if (rank == 1)
            inUpdate.request_stop();
        trainer.step(inUpdate.get_token());
        cancelled[rank] += isCancelled([&] { trainer.step(inUpdate.get_token()); });
        steps[rank] = trainer.experiment().state.step;
        evaluations[rank] = trainer.experiment().history.evaluations.size();
    });
    for (const std::size_t rank : {0U, 1U}) {
        QCOMPARE(cancelled[rank], 2);
        QCOMPARE(steps[rank], 3);
        QCOMPARE(evaluations[rank], 0U);
    }
}

void TestSeveralProcesses::whatHasDriftedApartMeetsAgain()
{
    std::array<StateDict, 2> before;
    std::array<Experiment, 2> after;
    std::array<double, 2> loss{};
    together(2, [&](const std::shared_ptr<Peers> &exact) {
        const std::size_t rank = exact->rank();
        const auto peers = std::make_shared<RoughThread>(exact);
        peers->isRough = rank == 1;
        Trainer trainer(smallExperiment(recipeFor(EngineKind::Auto)), {}, peers);
        for (int i = 0; i < 3; ++i)
            trainer.step();
        before[rank] = trainer.snapshot().weights;
        peers->isRough = false;
        trainer.evaluate();
        loss[rank] = trainer.step().trainLoss;
        after[rank] = trainer.snapshot();
    });
    QVERIFY(before[0] != before[1]);
    QVERIFY(after[0].weights == after[1].weights);
    QVERIFY(after[0].optimizer == after[1].optimizer);
    QCOMPARE(loss[0], loss[1]);
}

void TestSeveralProcesses::processesEndWithTheWeightsOfOne_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("engine");
    QTest::newRow("two") << 2 << "auto";
    QTest::newRow("four") << 4 << "auto";
    QTest::newRow("two, LibTorch") << 2 << "libtorch";
}

void TestSeveralProcesses::processesEndWithTheWeightsOfOne()
{
    QFETCH(int, count);
    QFETCH(QString, engine);
    Trainer alone(smallExperiment(recipeFor(engineKind(engine.toStdString()))));
    train(alone);
    const QByteArray expected = bytesOf(alone.snapshot());
    const std::vector<QByteArray> written = trainInProcesses(count, engine);
    const auto numbers = [](const QByteArray &bytes) {
        return std::span(reinterpret_cast<const float *>(bytes.constData()),
            std::size_t(bytes.size()) / sizeof(float));
    };
    double most = 0;
    for (const QByteArray &bytes : written) {
        QCOMPARE(bytes.size(), expected.size());
        QVERIFY2(bytes == written.front(), "the processes differ in a bit");
        for (std::size_t i = 0; i < numbers(bytes).size(); ++i)
            most = std::max(most, std::abs(double(numbers(bytes)[i]) - numbers(expected)[i]));
    }
    qInfo("%d processes: %g from one", count, most);
    QVERIFY2(most < 1e-5, qPrintable(QString::number(most)));
    QVERIFY2(most > 0 || count == 1, "sums in another order differ in last digits: was it shared?");
}

void TestSeveralProcesses::theEnvironmentSaysWhoIsWho()
{
    QVERIFY(!processPlace(environmentOf({})));
    QVERIFY(!processPlace(environmentOf({{"RANK", "0"}, {"WORLD_SIZE", "1"}})));
    const auto torchrun = processPlace(environmentOf({{"RANK", "1"}, {"WORLD_SIZE", "3"},
        {"MASTER_ADDR", "node7"}, {"MASTER_PORT", "1234"}, {"GLOO_SOCKET_IFNAME", "eth1,eth0"},
        {"TORCHELASTIC_USE_AGENT_STORE", "True"}, {"SLURM_PROCID", "2"}, {"SLURM_NTASKS", "9"}}));
    QVERIFY(torchrun);
    QCOMPARE(torchrun->rank, 1U);
    QCOMPARE(torchrun->size, 3U);
    QCOMPARE(torchrun->address, std::string("node7"));
    QCOMPARE(int(torchrun->port), 1234);
    QCOMPARE(torchrun->networkInterface, std::string("eth1"));
    QVERIFY(torchrun->hasServer);
    const auto slurm = processPlace(environmentOf(
        {{"SLURM_PROCID", "2"}, {"SLURM_NTASKS", "9"}, {"MASTER_ADDR", "localhost"}}));
    QVERIFY(slurm);
    QCOMPARE(slurm->rank, 2U);
    QCOMPARE(slurm->size, 9U);
    QCOMPARE(int(slurm->port), 29500);
    QVERIFY(!slurm->hasServer);
    const auto openMpi = processPlace(environmentOf({{"OMPI_COMM_WORLD_RANK", "0"},
        {"OMPI_COMM_WORLD_SIZE", "2"}, {"MASTER_ADDR", "localhost"}}));
    QVERIFY(openMpi);
    QCOMPARE(openMpi->size, 2U);
}

void TestSeveralProcesses::aWrongEnvironmentIsToldInASentence_data()
{
    QTest::addColumn<QString>("rank");
    QTest::addColumn<QString>("size");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("port");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no number") << "one"
                               << "2"
                               << "localhost"
                               << "1"
                               << "RANK is \"one\"";
    QTest::newRow("negative") << "-1"
                              << "2"
                              << "localhost"
                              << "1"
                              << "RANK is \"-1\"";
    QTest::newRow("too high") << "2"
                              << "2"
                              << "localhost"
                              << "1"
                              << "counted from 0";
    QTest::newRow("no address") << "0"
                                << "2"
                                << ""
                                << "1"
                                << "MASTER_ADDR";
    QTest::newRow("no port") << "0"
                             << "2"
                             << "localhost"
                             << "70000"
                             << "MASTER_PORT is \"70000\"";
}

void TestSeveralProcesses::aWrongEnvironmentIsToldInASentence()
{
    const auto text = [](const char *column) {
        return (*static_cast<QString *>(QTest::qData(column, QMetaType::QString))).toStdString();
    };
    QFETCH(QString, sentence);
    try {
        (void)processPlace(environmentOf({{"RANK", text("rank")}, {"WORLD_SIZE", text("size")},
            {"MASTER_ADDR", text("address")}, {"MASTER_PORT", text("port")}}));
        QFAIL("nothing was said");
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::BadConfiguration);
        QVERIFY2(QString::fromStdString(error.what()).contains(sentence), error.what());
    }
}

void TestSeveralProcesses::whoWaitsInVainGivesUp()
{
    ProcessPlace place;
    place.size = 2;
    place.address = "127.0.0.1";
    place.port = std::uint16_t(freePort());
    for (const std::size_t rank : {0U, 1U}) {
        place.rank = rank;
        QElapsedTimer clock;
        clock.start();
        try {
            (void)joinPeers(place, std::chrono::seconds(1));
            QFAIL("nobody else is there");
        } catch (const Error &error) {
            QCOMPARE(error.code(), ErrorCode::PeerLost);
            QVERIFY2(QString::fromStdString(error.what()).contains("did not meet"), error.what());
        }
        QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
    }
}

void TestSeveralProcesses::aMeetingPlaceThatCannotBeIsTold()
{
    const auto failure = [](const ProcessPlace &place) -> QString {
        try {
            (void)joinPeers(place, std::chrono::seconds(20));
        } catch (const Error &error) {
            return error.what();
        }
        return {};
    };
    ProcessPlace place;
    place.size = 2;
    place.address = "127.0.0.1";
    const ListeningSocket taken;
    place.port = std::uint16_t(taken.port());
    QVERIFY2(
        failure(place).contains("Another program listens at port"), qPrintable(failure(place)));

    place.port = std::uint16_t(freePort());
    place.networkInterface = "nothere0";
    QVERIFY2(failure(place).contains("no network interface nothere0"), qPrintable(failure(place)));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == "--peer")
        return trainAsPeer(arguments.mid(2));
    TestSeveralProcesses test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_several_processes.moc"

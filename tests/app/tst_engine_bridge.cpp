// SPDX-License-Identifier: GPL-3.0-or-later
// The bridge: what the engine's thread publishes arrives on the GUI thread, in order, complete, and
// in as few calls as possible.
#include "app/engine_bridge.h"
#include "app/release.h"
#include "fake_engine.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QThreadPool>

#include <thread>

using namespace seq2seq;
using namespace seq2seq::app;

class TestEngineBridge : public QObject {
    Q_OBJECT

private slots:
    void signalsArriveOnTheGuiThread();
    void manyNotificationsBecomeOneCall();
    void experimentComesFirstAndProblemsLast();
    void everyLossArrivesOnce();
    void refreshShowsStoppingAtOnce();
    void nothingComesAfterTheEnd();
    void lastCopyIsReleasedElsewhere();
};

void TestEngineBridge::signalsArriveOnTheGuiThread()
{
    const auto script = std::make_shared<EngineScript>();
    EngineBridge bridge(FakeEngine::factory(script));
    const QThread *where = nullptr;
    connect(&bridge, &EngineBridge::statusChanged, this, [&] { where = QThread::currentThread(); });
    EngineStatus status;
    status.state = EngineState::Training;
    status.step = 7;
    std::thread engineThread([&] { script->publish(status); });
    engineThread.join();
    QVERIFY(!where); // nothing happens before the event loop runs
    QTRY_COMPARE(where, QThread::currentThread());
    QCOMPARE(bridge.status().step, 7);
}

void TestEngineBridge::manyNotificationsBecomeOneCall()
{
    const auto script = std::make_shared<EngineScript>();
    EngineBridge bridge(FakeEngine::factory(script));
    QSignalSpy statuses(&bridge, &EngineBridge::statusChanged);
    for (int step = 1; step <= 100; ++step) {
        EngineStatus status;
        status.step = step;
        script->publish(status);
    }
    QVERIFY(statuses.wait());
    QCoreApplication::processEvents();
    QCOMPARE(statuses.count(), 1);
    QCOMPARE(script->takes, 1);
    QCOMPARE(bridge.status().step, 100);
}

void TestEngineBridge::experimentComesFirstAndProblemsLast()
{
    const auto script = std::make_shared<EngineScript>();
    EngineBridge bridge(FakeEngine::factory(script));
    QStringList order;
    connect(&bridge, &EngineBridge::experimentArrived, this,
        [&] { order += QStringLiteral("experiment"); });
    connect(
        &bridge, &EngineBridge::lossesArrived, this, [&] { order += QStringLiteral("losses"); });
    connect(&bridge, &EngineBridge::evaluationArrived, this,
        [&](const std::shared_ptr<const Evaluation> &evaluation) {
            order += QStringLiteral("evaluation %1").arg(evaluation->step);
        });
    connect(
        &bridge, &EngineBridge::statusChanged, this, [&] { order += QStringLiteral("status"); });
    connect(&bridge, &EngineBridge::translationArrived, this,
        [&] { order += QStringLiteral("translation"); });
    connect(&bridge, &EngineBridge::remarkArrived, this,
        [&](const Message &remark) { order += QString::fromStdString(remark.english()); });
    connect(&bridge, &EngineBridge::problemArrived, this, [&](const EngineProblem &problem) {
        order += QString::fromStdString(problem.message.english());
    });

    EngineUpdate update;
    update.problems = {{ErrorCode::DiskFull, "disk full"}};
    update.remarks = {"a remark"};
    update.translation = answerTo({});
    update.status = EngineStatus();
    for (const int step : {200, 400}) {
        Evaluation evaluation;
        evaluation.step = step;
        update.evaluations.push_back(std::make_shared<const Evaluation>(evaluation));
    }
    update.losses = {LossPoint()};
    update.experiment = std::make_shared<const Experiment>(smallExperiment());
    script->publish(std::move(update));
    const QStringList expected{"experiment", "losses", "evaluation 200", "evaluation 400", "status",
        "translation", "a remark", "disk full"};
    QTRY_COMPARE(order, expected);
}

void TestEngineBridge::everyLossArrivesOnce()
{
    const auto script = std::make_shared<EngineScript>();
    EngineBridge bridge(FakeEngine::factory(script));
    std::vector<std::int64_t> steps;
    connect(&bridge, &EngineBridge::lossesArrived, this, [&](const std::vector<LossPoint> &losses) {
        for (const LossPoint &point : losses)
            steps.push_back(point.step);
    });
    constexpr int kPoints = 2000;
    std::thread engineThread([&] {
        for (int step = 1; step <= kPoints; ++step) {
            EngineUpdate update;
            LossPoint point;
            point.step = step;
            update.losses = {point};
            script->publish(std::move(update));
        }
    });
    QTRY_COMPARE(steps.size(), std::size_t(kPoints));
    engineThread.join();
    for (int i = 0; i < kPoints; ++i)
        QCOMPARE(steps[std::size_t(i)], i + 1);
}

void TestEngineBridge::refreshShowsStoppingAtOnce()
{
    const auto script = std::make_shared<EngineScript>();
    EngineBridge bridge(FakeEngine::factory(script));
    QSignalSpy statuses(&bridge, &EngineBridge::statusChanged);
    EngineStatus status;
    status.state = EngineState::Stopping;
    script->publish(status);
    bridge.refresh();
    QCOMPARE(statuses.count(), 1);
    QCoreApplication::processEvents(); // the queued call finds nothing new
    QCOMPARE(statuses.count(), 1);
}

void TestEngineBridge::nothingComesAfterTheEnd()
{
    const auto script = std::make_shared<EngineScript>();
    int arrived = 0;
    {
        EngineBridge bridge(FakeEngine::factory(script));
        connect(&bridge, &EngineBridge::statusChanged, this, [&] { ++arrived; });
        script->publish(EngineStatus());
    }
    QVERIFY(script->isDestroyed);
    QCoreApplication::processEvents();
    QCOMPARE(arrived, 0);
}

void TestEngineBridge::lastCopyIsReleasedElsewhere()
{
    struct Thing {
        std::atomic<QThread *> *where;
        ~Thing() { *where = QThread::currentThread(); }
    };
    std::atomic<QThread *> where = nullptr;
    {
        // A shared_ptr, as Corpus and Experiment are held.
        std::shared_ptr<const Thing> thing(new Thing{&where});
        const auto shown = releasedElsewhere(std::move(thing));
        QVERIFY(shown);
        QVERIFY(!where);
    }
    QTRY_VERIFY(where.load() != nullptr);
    QVERIFY(where.load() != QThread::currentThread());
    QThreadPool::globalInstance()->waitForDone();
}

QTEST_GUILESS_MAIN(TestEngineBridge)
#include "tst_engine_bridge.moc"

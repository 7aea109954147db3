// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's outbox: what is dropped, what never is, and when the reader is told.
#include "core/engine/outbox.h"

#include <QtTest>

#include <thread>

using namespace seq2seq;
using namespace std::chrono_literals;
using Urgency = Outbox::Urgency;

namespace {

const Outbox::Clock::time_point kStart = Outbox::Clock::time_point(1h);

LossPoint pointAt(std::int64_t step)
{
    LossPoint point;
    point.step = step;
    return point;
}

EngineStatus statusOf(EngineState state)
{
    EngineStatus status;
    status.state = state;
    return status;
}

} // namespace

class TestOutbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasNothingToSayAtFirst()
    {
        Outbox box(33ms);
        QVERIFY(!box.claimNotification(kStart));
        QVERIFY(!box.due().has_value());
        QVERIFY(!box.take().status.has_value());
    }

    void lossesAreNeverDropped()
    {
        Outbox box(33ms);
        for (int step = 1; step <= 1000; ++step)
            box.add(pointAt(step));
        const EngineUpdate update = box.take();
        QCOMPARE(update.losses.size(), std::size_t(1000));
        QCOMPARE(update.losses.back().step, std::int64_t(1000));
        QVERIFY(box.take().losses.empty());
    }

    void newestStatusAndTranslationAreKept()
    {
        Outbox box(33ms);
        for (std::uint64_t id = 1; id <= 3; ++id) {
            auto result = std::make_shared<TranslateResult>();
            result->id = id;
            box.set(std::shared_ptr<const TranslateResult>(result));
            EngineStatus status;
            status.step = static_cast<std::int64_t>(id);
            box.set(status, Urgency::WithTheRhythm);
        }
        const EngineUpdate update = box.take();
        QCOMPARE(update.translation->id, std::uint64_t(3));
        QCOMPARE(update.status->step, std::int64_t(3));
    }

    void tellsAtMostOnceUntilItIsTaken()
    {
        Outbox box(33ms);
        box.add(pointAt(1));
        QVERIFY(box.claimNotification(kStart));
        box.add(pointAt(2));
        box.add(EngineProblem{});
        QVERIFY(!box.claimNotification(kStart + 10s));
        QVERIFY(!box.due().has_value());
        QCOMPARE(box.take().losses.size(), std::size_t(2));
        QVERIFY(!box.claimNotification(kStart + 20s)); // nothing new
    }

    void tellsAtMostOnceInTheInterval()
    {
        Outbox box(33ms);
        int told = 0;
        for (int step = 0; step < 1000; ++step) { // one a millisecond
            box.add(pointAt(step));
            if (box.claimNotification(kStart + step * 1ms)) {
                ++told;
                (void)box.take();
            }
        }
        QCOMPARE(told, 1 + 999 / 33);
    }

    void whatIsHeldBackIsDueAfterTheInterval()
    {
        Outbox box(33ms);
        box.add(pointAt(1));
        QVERIFY(box.claimNotification(kStart));
        (void)box.take();
        box.add(pointAt(2));
        QVERIFY(!box.claimNotification(kStart + 32ms));
        QVERIFY(box.due().has_value());
        QCOMPARE((*box.due() - kStart) / 1ms, 33);
        QVERIFY(box.claimNotification(kStart + 33ms));
    }

    void urgentNewsDoNotWait_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("evaluation") << 0;
        QTest::newRow("problem") << 1;
        QTest::newRow("translation") << 2;
        QTest::newRow("stop") << 3;
        QTest::newRow("experiment") << 4;
        QTest::newRow("remark") << 5;
    }
    void urgentNewsDoNotWait()
    {
        QFETCH(int, kind);
        Outbox box(33ms);
        box.add(pointAt(1));
        QVERIFY(box.claimNotification(kStart));
        (void)box.take();
        box.add(pointAt(2));
        QVERIFY(!box.claimNotification(kStart + 1ms));
        switch (kind) {
        case 0:
            box.add(std::make_shared<const Evaluation>());
            break;
        case 1:
            box.add(EngineProblem{});
            break;
        case 2:
            box.set(std::make_shared<const TranslateResult>());
            break;
        case 3:
            box.set(statusOf(EngineState::Ready), Urgency::AtOnce);
            break;
        case 4:
            box.set(std::make_shared<const Experiment>());
            break;
        default:
            box.addRemark("The corpus was not found.");
            break;
        }
        QVERIFY(*box.due() <= kStart);
        QVERIFY(box.claimNotification(kStart + 1ms));
        (void)box.take();
        box.add(pointAt(3)); // the hurry is over
        QVERIFY(!box.claimNotification(kStart + 2ms));
    }

    void aNewExperimentComesWithoutPointsOfTheOld()
    {
        Outbox box(33ms);
        box.add(pointAt(7));
        box.add(std::make_shared<const Evaluation>());
        box.set(std::make_shared<const TranslateResult>());
        box.add(EngineProblem{ErrorCode::Internal, "It stays."});
        box.set(std::make_shared<const Experiment>());
        box.add(pointAt(1));
        const EngineUpdate update = box.take();
        QCOMPARE(update.losses.size(), std::size_t(1));
        QCOMPARE(update.losses.front().step, std::int64_t(1));
        QVERIFY(update.evaluations.empty());
        QVERIFY(!update.translation);
        QCOMPARE(update.problems.size(), std::size_t(1));
        QVERIFY(update.experiment);
    }

    void stoppingIsSeenAtOnceWhileTrainingOnly()
    {
        Outbox box(33ms);
        box.set(statusOf(EngineState::Ready), Urgency::AtOnce);
        (void)box.take();
        box.showStopping();
        QVERIFY(!box.take().status.has_value());

        box.set(statusOf(EngineState::Training), Urgency::AtOnce);
        (void)box.take();
        box.showStopping();
        QVERIFY(box.take().status->state == EngineState::Stopping);
    }

    void nothingIsLostBetweenTwoThreads()
    {
        Outbox box(0ms);
        constexpr int kPoints = 20'000;
        std::thread writer([&box] {
            for (int step = 1; step <= kPoints; ++step)
                box.add(pointAt(step));
        });
        std::int64_t expected = 1;
        while (expected <= kPoints)
            for (const LossPoint &point : box.take().losses)
                if (point.step != expected++)
                    break;
        writer.join();
        QCOMPARE(expected, std::int64_t(kPoints + 1));
        QVERIFY(box.take().losses.empty());
    }
};

QTEST_APPLESS_MAIN(TestOutbox)
#include "tst_outbox.moc"

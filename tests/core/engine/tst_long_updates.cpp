// SPDX-License-Identifier: GPL-3.0-or-later
// An update that takes many seconds, as a large model on long sentences has it: whoever stops, asks
// for another experiment or closes the window does not wait for its end.
#include "engine_fixture.h"

#include <QtTest>

#include <sys/resource.h>

#include <optional>

using namespace seq2seq;
using namespace seq2seq::test;
using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;

/// Instrumented builds on a busy machine are slow; the promise for a stop is 200 ms on a free one.
constexpr auto kPromise = 2s;

/// Processor time of all threads but this one.
double secondsOfOthers()
{
    const auto of = [](int who) {
        rusage usage{};
        getrusage(who, &usage);
        return static_cast<double>(usage.ru_utime.tv_sec)
            + 1e-6 * static_cast<double>(usage.ru_utime.tv_usec);
    };
    return of(RUSAGE_SELF) - of(RUSAGE_THREAD);
}

/// Until the engine is in the middle of its first update.
bool startUpdate(Watcher &watcher, void (Engine::*begin)() = &Engine::train)
{
    (watcher.engine.*begin)();
    if (!watcher.waitFor([&] { return watcher.status.state == EngineState::Training; }))
        return false;
    const double before = secondsOfOthers();
    return QTest::qWaitFor([before] { return secondsOfOthers() > before + 0.3; }, 30'000);
}

} // namespace

class TestLongUpdates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stopBreaksItOff()
    {
        Watcher watcher;
        watcher.engine.use(slowToUpdate());
        QVERIFY(startUpdate(watcher));
        const auto start = Clock::now();
        watcher.engine.stop();
        QVERIFY(watcher.waitForEnd(StopReason::Asked));
        QVERIFY2(Clock::now() - start < kPromise, "stopping took too long");
        QCOMPARE(watcher.status.step, std::int64_t{0});
        QVERIFY(watcher.losses.empty());
        QVERIFY(watcher.problems.empty());
    }

    void resetBreaksItOff()
    {
        Watcher watcher;
        watcher.engine.use(slowToUpdate());
        QVERIFY(startUpdate(watcher));
        const int before = watcher.experiments;
        const auto start = Clock::now();
        watcher.engine.reset();
        QVERIFY(watcher.waitFor([&] { return watcher.experiments > before; }));
        QVERIFY2(Clock::now() - start < 2 * kPromise, "a new start took too long"); // it is made
        QVERIFY(watcher.problems.empty());
    }

    void closingBreaksItOff()
    {
        std::optional<Watcher> watcher(std::in_place);
        watcher->engine.use(slowToUpdate());
        QVERIFY(startUpdate(*watcher));
        const auto start = Clock::now();
        watcher.reset();
        QVERIFY2(Clock::now() - start < kPromise, "closing took too long");
    }

    void oneStepIsBrokenOffToo()
    {
        Watcher watcher;
        watcher.engine.use(slowToUpdate());
        QVERIFY(startUpdate(watcher, &Engine::trainOneStep));
        const auto start = Clock::now();
        watcher.engine.stop();
        QVERIFY(watcher.waitForEnd(StopReason::Asked));
        QVERIFY2(Clock::now() - start < kPromise, "stopping took too long");
        QVERIFY(!watcher.report);
        QVERIFY(watcher.problems.empty());
    }
};

QTEST_GUILESS_MAIN(TestLongUpdates)
#include "tst_long_updates.moc"

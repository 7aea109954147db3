// SPDX-License-Identifier: GPL-3.0-or-later
// The window has an engine at once; LibTorch comes when it comes.
#include "app/deferred_engine.h"
#include "app/engine_module.h"
#include "tests/app/fake_engine.h"

#include <QFile>
#include <QTest>

#include <atomic>
#include <future>
#include <stdexcept>
#include <utility>

using namespace seq2seq;
using namespace seq2seq::app;

namespace {

/// Counts notifications, which come on any thread. What was done before one is seen after it.
struct Notifications {
    std::function<void()> callback()
    {
        return [this] { ++count; };
    }
    std::atomic<int> count = 0;
};

/// An engine that is loaded when it may be.
struct LateEngine {
    ~LateEngine() { load(); } // or its thread would wait for ever
    void load()
    {
        if (!std::exchange(isLoaded, true))
            mayLoad.set_value();
    }

    std::shared_ptr<EngineScript> script = std::make_shared<EngineScript>();
    Notifications notifications;
    std::promise<void> mayLoad;
    bool isLoaded = false;
    DeferredEngine engine{[this](std::function<void()> notify) {
                              mayLoad.get_future().wait();
                              return FakeEngine::factory(script)(std::move(notify));
                          },
        notifications.callback()};
};

} // namespace

class TestDeferredEngine : public QObject {
    Q_OBJECT

private slots:
    void commandsWaitAndKeepTheirOrder();
    void somebodyWhoOpensAFileSeesThatItIsLoading();
    void whoWasToldTooEarlyIsToldAgain();
    void whateverIsThrownIsAProblem();
    void afterAFailureEachCommandIsAProblem();
    void programsLoadLibTorchOnlyWithTheModule();
};

void TestDeferredEngine::commandsWaitAndKeepTheirOrder()
{
    LateEngine late;
    DeferredEngine &engine = late.engine;
    engine.use(smallExperiment(), "auto.s2s");
    engine.train();
    engine.setLearningRate(0.5);
    engine.stop();
    QVERIFY(late.script->calls.isEmpty());
    const int before = late.notifications.count;
    late.load();
    QTRY_COMPARE(late.notifications.count.load(), before + 1);
    engine.save("x.s2s", OnChange::Refuse); // from now on at once
    const QStringList expected{
        "use auto.s2s", "train", "learning rate 0.500000", "stop", "save x.s2s"};
    QCOMPARE(late.script->calls, expected);
    QCOMPARE(late.script->used->train->pairs, smallExperiment().train->pairs);
}

void TestDeferredEngine::somebodyWhoOpensAFileSeesThatItIsLoading()
{
    LateEngine late;
    DeferredEngine &engine = late.engine;
    QVERIFY(!engine.take().status);
    engine.open("lesson.s2s", {});
    QCOMPARE(late.notifications.count.load(), 1);
    const EngineUpdate update = engine.take();
    QVERIFY(update.status);
    QCOMPARE(update.status->state, EngineState::Loading);
    late.load();
    QTRY_COMPARE(late.notifications.count.load(), 2);
    QCOMPARE(late.script->calls, QStringList{"open lesson.s2s"});
}

void TestDeferredEngine::whoWasToldTooEarlyIsToldAgain()
{
    auto script = std::make_shared<EngineScript>();
    Notifications notifications;
    std::promise<void> mayFinish;
    DeferredEngine engine(
        [&](std::function<void()> notify) {
            auto made = FakeEngine::factory(script)(notify);
            notify(); // the engine has something to say before anybody can take it
            mayFinish.get_future().wait();
            return made;
        },
        notifications.callback());
    engine.train();
    QTRY_COMPARE(notifications.count.load(), 1);
    QVERIFY(!engine.take().status);
    mayFinish.set_value();
    QTRY_COMPARE(notifications.count.load(), 2);
    (void)engine.take();
    QCOMPARE(script->takes, 1);
}

void TestDeferredEngine::whateverIsThrownIsAProblem()
{
    Notifications notifications;
    DeferredEngine engine(
        [](const std::function<void()> &) -> std::unique_ptr<EnginePort> {
            throw std::runtime_error("no thread is left");
        },
        notifications.callback());
    engine.train();
    QTRY_COMPARE(notifications.count.load(), 1);
    const EngineUpdate update = engine.take();
    QCOMPARE(update.problems.size(), std::size_t(1));
    QVERIFY(update.problems[0].message.english().find("no thread is left") != std::string::npos);
}

void TestDeferredEngine::afterAFailureEachCommandIsAProblem()
{
    Notifications notifications;
    DeferredEngine engine(
        [](const std::function<void()> &) -> std::unique_ptr<EnginePort> {
            throw Error(ErrorCode::Internal, "The engine could not be loaded: no such file");
        },
        notifications.callback());
    engine.open("lesson.s2s", {});
    std::vector<EngineProblem> problems;
    EngineStatus status;
    const auto collect = [&] {
        EngineUpdate update = engine.take();
        problems.insert(problems.end(), update.problems.begin(), update.problems.end());
        status = update.status.value_or(status);
        return problems.size();
    };
    QTRY_COMPARE(collect(), std::size_t(1));
    QCOMPARE(status.state, EngineState::Empty); // nothing is loading any more
    QVERIFY(problems[0].message.english().find("could not be loaded") != std::string::npos);
    engine.train();
    QCOMPARE(collect(), std::size_t(2));
}

void TestDeferredEngine::programsLoadLibTorchOnlyWithTheModule()
{
    const auto isLoaded = [] {
        QFile maps(QStringLiteral("/proc/self/maps"));
        return maps.open(QIODevice::ReadOnly) && maps.readAll().contains("libtorch");
    };
    Notifications notifications;
    const std::unique_ptr<EnginePort> engine = liveEngine()(notifications.callback());
    // As when a subword experiment is opened first: SentencePiece and LibTorch bring a protobuf
    // each.
    TokenizerOptions subwords;
    subwords.kind = TokenizerKind::Subword;
    subwords.subwordVocabulary = 19;
    const std::vector<std::string> sentences(
        20, "the cat sat on the mat and the dog ran to the cat");
    const auto tokenizer = trainTokenizer(subwords, sentences);
    QVERIFY(!isLoaded()); // this program links what the window links
    engine->pause(); // nothing runs: any command will do
    std::optional<EngineStatus> status;
    const auto hasStatus = [&] {
        EngineUpdate update = engine->take();
        for (const EngineProblem &problem : update.problems)
            qWarning("%s", problem.message.english().c_str());
        if (update.status)
            status = update.status;
        return status.has_value();
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasStatus(), 30'000);
    QCOMPARE(status->state, EngineState::Empty);
    QVERIFY(isLoaded());
    QCOMPARE(tokenizer->join(tokenizer->split(sentences.front())), sentences.front());
    QCOMPARE(trainTokenizer(subwords, sentences)->model(), tokenizer->model());
}

QTEST_GUILESS_MAIN(TestDeferredEngine)
#include "tst_deferred_engine.moc"

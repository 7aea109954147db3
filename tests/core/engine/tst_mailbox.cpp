// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's inbox: which command replaces which, and what interrupts long work.
#include "core/engine/mailbox.h"

#include <QtTest>

#include <thread>

using namespace seq2seq;
using Action = RunCommand::Action;

namespace {

UseCommand useNamed(const std::string &name)
{
    UseCommand command;
    command.experiment.name = name;
    return command;
}

/// "use a, train, save f" for what is in the box.
std::string drained(Mailbox &box)
{
    struct Describe {
        std::string operator()(const OpenCommand &open) const { return "open " + open.path; }
        std::string operator()(const UseCommand &use) const { return "use " + use.experiment.name; }
        std::string operator()(const SaveCommand &save) const { return "save " + save.path; }
        std::string operator()(const ResetCommand &) const { return "reset"; }
        std::string operator()(const LearningRateCommand &rate) const
        {
            return "rate " + QString::number(rate.learningRate).toStdString();
        }
        std::string operator()(const StopConditionsCommand &) const { return "conditions"; }
        std::string operator()(const ProbeCommand &) const { return "probe"; }
        std::string operator()(const PinCommand &) const { return "pins"; }
        std::string operator()(const VisitCommand &visit) const
        {
            return visit.step ? "visit " + std::to_string(*visit.step) : "return";
        }
        std::string operator()(const BranchCommand &) const { return "branch"; }
        std::string operator()(const CorrectCommand &) const { return "correct"; }
        std::string operator()(const KeepCommand &) const { return "keep"; }
        std::string operator()(const TrainingCommand &) const { return "training"; }
        std::string operator()(const PairsCommand &) const { return "pairs"; }
        std::string operator()(const ReadWeightCommand &) const { return "weight"; }
        std::string operator()(const TranslateRequest &) const { return "translate"; }
        std::string operator()(const Question &) const { return "question"; }
        std::string operator()(const RunCommand &run) const
        {
            switch (run.action) {
            case Action::Train:
                return "train";
            case Action::Step:
                return "step " + std::to_string(run.steps);
            case Action::Pause:
                return "pause";
            case Action::Stop:
                return "stop";
            }
            return {};
        }
    };
    std::string text;
    while (const std::optional<Command> command = box.takeCommand())
        text += (text.empty() ? "" : ", ") + std::visit(Describe(), *command);
    return text;
}

} // namespace

class TestMailbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrderOfDifferentCommands()
    {
        Mailbox box;
        box.post(useNamed("a"));
        box.post(LearningRateCommand{0.5});
        box.post(RunCommand{Action::Train});
        QCOMPARE(drained(box), std::string("use a, rate 0.5, train"));
    }

    void aNewerQuestionReplacesTheOlderOfItsKind()
    {
        Mailbox box;
        const Question older{1, NeighboursQuestion{}};
        box.post(older);
        QVERIFY(box.isReplaced(older)); // by what waits
        box.post(Question{2, NeighboursQuestion{}});
        QCOMPARE(box.takeQuestion().value().id, std::uint64_t{2});
        QVERIFY(!box.takeQuestion());
        QVERIFY(!box.isReplaced(older));
        box.putBack(older); // its answer was broken off by a command
        QCOMPARE(box.takeQuestion().value().id, std::uint64_t{1});
        box.post(Question{3, NeighboursQuestion{}});
        box.putBack(older); // the newer one counts
        QCOMPARE(box.takeQuestion().value().id, std::uint64_t{3});
        QVERIFY(!box.takeQuestion());
        box.post(older);
        box.close();
        QVERIFY(!box.takeQuestion());
    }

    void newestOfAKindReplacesTheOlder()
    {
        Mailbox box;
        box.post(LearningRateCommand{0.5});
        box.post(RunCommand{Action::Train});
        box.post(LearningRateCommand{0.25});
        box.post(RunCommand{Action::Pause});
        QCOMPARE(drained(box), std::string("rate 0.25, pause"));
    }

    void onlyTheLastVisitIsMade()
    {
        Mailbox box;
        box.post(VisitCommand{100});
        box.post(VisitCommand{200});
        QCOMPARE(drained(box), std::string("visit 200"));
        box.post(VisitCommand{300});
        box.post(VisitCommand{});
        QCOMPARE(drained(box), std::string("return"));
    }

    void stepsAddUp()
    {
        Mailbox box;
        for (int i = 0; i < 3; ++i)
            box.post(RunCommand{Action::Step});
        QCOMPARE(drained(box), std::string("step 3"));
        box.post(RunCommand{Action::Step});
        box.post(RunCommand{Action::Stop});
        box.post(RunCommand{Action::Step});
        QCOMPARE(drained(box), std::string("step 1"));
    }

    void openingAnotherDropsWhatWasAskedOfOneNeverOpened()
    {
        Mailbox box;
        box.post(RunCommand{Action::Train});
        box.post(useNamed("a"));
        box.post(RunCommand{Action::Train});
        box.post(OpenCommand{"b"});
        box.post(RunCommand{Action::Step});
        QCOMPARE(drained(box), std::string("train, open b, step 1"));
    }

    void whatIsToBeSavedIsWhatWasThereThen()
    {
        Mailbox box;
        box.post(useNamed("a"));
        box.post(LearningRateCommand{0.5});
        box.post(SaveCommand{"f"});
        box.post(LearningRateCommand{0.25});
        box.post(useNamed("b"));
        box.post(SaveCommand{"g"});
        box.post(SaveCommand{"g"});
        QCOMPARE(drained(box), std::string("use a, rate 0.5, save f, rate 0.25, use b, save g"));
    }

    void newestRequestToTranslateCounts()
    {
        Mailbox box;
        for (std::uint64_t id = 1; id <= 3; ++id)
            box.post(TranslateRequest{id, "x", {}, {}, {}});
        std::optional<TranslateRequest> request = box.takeTranslation();
        QVERIFY(request.has_value());
        QCOMPARE(request->id, std::uint64_t(3));
        QVERIFY(!box.takeTranslation().has_value());

        box.putBack(*request);
        QCOMPARE(box.takeTranslation()->id, std::uint64_t(3));
        box.post(TranslateRequest{4, "y", {}, {}, {}});
        box.putBack(*request);
        QCOMPARE(box.takeTranslation()->id, std::uint64_t(4));
    }

    void interruptsUntilTheCommandIsTaken_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("isInterrupting");
        QTest::newRow("stop") << 0 << true;
        QTest::newRow("pause") << 1 << true;
        QTest::newRow("train") << 2 << false;
        QTest::newRow("step") << 3 << false;
        QTest::newRow("reset") << 4 << true;
        QTest::newRow("open") << 5 << true;
        QTest::newRow("use") << 6 << true;
        QTest::newRow("save") << 7 << false;
        QTest::newRow("learning rate") << 8 << false;
    }
    void interruptsUntilTheCommandIsTaken()
    {
        QFETCH(int, kind);
        QFETCH(bool, isInterrupting);
        Mailbox box;
        const std::stop_token before = box.interruption();
        const std::stop_token update = box.updateInterruption();
        switch (kind) {
        case 0:
            box.post(RunCommand{Action::Stop});
            break;
        case 1:
            box.post(RunCommand{Action::Pause});
            break;
        case 2:
            box.post(RunCommand{Action::Train});
            break;
        case 3:
            box.post(RunCommand{Action::Step});
            break;
        case 4:
            box.post(ResetCommand{});
            break;
        case 5:
            box.post(OpenCommand{"f"});
            break;
        case 6:
            box.post(useNamed("a"));
            break;
        case 7:
            box.post(SaveCommand{"f"});
            break;
        default:
            box.post(LearningRateCommand{0.1});
            break;
        }
        QCOMPARE(before.stop_requested(), isInterrupting);
        constexpr int kPause = 1; // waits for the end of the update
        QCOMPARE(update.stop_requested(), isInterrupting && kind != kPause);
        QVERIFY(box.takeCommand().has_value());
        QCOMPARE(before.stop_requested(), isInterrupting); // the work it was for has ended
        QVERIFY(!box.interruption().stop_requested());
        QVERIFY(!box.updateInterruption().stop_requested());
    }

    void aReplacedStopNoLongerInterrupts()
    {
        Mailbox box;
        box.post(RunCommand{Action::Stop});
        box.post(RunCommand{Action::Train});
        QVERIFY(!box.interruption().stop_requested());
    }

    void closingKeepsOnlyWhatLeadsToASave()
    {
        Mailbox box;
        box.post(useNamed("a"));
        box.post(SaveCommand{"f"});
        box.post(RunCommand{Action::Train});
        box.post(TranslateRequest{1, "x", {}, {}, {}});
        box.close();
        box.post(RunCommand{Action::Train});
        QVERIFY(box.interruption().stop_requested());
        QVERIFY(!box.takeTranslation().has_value());
        QCOMPARE(drained(box), std::string("use a, save f"));
        QVERIFY(box.interruption().stop_requested());
        QVERIFY(box.updateInterruption().stop_requested());
        QVERIFY(box.isClosed());
    }

    void loadingIsInterruptedUnlessItIsToBeSaved()
    {
        Mailbox box;
        QVERIFY(!box.loadingInterruption().stop_requested());
        box.post(RunCommand{Action::Pause}); // pauses training, no more
        QVERIFY(!box.loadingInterruption().stop_requested());
        box.post(RunCommand{Action::Stop});
        QVERIFY(box.loadingInterruption().stop_requested());
        (void)drained(box);
        QVERIFY(!box.loadingInterruption().stop_requested());
        box.post(SaveCommand{"f"}); // of what is being loaded
        box.post(useNamed("b"));
        box.close();
        QVERIFY(!box.loadingInterruption().stop_requested());
        (void)drained(box);
        QVERIFY(box.loadingInterruption().stop_requested()); // nothing is left to be saved
    }

    void waitsUntilSomethingComes()
    {
        Mailbox box;
        std::thread poster([&box] { box.post(RunCommand{Action::Train}); });
        box.wait(std::nullopt);
        QCOMPARE(drained(box), std::string("train"));
        poster.join();

        std::thread waker([&box] { box.wake(); });
        box.wait(std::nullopt);
        waker.join();

        const auto due = Mailbox::Clock::now() + std::chrono::milliseconds(5);
        box.wait(due);
        QVERIFY(Mailbox::Clock::now() >= due);

        box.close();
        box.wait(std::nullopt);
    }
};

QTEST_APPLESS_MAIN(TestMailbox)
#include "tst_mailbox.moc"

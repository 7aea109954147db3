// SPDX-License-Identifier: GPL-3.0-or-later
// The README's first five minutes on the real window with the real engine, by clicks and keys:
// whatever the weights are, every view says the same of one sentence, and it is what a program
// started anew on the saved file says.
#include "app/session.h"
#include "fake_engine.h"
#include "ui/widgets/format.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/token_strip.h"

#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace seq2seq;
using namespace seq2seq::app;

namespace {

const QString kSentence = QStringLiteral("我昨天在学校看书。");
// A machine may do other work meanwhile; QtTest waits three times as long before it gives up, and
// ends a test after five minutes.
constexpr int kLongMs = 60'000;

QStringList wordsOf(const QVector<ui::Token> &tokens)
{
    QStringList words;
    for (const ui::Token &token : tokens)
        words << token.word;
    return words;
}

QStringList textsOf(const std::vector<std::string> &words)
{
    QStringList texts;
    for (const std::string &word : words)
        texts << QString::fromStdString(word);
    return texts;
}

/// The program as a person starts it, with answers in place of dialogs.
struct Program {
    explicit Program(const QTemporaryDir &folder)
        : answers(std::make_shared<Answers>())
    {
        Session::Options options;
        options.settingsFile = folder.filePath(QStringLiteral("settings.ini"));
        options.questions = answers;
        options.size = QSize(1280, 720);
        session = std::make_unique<Session>(std::move(options));
        session->show();
    }

    ui::MainWindow &window() { return session->window(); }
    template <typename T> T *find(const char *name)
    {
        T *found = window().findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("the window has no %s", name);
        return found;
    }
    /// What a view of one workspace calls `name`; two workspaces may use one name.
    template <typename T> T *find(QWidget &view, const char *name)
    {
        T *found = view.findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("the view has no %s", name);
        return found;
    }
    void click(const char *button)
    {
        auto *widget = find<QAbstractButton>(button);
        QTRY_VERIFY_WITH_TIMEOUT(widget->isEnabled(), kLongMs);
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&window(), key, modifiers);
    }
    std::int64_t step() { return session->bridge().status().step; }
    bool isAtRest() { return session->bridge().status().state == EngineState::Ready; }
    std::shared_ptr<const TranslateResult> result() { return session->lastResult(); }
    bool isAnswered(const QString &sentence)
    {
        return result() && QString::fromStdString(result()->trace.source) == sentence
            && result()->step == step();
    }

    std::shared_ptr<Answers> answers;
    std::unique_ptr<Session> session;
};

/// Chinese arrives a word at a time from an input method.
void type(QLineEdit *field, const QString &text)
{
    QTest::mouseClick(field, Qt::LeftButton);
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    for (const QChar letter : text) {
        QInputMethodEvent event;
        event.setCommitString(letter);
        QCoreApplication::sendEvent(field, &event);
    }
}

} // namespace

class TestFiveMinutes : public QObject {
    Q_OBJECT

private slots:
    void everyViewSaysTheSame();

private:
    /// Every view shows the one answer there is: words, ids, log p and attention.
    static void compareViews(Program &program);
    /// A second program opens what the first saved, and says the same of the sentence.
    static void compareWithAFreshProgram(Program &program, const QString &file);
    static void train(Program &program, std::int64_t updates);
};

void TestFiveMinutes::compareViews(Program &program)
{
    QTRY_VERIFY_WITH_TIMEOUT(program.isAnswered(kSentence), kLongMs);
    const TranslateResult &result = *program.result();
    const Trace &trace = result.trace;
    QWidget &translate = program.session->translateView();
    QWidget &step = program.session->stepView();
    const QStringList source = textsOf(trace.sourceTokens);
    const QStringList target = textsOf(trace.targetTokens);

    // Translate: the tokens, the hypothesis that is looked at, the row of numbers, the matrix.
    QCOMPARE(wordsOf(program.find<ui::TokenStrip>(translate, "sourceTokens")->tokens()), source);
    QCOMPARE(wordsOf(program.find<ui::TokenStrip>(translate, "targetTokens")->tokens()), target);
    const auto *hypotheses = program.find<QTreeWidget>(translate, "hypotheses");
    QVERIFY(hypotheses->currentItem());
    const QString logProbability = ui::fixedNumber(trace.logProbability(), 2);
    QCOMPARE(hypotheses->currentItem()->text(2), logProbability);
    const QString numbers = program.find<QLabel>(translate, "numbers")->text();
    QVERIFY2(numbers.contains(logProbability), qPrintable(numbers));
    const auto *heatmap = program.find<ui::HeatmapView>(translate, "attention");
    QCOMPARE(heatmap->rowLabels(), target);
    QCOMPARE(heatmap->columnLabels(), source);
    QCOMPARE(heatmap->weights(), trace.attention);
    // What was searched for is what was looked into: one sentence has one log p.
    QCOMPARE(result.translation.hypotheses.front().ids, trace.targetIds);
    QVERIFY(std::abs(result.translation.hypotheses.front().logProbability - trace.logProbability())
        < 1e-3);

    // Step through: the same words, and the same step count.
    QCOMPARE(wordsOf(program.find<ui::TokenStrip>(step, "encoderStrip")->tokens()), source);
    QCOMPARE(wordsOf(program.find<ui::TokenStrip>(step, "decoderStrip")->tokens()), target);
    QCOMPARE(program.session->stepView().stepCount(), int(source.size() + target.size()));
}

void TestFiveMinutes::compareWithAFreshProgram(Program &program, const QString &file)
{
    program.window().activateWindow(); // keys go to the window in front
    QVERIFY(QTest::qWaitForWindowActive(&program.window()));
    program.answers->savePath = file;
    program.press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(
        program.session->bridge().status().savedPath, file.toStdString(), kLongMs);

    QTemporaryDir folder;
    Program fresh(folder);
    fresh.answers->openPath = file;
    QVERIFY(QTest::qWaitForWindowActive(&fresh.window()));
    fresh.press(Qt::Key_O, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(fresh.result() != nullptr, kLongMs);
    fresh.press(Qt::Key_4, Qt::ControlModifier);
    type(fresh.find<QLineEdit>("source"), kSentence);
    compareViews(fresh);
    if (QTest::currentTestFailed())
        return;
    const Trace &there = fresh.result()->trace;
    const Trace &here = program.result()->trace;
    QCOMPARE(textsOf(there.targetTokens), textsOf(here.targetTokens));
    QVERIFY2(std::abs(there.logProbability() - here.logProbability()) < 1e-3,
        qPrintable(QStringLiteral("%1 in a fresh program, %2 here")
                       .arg(there.logProbability())
                       .arg(here.logProbability())));
    const auto &mine = program.result()->translation.hypotheses;
    const auto &theirs = fresh.result()->translation.hypotheses;
    QCOMPARE(mine.size(), theirs.size());
    for (std::size_t i = 0; i < mine.size(); ++i)
        QCOMPARE(mine[i].text, theirs[i].text);
}

/// Presses Train, and Pause once `updates` more have been made.
void TestFiveMinutes::train(Program &program, std::int64_t updates)
{
    const std::int64_t wanted = program.step() + updates;
    program.click("trainToolButton");
    QTRY_VERIFY_WITH_TIMEOUT(program.step() >= wanted, kLongMs);
    program.click("trainToolButton");
    QTRY_VERIFY_WITH_TIMEOUT(program.isAtRest(), kLongMs);
}

void TestFiveMinutes::everyViewSaysTheSame()
{
    QTemporaryDir folder;
    Program program(folder);
    QSignalSpy problems(&program.session->bridge(), &EngineBridge::problemArrived);
    program.session->start();
    QVERIFY(QTest::qWaitForWindowActive(&program.window()));
    QTRY_VERIFY_WITH_TIMEOUT(program.result() != nullptr, kLongMs); // the built-in model

    // Translate.
    program.press(Qt::Key_4, Qt::ControlModifier);
    type(program.find<QLineEdit>("source"), kSentence);
    compareViews(program);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(program.result()->translation.hypotheses.front().text,
        std::string("I read at school yesterday."));

    // Step through: to the last word with the arrow key; the matrix marks the same word.
    program.press(Qt::Key_5, Qt::ControlModifier);
    ui::StepView &steps = program.session->stepView();
    QTest::mouseClick(program.find<QPushButton>(steps, "first"), Qt::LeftButton);
    steps.setFocus();
    for (int i = 1; i < steps.stepCount(); ++i)
        QTest::keyClick(&steps, Qt::Key_Right);
    const auto words = int(program.result()->trace.targetLength());
    QCOMPARE(steps.step(), steps.stepCount() - 1);
    QCOMPARE(program.find<ui::HeatmapView>("attention")->selection()->targetIndex(), words - 1);

    // Reset, train, pause before the first evaluation, translate.
    program.press(Qt::Key_3, Qt::ControlModifier);
    program.click("resetToolButton");
    QTRY_VERIFY_WITH_TIMEOUT(program.isAtRest() && program.step() == 0, kLongMs);
    QVERIFY(program.answers->asked.contains(QStringLiteral("reset")));
    train(program, 40);
    program.press(Qt::Key_4, Qt::ControlModifier);
    compareViews(program);
    if (QTest::currentTestFailed())
        return;
    compareWithAFreshProgram(program, folder.filePath(QStringLiteral("young.s2s")));
    if (QTest::currentTestFailed())
        return;

    // On to the first evaluation and beyond it; one more update.
    QSignalSpy evaluations(&program.session->bridge(), &EngineBridge::evaluationArrived);
    program.click("trainToolButton");
    QTRY_VERIFY_WITH_TIMEOUT(!evaluations.isEmpty(), kLongMs);
    program.click("trainToolButton");
    QTRY_VERIFY_WITH_TIMEOUT(program.isAtRest(), kLongMs);
    const std::int64_t before = program.step();
    program.click("oneStepToolButton");
    QTRY_VERIFY_WITH_TIMEOUT(program.isAtRest() && program.step() == before + 1, kLongMs);
    compareViews(program);
    if (QTest::currentTestFailed())
        return;

    // Force a word: click one of the translation, then one of its alternatives.
    auto *tokens = program.find<ui::TokenStrip>("targetTokens");
    QTest::mouseClick(tokens, Qt::LeftButton, {}, tokens->tokenRect(0).center());
    auto *bars = program.find<ui::ProbabilityBars>("alternatives");
    QTRY_VERIFY(bars->isVisible());
    const int forced = program.result()->trace.topWords[0][1].id;
    const std::uint64_t asked = program.result()->id;
    QTest::mouseClick(bars, Qt::LeftButton, {}, bars->rowRect(1).center());
    QTRY_VERIFY_WITH_TIMEOUT(program.result()->id > asked, kLongMs);
    QCOMPARE(program.result()->trace.targetIds.front(), forced);
    compareViews(program);
    if (QTest::currentTestFailed())
        return;
    program.click("release");
    QTRY_VERIFY_WITH_TIMEOUT(program.result()->trace.targetIds.front() != forced, kLongMs);

    // Save and open again.
    compareViews(program);
    if (QTest::currentTestFailed())
        return;
    compareWithAFreshProgram(program, folder.filePath(QStringLiteral("older.s2s")));
    QVERIFY2(problems.isEmpty(), "the engine reported a problem");
}

QTEST_MAIN(TestFiveMinutes)
#include "tst_five_minutes.moc"

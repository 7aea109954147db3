// SPDX-License-Identifier: GPL-3.0-or-later
// Edits and keys, one after the other, each waited for.
#include "tests/bench/window/edit_benchmark.h"

#include "core/corpus/builtin.h"
#include "core/error.h"
#include "core/run/recipe.h"
#include "ui/translate/what_if.h"
#include "ui/widgets/token_strip.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTest>

#include <algorithm>
#include <functional>

namespace seq2seq::bench {

namespace {

constexpr int kPairs = 2000;
constexpr int kMostWords = 100;
constexpr int kNever = 1'000'000; // updates

/// Runs the event loop until a translation is shown after `begin()`.
/// @throws Error what the engine says instead
double millisecondsToAnswer(app::Session &session, const std::function<void()> &begin)
{
    QEventLoop loop;
    std::optional<std::string> problem;
    const auto failure = QObject::connect(&session.bridge(), &app::EngineBridge::problemArrived,
        &loop, [&](const EngineProblem &what) {
            problem = what.message.english();
            loop.quit();
        });
    const auto connection = QObject::connect(&session.translations(),
        &app::TranslateController::answered, &loop, [&loop] { loop.quit(); });
    QElapsedTimer clock;
    clock.start();
    begin();
    loop.exec();
    QObject::disconnect(connection);
    QObject::disconnect(failure);
    if (problem)
        throw Error(ErrorCode::Internal, *problem);
    return double(clock.nsecsElapsed()) / 1e6;
}

/// Paints all that has to be painted anew.
void paint()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

void waitFor(app::Session &session, const std::function<bool(const EngineStatus &)> &isThere)
{
    while (!isThere(session.bridge().status()))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void waitForReady(app::Session &session, std::int64_t step)
{
    waitFor(session, [step](const EngineStatus &status) {
        return status.state == EngineState::Ready && status.step >= step;
    });
}

/// Words of the corpus one after the other, `count` with `</s>`.
QString sentenceOf(const Experiment &experiment, int count)
{
    std::string sentence;
    for (const SentencePair &pair : experiment.train->pairs)
        for (const std::string &word : experiment.source.tokenizer->split(pair.source)) {
            if (int(experiment.source.encode(sentence).size()) >= count)
                return QString::fromStdString(sentence);
            sentence += word;
        }
    return QString::fromStdString(sentence);
}

Experiment experimentOf(int hidden)
{
    Recipe recipe = Recipe::fromPreset("cs224n");
    recipe.model.embeddingSize = hidden;
    recipe.model.hiddenSize = hidden;
    recipe.training.maxLength = kMostWords;
    recipe.training.evaluateEvery = kNever; // while it trains nothing but edits is answered
    recipe.training.maxEpochs = 0;
    recipe.training.maxSteps = 0;
    recipe.devCount = 20;
    return prepareExperiment(recipe, generateBuiltin("everyday-zh-en", kPairs, 1));
}

WaitingTime timeOf(std::string_view what, int hidden, int words, std::vector<double> milliseconds)
{
    std::sort(milliseconds.begin(), milliseconds.end());
    return {what, hidden, words, milliseconds[milliseconds.size() / 2], milliseconds.back(),
        int(milliseconds.size())};
}

class Measurement {
public:
    Measurement(app::Session &session, int hidden, int words, int repetitions)
        : m_session(session)
        , m_hidden(hidden)
        , m_words(words)
        , m_repetitions(repetitions)
    {
    }

    void prepare()
    {
        SearchOptions options;
        options.minLength = m_words - 1;
        options.maxLength = m_words;
        m_session.translateView().setOptions(options);
        m_session.window().showWorkspace(ui::Workspace::Translate);
        const QString sentence = sentenceOf(*m_session.experiments().experiment(), m_words);
        millisecondsToAnswer(m_session, [&] { m_session.translations().translate(sentence); });
        paint();
    }

    WaitingTime edits(std::string_view what, const std::function<ui::WhatIfEdit(int)> &edit)
    {
        std::vector<double> times;
        ui::WhatIf &whatIf = m_session.translateView().whatIf();
        for (int i = 0; i < m_repetitions; ++i) {
            times.push_back(millisecondsToAnswer(m_session, [&] { whatIf.add(edit(i)); }));
            paint();
            millisecondsToAnswer(m_session, [&] { whatIf.removeAll(); });
            paint();
        }
        return timeOf(what, m_hidden, m_words, std::move(times));
    }

    WaitingTime selection()
    {
        auto *strip
            = m_session.translateView().findChild<QWidget *>(QStringLiteral("targetTokens"));
        QTest::keyClick(strip, Qt::Key_Home);
        return changes(
            "selection in Translate, painted", [strip] { QTest::keyClick(strip, Qt::Key_Right); });
    }

    WaitingTime steps()
    {
        m_session.window().showWorkspace(ui::Workspace::Step);
        m_session.stepView().goFirst();
        paint();
        return changes("step in Step through, painted", [this] { m_session.stepView().goNext(); });
    }

private:
    WaitingTime changes(std::string_view what, const std::function<void()> &change)
    {
        std::vector<double> times;
        for (int i = 0; i < m_words - 1; ++i) {
            QElapsedTimer clock;
            clock.start();
            change();
            paint();
            times.push_back(double(clock.nsecsElapsed()) / 1e6);
        }
        return timeOf(what, m_hidden, m_words, std::move(times));
    }

    app::Session &m_session;
    int m_hidden;
    int m_words;
    int m_repetitions;
};

ui::WhatIfEdit uniformAt(int step)
{
    AttentionEdit edit;
    edit.kind = AttentionEdit::Kind::Uniform;
    if (step >= 0)
        edit.steps = {step, step};
    return {edit, QStringLiteral("uniform")};
}

ui::WhatIfEdit clampOf(int unit)
{
    Clamp clamp;
    clamp.place.kind = PlaceKind::DecoderHidden;
    clamp.units = {unit};
    return {clamp, QStringLiteral("clamped")};
}

} // namespace

QString textOf(std::span<const WaitingTime> times)
{
    QString text = QStringLiteral("hidden  words  %1  median ms   worst ms   times\n")
                       .arg(QStringLiteral("what"), -36);
    for (const WaitingTime &time : times)
        text += QStringLiteral("%1  %2  %3  %4  %5  %6\n")
                    .arg(time.hidden, 6)
                    .arg(time.words, 5)
                    .arg(QString::fromUtf8(time.what.data(), qsizetype(time.what.size())), -36)
                    .arg(time.median, 9, 'f', 1)
                    .arg(time.worst, 9, 'f', 1)
                    .arg(time.times, 6);
    return text;
}

std::vector<WaitingTime> measureEdits(
    app::Session &session, int hidden, std::span<const int> words, int repetitions)
{
    session.bridge().engine().use(experimentOf(hidden), {});
    millisecondsToAnswer(session, [] {});
    session.bridge().engine().trainOneStep();
    waitForReady(session, 1);
    std::vector<WaitingTime> times;
    for (const int count : words) {
        Measurement measurement(session, hidden, count, repetitions);
        measurement.prepare();
        times.push_back(measurement.edits(
            "attention uniform at every step", [](int) { return uniformAt(-1); }));
        times.push_back(measurement.edits(
            "attention uniform at one step", [count](int i) { return uniformAt(i % count); }));
        times.push_back(
            measurement.edits("one unit clamped", [hidden](int i) { return clampOf(i % hidden); }));
        times.push_back(measurement.selection());
        times.push_back(measurement.steps());
    }
    session.bridge().engine().train();
    const std::int64_t before = session.bridge().status().step;
    waitFor(session, [before](const EngineStatus &status) { return status.step > before; });
    for (const int count : words) {
        Measurement measurement(session, hidden, count, repetitions);
        measurement.prepare();
        times.push_back(measurement.edits(
            "attention uniform, while training", [count](int i) { return uniformAt(i % count); }));
    }
    session.bridge().engine().pause();
    waitForReady(session, before);
    return times;
}

} // namespace seq2seq::bench

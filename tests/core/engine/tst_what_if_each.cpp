// SPDX-License-Identifier: GPL-3.0-or-later
// Several changes asked about one by one get the answers that each gets when it is asked about
// alone.
#include "core/text/vocabulary.h"
#include "engine_fixture.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace seq2seq;
using namespace seq2seq::test;

class WhatIfEachTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachIsWhatItIsAlone();
    void tooManyAreRefused();
};

void WhatIfEachTest::eachIsWhatItIsAlone()
{
    Watcher watcher;
    watcher.engine.use(smallExperiment(200));
    QVERIFY(watcher.waitForReady());
    watcher.engine.train();
    QVERIFY(watcher.waitForEnd(StopReason::MaxSteps));
    WhatIfEachQuestion question;
    question.source = "abcd";
    question.search.maxLength = 12;
    Edits uniform;
    uniform.attention.resize(1);
    uniform.attention[0].steps = {1, 1};
    Edits without;
    without.source = {{SourceEdit::Kind::Drop, 1, 0}};
    Edits held;
    held.clamps.resize(1);
    held.clamps[0].place.kind = PlaceKind::StartHidden;
    question.changes = {{uniform, 1}, {without, 0}, {held, 0}};
    watcher.engine.ask({1, question});
    QVERIFY(watcher.waitFor([&] { return !watcher.answers.empty(); }));
    const auto &answer = std::get<WhatIfEachAnswer>(watcher.answers.back()->what);
    QCOMPARE(answer.changed.size(), std::size_t{3});

    std::uint64_t id = 0;
    const auto compare
        = [&](const WhatIfEachAnswer::Said &said, std::vector<int> prefix, const Edits &edits) {
              watcher.engine.translate(
                  {++id, question.source, question.search, std::move(prefix), {}, edits});
              QVERIFY(watcher.waitForAnswer(id));
              const Trace &alone = watcher.answer->trace;
              QCOMPARE(said.ids, alone.targetIds);
              QCOMPARE(said.words, alone.targetTokens);
              QVERIFY(std::abs(said.logProbability - alone.logProbability()) < 1e-6);
          };
    compare(answer.own, {}, {});
    compare(answer.changed[0], {answer.own.ids.front()}, uniform);
    compare(answer.changed[1], {}, without);
    compare(answer.changed[2], {}, held);
    const auto differs = [&](const WhatIfEachAnswer::Said &said) {
        return std::abs(said.logProbability - answer.own.logProbability) > 1e-6;
    };
    QVERIFY(std::ranges::all_of(answer.changed, differs));
}

void WhatIfEachTest::tooManyAreRefused()
{
    Watcher watcher;
    watcher.engine.use(smallExperiment());
    QVERIFY(watcher.waitForReady());
    WhatIfEachQuestion question;
    question.source = "abcd";
    question.changes.resize(kMostWhatIfs + 1);
    watcher.engine.ask({1, question});
    QVERIFY(watcher.waitFor([&] { return !watcher.problems.empty(); }));
    QVERIFY(watcher.problems.back().code == ErrorCode::BadConfiguration);
}

QTEST_APPLESS_MAIN(WhatIfEachTest)
#include "tst_what_if_each.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Training yields to the window: only its own threads are lowered, and those they start.
#include "core/engine/background_priority.h"

#include <QTest>

#include <thread>

#ifdef __linux__
#include <sys/resource.h>
#endif

using namespace seq2seq;

class TestBackgroundPriority : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lowersTheThreadAndItsChildrenAlone();
};

void TestBackgroundPriority::lowersTheThreadAndItsChildrenAlone()
{
#ifdef __linux__
    const auto niceness = [] { return getpriority(PRIO_PROCESS, 0); };
    const int before = niceness();
    if (before >= 5)
        QSKIP("this process already runs in the background");
    int own = before;
    int child = before;
    std::thread engine([&] {
        runInBackground();
        own = niceness();
        std::thread([&] { child = niceness(); }).join();
    });
    engine.join();
    QVERIFY(own > before);
    QCOMPARE(child, own);
    QCOMPARE(niceness(), before);
#else
    runInBackground();
    QSKIP("only Linux has a niceness for each thread");
#endif
}

QTEST_APPLESS_MAIN(TestBackgroundPriority)
#include "tst_background_priority.moc"

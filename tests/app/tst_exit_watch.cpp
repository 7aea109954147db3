// SPDX-License-Identifier: GPL-3.0-or-later
// A program whose work does not stop ends all the same.
#include "app/exit_watch.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <unistd.h>

#include <cstring>

using namespace std::chrono_literals;

class TestExitWatch : public QObject {
    Q_OBJECT

private slots:
    void endsWhatHangs()
    {
        QElapsedTimer timer;
        timer.start();
        QProcess hanging;
        hanging.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hang")});
        QVERIFY(hanging.waitForFinished(20'000));
        QCOMPARE(hanging.exitStatus(), QProcess::NormalExit);
        QCOMPARE(hanging.exitCode(), 0);
        QVERIFY(timer.elapsed() >= 100);
    }
};

int main(int argc, char **argv)
{
    if (argc > 1 && std::strcmp(argv[1], "--hang") == 0) {
        seq2seq::app::exitWithin(100ms);
        while (true)
            pause();
    }
    QCoreApplication application(argc, argv);
    TestExitWatch test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_exit_watch.moc"

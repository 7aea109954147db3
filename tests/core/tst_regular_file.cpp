// SPDX-License-Identifier: GPL-3.0-or-later
// Files that another file names are read only when they are files.
#include "core/error.h"
#include "core/regular_file.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

using namespace seq2seq;

class TestRegularFile : public QObject {
    Q_OBJECT

private slots:
    void filesAre()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("text.tsv").toStdString();
        QVERIFY(!isRegularFile(path));
        std::ofstream(path) << "a\tb\n";
        QVERIFY(isRegularFile(path));
        std::filesystem::create_symlink(path, path + ".link");
        QVERIFY(isRegularFile(path + ".link"));
        requireRegularFile(path);
    }

    void othersAreNot_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path : {"/dev/zero", "/dev/null", "/proc/self/environ", "/proc/version",
                 "/sys/kernel/profiling", "/", "/nowhere/at/all", ""})
            QTest::newRow(path) << QString(path);
    }
    void othersAreNot()
    {
        QFETCH(const QString, path);
        QVERIFY(!isRegularFile(path.toStdString()));
        QVERIFY_EXCEPTION_THROWN(requireRegularFile(path.toStdString()), Error);
    }

    void linksToOthersAreNot()
    {
        const QTemporaryDir folder;
        const std::string link = folder.filePath("link.tsv").toStdString();
        std::filesystem::create_symlink("/proc/self/environ", link);
        QVERIFY(!isRegularFile(link));
        const std::string pipe = folder.filePath("pipe.tsv").toStdString();
        QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
        QVERIFY(!isRegularFile(pipe));
    }
};

QTEST_APPLESS_MAIN(TestRegularFile)
#include "tst_regular_file.moc"

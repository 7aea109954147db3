// SPDX-License-Identifier: GPL-3.0-or-later
// Settings survive a restart, and a damaged file gives the defaults; the command line says what is
// wrong with it.
#include "app/command_line.h"
#include "app/settings.h"
#include "core/error.h"

#include <QTemporaryDir>
#include <QTest>

using namespace seq2seq;
using namespace seq2seq::app;

class TestSettings : public QObject {
    Q_OBJECT

private slots:
    void firstStartShowsTranslate();
    void valuesSurviveARestart();
    void damagedValuesGiveTheDefaults();
    void recentFilesAreTenAndNoneTwice();
    void corporaAreRememberedByTheirFingerprint();
    void commandLineIsUnderstood();
    void wrongUsageIsExplained_data();
    void wrongUsageIsExplained();

private:
    QTemporaryDir m_folder;
    QString path() const
    {
        return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + ".ini");
    }
};

void TestSettings::firstStartShowsTranslate()
{
    const Settings settings(path());
    QCOMPARE(settings.workspace(), ui::Workspace::Translate);
    QCOMPARE(settings.theme(), ui::ThemeChoice::System);
    QCOMPARE(settings.fontSteps(), 0);
    QCOMPARE(settings.searchOptions().beam, SearchOptions().beam);
}

void TestSettings::valuesSurviveARestart()
{
    {
        Settings settings(path());
        settings.setWorkspace(ui::Workspace::Train);
        settings.setTheme(ui::ThemeChoice::Dark);
        settings.setFontSteps(99);
        SearchOptions options;
        options.beam = 8;
        options.lengthPenalty = 1.2;
        options.sample = true;
        options.temperature = 1.7;
        options.topK = 12;
        options.topP = 0.85;
        options.seed = 99;
        settings.setSearchOptions(options);
    }
    const Settings settings(path());
    QCOMPARE(settings.workspace(), ui::Workspace::Train);
    QCOMPARE(settings.theme(), ui::ThemeChoice::Dark);
    QCOMPARE(settings.fontSteps(), 12); // the largest there is
    QCOMPARE(settings.searchOptions().beam, 8);
    QCOMPARE(settings.searchOptions().lengthPenalty, 1.2);
    QVERIFY(settings.searchOptions().sample);
    QCOMPARE(settings.searchOptions().temperature, 1.7);
    QCOMPARE(settings.searchOptions().topK, 12);
    QCOMPARE(settings.searchOptions().topP, 0.85);
    QCOMPARE(settings.searchOptions().seed, std::uint64_t(99));
}

void TestSettings::damagedValuesGiveTheDefaults()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[window]\nworkspace=77\ntheme=purple\nfontSteps=many\n[search]\nbeam=-3\nmaxLength="
               "1000000\ntemperature=0\ntopK=-1\ntopP=7\nseed=none\n");
    file.close();
    const Settings settings(path());
    QCOMPARE(settings.workspace(), ui::Workspace::Translate); // as at the first start
    QCOMPARE(settings.theme(), ui::ThemeChoice::System);
    QCOMPARE(settings.fontSteps(), 0);
    QCOMPARE(settings.searchOptions().beam, 1);
    QCOMPARE(settings.searchOptions().maxLength, 500);
    QCOMPARE(settings.searchOptions().temperature, 0.1);
    QCOMPARE(settings.searchOptions().topK, 0);
    QCOMPARE(settings.searchOptions().topP, 1.0);
    QCOMPARE(settings.searchOptions().seed, std::uint64_t(1));
}

void TestSettings::recentFilesAreTenAndNoneTwice()
{
    Settings settings(path());
    for (int i = 0; i < 12; ++i)
        settings.addRecentFile(QStringLiteral("/tmp/%1.s2s").arg(i));
    settings.addRecentFile(QStringLiteral("/tmp/5.s2s"));
    QCOMPARE(settings.recentFiles().size(), 10);
    QCOMPARE(settings.recentFiles().constFirst(), QStringLiteral("/tmp/5.s2s"));
    QCOMPARE(settings.recentFiles().count(QStringLiteral("/tmp/5.s2s")), 1);
    settings.removeRecentFile(QStringLiteral("/tmp/5.s2s"));
    QVERIFY(!settings.recentFiles().contains(QStringLiteral("/tmp/5.s2s")));
}

void TestSettings::corporaAreRememberedByTheirFingerprint()
{
    const CorpusFiles aligned{"/a folder/x.zh", "/a folder/x.en", {}, {}};
    {
        Settings settings(path());
        QVERIFY(settings.knownCorpora().empty());
        settings.rememberCorpus(0xFFFF'FFFF'FFFF'FFFF, {"/old/路径.tsv", {}, {}, {}});
        settings.rememberCorpus(7, aligned);
        settings.rememberCorpus(0xFFFF'FFFF'FFFF'FFFF, {"/new/路径.tsv", {}, {}, {}});
    }
    const Settings again(path());
    const auto known = again.knownCorpora();
    QCOMPARE(known.size(), std::size_t{2});
    QCOMPARE(known.at(0xFFFF'FFFF'FFFF'FFFF).source, std::string("/new/路径.tsv"));
    QVERIFY(known.at(7) == aligned);

    Settings many(path());
    for (std::uint64_t i = 0; i < 200; ++i)
        many.rememberCorpus(i, aligned);
    QCOMPARE(many.knownCorpora().size(), std::size_t{50});
    QVERIFY(many.knownCorpora().contains(199));
}

void TestSettings::commandLineIsUnderstood()
{
    const auto parsed
        = parseCommandLine({"program", "--theme", "dark", "--size", "1280x720", "run.s2s"});
    const auto &line = std::get<CommandLine>(parsed);
    QCOMPARE(line.file, QStringLiteral("run.s2s"));
    QCOMPARE(line.theme, std::optional(ui::ThemeChoice::Dark));
    QCOMPARE(line.size, std::optional(QSize(1280, 720)));

    const auto figures
        = parseCommandLine({"program", "--export-figures", "run.s2s", "--source", "我", "out"});
    QCOMPARE(std::get<CommandLine>(figures).figuresOf, QStringLiteral("run.s2s"));
    QCOMPARE(std::get<CommandLine>(figures).figuresSource, QStringLiteral("我"));
    QCOMPARE(std::get<CommandLine>(figures).figuresFolder, QStringLiteral("out"));
    QVERIFY(std::get<CommandLine>(figures).file.isEmpty());
    QVERIFY(!std::get<CommandLine>(figures).overwrites);
    const auto again
        = parseCommandLine({"program", "--export-figures", "run.s2s", "--overwrite", "out"});
    QVERIFY(std::get<CommandLine>(again).overwrites);
    QCOMPARE(std::get<CommandLine>(again).figuresFolder, QStringLiteral("out"));

    const auto help = parseCommandLine({"program", "--help"});
    QCOMPARE(std::get<CommandLineAnswer>(help).exitCode, 0);
    QVERIFY(std::get<CommandLineAnswer>(help).text.contains(QLatin1String("--export-figures")));
}

void TestSettings::wrongUsageIsExplained_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown option") << QStringList{"--colour"} << "colour";
    QTest::newRow("theme") << QStringList{"--theme", "purple"} << "purple";
    QTest::newRow("size") << QStringList{"--size", "big"} << "big";
    QTest::newRow("two files") << QStringList{"a.s2s", "b.s2s"} << "One file";
    QTest::newRow("no folder") << QStringList{"--export-figures", "a.s2s"} << "folder";
}

void TestSettings::wrongUsageIsExplained()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const auto parsed = parseCommandLine(QStringList{"program"} + arguments);
    const auto *answer = std::get_if<CommandLineAnswer>(&parsed);
    QVERIFY(answer);
    QCOMPARE(answer->exitCode, 2);
    QVERIFY2(answer->text.contains(named), qPrintable(answer->text));
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the house, read off the source files: who may include whom, how long a file may be,
// and what every file begins with.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

struct Source {
    QString path; // from the top of the project: "core/text/vocabulary.h"
    QString text;
    QStringList includes; // as written between the marks
};

QStringList includesOf(const QString &text)
{
    static const QRegularExpression include(
        QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
        QRegularExpression::MultilineOption);
    QStringList found;
    for (auto match = include.globalMatch(text); match.hasNext();)
        found.append(match.next().captured(1));
    return found;
}

QList<Source> readSources(const QStringList &folders)
{
    const QDir top(QStringLiteral(SEQ2SEQ_SOURCE_DIR));
    QList<Source> sources;
    for (const QString &folder : folders) {
        QDirIterator files(top.filePath(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
            QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue; // an editor's file that has just gone
            const QString text = QString::fromUtf8(file.readAll());
            sources.append({top.relativeFilePath(file.fileName()), text, includesOf(text)});
        }
    }
    return sources;
}

/// The includes of these files that a pattern matches, as lines "file includes header".
QString offences(const QList<Source> &sources, const QString &pattern)
{
    const QRegularExpression forbidden(pattern);
    QStringList found;
    for (const Source &source : sources) {
        for (const QString &include : source.includes) {
            if (forbidden.match(include).hasMatch())
                found.append(source.path + QStringLiteral(" includes ") + include);
        }
    }
    return found.join(QLatin1Char('\n'));
}

QList<Source> without(QList<Source> sources, const QString &pattern)
{
    const QRegularExpression exempt(pattern);
    sources.removeIf([&](const Source &source) { return exempt.match(source.path).hasMatch(); });
    return sources;
}

const QString kQt = QStringLiteral("^(Q[A-Z]|Qt|q[a-z]+\\.h$)");
const QString kTorch = QStringLiteral("^(torch|ATen|c10|caffe2|gloo)/");

} // namespace

class TestLayering : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_core = readSources({QStringLiteral("core")});
        m_ui = readSources({QStringLiteral("ui")});
        m_app = readSources({QStringLiteral("app")});
        m_tests = readSources({QStringLiteral("tests")});
        QVERIFY2(m_core.size() > 40, "the sources were not found");
        QVERIFY(!m_ui.isEmpty());
        QVERIFY(!m_app.isEmpty());
    }

    void coreKnowsNoQt() { QCOMPARE(offences(m_core, kQt), QString()); }

    void coreKnowsNeitherWindowNorProgram()
    {
        QCOMPARE(offences(m_core, QStringLiteral("^(ui|app)/")), QString());
    }

    void windowKnowsNoProgram() { QCOMPARE(offences(m_ui, QStringLiteral("^app/")), QString()); }

    void torchStaysInsideCore()
    {
        QCOMPARE(offences(m_ui + m_app + without(m_tests, QStringLiteral("^tests/core/")), kTorch),
            QString());
    }

    void coresPublicHeadersAreFreeOfTorch()
    {
        QCOMPARE(offences(without(m_core, QStringLiteral("(\\.cpp|_p\\.h)$")), kTorch), QString());
    }

    /// A public header that includes a private one would carry LibTorch out of core by the back
    /// door.
    void coresPublicHeadersIncludeNoPrivateOnes()
    {
        QCOMPARE(offences(without(m_core, QStringLiteral("(\\.cpp|_p\\.h)$")),
                     QStringLiteral("_p\\.h$")),
            QString());
    }

    void windowAndProgramUseNoPrivateHeadersOfCore()
    {
        QCOMPARE(offences(m_ui + m_app, QStringLiteral("^core/.*_p\\.h$")), QString());
    }

    /// What works (trainer, translator, files) is called by app; ui is given plain data;
    /// engine_update.h is what the frame shows.
    void windowSeesPlainDataOnly()
    {
        QCOMPARE(offences(m_ui,
                     QStringLiteral("^core/(engine/(?!engine_update\\.h)|training/trainer|search/"
                                    "translator|storage/atomic_file)")),
            QString());
        const QRegularExpression engine(QStringLiteral("\\bEngine\\s*(&|\\*|::)"));
        for (const Source &source : m_ui)
            QVERIFY2(!engine.match(source.text).hasMatch(), qPrintable(source.path));
    }

    /// Inside core arrows run one way: a folder includes those it is given here and its own files.
    void coresArrowsRunOneWay()
    {
        const QMap<QString, QStringList> mayInclude{
            {QStringLiteral("."), {}},
            {QStringLiteral("text"), {}},
            {QStringLiteral("corpus"), {QStringLiteral("text")}},
            {QStringLiteral("corpus/formats"), {QStringLiteral("text"), QStringLiteral("corpus")}},
            {QStringLiteral("metrics"), {QStringLiteral("text"), QStringLiteral("corpus")}},
            {QStringLiteral("model"), {QStringLiteral("text")}},
            {QStringLiteral("model/attention"), {QStringLiteral("model")}},
            {QStringLiteral("model/torch"), {QStringLiteral("text"), QStringLiteral("model")}},
            {QStringLiteral("fast"),
                {QStringLiteral("text"), QStringLiteral("model"), QStringLiteral("model/torch")}},
            {QStringLiteral("explain"), {QStringLiteral("text"), QStringLiteral("model")}},
            {QStringLiteral("run"),
                {QStringLiteral("text"), QStringLiteral("corpus"), QStringLiteral("model")}},
            {QStringLiteral("storage"),
                {QStringLiteral("text"), QStringLiteral("corpus"), QStringLiteral("model"),
                    QStringLiteral("run")}},
            {QStringLiteral("study"),
                {QStringLiteral("text"), QStringLiteral("corpus"), QStringLiteral("metrics"),
                    QStringLiteral("model"), QStringLiteral("explain"), QStringLiteral("run"),
                    QStringLiteral("storage"), QStringLiteral("search")}},
            {QStringLiteral("study/measuring"),
                {QStringLiteral("study"), QStringLiteral("text"), QStringLiteral("corpus"),
                    QStringLiteral("metrics"), QStringLiteral("model"), QStringLiteral("run"),
                    QStringLiteral("search"), QStringLiteral("explain")}},
            {QStringLiteral("search"),
                {QStringLiteral("text"), QStringLiteral("metrics"), QStringLiteral("model"),
                    QStringLiteral("explain"), QStringLiteral("run")}},
            {QStringLiteral("training"),
                {QStringLiteral("text"), QStringLiteral("corpus"), QStringLiteral("metrics"),
                    QStringLiteral("model"), QStringLiteral("run"), QStringLiteral("search")}},
            {QStringLiteral("training/distributed"),
                {QStringLiteral("model"), QStringLiteral("run")}},
            {QStringLiteral("engine"),
                {QStringLiteral("text"), QStringLiteral("corpus"), QStringLiteral("metrics"),
                    QStringLiteral("model"), QStringLiteral("model/torch"), QStringLiteral("fast"),
                    QStringLiteral("explain"), QStringLiteral("run"), QStringLiteral("storage"),
                    QStringLiteral("search"), QStringLiteral("training")}},
            {QStringLiteral("bench"),
                {QStringLiteral("text"), QStringLiteral("corpus"), QStringLiteral("model"),
                    QStringLiteral("run"), QStringLiteral("search"), QStringLiteral("training")}},
            {QStringLiteral("text/sentencepiece"), {QStringLiteral("text")}},
        };
        static const QRegularExpression ofCore(QStringLiteral("^core/(?:(.+)/)?[^/]+$"));
        const auto folderOf = [](const QString &path) {
            const QString folder = ofCore.match(path).captured(1);
            return folder.isEmpty() ? QStringLiteral(".") : folder;
        };
        QStringList found;
        for (const Source &source : m_core) {
            const QString from = folderOf(source.path);
            QVERIFY2(mayInclude.contains(from), qPrintable(from));
            for (const QString &include : source.includes) {
                if (!include.startsWith(QLatin1String("core/")))
                    continue;
                const QString to = folderOf(include);
                if (to != from && to != QLatin1String(".") && !mayInclude[from].contains(to))
                    found.append(source.path + QStringLiteral(" includes ") + include);
            }
        }
        QCOMPARE(found.join(QLatin1Char('\n')), QString());
    }

    /// LibTorch's headers cost 20 s a file: the model has them, and what joins processes.
    void torchStaysInTwoFolders()
    {
        QCOMPARE(
            offences(without(m_core, QStringLiteral("^core/(model/torch|training/distributed)/")),
                kTorch),
            QString());
    }

    void headlessProgramKnowsNoQt()
    {
        QCOMPARE(offences(without(m_app, QStringLiteral("^app/(?!cli/)")), kQt), QString());
    }

    void everyFileNamesItsLicence()
    {
        QStringList missing;
        for (const Source &source : m_core + m_ui + m_app + m_tests) {
            if (!source.text.startsWith(
                    QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later\n")))
                missing.append(source.path);
        }
        QCOMPARE(missing.join(QLatin1Char('\n')), QString());
    }

    void everyHeaderIsGuarded()
    {
        QStringList missing;
        for (const Source &source :
            without(m_core + m_ui + m_app + m_tests, QStringLiteral("\\.cpp$"))) {
            if (!source.text.contains(QStringLiteral("\n#pragma once\n")))
                missing.append(source.path);
        }
        QCOMPARE(missing.join(QLatin1Char('\n')), QString());
    }

    /// A longer file says in its head comment why it is one file.
    void noFileIsLongWithoutAReason()
    {
        constexpr qsizetype kLongest = 500;
        QStringList tooLong;
        for (const Source &source : m_core + m_ui + m_app + m_tests) {
            const QString head = source.text.section(QLatin1Char('\n'), 0, 9);
            if (source.text.count(QLatin1Char('\n')) > kLongest
                && !head.contains(QStringLiteral("one file")))
                tooLong.append(source.path);
        }
        QCOMPARE(tooLong.join(QLatin1Char('\n')), QString());
    }

    void nothingIsMarkedUnfinished()
    {
        // Put together here, or this file would be its own offence.
        const QRegularExpression marker(QStringLiteral("\\b(TO") + QStringLiteral("DO|FIX")
            + QStringLiteral("ME|XX") + QStringLiteral("X|HA") + QStringLiteral("CK)\\b"));
        QStringList marked;
        for (const Source &source : m_core + m_ui + m_app + m_tests) {
            if (marker.match(source.text).hasMatch())
                marked.append(source.path);
        }
        QCOMPARE(marked.join(QLatin1Char('\n')), QString());
    }

    void includesAreRecognised()
    {
        QCOMPARE(includesOf(QStringLiteral(
                     "#include <QWidget>\n  # include \"core/error.h\"\n// #include <no>\n")),
            QStringList({QStringLiteral("QWidget"), QStringLiteral("core/error.h")}));
        QCOMPARE(offences({{QStringLiteral("core/a.cpp"), {},
                              {QStringLiteral("QString"), QStringLiteral("queue")}}},
                     kQt),
            QStringLiteral("core/a.cpp includes QString"));
    }

private:
    QList<Source> m_core;
    QList<Source> m_ui;
    QList<Source> m_app;
    QList<Source> m_tests;
};

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"

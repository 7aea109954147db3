// SPDX-License-Identifier: GPL-3.0-or-later
// The window as it is, measured or drawn: pictures of every workspace, words a second while it
// shows the training, how long it keeps a person waiting.
#include "core/blas_kernels.h"
#include "core/error.h"
#include "tests/bench/window/curve_benchmark.h"
#include "tests/bench/window/data_benchmark.h"
#include "tests/bench/window/edit_benchmark.h"
#include "tests/bench/window/run_benchmark.h"
#include "tests/bench/window/screenshots.h"
#include "tests/bench/window/study_benchmark.h"
#include "tests/bench/window/watched_application.h"

#include <QCommandLineParser>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

namespace {

using namespace seq2seq;
using namespace seq2seq::bench;

struct Arguments {
    QString task;
    QString file;
    QString folder;
    int seconds = 30;
    int points = 0;
    std::size_t pairs = 0;
    int runs = 0;
    QString study;
    bool overwrites = false;
    QList<int> hidden;
    QList<int> words;
    app::Session::Options session;
};

void print(const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), stdout);
    std::fflush(stdout);
}

QList<int> numbersIn(const QString &text)
{
    QList<int> numbers;
    for (const QString &number : text.split(QLatin1Char(',')))
        numbers << number.toInt();
    return numbers;
}

Arguments parse(const QStringList &given)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Tasks:\n"
        "  pictures   a picture of each workspace\n"
        "  training   words a second and frames while the window shows the training\n"
        "  latency    trains and types: how long the window keeps a person waiting\n"
        "  curves     a loss curve of a million updates that grows: frames\n"
        "  edits      from an edit to its answer, from a key to the picture\n"
        "  data       opens, scrolls, filters, sorts, edits and splits a large file\n"
        "  study      opens a study of many runs, sorts, filters and draws it"));
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("task"), QStringLiteral("What to do"));
    parser.addPositionalArgument(QStringLiteral("run.s2s"),
        QStringLiteral("The run; default: the shipped one"), "[run.s2s]");
    const auto option
        = [&](const char *name, const char *meaning, const char *value, const char *preset = "") {
              parser.addOption({QString::fromLatin1(name), QString::fromLatin1(meaning),
                  QString::fromLatin1(value), QString::fromLatin1(preset)});
          };
    option("folder", "Where pictures are written", "folder", ".");
    option("theme", "light or dark", "name");
    option("language", "en or zh", "name");
    option("size", "Of the window", "WxH");
    option("seconds", "How long is measured", "n", "30");
    option("points", "Updates of the curve", "n", "1000000");
    option("hidden", "Sizes of models to be edited", "list", "128,256,512");
    option("words", "Lengths of sentences", "list", "10,30,60");
    option("pairs", "Of the large file", "n", "1000000");
    option("runs", "Of the study", "n", "200");
    option("study", "A folder of runs that the picture of Compare shows", "folder");
    parser.addOption({QStringLiteral("overwrite"), QStringLiteral("Replace pictures")});
    parser.process(given);
    if (parser.positionalArguments().isEmpty())
        parser.showHelp(2);

    Arguments arguments;
    arguments.task = parser.positionalArguments().constFirst();
    arguments.file = parser.positionalArguments().value(1);
    arguments.folder = parser.value(QStringLiteral("folder"));
    arguments.seconds = parser.value(QStringLiteral("seconds")).toInt();
    arguments.points = parser.value(QStringLiteral("points")).toInt();
    arguments.pairs = parser.value(QStringLiteral("pairs")).toULongLong();
    arguments.runs = parser.value(QStringLiteral("runs")).toInt();
    arguments.study = parser.value(QStringLiteral("study"));
    arguments.overwrites = parser.isSet(QStringLiteral("overwrite"));
    arguments.hidden = numbersIn(parser.value(QStringLiteral("hidden")));
    arguments.words = numbersIn(parser.value(QStringLiteral("words")));
    if (parser.isSet(QStringLiteral("theme")))
        arguments.session.theme = parser.value(QStringLiteral("theme")) == QLatin1String("dark")
            ? ui::ThemeChoice::Dark
            : ui::ThemeChoice::Light;
    if (parser.isSet(QStringLiteral("language")))
        arguments.session.language = parser.value(QStringLiteral("language")) == QLatin1String("zh")
            ? ui::LanguageChoice::Chinese
            : ui::LanguageChoice::English;
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    if (size.size() == 2)
        arguments.session.size = QSize(size[0].toInt(), size[1].toInt());
    return arguments;
}

int takePictures(app::Session &session, const Arguments &arguments)
{
    Screenshots::prepareFolder(arguments.folder, arguments.overwrites);
    Screenshots pictures(session, arguments.folder);
    pictures.setStudy(arguments.study);
    QObject::connect(&pictures, &Screenshots::finished, qApp, [] { QCoreApplication::exit(0); });
    QObject::connect(&pictures, &Screenshots::failed, qApp, [](const QString &sentence) {
        print(sentence + QLatin1Char('\n'));
        QCoreApplication::exit(1);
    });
    return QApplication::exec();
}

int measureRun(WatchedApplication &application, app::Session &session, const Arguments &arguments)
{
    RunBenchmark benchmark(session,
        arguments.task == QLatin1String("latency") ? RunBenchmark::Task::TrainAndType
                                                   : RunBenchmark::Task::Train,
        arguments.seconds);
    application.startWatching();
    QObject::connect(&benchmark, &RunBenchmark::finished, &application,
        [&application](const QString &report, bool hasWorked) {
            print(report + application.frames() + application.longestEvents());
            QCoreApplication::exit(hasWorked ? 0 : 1);
        });
    return QApplication::exec();
}

int measureCurves(
    WatchedApplication &application, app::Session &session, const Arguments &arguments)
{
    CurveBenchmark benchmark(session, arguments.points, arguments.seconds);
    application.startWatching();
    QObject::connect(
        &benchmark, &CurveBenchmark::finished, &application, [&application](const QString &report) {
            print(report + application.frames() + application.longestEvents());
            QCoreApplication::exit(0);
        });
    benchmark.start();
    return QApplication::exec();
}

int measureWaiting(app::Session &session, const Arguments &arguments)
{
    for (const int hidden : arguments.hidden)
        print(textOf(measureEdits(session, hidden, arguments.words, 15)));
    return 0;
}

int measurePauses(app::Session &session, std::size_t pairs)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("large.tsv"));
    writePairs(path, pairs);
    print(measureData(session, path).text());
    return 0;
}

int measureManyRuns(app::Session &session, int runs)
{
    const QTemporaryDir folder;
    writeStudy(folder.filePath(QStringLiteral("study")), runs);
    print(textOf(measureStudy(session, folder.filePath(QStringLiteral("study")))));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    chooseOpenBlasKernels();
    WatchedApplication application(argc, argv);
    Arguments arguments = parse(QApplication::arguments());
    const QTemporaryDir settings; // nobody's own are read or changed
    arguments.session.settingsFile = settings.filePath(QStringLiteral("settings.ini"));
    try {
        app::Session session(arguments.session);
        session.show();
        if (arguments.task == QLatin1String("edits"))
            return measureWaiting(session, arguments);
        if (arguments.task == QLatin1String("curves"))
            return measureCurves(application, session, arguments);
        if (arguments.task == QLatin1String("data"))
            return measurePauses(session, arguments.pairs);
        if (arguments.task == QLatin1String("study"))
            return measureManyRuns(session, arguments.runs);
        QTimer::singleShot(0, &session, [&] { session.start(arguments.file); });
        return arguments.task == QLatin1String("pictures")
            ? takePictures(session, arguments)
            : measureRun(application, session, arguments);
    } catch (const Error &error) {
        print(QString::fromStdString(error.what()) + QLatin1Char('\n'));
        return 1;
    }
}

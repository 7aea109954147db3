// SPDX-License-Identifier: GPL-3.0-or-later
// The window program.
#include "app/command_line.h"
#include "app/exit_watch.h"
#include "app/figures.h"
#include "app/session.h"
#include "app/termination.h"
#include "core/blas_kernels.h"
#include "core/error.h"
#include "core/text/control_characters.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>
#include <cstring>

namespace {

using namespace seq2seq;
using namespace seq2seq::app;

constexpr std::chrono::milliseconds kPatience{1500}; // from closing to the end

void print(std::FILE *stream, const QString &text)
{
    // Much of it comes from files, and a terminal would obey what it finds there.
    std::fputs(withoutControls(text.toLocal8Bit().toStdString(), true).c_str(), stream);
    std::fflush(stream);
}

bool hasArgument(int argc, char **argv, const char *name)
{
    for (int i = 1; i < argc; ++i) {
        if (std::strncmp(argv[i], name, std::strlen(name)) == 0)
            return true;
    }
    return false;
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

/// What needs no window must run where there is none: on a server, in CI. False when a display is
/// missing.
bool choosePlatform(int argc, char **argv)
{
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        return true;
    const bool isQuick = hasArgument(argc, argv, "--export-figures")
        || hasArgument(argc, argv, "--help") || hasArgument(argc, argv, "-h")
        || hasArgument(argc, argv, "--version");
    if (isQuick) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        return true;
    }
    return hasDisplay();
}

int runWindow(QApplication &application, const CommandLine &line)
{
    Session::Options options;
    options.theme = line.theme;
    options.language = line.language;
    options.size = line.size;
    Session session(std::move(options));

    // Whatever is being read then: the window has gone, and so has what it was read for.
    QObject::connect(&session.window(), &ui::MainWindow::closed, &application, [&session] {
        if (session.isReading())
            exitWithin(kPatience);
    });
    TerminationWatch termination;
    QObject::connect(&termination, &TerminationWatch::requested, &session, [&] {
        // Also out of a dialog that waits for an answer.
        QObject::connect(&session.window(), &ui::MainWindow::closed, &application,
            [] { QCoreApplication::exit(0); });
        session.end();
    });

    session.show();
    // The window is on the screen before anything is loaded.
    QTimer::singleShot(0, &session, [&session, file = line.file] { session.start(file); });
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    if (!choosePlatform(argc, argv)) {
        print(stderr,
            QStringLiteral("There is no display for the window. Use the program seq2seq to train "
                           "and translate without one; "
                           "seq2seq --help says how.\n"));
        return 1;
    }
    chooseOpenBlasKernels(); // the engine, which loads OpenBLAS, comes later
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("seq2seq-explorer"));
    QApplication::setApplicationDisplayName(QStringLiteral("Seq2Seq Explorer"));
    QApplication::setApplicationVersion(QStringLiteral(SEQ2SEQ_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.seq2seq_explorer.Seq2SeqExplorer"));

    const auto parsed = parseCommandLine(QApplication::arguments());
    if (const auto *answer = std::get_if<CommandLineAnswer>(&parsed)) {
        print(answer->exitCode == 0 ? stdout : stderr,
            answer->exitCode == 0 ? answer->text : answer->text + QLatin1Char('\n'));
        return answer->exitCode;
    }
    const auto &line = std::get<CommandLine>(parsed);
    try {
        if (!line.figuresOf.isEmpty()) {
            exportFigures(line.figuresOf, line.figuresSource, line.figuresFolder, line.overwrites);
            return 0;
        }
    } catch (const Error &error) {
        print(stderr, QString::fromStdString(error.what()) + QLatin1Char('\n'));
        return 1;
    }
    return runWindow(application, line);
}

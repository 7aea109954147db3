// SPDX-License-Identifier: GPL-3.0-or-later
// The options of seq2seq-explorer. Training and translating without a window is `seq2seq`.
#include "app/command_line.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

namespace seq2seq::app {

namespace {

constexpr int kWrongUsage = 2;

CommandLineAnswer wrongUsage(const QString &sentence)
{
    return {sentence + QStringLiteral(" Try --help."), kWrongUsage};
}

} // namespace

std::variant<CommandLine, CommandLineAnswer> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Shows how an encoder-decoder with attention learns to translate."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("file"),
        QStringLiteral("An experiment (.s2s) or a file of sentence pairs to open. With "
                       "--export-figures: the folder."),
        QStringLiteral("[file]"));
    const QCommandLineOption theme(
        QStringLiteral("theme"), QStringLiteral("Colours: light or dark."), QStringLiteral("name"));
    const QCommandLineOption language(QStringLiteral("language"),
        QStringLiteral("Language of the window: en or zh."), QStringLiteral("name"));
    const QCommandLineOption size(QStringLiteral("size"),
        QStringLiteral("Size of the window, for example 1280x720."), QStringLiteral("WxH"));
    const QCommandLineOption figures(QStringLiteral("export-figures"),
        QStringLiteral("Write the loss curve and the attention of an experiment into a folder, "
                       "then exit. Needs no display."),
        QStringLiteral("run.s2s"));
    const QCommandLineOption source(QStringLiteral("source"),
        QStringLiteral("With --export-figures: the sentence whose attention is drawn."),
        QStringLiteral("sentence"));
    const QCommandLineOption overwrite(QStringLiteral("overwrite"),
        QStringLiteral("With --export-figures: replace files that are there "
                       "already; empty ones, which hold nothing, are in any case."));
    parser.addOptions({theme, language, size, figures, source, overwrite});

    if (!parser.parse(arguments))
        return wrongUsage(parser.errorText() + QLatin1Char('.'));
    if (parser.isSet(help))
        return CommandLineAnswer{parser.helpText(), 0};
    if (parser.isSet(version)) {
        return CommandLineAnswer{
            QStringLiteral("seq2seq-explorer %1\n").arg(QCoreApplication::applicationVersion()), 0};
    }

    CommandLine line;
    if (parser.isSet(theme)) {
        const QString name = parser.value(theme);
        if (name != QLatin1String("light") && name != QLatin1String("dark"))
            return wrongUsage(QStringLiteral("--theme is light or dark, not %1.").arg(name));
        line.theme = name == QLatin1String("dark") ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light;
    }
    if (parser.isSet(language)) {
        const QString name = parser.value(language);
        if (name != QLatin1String("en") && name != QLatin1String("zh"))
            return wrongUsage(QStringLiteral("--language is en or zh, not %1.").arg(name));
        line.language = name == QLatin1String("zh") ? ui::LanguageChoice::Chinese
                                                    : ui::LanguageChoice::English;
    }
    if (parser.isSet(size)) {
        static const QRegularExpression pattern(QStringLiteral("^(\\d{3,5})x(\\d{3,5})$"));
        const QRegularExpressionMatch match = pattern.match(parser.value(size));
        if (!match.hasMatch())
            return wrongUsage(
                QStringLiteral("--size is a width and a height such as 1280x720, not %1.")
                    .arg(parser.value(size)));
        line.size = QSize(match.captured(1).toInt(), match.captured(2).toInt());
    }
    line.overwrites = parser.isSet(overwrite);
    line.figuresOf = parser.value(figures);
    line.figuresSource = parser.value(source);
    const QStringList positional = parser.positionalArguments();
    if (positional.size() > 1)
        return wrongUsage(QStringLiteral("One file at a time."));
    if (line.figuresOf.isEmpty())
        line.file = positional.value(0);
    else if (positional.isEmpty())
        return wrongUsage(QStringLiteral("--export-figures needs a folder to write to."));
    else
        line.figuresFolder = positional.constFirst();
    return line;
}

} // namespace seq2seq::app

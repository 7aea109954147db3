// SPDX-License-Identifier: GPL-3.0-or-later
// What the window program is told on the command line.
#pragma once

#include "ui/frame/main_window.h"

#include <QSize>
#include <QStringList>

#include <optional>
#include <variant>

namespace seq2seq::app {

struct CommandLine {
    QString file; ///< to open; empty = the model that comes with the program
    std::optional<ui::ThemeChoice> theme;
    std::optional<ui::LanguageChoice> language;
    std::optional<QSize> size;
    QString screenshotFolder; ///< not empty: grab every workspace, then exit
    QString figuresOf; ///< an experiment file, not empty: write its figures, then exit
    QString figuresSource; ///< the sentence whose attention is drawn; empty = the probe sentence
    QString figuresFolder;
    bool overwrites = false; ///< pictures and figures that are there already
    int measuredSeconds = 0; ///< more than 0: train, measure, then exit
    bool types = false; ///< while it is measured, sentences are typed into Translate
};

/// Either what to do, or a text to print and the exit code that goes with it (--help, --version,
/// wrong usage).
struct CommandLineAnswer {
    QString text;
    int exitCode = 0;
};

[[nodiscard]] std::variant<CommandLine, CommandLineAnswer> parseCommandLine(
    const QStringList &arguments);

} // namespace seq2seq::app

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
    QString figuresOf; ///< an experiment file, not empty: write its figures, then exit
    QString figuresSource; ///< the sentence whose attention is drawn; empty = the probe sentence
    QString figuresFolder;
    bool overwrites = false; ///< figures that are there already
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

// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of the whole window on the real engine begin with.
#pragma once

#include "app/session.h"
#include "core/corpus/builtin.h"
#include "core/run/recipe.h"
#include "fake_engine.h"

#include <QTemporaryDir>
#include <QTest>

namespace seq2seq::app {

/// A window of 1280x720 with settings of its own and answers in place of dialogs.
inline Session::Options realWindow(const QTemporaryDir &folder)
{
    Session::Options options;
    options.settingsFile = folder.filePath(QStringLiteral("settings.ini"));
    options.questions = std::make_shared<Answers>();
    options.size = QSize(1280, 720);
    return options;
}

/// A widget by its name; the test ends where there is none.
template <typename T> T *widgetOf(const QObject &parent, const char *name)
{
    T *found = parent.findChild<T *>(QLatin1String(name));
    if (!found)
        qFatal("there is no %s", name);
    return found;
}

/// A model of a moment's training: letters, 16 units.
inline Recipe lettersRecipe(const std::string &preset = "cs224n")
{
    Recipe recipe = Recipe::fromPreset(preset);
    recipe.model.embeddingSize = 16;
    recipe.model.hiddenSize = 16;
    recipe.sourceTokenizer.kind = TokenizerKind::Character;
    recipe.targetTokenizer.kind = TokenizerKind::Character;
    recipe.devCount = 20;
    return recipe;
}

/// The same without an end or an evaluation of its own.
inline Recipe endlessLetters(const std::string &preset = "cs224n")
{
    Recipe recipe = lettersRecipe(preset);
    recipe.training.evaluateEvery = 1000;
    recipe.training.maxEpochs = 0;
    recipe.training.maxSteps = 0;
    return recipe;
}

/// The same, done after 30 updates and two evaluations.
inline Recipe briefLetters()
{
    Recipe recipe = lettersRecipe();
    recipe.training.evaluateEvery = 15;
    recipe.training.maxSteps = 30;
    recipe.training.devBleuSentences = 5;
    return recipe;
}

/// 300 words to be written backwards.
inline Experiment lettersExperiment(const Recipe &recipe)
{
    return prepareExperiment(recipe, generateBuiltin("reverse-letters", 300, 1));
}

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that follow the language while the program runs: the one way a widget sets a text.
#pragma once

#include "core/message.h"

#include <QString>

#include <functional>

class QObject;

namespace seq2seq::ui {

/// Calls `setTexts` now, and again each time the language changes, for as long as `owner` lives.
/// `owner` is a widget, or an action or another object directly below one: Qt tells these of the
/// change. What follows from data is set by the function that shows the data, called the same way.
void inEveryLanguage(QObject *owner, std::function<void()> setTexts);

/// Calls `setTexts` only when the language changes: for what the constructor has set already.
void onLanguageChange(QObject *owner, std::function<void()> setTexts);

/// The sentence in the language of the window, with its arguments in their places.
[[nodiscard]] QString translated(const Message &message);

} // namespace seq2seq::ui

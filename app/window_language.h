// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the window: our sentences, Qt's own, and how numbers and dates are written.
#pragma once

#include "ui/frame/main_window.h"

#include <QLocale>
#include <QTranslator>

namespace seq2seq::app {

/// Which language "as the system" means where a person wants `uiLanguages`, best first: the first
/// one that we have, else English.
[[nodiscard]] QLocale::Language closestLanguage(const QStringList &uiLanguages);

/// Installs the translations of one language at a time; every widget is told by
/// QEvent::LanguageChange.
class WindowLanguage {
public:
    WindowLanguage() = default;
    ~WindowLanguage();
    WindowLanguage(const WindowLanguage &) = delete;
    WindowLanguage &operator=(const WindowLanguage &) = delete;

    void choose(ui::LanguageChoice choice);
    [[nodiscard]] QLocale::Language current() const { return m_current; }

private:
    QTranslator m_qt; ///< the buttons and dialogs of Qt itself
    QTranslator m_own;
    QLocale::Language m_current = QLocale::AnyLanguage;
};

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
// Our translations are in the program (resources/translations); Qt's are in a package of the
// system, and without it Qt's own few words stay English.
#include "app/window_language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace seq2seq::app {

namespace {

/// The system's own locale when it speaks the language, so that its ways of writing numbers stay.
QLocale localeFor(ui::LanguageChoice choice, QLocale::Language language)
{
    const QLocale system = QLocale::system();
    if (choice == ui::LanguageChoice::System || system.language() == language)
        return system;
    return language == QLocale::Chinese ? QLocale(QLocale::Chinese, QLocale::China)
                                        : QLocale(QLocale::English, QLocale::UnitedStates);
}

} // namespace

QLocale::Language closestLanguage(const QStringList &uiLanguages)
{
    for (const QString &name : uiLanguages) {
        const QLocale::Language language = QLocale(name).language();
        if (language == QLocale::English || language == QLocale::Chinese)
            return language;
    }
    return QLocale::English;
}

WindowLanguage::~WindowLanguage()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

void WindowLanguage::choose(ui::LanguageChoice choice)
{
    QLocale::Language language = QLocale::English;
    if (choice == ui::LanguageChoice::System)
        language = closestLanguage(QLocale::system().uiLanguages());
    else if (choice == ui::LanguageChoice::Chinese)
        language = QLocale::Chinese;
    QLocale::setDefault(localeFor(choice, language));
    if (language == m_current)
        return;
    m_current = language;
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    const bool isChinese = language == QLocale::Chinese;
    if (isChinese
        && m_qt.load(
            QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    // English has a file too: it says which words are plurals.
    if (m_own.load(isChinese ? QStringLiteral(":/translations/seq2seq_zh_CN.qm")
                             : QStringLiteral(":/translations/seq2seq_en.qm")))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
// Listens to QEvent::LanguageChange on behalf of widgets.
#include "ui/widgets/language.h"

#include "core/front_end.h"

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

namespace seq2seq::ui {

namespace {

class LanguageListener : public QObject {
public:
    LanguageListener(QObject *owner, std::function<void()> setTexts)
        : QObject(owner)
        , m_setTexts(std::move(setTexts))
    {
        owner->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == parent() && event->type() == QEvent::LanguageChange)
            m_setTexts();
        return false;
    }

private:
    std::function<void()> m_setTexts;
};

} // namespace

void inEveryLanguage(QObject *owner, std::function<void()> setTexts)
{
    setTexts();
    onLanguageChange(owner, std::move(setTexts));
}

void onLanguageChange(QObject *owner, std::function<void()> setTexts)
{
    new LanguageListener(owner, std::move(setTexts)); // the owner's child
}

QString translated(const Message &message)
{
    return QString::fromStdString(message.inLanguage([](const Message &part) {
        if (part.context() == kPerProgram)
            return std::string(kWindowsWords);
        return QCoreApplication::translate(part.context().c_str(), part.text().c_str())
            .toStdString();
    }));
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop_notice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QGuiApplication>
#include <QStringList>
#include <QVariantMap>

namespace seq2seq::app {

void DesktopNotice::show(const QString &title, const QString &text)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage notify
        = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.Notifications"),
            QStringLiteral("/org/freedesktop/Notifications"),
            QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    constexpr uint kReplacesNone = 0;
    constexpr int kUsualTime = -1;
    const QString desktopEntry = QGuiApplication::desktopFileName();
    notify << QGuiApplication::applicationDisplayName() << kReplacesNone << desktopEntry << title
           << text.toHtmlEscaped() << QStringList()
           << QVariantMap{{QStringLiteral("desktop-entry"), desktopEntry}} << kUsualTime;
    bus.send(notify);
}

} // namespace seq2seq::app

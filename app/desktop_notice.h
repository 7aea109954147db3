// SPDX-License-Identifier: GPL-3.0-or-later
// Tells a person who is doing something else, by the notifications of the desktop
// (specifications.freedesktop.org/notification-spec).
#pragma once

#include <QString>

namespace seq2seq::app {

class DesktopNotice {
public:
    virtual ~DesktopNotice() = default;
    /// Does not wait. Where the desktop has no notifications nothing happens.
    virtual void show(const QString &title, const QString &text);
};

} // namespace seq2seq::app

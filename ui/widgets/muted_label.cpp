// SPDX-License-Identifier: GPL-3.0-or-later
// A label in the muted text colour.
#include "ui/widgets/muted_label.h"

#include "ui/widgets/theme.h"

#include <QEvent>

namespace seq2seq::ui {

MutedLabel::MutedLabel(const QString &text, Size size, QWidget *parent)
    : QLabel(text, parent)
    , m_size(size)
{
    if (parent)
        parent->installEventFilter(this);
    apply();
}

void MutedLabel::apply()
{
    m_isApplying = true;
    // Theme asks for other roles than the one set here, and those still come from the parent.
    QPalette muted;
    muted.setColor(QPalette::WindowText, Theme(palette()).mutedText);
    setPalette(muted);
    if (m_size == Size::Small)
        setFont(smallFont(parentWidget() ? parentWidget()->font() : QFont()));
    m_isApplying = false;
}

bool MutedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ParentAboutToChange && parentWidget())
        parentWidget()->removeEventFilter(this);
    if (event->type() == QEvent::ParentChange && parentWidget())
        parentWidget()->installEventFilter(this);
    const bool isHandled = QLabel::event(event);
    const bool isLook
        = event->type() == QEvent::PaletteChange || event->type() == QEvent::ParentChange;
    if (isLook && !m_isApplying)
        apply();
    return isHandled;
}

bool MutedLabel::eventFilter(QObject *watched, QEvent *event)
{
    // A font with a size of its own is not told when the one it is a share of changes.
    if (watched == parentWidget() && event->type() == QEvent::FontChange)
        apply();
    return QLabel::eventFilter(watched, event);
}

} // namespace seq2seq::ui

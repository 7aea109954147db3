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
    apply();
}

void MutedLabel::apply()
{
    m_isApplying = true;
    QPalette muted;
    const QPalette around = parentWidget() ? parentWidget()->palette() : QPalette();
    muted.setColor(QPalette::WindowText, Theme(around).mutedText);
    setPalette(muted);
    if (m_size == Size::Small)
        setFont(smallFont(parentWidget() ? parentWidget()->font() : QFont()));
    m_isApplying = false;
}

void MutedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    const bool isLook = event->type() == QEvent::PaletteChange
        || event->type() == QEvent::FontChange || event->type() == QEvent::ParentChange;
    if (isLook && !m_isApplying)
        apply();
}

} // namespace seq2seq::ui

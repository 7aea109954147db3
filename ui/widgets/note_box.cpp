// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/note_box.h"

#include "ui/widgets/theme.h"

#include <QPainter>

namespace seq2seq::ui {

namespace {

constexpr int kMargin = 8;
constexpr int kBar = 3;

} // namespace

NoteBox::NoteBox(Kind kind, QWidget *parent)
    : QLabel(parent)
    , m_kind(kind)
{
    setWordWrap(true);
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(
        Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    setMargin(kMargin);
}

void NoteBox::paintEvent(QPaintEvent *event)
{
    const Theme theme(palette());
    const QColor color = m_kind == Kind::Finding ? theme.primary : theme.accent;
    QColor ground = color;
    ground.setAlpha(theme.isDark ? 50 : 26);
    {
        QPainter painter(this);
        painter.fillRect(rect(), ground);
        painter.fillRect(QRect(0, 0, kBar, height()), color);
    }
    QLabel::paintEvent(event);
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/explanation_line.h"

#include <QEvent>

namespace seq2seq::ui {

ExplanationLine::ExplanationLine(QWidget *parent)
    : MutedLabel({}, Size::Small, parent)
{
    setObjectName(QStringLiteral("explanation"));
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    explain({});
    reserve();
}

void ExplanationLine::setIdleText(const QString &text)
{
    m_idle = text;
    explain({});
}

void ExplanationLine::explain(const QString &html)
{
    m_explanation = html;
    setText(html.isEmpty() ? m_idle.toHtmlEscaped() : html);
}

void ExplanationLine::reserve()
{
    constexpr int kLines = 2;
    setFixedHeight(
        kLines * QFontMetrics(font()).lineSpacing() + 6); // subscripts make a line a little taller
}

void ExplanationLine::changeEvent(QEvent *event)
{
    MutedLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        reserve();
}

} // namespace seq2seq::ui

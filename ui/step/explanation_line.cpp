// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/explanation_line.h"

#include <QEvent>
#include <QResizeEvent>

namespace seq2seq::ui {

namespace {

constexpr int kLongestLine = 150; // letters that a line has room for if one is to be enough

} // namespace

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
    const QFontMetrics metrics(font());
    const int lines = width() > kLongestLine * metrics.averageCharWidth() ? 1 : 2;
    setFixedHeight(lines * metrics.lineSpacing() + 6); // subscripts make a line a little taller
}

void ExplanationLine::resizeEvent(QResizeEvent *event)
{
    MutedLabel::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        reserve();
}

void ExplanationLine::changeEvent(QEvent *event)
{
    MutedLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        reserve();
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tip.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QTextDocument>
#include <QToolTip>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kTipWidth = 90; // letters

int widestTip()
{
    return kTipWidth * QFontMetrics(QToolTip::font()).averageCharWidth();
}

} // namespace

void showTipBelow(QWidget *picture, const QRect &thing, int x, const QString &text)
{
    // QToolTip keeps this distance to a mouse pointer, which is not here.
    constexpr int kPointer = 14;
    QToolTip::showText(
        picture->mapToGlobal(QPoint(x, thing.bottom() + 1 - kPointer)), text, picture);
}

QString inFewLines(const QString &html)
{
    QTextDocument document;
    document.setDefaultFont(QToolTip::font());
    document.setHtml(html);
    return QStringLiteral("<table width=\"%1\"><tr><td>%2</td></tr></table>")
        .arg(std::min(int(std::ceil(document.idealWidth())), widestTip()))
        .arg(html);
}

bool ToolTipWrapper::eventFilter(QObject *watched, QEvent *event)
{
    auto *widget = qobject_cast<QWidget *>(watched);
    if (event->type() != QEvent::ToolTip || !widget)
        return false;
    const QString text = widget->toolTip();
    const QFontMetrics metrics(QToolTip::font());
    if (Qt::mightBeRichText(text) || metrics.size(0, text).width() <= widestTip())
        return false;
    QString html = text.toHtmlEscaped();
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
        inFewLines(html.replace(u'\n', QStringLiteral("<br>"))), widget);
    return true;
}

} // namespace seq2seq::ui

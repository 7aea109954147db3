// SPDX-License-Identifier: GPL-3.0-or-later
// What tooltips say: text from files, which they would obey where it looks like HTML, and keys.
#pragma once

#include <QString>
#include <QTextDocument>
#include <QWidget>

namespace seq2seq::ui {

/// The text as a tooltip shows it letter by letter: a sentence like "<img src=...>" is no picture,
/// and no file is opened for it.
[[nodiscard]] inline QString plainToolTip(const QString &text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    return text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
}

/// A control without words: what it does, for a screen reader and, with its key, as a tooltip.
inline void nameWithKey(QWidget *control, const QString &text, const QString &key)
{
    control->setAccessibleName(text);
    control->setToolTip(QStringLiteral("%1 (%2)").arg(text, key));
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Text from files in a tooltip, which would obey it where it looks like HTML.
#pragma once

#include <QString>
#include <QTextDocument>

namespace seq2seq::ui {

/// The text as a tooltip shows it letter by letter: a sentence like "<img src=...>" is no picture,
/// and no file is opened for it.
[[nodiscard]] inline QString plainToolTip(const QString &text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    return text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
}

} // namespace seq2seq::ui

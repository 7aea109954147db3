// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/attention_equation.h"

#include <QRegularExpression>

namespace seq2seq::ui {

QString setEquation(const std::string &equation, const AttentionSymbol &symbol)
{
    static const QRegularExpression place(QStringLiteral("<(\\w+)>"));
    const QString text = QString::fromStdString(equation);
    QString result;
    qsizetype done = 0;
    for (auto found = place.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        result += text.mid(done, match.capturedStart() - done) + symbol(match.captured(1));
        done = match.capturedEnd();
    }
    return result + text.mid(done);
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// A language in which every sentence is marked, so that a test sees which texts were not translated
// again.
#pragma once

#include <QAbstractButton>
#include <QCoreApplication>
#include <QLabel>
#include <QRegularExpression>
#include <QTranslator>
#include <QWidget>

namespace seq2seq::test {

inline const QString kPseudoMark = QStringLiteral("¤");

class PseudoTranslator : public QTranslator {
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(
        const char *context, const char *source, const char *, int) const override
    {
        return QByteArray(context).startsWith("seq2seq") ? kPseudoMark + QString::fromUtf8(source)
                                                         : QString();
    }
};

/// Texts of labels, buttons, tooltips and accessible names below `root` that have letters but not
/// the mark.
inline QStringList untranslatedTexts(const QWidget &root)
{
    QStringList texts;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        QStringList own{widget->toolTip(), widget->accessibleName()};
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            own << label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            own << button->text();
        for (const QString &text : own) {
            const bool hasWord = text.contains(QRegularExpression(QStringLiteral("[a-z]{3}")));
            if (hasWord && !text.contains(kPseudoMark))
                texts << widget->objectName() + QStringLiteral(": ") + text;
        }
    }
    return texts;
}

} // namespace seq2seq::test

// SPDX-License-Identifier: GPL-3.0-or-later
// What a person can read in a window, and which of it is cut.
#pragma once

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTextDocumentFragment>

#include <cmath>

namespace seq2seq::test {

/// A text and where it stands: "QLabel epochLabel, tip: …".
struct VisibleText {
    QString where;
    QString text;

    bool operator==(const VisibleText &) const = default;
};

inline QString placeOf(const QObject &object)
{
    QString place = QString::fromLatin1(object.metaObject()->className());
    place.remove(QStringLiteral("seq2seq::ui::"));
    if (!object.objectName().isEmpty())
        place += u' ' + object.objectName();
    return place;
}

inline QString headerText(const QHeaderView &header, int section)
{
    return header.model()
        ? header.model()->headerData(section, header.orientation(), Qt::DisplayRole).toString()
        : QString();
}

/// The texts of our widgets below `root`: labels, buttons, menus, headers, boxes, tooltips and
/// accessible names, without what is data (rows of tables, what a person typed).
inline QList<VisibleText> textsOf(const QWidget &root)
{
    QList<VisibleText> texts;
    const auto add = [&](const QObject &object, const char *what, const QString &text) {
        const QString plain = text.contains(u'<') || text.contains(QStringLiteral("&lt;"))
            ? QTextDocumentFragment::fromHtml(text).toPlainText()
            : text;
        if (!plain.trimmed().isEmpty())
            texts.append({placeOf(object) + QStringLiteral(", ") + QLatin1String(what), plain});
    };
    QList<const QWidget *> widgets{&root};
    for (const QWidget *widget : root.findChildren<QWidget *>())
        widgets += widget;
    for (const QWidget *widget : widgets) {
        add(*widget, "tip", widget->toolTip());
        add(*widget, "name", widget->accessibleName());
        if (widget->isWindow())
            add(*widget, "title", widget->windowTitle());
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            add(*label, "text", label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            add(*button, "text", button->text());
        if (const auto *box = qobject_cast<const QGroupBox *>(widget))
            add(*box, "text", box->title());
        if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            add(*line, "placeholder", line->placeholderText());
        if (const auto *spin = qobject_cast<const QAbstractSpinBox *>(widget)) {
            add(*spin, "prefix", spin->property("prefix").toString());
            add(*spin, "suffix", spin->property("suffix").toString());
            add(*spin, "special", spin->specialValueText());
        }
        if (const auto *combo = qobject_cast<const QComboBox *>(widget)) {
            for (int i = 0; i < combo->count(); ++i)
                add(*combo, "entry", combo->itemText(i));
        }
        if (const auto *header = qobject_cast<const QHeaderView *>(widget);
            header && header->orientation() == Qt::Horizontal) {
            for (int i = 0; i < header->count(); ++i)
                add(*header, "section", headerText(*header, i));
        }
        if (const auto *menu = qobject_cast<const QMenu *>(widget))
            add(*menu, "title", menu->title());
        for (const QAction *action : widget->actions()) {
            add(*action, "text", action->text());
            add(*action, "tip", action->toolTip());
        }
    }
    return texts;
}

/// The words of these texts that are English and should not be: what stands between “ and ” is a
/// word of the corpus or a name.
inline QStringList englishWords(const QList<VisibleText> &texts, const QSet<QString> &allowed)
{
    static const QRegularExpression quoted(QStringLiteral("“[^”]*”|\\S+\\.[a-z0-9]{2,4}\\b|/\\S*"));
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{3,}"));
    QStringList found;
    for (const VisibleText &shown : texts) {
        QString text = shown.text;
        text.remove(u'&').remove(quoted);
        for (auto match = word.globalMatch(text); match.hasNext();) {
            const QString candidate = match.next().captured();
            if (!allowed.contains(candidate))
                found += candidate + QStringLiteral("  in  ") + shown.where + QStringLiteral(": ")
                    + shown.text;
        }
    }
    found.removeDuplicates();
    return found;
}

/// Whether some of it is shown and not scrolled away.
inline bool isInSight(const QWidget &widget)
{
    if (!widget.isVisible())
        return false;
    QRect seen = widget.rect();
    for (const QWidget *inner = &widget; !inner->isWindow(); inner = inner->parentWidget())
        seen = seen.translated(inner->pos()) & inner->parentWidget()->rect();
    return !seen.isEmpty();
}

/// Texts of visible widgets below `root` that have less room than they need.
inline QStringList cutTexts(const QWidget &root)
{
    QStringList cut;
    const auto check = [&](const QWidget &widget, const QString &text, double needed, double room) {
        if (!text.isEmpty() && needed > room + 1)
            cut += QStringLiteral("%1: “%2” needs %3, has %4")
                       .arg(placeOf(widget), text)
                       .arg(int(std::ceil(needed)))
                       .arg(int(room));
    };
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        if (!isInSight(*widget))
            continue;
        const QFontMetricsF metrics(widget->font());
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            if (label->text().isEmpty())
                continue;
            if (label->wordWrap())
                check(
                    *label, label->text(), label->heightForWidth(label->width()), label->height());
            else
                check(*label, label->text(), label->sizeHint().width(), label->width());
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            // A button that may shrink says it all in its tip.
            const bool isExplained
                = button->toolTip().contains(button->text().remove(u'&').trimmed());
            if (!isExplained)
                check(*button, button->text(), button->sizeHint().width(), button->width());
        } else if (const auto *combo = qobject_cast<const QComboBox *>(widget)) {
            constexpr int kArrow = 20;
            check(*combo, combo->currentText(),
                metrics.horizontalAdvance(combo->currentText()) + kArrow, combo->width());
        } else if (const auto *spin = qobject_cast<const QAbstractSpinBox *>(widget)) {
            const auto *line = spin->findChild<QLineEdit *>();
            check(*spin, spin->text(), metrics.horizontalAdvance(spin->text()), line->width());
        } else if (const auto *line = qobject_cast<const QLineEdit *>(widget)) {
            if (line->text().isEmpty())
                check(*line, line->placeholderText(),
                    metrics.horizontalAdvance(line->placeholderText()), line->width());
        } else if (const auto *header = qobject_cast<const QHeaderView *>(widget);
                   header && header->orientation() == Qt::Horizontal) {
            for (int i = 0; i < header->count(); ++i) {
                const QString text = headerText(*header, i);
                double widest = 0; // a name may take several lines
                for (const QString &word : text.split(u' '))
                    widest = std::max(widest, metrics.horizontalAdvance(word));
                if (!header->isSectionHidden(i))
                    check(*header, text, widest, header->sectionSize(i));
            }
        }
    }
    return cut;
}

} // namespace seq2seq::test

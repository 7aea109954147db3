// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/draft.h"

#include "ui/model/vectors_field.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFileInfo>
#include <QLineEdit>

#include <utility>

namespace seq2seq::ui {

namespace {

struct Draft {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::Draft)
};

/// Null when it is no field.
QString textOf(const QWidget *widget)
{
    if (const auto *box = qobject_cast<const QComboBox *>(widget))
        return box->currentText();
    if (const auto *box = qobject_cast<const QAbstractSpinBox *>(widget))
        return box->text();
    if (const auto *box = qobject_cast<const QCheckBox *>(widget))
        return box->isChecked() ? Draft::tr("on") : Draft::tr("off");
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return line->text();
    if (const auto *field = qobject_cast<const VectorsField *>(widget))
        return field->path().isEmpty() ? Draft::tr("random") : QFileInfo(field->path()).fileName();
    return {};
}

} // namespace

QVector<FieldText> fieldTexts(const QVector<QWidget *> &forms)
{
    QVector<FieldText> texts;
    for (const QWidget *form : forms)
        for (const QWidget *widget : form->findChildren<QWidget *>()) {
            const QString text = textOf(widget);
            if (text.isNull() || widget->objectName().isEmpty()
                || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            texts << FieldText{widget->objectName(), widget->accessibleName().remove(u'&'), text};
        }
    return texts;
}

QVector<FieldChange> changesBetween(
    const QVector<FieldText> &before, const QVector<FieldText> &after)
{
    QVector<FieldChange> changes;
    for (qsizetype i = 0; i < std::min(before.size(), after.size()); ++i)
        if (before.at(i).text != after.at(i).text)
            changes << FieldChange{after.at(i).field,
                QStringLiteral("%1 %2 → %3")
                    .arg(after.at(i).name, before.at(i).text, after.at(i).text)};
    return changes;
}

DraftCommand::DraftCommand(
    ModelChoice before, ModelChoice after, const QString &field, const QString &text, Apply apply)
    : QUndoCommand(text)
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_field(field)
    , m_apply(std::move(apply))
{
}

void DraftCommand::undo()
{
    m_apply(m_before);
}

void DraftCommand::redo()
{
    if (!std::exchange(m_isDone, false))
        m_apply(m_after);
}

bool DraftCommand::mergeWith(const QUndoCommand *other)
{
    const auto *next = static_cast<const DraftCommand *>(other);
    if (m_field.isEmpty() || next->m_field != m_field)
        return false;
    m_after = next->m_after;
    // "h 64 → 96" and "h 96 → 128" are "h 64 → 128".
    const QString arrow = QStringLiteral(" → ");
    setText(text().section(arrow, 0, 0) + arrow + next->text().section(arrow, -1));
    setObsolete(m_after == m_before);
    return true;
}

} // namespace seq2seq::ui

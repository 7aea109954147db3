// SPDX-License-Identifier: GPL-3.0-or-later
// One labelled field of a form, with its name for screen readers and its meaning as tooltip on
// label and field.
#pragma once

#include <QFormLayout>
#include <QLabel>

namespace seq2seq::ui {

/// Adds `field` under the label `name`; `meaning` says what it is, with its unit.
inline void addFormRow(
    QFormLayout *form, const QString &name, QWidget *field, const QString &meaning)
{
    auto *label = new QLabel(name);
    label->setBuddy(field);
    label->setToolTip(meaning);
    field->setToolTip(meaning);
    field->setAccessibleName(name);
    field->setAccessibleDescription(meaning);
    form->addRow(label, field);
}

} // namespace seq2seq::ui

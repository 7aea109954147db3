// SPDX-License-Identifier: GPL-3.0-or-later
// The model a person is drawing up, as fields with texts, and its changes as commands to undo.
#pragma once

#include "ui/model/model_choice.h"

#include <QString>
#include <QUndoCommand>
#include <QVector>

#include <functional>

class QWidget;

namespace seq2seq::ui {

/// A field of a form as it reads.
struct FieldText {
    QString field; ///< object name
    QString name; ///< as it is called
    QString text;
    bool operator==(const FieldText &) const = default;
};

/// All fields below these widgets that have a name.
[[nodiscard]] QVector<FieldText> fieldTexts(const QVector<QWidget *> &forms);

/// The fields that differ: "attention none → general".
struct FieldChange {
    QString field;
    QString text;
};
[[nodiscard]] QVector<FieldChange> changesBetween(
    const QVector<FieldText> &before, const QVector<FieldText> &after);

/// One change of a draft; changes of one field that follow each other are one to undo.
class DraftCommand : public QUndoCommand {
public:
    using Apply = std::function<void(const ModelChoice &)>;

    /// @param field that was changed; empty when there were several
    DraftCommand(ModelChoice before, ModelChoice after, const QString &field, const QString &text,
        Apply apply);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override { return 1; }
    bool mergeWith(const QUndoCommand *other) override;

private:
    ModelChoice m_before;
    ModelChoice m_after;
    QString m_field;
    Apply m_apply;
    bool m_isDone = true; ///< the form shows it already when the command is made
};

} // namespace seq2seq::ui

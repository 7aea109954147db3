// SPDX-License-Identifier: GPL-3.0-or-later
// Answers in place of a person who chooses a file.
#pragma once

#include "ui/widgets/file_dialog.h"

#include <QFile>
#include <QStringList>
#include <QTemporaryDir>

namespace seq2seq::test {

/// Saves everything under its suggested name into a temporary folder; opens what it is told to.
class AnsweringFileDialog : public ui::FileDialog {
public:
    QString askOpen(QWidget *, const QString &, const QString &) override { return nextOpen; }
    QString askSave(
        QWidget *, const QString &, const QString &suggestedName, const QString &) override
    {
        savedName = suggestedName;
        return folder.filePath(suggestedName);
    }
    bool askReplace(QWidget *, const QStringList &paths) override
    {
        replaced << paths;
        return mayReplace;
    }
    void reportFailure(QWidget *, const QString &sentence) override { failures << sentence; }

    /// What was saved last; empty when nothing was.
    [[nodiscard]] QByteArray saved() const
    {
        QFile file(folder.filePath(savedName));
        return !savedName.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll()
                                                                      : QByteArray();
    }

    QTemporaryDir folder;
    QString savedName;
    QString nextOpen;
    QStringList failures;
    QStringList replaced; ///< what was there already and was asked about
    bool mayReplace = true;
};

} // namespace seq2seq::test

// SPDX-License-Identifier: GPL-3.0-or-later
// The seam between views and the file system: asks where, writes, and says so when it failed. Tests
// answer in its place.
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <QStringList>

class QWidget;

namespace seq2seq::ui {

class FileDialog {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::FileDialog)

public:
    virtual ~FileDialog() = default;

    /// A path to open, empty when cancelled. `filter` as QFileDialog has it: "Tables (*.csv)".
    [[nodiscard]] virtual QString askOpen(
        QWidget *parent, const QString &title, const QString &filter);
    /// A path to write to, empty when cancelled. The suffix of `suggestedName` is added when none
    /// was typed. Whether a file that is there may be replaced is asked by chooseSavePath().
    [[nodiscard]] virtual QString askSave(
        QWidget *parent, const QString &title, const QString &suggestedName, const QString &filter);
    /// Whether these files, which are there, may be replaced.
    [[nodiscard]] virtual bool askReplace(QWidget *parent, const QStringList &paths);
    /// Tells the person a sentence about a failure.
    virtual void reportFailure(QWidget *parent, const QString &sentence);

    /// askSave(), and askReplace() when a file is there. Empty when either was declined: no way to
    /// write goes past this question, whatever the dialog of the system asks.
    [[nodiscard]] QString chooseSavePath(
        QWidget *parent, const QString &title, const QString &suggestedName, const QString &filter);
    /// Asks for a path and writes `content` there, by way of a temporary file. False when cancelled
    /// or failed (and told).
    bool save(QWidget *parent, const QString &title, const QString &suggestedName,
        const QString &filter, const QByteArray &content);
};

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The seam between views and the file system.
#include "ui/widgets/file_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>

namespace seq2seq::ui {

QString FileDialog::askOpen(QWidget *parent, const QString &title, const QString &filter)
{
    return QFileDialog::getOpenFileName(parent, title, {}, filter);
}

QString FileDialog::askSave(
    QWidget *parent, const QString &title, const QString &suggestedName, const QString &filter)
{
    QFileDialog dialog(parent, title, {}, filter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setOption(QFileDialog::DontConfirmOverwrite); // asked by chooseSavePath(), always
    dialog.setDefaultSuffix(QFileInfo(suggestedName).suffix());
    dialog.selectFile(suggestedName);
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

bool FileDialog::askReplace(QWidget *parent, const QStringList &paths)
{
    QStringList names;
    for (const QString &path : paths)
        names << QFileInfo(path).fileName();
    QMessageBox box(QMessageBox::Warning, tr("Replace what is there?"),
        paths.size() == 1
            ? tr("%1 is there already. Replace it?").arg(names.constFirst())
            : tr("%1 are there already. Replace them?").arg(names.join(QStringLiteral(", "))),
        QMessageBox::Cancel, parent);
    box.setInformativeText(
        tr("Folder: %1").arg(QDir::toNativeSeparators(QFileInfo(paths.value(0)).absolutePath())));
    QPushButton *replace = box.addButton(tr("Replace"), QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == replace;
}

QString FileDialog::chooseSavePath(
    QWidget *parent, const QString &title, const QString &suggestedName, const QString &filter)
{
    const QString path = askSave(parent, title, suggestedName, filter);
    if (path.isEmpty() || !QFileInfo::exists(path) || askReplace(parent, {path}))
        return path;
    return {};
}

void FileDialog::reportFailure(QWidget *parent, const QString &sentence)
{
    QMessageBox::warning(parent, tr("Not saved"), sentence);
}

bool FileDialog::save(QWidget *parent, const QString &title, const QString &suggestedName,
    const QString &filter, const QByteArray &content)
{
    const QString path = chooseSavePath(parent, title, suggestedName, filter);
    if (path.isEmpty())
        return false;
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return true;
    reportFailure(parent,
        tr("%1 could not be written: %2. Choose another folder or free some space.")
            .arg(QDir::toNativeSeparators(path), file.errorString()));
    return false;
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The questions as dialogs.
#include "app/questions.h"

#include <QFileDialog>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

namespace seq2seq::app {

SaveAnswer Questions::askToSave(QWidget *parent, const QString &name)
{
    QMessageBox box(QMessageBox::Question, tr("Save the experiment?"),
        tr("“%1” was trained and has not been saved. Save it?").arg(name),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, parent);
    box.setInformativeText(tr("Without saving, the training since it was opened is lost."));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save:
        return SaveAnswer::Save;
    case QMessageBox::Discard:
        return SaveAnswer::Discard;
    default:
        return SaveAnswer::Cancel;
    }
}

bool Questions::askToReset(QWidget *parent, qint64 updates)
{
    QMessageBox box(QMessageBox::Warning, tr("Forget all training?"),
        tr("The model goes back to random weights; %1 updates are forgotten.")
            .arg(QLocale().toString(updates)),
        QMessageBox::Cancel, parent);
    QPushButton *reset = box.addButton(tr("Reset"), QMessageBox::DestructiveRole);
    box.setInformativeText(tr("A saved file stays as it is until you save again."));
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == reset;
}

QStringList Questions::askCorpusFiles(QWidget *parent)
{
    return QFileDialog::getOpenFileNames(parent,
        tr("Open one tab-separated file, or two files with a sentence a line"), {},
        tr("Sentence pairs (*.tsv *.txt *.tab *.csv);;All files (*)"));
}

QString Questions::askFolder(QWidget *parent, const QString &title)
{
    return QFileDialog::getExistingDirectory(parent, title);
}

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
// The questions as dialogs.
#include "app/questions.h"

#include "ui/data/file_patterns.h"

#include <QFileDialog>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
#include <limits>

namespace seq2seq::app {

namespace {

QString pairsFilter()
{
    return Questions::tr("Sentence pairs (%1);;All files (*)").arg(ui::pairFilePatterns());
}

} // namespace

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

ChangedAnswer Questions::askAboutChangedFile(QWidget *parent, const QString &path)
{
    QMessageBox box(QMessageBox::Warning, tr("Save over a changed file?"),
        tr("Another program has changed “%1” since it was opened or saved here.").arg(path),
        QMessageBox::Cancel, parent);
    QPushButton *over = box.addButton(tr("Save Over It"), QMessageBox::DestructiveRole);
    QPushButton *elsewhere = box.addButton(tr("Save As…"), QMessageBox::AcceptRole);
    box.setInformativeText(
        tr("Saving over it loses what the other program wrote. Until then nothing is saved by "
           "itself."));
    box.setDefaultButton(elsewhere);
    box.exec();
    if (box.clickedButton() == over)
        return ChangedAnswer::SaveOver;
    return box.clickedButton() == elsewhere ? ChangedAnswer::SaveElsewhere : ChangedAnswer::Cancel;
}

bool Questions::askToDropPairChanges(QWidget *parent)
{
    QMessageBox box(QMessageBox::Warning, tr("Forget the changed pairs?"),
        tr("Pairs were changed in Data, and no run has taken the changes over yet."),
        QMessageBox::Cancel, parent);
    QPushButton *drop = box.addButton(tr("Forget the Changes"), QMessageBox::DestructiveRole);
    box.setInformativeText(tr("To keep them, go on with the changed pairs in Data first."));
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == drop;
}

bool Questions::askToReset(QWidget *parent, qint64 updates)
{
    QMessageBox box(QMessageBox::Warning, tr("Forget all training?"),
        tr("The model goes back to random weights; %1 updates are forgotten.")
            .arg(QLocale().toString(updates)),
        QMessageBox::Cancel, parent);
    QPushButton *reset = box.addButton(tr("Reset"), QMessageBox::DestructiveRole);
    box.setInformativeText(
        tr("A saved file stays as it is until training goes on or you save again."));
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == reset;
}

QStringList Questions::askCorpusFiles(QWidget *parent)
{
    return QFileDialog::getOpenFileNames(parent,
        tr("Open one file of pairs, or two files with a sentence a line"), {}, pairsFilter());
}

QString Questions::askForTrainingFile(QWidget *parent, const QString &name, qint64 pairs)
{
    QMessageBox box(QMessageBox::Question, tr("Where are the training sentences?"),
        tr("This experiment was trained on the file “%1”, which is not beside it.").arg(name),
        QMessageBox::NoButton, parent);
    box.setTextFormat(Qt::PlainText); // the name comes from a file
    box.setInformativeText(
        tr("It holds or belongs to %n sentence pair(s). Without it the experiment "
           "can translate, but not be trained further.",
            nullptr, int(std::min<qint64>(pairs, std::numeric_limits<int>::max()))));
    QPushButton *find = box.addButton(tr("Find the File…"), QMessageBox::AcceptRole);
    box.addButton(tr("Not Now"), QMessageBox::RejectRole);
    box.setDefaultButton(find);
    box.exec();
    if (box.clickedButton() != find)
        return {};
    return QFileDialog::getOpenFileName(parent, tr("Find “%1”").arg(name), {}, pairsFilter());
}

QString Questions::askFolder(QWidget *parent, const QString &title)
{
    return QFileDialog::getExistingDirectory(parent, title);
}

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
// All lines of the chosen files are looked at before anything is taken: what is wrong with them,
// and a click that shows the line.
#include "ui/data/import_dialog_p.h"

#include "ui/widgets/language.h"

#include <QHeaderView>

namespace seq2seq::ui {

bool isSameReading(const ImportChoice &a, const ImportChoice &b)
{
    return a.origin == b.origin && a.format == b.format && a.sourceEncoding == b.sourceEncoding
        && a.targetEncoding == b.targetEncoding;
}

void ImportDialog::Private::buildProblems(QBoxLayout *layout)
{
    auto *row = new QHBoxLayout;
    checkNote = new QLabel;
    checkNote->setObjectName(QStringLiteral("checkNote"));
    checkNote->setAccessibleName(ImportDialog::tr("What reading all lines found"));
    toStart = new QPushButton(ImportDialog::tr("First &lines"));
    toStart->setObjectName(QStringLiteral("toStart"));
    toStart->setAutoDefault(false);
    toStart->setToolTip(ImportDialog::tr("Shows the beginning of the file again"));
    connect(toStart, &QPushButton::clicked, q, [this] {
        fromLine = 1;
        showPreview();
    });
    row->addWidget(checkNote, 1);
    row->addWidget(toStart);
    problems = new ProblemModel(q);
    problemTable = new QTableView;
    problemTable->setObjectName(QStringLiteral("problems"));
    problemTable->setAccessibleName(ImportDialog::tr("Problems of the file"));
    problemTable->setToolTip(
        ImportDialog::tr("Every line that gives no pair, and why; a click shows it above"));
    problemTable->setModel(problems);
    problemTable->setWordWrap(false);
    problemTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    problemTable->setSelectionMode(QAbstractItemView::SingleSelection);
    problemTable->setTabKeyNavigation(false);
    problemTable->horizontalHeader()->setStretchLastSection(true);
    problemTable->verticalHeader()->hide();
    problemTable->verticalHeader()->setDefaultSectionSize(problemTable->fontMetrics().height() + 6);
    problemTable->setFixedHeight(3 * (problemTable->fontMetrics().height() + 6)
        + problemTable->horizontalHeader()->sizeHint().height());
    connect(problemTable->selectionModel(), &QItemSelectionModel::currentRowChanged, q,
        [this](const QModelIndex &current) { jumpTo(current); });
    connect(problemTable, &QTableView::clicked, q,
        [this](const QModelIndex &clicked) { jumpTo(clicked); });
    layout->addLayout(row);
    layout->addWidget(problemTable);
    showCheck();
}

/// Asks once for each choice of files, format and columns that could be imported.
void ImportDialog::Private::requestCheck()
{
    const ImportChoice wanted = q->choice();
    if (isSameReading(wanted, checked) || !obstacle().isEmpty())
        return;
    checked = wanted;
    isChecked = false;
    checkProblem.clear();
    problems->setReport({});
    showCheck();
    emit q->checkRequested(wanted);
}

void ImportDialog::Private::showCheck()
{
    const bool isAsked = checked.origin.kind != CorpusOrigin::Kind::None;
    checkNote->setText(!isAsked ? QString()
            : isChecked         ? problems->summary()
                                : ImportDialog::tr("Looking at all lines…"));
    problemTable->setVisible(problems->rowCount() > 0);
}

void ImportDialog::Private::jumpTo(const QModelIndex &problem)
{
    const qulonglong line = problems->lineOf(problem);
    if (line == 0 || line == fromLine)
        return;
    fromLine = line;
    requestPreviews();
}

/// @param line  that was jumped to; 1: the beginning of the file is shown
void ImportDialog::Private::markLine(qulonglong line)
{
    toStart->setVisible(line > 1);
    const int row = line > 1 ? preview->markLine(line) : -1;
    if (row >= 0)
        previewTable->scrollTo(preview->index(row, 0));
}

void ImportDialog::setReport(const ImportChoice &choice, const ReadReport &report)
{
    if (!isSameReading(choice, d->checked))
        return; // other files or columns have been chosen meanwhile
    d->isChecked = true;
    d->checkProblem.clear();
    d->problems->setReport(report);
    d->showCheck();
    d->follow();
}

void ImportDialog::setCheckProblem(const ImportChoice &choice, const QString &sentence)
{
    if (!isSameReading(choice, d->checked))
        return;
    d->isChecked = true;
    d->checkProblem = sentence;
    d->problems->setReport({});
    d->showCheck();
    d->follow();
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/correction_dialog.h"

#include "ui/widgets/dialog_size.h"
#include "ui/widgets/language.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace seq2seq::ui {

namespace {

QString bleuText(double bleu)
{
    return QLocale().toString(bleu, 'f', 0);
}

} // namespace

CorrectionDialog::CorrectionDialog(QWidget *parent)
    : QDialog(parent)
    , m_sourceLabel(new QLabel)
    , m_source(new QLabel)
    , m_referenceLabel(new QLabel)
    , m_reference(new QLabel)
    , m_targetLabel(new QLabel)
    , m_target(new QLineEdit)
    , m_train(new QPushButton)
    , m_outcome(new QLabel)
    , m_changes(new QTableWidget(0, 4))
{
    setObjectName(QStringLiteral("correctionDialog"));
    m_target->setObjectName(QStringLiteral("correctedTranslation"));
    m_train->setObjectName(QStringLiteral("trainOnCorrection"));
    m_outcome->setObjectName(QStringLiteral("correctionOutcome"));
    m_changes->setObjectName(QStringLiteral("correctionChanges"));
    for (QLabel *label : {m_source, m_reference, m_outcome}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_targetLabel->setBuddy(m_target);
    m_changes->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_changes->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_changes->verticalHeader()->hide();
    m_changes->setWordWrap(true);
    m_changes->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_changes->horizontalHeader()->setSectionResizeMode(3, QHeaderView::ResizeToContents);

    auto *form = new QFormLayout;
    form->addRow(m_sourceLabel, m_source);
    form->addRow(m_referenceLabel, m_reference);
    auto *row = new QHBoxLayout;
    row->addWidget(m_target, 1);
    row->addWidget(m_train);
    form->addRow(m_targetLabel, row);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_outcome);
    column->addWidget(m_changes, 1);
    connect(m_train, &QPushButton::clicked, this, &CorrectionDialog::request);
    connect(m_target, &QLineEdit::textChanged, this, [this] { setWaiting(m_isWaiting); });
    m_train->setDefault(true);
    fitDialog(this, 44, 26);
    inEveryLanguage(this, [this] { retranslate(); });
}

void CorrectionDialog::retranslate()
{
    setWindowTitle(tr("Correct and go on"));
    m_sourceLabel->setText(tr("Sentence"));
    m_referenceLabel->setText(tr("Reference"));
    m_targetLabel->setText(tr("&Correct translation"));
    m_target->setToolTip(tr("What the model should have written for the sentence"));
    m_train->setText(tr("Train on it"));
    m_train->setToolTip(
        tr("Makes updates on this pair alone until the model writes the corrected translation, 20 "
           "at most, and lists every dev sentence that is translated differently afterwards"));
    m_changes->setAccessibleName(tr("What else changed"));
    m_changes->setHorizontalHeaderLabels({tr("source"), tr("before"), tr("after"), tr("BLEU")});
    showReport();
}

void CorrectionDialog::setSentence(
    const QString &source, const QString &reference, const QString &translation)
{
    m_source->setText(source);
    m_reference->setText(reference);
    m_target->setText(translation);
    m_target->setFocus();
    m_report.reset();
    setWaiting(false);
}

void CorrectionDialog::setWaiting(bool isWaiting)
{
    m_isWaiting = isWaiting;
    m_train->setEnabled(!isWaiting && !m_target->text().trimmed().isEmpty());
    showReport();
}

void CorrectionDialog::setReport(const std::shared_ptr<const CorrectionReport> &report)
{
    if (QString::fromStdString(report->pair.source) != m_source->text())
        return; // another sentence is being corrected by now
    m_report = report;
    setWaiting(false);
}

void CorrectionDialog::request()
{
    m_report.reset();
    setWaiting(true);
    emit correctionRequested(m_source->text(), m_target->text().trimmed());
}

void CorrectionDialog::showReport()
{
    m_changes->setRowCount(0);
    if (!m_report) {
        m_outcome->setText(m_isWaiting
                ? tr("Translating the dev sentences, training, and translating them again…")
                : QString());
        return;
    }
    const QLocale locale;
    const auto updates = int(m_report->points.size());
    QString text = m_report->isLearnt
        ? tr("After %n update(s) the model writes it.", nullptr, updates)
        : tr("After %n update(s) the model writes: %1", nullptr, updates)
              .arg(QString::fromStdString(m_report->after));
    text += u'\n'
        + tr("%1 of %2 other dev sentences are translated differently; mean sentence BLEU %3, "
             "before %4.")
              .arg(m_report->changed.size())
              .arg(m_report->compared)
              .arg(locale.toString(m_report->bleuAfter, 'f', 1),
                  locale.toString(m_report->bleuBefore, 'f', 1));
    m_outcome->setText(text);
    for (const CorrectionReport::Change &change : m_report->changed) {
        const int row = m_changes->rowCount();
        m_changes->insertRow(row);
        const QStringList cells{QString::fromStdString(change.before.source),
            QString::fromStdString(change.before.translation),
            QString::fromStdString(change.after.translation),
            tr("%1 → %2").arg(bleuText(change.before.bleu), bleuText(change.after.bleu))};
        for (int column = 0; column < int(cells.size()); ++column)
            m_changes->setItem(row, column, new QTableWidgetItem(cells[column]));
    }
    m_changes->resizeRowsToContents();
}

} // namespace seq2seq::ui

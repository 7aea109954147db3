// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/together_card.h"

#include "ui/compare/run_texts.h"
#include "ui/compare/study_book.h"
#include "ui/translate/what_if_menus.h"
#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/number_table.h"
#include "ui/widgets/save_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kDigits = 1;
constexpr int kProgressSteps = 1000;

QString signedNumber(double value)
{
    return (value > 0 ? QStringLiteral("+") : QString()) + fixedNumber(value, kDigits);
}

double share(std::size_t part, std::size_t whole)
{
    return whole > 0 ? double(part) / double(whole) : 0;
}

} // namespace

TogetherCard::TogetherCard(StudyBook &book, QWidget *parent)
    : Card({}, parent)
    , m_book(book)
{
    setObjectName(QStringLiteral("togetherCard"));
    setContentMargin(8);
    build();
    connect(m_ensemble, &QPushButton::clicked, this, [this] { emit ensembleRequested(m_files); });
    connect(m_average, &QPushButton::clicked, this, [this] { emit averageRequested(m_files); });
    connect(m_audit, &QPushButton::clicked, this, [this] { emit auditRequested(withAttention()); });
    connect(m_stop, &QPushButton::clicked, this, &TogetherCard::stopRequested);
    connect(&m_book, &StudyBook::studyChanged, this, &TogetherCard::showState);
    inEveryLanguage(this, [this] { nameAll(); });
}

void TogetherCard::build()
{
    m_ensemble = new QPushButton;
    m_ensemble->setObjectName(QStringLiteral("ensembleRuns"));
    m_average = new QPushButton;
    m_average->setObjectName(QStringLiteral("averageRuns"));
    m_audit = new QPushButton;
    m_audit->setObjectName(QStringLiteral("auditRuns"));
    m_work = new QWidget;
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("togetherProgress"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(8);
    m_progress->setRange(0, kProgressSteps);
    m_stop = new QPushButton;
    m_stop->setObjectName(QStringLiteral("togetherStop"));
    auto *work = new QHBoxLayout(m_work);
    work->setContentsMargins(0, 0, 0, 0);
    work->addWidget(m_progress, 1);
    work->addWidget(m_stop);
    m_text = new QLabel;
    m_text->setObjectName(QStringLiteral("togetherText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_table = new NumberTable(NumberTable::Colors::Blues);
    m_table->setObjectName(QStringLiteral("auditTable"));
    m_save = makeSaveMenuButton("saveAudit", [this](QMenu *menu) {
        for (const Figure &figure : figures())
            addFigureActions(menu, m_table, figure, [this] { return m_fileDialog; });
    });
    addHeaderWidget(m_save);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *pair = new QHBoxLayout;
    pair->addWidget(m_ensemble);
    pair->addWidget(m_average);
    column->addLayout(pair);
    column->addWidget(m_audit);
    column->addWidget(m_work);
    column->addWidget(m_text);
    column->addWidget(m_table, 1);
    column->addStretch(0);
    setContent(content);
}

void TogetherCard::nameAll()
{
    setTitle(tr("From the ticked runs"));
    m_ensemble->setText(tr("Ensemble"));
    m_ensemble->setToolTip(
        tr("Translates the dev sentences with all of them at once, by the mean of their "
           "probabilities at every step (Sutskever 2014)"));
    m_average->setText(tr("Average weights"));
    m_average->setToolTip(
        tr("Writes a new run into the study’s folder whose weights are the mean of theirs: for "
           "runs that went on from one beginning"));
    m_audit->setText(tr("Attention audit"));
    m_audit->setToolTip(
        tr("Counts which words stay when attention is changed, of content words and "
           "of function words (Moradi 2019)"));
    m_stop->setText(tr("Stop"));
    m_save->setAccessibleName(tr("Save the audit"));
    m_save->setToolTip(tr("Save this table as PNG, SVG, PDF or CSV"));
    m_table->setAccessibleName(tr("Words that stay when attention is changed"));
    m_progress->setAccessibleName(tr("How much is done"));
    showState();
}

QStringList TogetherCard::withAttention() const
{
    QStringList some;
    for (const QString &file : m_files) {
        const int run = m_book.indexOf(file);
        if (run >= 0 && m_book.run(run).setting("attention") != "none")
            some << file;
    }
    return some;
}

QString TogetherCard::titleOfRun(const QString &file) const
{
    const int run = m_book.indexOf(file);
    return run < 0 ? file : runTitle(m_book.study(), run);
}

void TogetherCard::setRuns(const QStringList &files)
{
    if (files != m_files)
        m_shown = {}; // it is of others
    m_files = files;
    showState();
}

void TogetherCard::setWorking(double part)
{
    m_part = part;
    showState();
}

void TogetherCard::conclude(Shown shown)
{
    m_part = -1;
    m_shown = std::move(shown);
    showState();
}

void TogetherCard::setEnsemble(int runs, const QString &best, const SystemComparison &comparison)
{
    conclude({Shown::Kind::Ensemble, runs, best, comparison, {}, {}});
}

void TogetherCard::setAverage(const QString &file)
{
    conclude({Shown::Kind::Average, 0, file, {}, {}, {}});
}

void TogetherCard::setAudits(Audits audits)
{
    conclude({Shown::Kind::Audit, 0, {}, {}, std::move(audits), {}});
}

void TogetherCard::setProblem(const QString &sentence)
{
    conclude({Shown::Kind::Problem, 0, {}, {}, {}, sentence});
}

void TogetherCard::setIdle()
{
    conclude({});
}

void TogetherCard::showState()
{
    const bool isWorking = m_part >= 0;
    const bool isAudit = m_shown.kind == Shown::Kind::Audit && !isWorking;
    m_ensemble->setEnabled(!isWorking && m_files.size() > 1);
    m_average->setEnabled(!isWorking && m_files.size() > 1);
    m_audit->setEnabled(!isWorking && !withAttention().isEmpty());
    m_work->setVisible(isWorking);
    m_progress->setValue(int(std::lround(kProgressSteps * std::max(m_part, 0.0))));
    m_text->setText(isWorking ? QString() : sentence());
    m_text->setVisible(!m_text->text().isEmpty());
    m_table->setVisible(isAudit);
    m_save->setVisible(isAudit);
    if (isAudit)
        showAudits();
}

QString TogetherCard::sentence() const
{
    switch (m_shown.kind) {
    case Shown::Kind::Ensemble: {
        const BootstrapResult &bleu = m_shown.comparison.bleu;
        return tr("%1 runs together: BLEU %2. %3, the best of them alone: %4. Difference %5 (95 %: "
                  "%6 … %7, p %8).")
            .arg(QString::number(m_shown.runs), fixedNumber(bleu.second, kDigits),
                titleOfRun(m_shown.file), fixedNumber(bleu.first, kDigits),
                signedNumber(bleu.second - bleu.first), signedNumber(bleu.low),
                signedNumber(bleu.high), fixedNumber(bleu.p, 3));
    }
    case Shown::Kind::Average:
        return tr("%1 is in the study now. Tick it to compare it with those it was made of.")
            .arg(m_shown.file);
    case Shown::Kind::Audit:
        return auditSentence();
    case Shown::Kind::Problem:
        return m_shown.problem;
    case Shown::Kind::Nothing:
        break;
    }
    return m_files.size() > 1 ? QString()
                              : tr("Tick two trained runs or more to put them together.");
}

/// The first row of the first run: the others are in the table.
QString TogetherCard::auditSentence() const
{
    if (m_shown.audits.empty() || m_shown.audits.front().second->rows.empty())
        return {};
    const auto &[file, audit] = m_shown.audits.front();
    const AuditRow &row = audit->rows.front();
    const auto percent = [](double value) { return fixedNumber(100 * value, 0); };
    return tr("%1, “%2”, %3 sentences: %4 % of the function words stay and %5 % of the content "
              "words.")
        .arg(titleOfRun(file), WhatIfMenus::kindName(row.kind), QString::number(audit->sentences),
            percent(share(row.functionStay, row.functionWords)),
            percent(share(row.stay - row.functionStay, row.words - row.functionWords)));
}

void TogetherCard::showAudits()
{
    NumberTable::Content content;
    content.corner = tr("attention is changed");
    content.columns = {tr("content words"), tr("function words"), tr("all")};
    content.remarkColumns = {tr("log p lost")};
    for (const auto &[file, audit] : m_shown.audits) {
        for (const AuditRow &row : audit->rows) {
            const QString change = WhatIfMenus::kindName(row.kind);
            NumberRow shown;
            shown.name = m_shown.audits.size() > 1
                ? QStringLiteral("%1 · %2").arg(titleOfRun(file), change)
                : change;
            shown.meaning
                = tr("Share of the words of %1 that stay the likeliest").arg(titleOfRun(file));
            shown.cells = {{share(row.stay - row.functionStay, row.words - row.functionWords)},
                {share(row.functionStay, row.functionWords)}, {share(row.stay, row.words)}};
            shown.remarks = {fixedNumber(row.logProbabilityLost, 2)};
            content.rows.push_back(std::move(shown));
        }
    }
    m_table->setContent(std::move(content));
}

std::vector<Figure> TogetherCard::figures() const
{
    if (m_shown.kind != Shown::Kind::Audit)
        return {};
    NumberTable *table = m_table;
    return {pictureFigure(
        table, QStringLiteral("attention-audit"), [table] { return table->toCsv(); })};
}

} // namespace seq2seq::ui

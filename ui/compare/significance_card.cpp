// SPDX-License-Identifier: GPL-3.0-or-later
// The choice of A and B; what the answer says is in significance_answer.cpp.
#include "ui/compare/significance_card.h"

#include "ui/compare/difference_plot.h"
#include "ui/compare/run_texts.h"
#include "ui/compare/study_book.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/note_box.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace seq2seq::ui {

namespace {

constexpr std::array kSamples{200, 1000, 5000};
constexpr double kLeastAnswer = 10; ///< lines of text: the choice and the verdict
constexpr double kWholeAnswer = 34; ///< lines of text that the card has room for

} // namespace

SignificanceCard::SignificanceCard(StudyBook &book, QWidget *parent)
    : Card({}, parent)
    , m_book(book)
{
    setObjectName(QStringLiteral("significanceCard"));
    setContentMargin(8);
    setContent(makeContent());
    m_save = makeSaveMenuButton(
        "saveDifference", [this](QMenu *menu) { m_plot->addSaveActions(menu); });
    addHeaderWidget(m_save);
    connect(&m_book, &StudyBook::studyChanged, this, &SignificanceCard::fillRuns);
    connect(m_plot, &Plot::themed, this, &SignificanceCard::fillRuns); // colours of the other theme
    inEveryLanguage(this, [this] { nameAll(); });
}

QWidget *SignificanceCard::makeForm()
{
    auto *form = new QWidget;
    auto *grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        m_names[i] = new QLabel;
        m_runs[i] = new QComboBox;
        m_runs[i]->setObjectName(i == 0 ? QStringLiteral("runA") : QStringLiteral("runB"));
        m_runs[i]->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_runs[i]->setMinimumContentsLength(10);
        m_names[i]->setBuddy(m_runs[i]);
        grid->addWidget(m_names[i], int(i), 0);
        grid->addWidget(m_runs[i], int(i), 1, 1, 3);
        connect(m_runs[i], &QComboBox::activated, this,
            [this, i] { m_chosen[i] = m_runs[i]->currentData().toString(); });
        connect(m_runs[i], &QComboBox::currentIndexChanged, this, &SignificanceCard::ask);
    }
    m_measure = new QComboBox;
    m_measure->setObjectName(QStringLiteral("differenceMeasure"));
    for (int i = 0; i < 3; ++i)
        m_measure->addItem({});
    connect(m_measure, &QComboBox::currentIndexChanged, this, &SignificanceCard::showResult);
    m_method = new MutedLabel({}, MutedLabel::Size::Small);
    m_method->setWordWrap(true);
    m_samples = new QComboBox;
    m_samples->setObjectName(QStringLiteral("differenceSamples"));
    for (const int samples : kSamples)
        m_samples->addItem({}, samples);
    m_samples->setCurrentIndex(1);
    connect(m_samples, &QComboBox::currentIndexChanged, this, &SignificanceCard::ask);
    auto *line = new QHBoxLayout;
    line->addWidget(m_measure);
    line->addWidget(m_samples);
    line->addStretch(1);
    grid->addLayout(line, 2, 1, 1, 3);
    grid->addWidget(m_method, 3, 1, 1, 3);
    grid->setColumnStretch(1, 1);
    return form;
}

QWidget *SignificanceCard::makeContent()
{
    m_plot = new DifferencePlot;
    m_hint = new MutedLabel;
    m_hint->setObjectName(QStringLiteral("significanceHint"));
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    auto *answer = new QWidget;
    auto *column = new QVBoxLayout(answer);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_verdict = new NoteBox(NoteBox::Kind::Finding);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_seeds = new NoteBox(NoteBox::Kind::Warning);
    m_seeds->setObjectName(QStringLiteral("seedsRemark"));
    connect(m_seeds, &QLabel::linkActivated, this, [this](const QString &link) {
        emit seedsRequested(link == QLatin1String("a") ? m_asked.a : m_asked.b);
    });
    column->addWidget(m_verdict); // what is looked for comes first: the rest may scroll
    column->addWidget(m_seeds);
    m_plot->setMaximumHeight(inLines(font(), 11));
    column->addWidget(m_plot);
    auto *table = new QGridLayout;
    table->setHorizontalSpacing(8);
    table->setVerticalSpacing(2);
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        m_titles[i] = new QLabel;
        m_titles[i]->setWordWrap(true);
        m_values[i] = new QLabel;
        m_values[i]->setObjectName(QStringLiteral("difference%1").arg(i));
        m_values[i]->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        QFont bold = m_values[i]->font();
        bold.setBold(true);
        m_values[i]->setFont(bold);
        table->addWidget(m_titles[i], int(i), 0);
        table->addWidget(m_values[i], int(i), 1);
    }
    table->setColumnStretch(0, 1);
    column->addLayout(table);
    column->addStretch(1);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_hint);
    m_stack->addWidget(answer);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 4, 0);
    layout->setSpacing(6);
    layout->addWidget(makeForm());
    layout->addWidget(m_stack, 1);
    auto *area = new QScrollArea; // in a low window the answer scrolls
    area->setObjectName(QStringLiteral("significanceArea"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    for (QWidget *ground : {area->viewport(), content})
        ground->setAutoFillBackground(false); // the card's shows
    area->setMinimumHeight(inLines(font(), kLeastAnswer));
    area->setMinimumWidth(
        content->minimumSizeHint().width() + area->verticalScrollBar()->sizeHint().width());
    return area;
}

void SignificanceCard::nameAll()
{
    setTitle(tr("Is it real?"));
    m_names[0]->setText(tr("&A"));
    m_names[1]->setText(tr("&B"));
    m_runs[0]->setAccessibleName(tr("Run A"));
    m_runs[1]->setAccessibleName(tr("Run B"));
    const QStringList measures{tr("BLEU"), tr("chrF"), tr("exact match")};
    for (int i = 0; i < m_measure->count(); ++i)
        m_measure->setItemText(i, measures[i]);
    m_measure->setAccessibleName(tr("What A and B are compared by"));
    m_measure->setToolTip(tr("What A and B are compared by"));
    for (int i = 0; i < m_samples->count(); ++i)
        m_samples->setItemText(i, QLocale().toString(m_samples->itemData(i).toInt()));
    m_samples->setAccessibleName(tr("How many samples are drawn"));
    m_method->setText(tr("paired bootstrap with so many samples"));
    const QString meaning = tr(
        "The dev sentences are drawn again and again, as many as there are, some twice and some "
        "not at all, and both runs are measured on what was drawn (Koehn 2004): how far the "
        "difference hangs on these very sentences.");
    m_method->setToolTip(meaning);
    m_samples->setToolTip(meaning);
    m_titles[0]->setText(tr("difference A − B"));
    m_titles[1]->setText(tr("95 % interval"));
    m_titles[2]->setText(tr("p (no difference)"));
    m_titles[2]->setToolTip(
        tr("Two-sided: twice the share of samples in which the better run is not better. Below "
           "0.05 the interval lies on one side of 0."));
    m_titles[3]->setText(tr("sentences A better / B / same"));
    m_save->setAccessibleName(tr("Save the differences"));
    m_save->setToolTip(tr("Save this histogram as PNG, SVG, PDF or CSV"));
    m_plot->retranslate();
    fillRuns();
}

void SignificanceCard::setChoices(const QStringList &files)
{
    m_choices = files;
    m_comparison.reset();
    m_problem.clear();
    fillRuns();
}

/// The best of another configuration that was measured on the same sentences.
QString SignificanceCard::rivalOf(const QString &file, const QStringList &files) const
{
    const int own = m_book.indexOf(file);
    const auto isOfGroup = [this](const SeedGroup &group, int run) {
        return std::ranges::find(group.runs, std::size_t(run)) != group.runs.end();
    };
    QString second;
    for (const QString &other : files) {
        const int run = m_book.indexOf(other);
        if (run == own || m_book.run(run).dev != m_book.run(own).dev)
            continue;
        if (second.isEmpty())
            second = other;
        if (std::ranges::none_of(m_book.groups(), [&](const SeedGroup &group) {
                return isOfGroup(group, own) && isOfGroup(group, run);
            }))
            return other;
    }
    return second.isEmpty() && files.size() > 1 ? files[files.indexOf(file) == 0 ? 1 : 0] : second;
}

void SignificanceCard::fillRuns()
{
    QStringList files;
    for (const QString &file : m_choices)
        if (m_book.indexOf(file) >= 0)
            files << file;
    std::ranges::stable_sort(files, [this](const QString &one, const QString &other) {
        return m_book.run(m_book.indexOf(one)).bleu.value_or(-1)
            > m_book.run(m_book.indexOf(other)).bleu.value_or(-1);
    });
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        const QSignalBlocker quiet(m_runs[i]);
        m_runs[i]->clear();
        for (const QString &file : files) {
            const int run = m_book.indexOf(file);
            QPixmap dot(10, 10);
            dot.fill(m_book.colorOf(run, m_plot->theme().isDark));
            m_runs[i]->addItem(QIcon(dot), runTitle(m_book.study(), run), file);
        }
    }
    const auto choose = [&](std::size_t i, const QString &otherwise) {
        const QSignalBlocker quiet(m_runs[i]);
        const QString wanted = files.contains(m_chosen[i]) ? m_chosen[i] : otherwise;
        m_runs[i]->setCurrentIndex(m_runs[i]->findData(wanted));
    };
    choose(0, files.value(0));
    choose(1, files.isEmpty() ? QString() : rivalOf(m_runs[0]->currentData().toString(), files));
    ask();
}

SignificanceTask SignificanceCard::task() const
{
    return {m_runs[0]->currentData().toString(), m_runs[1]->currentData().toString(),
        m_samples->currentData().toInt()};
}

void SignificanceCard::ask()
{
    const SignificanceTask wanted = task();
    if (wanted != m_asked) {
        m_comparison.reset();
        m_problem.clear();
    }
    m_asked = wanted;
    showResult();
    const bool isAsked = !wanted.a.isEmpty() && !wanted.b.isEmpty() && wanted.a != wanted.b;
    if (isAsked && !m_comparison && m_problem.isEmpty())
        emit asked(wanted);
}

void SignificanceCard::setComparison(
    const SignificanceTask &task, std::shared_ptr<const SystemComparison> comparison)
{
    if (task != m_asked)
        return;
    m_comparison = std::move(comparison);
    m_problem.clear();
    showResult();
}

void SignificanceCard::setProblem(const SignificanceTask &task, const QString &sentence)
{
    if (task != m_asked)
        return;
    m_comparison.reset();
    m_problem = sentence;
    showResult();
}

QSize SignificanceCard::sizeHint() const
{
    return {Card::sizeHint().width(), inLines(font(), kWholeAnswer)};
}

void SignificanceCard::setFileDialog(std::shared_ptr<FileDialog> dialog)
{
    m_plot->setFileDialog(std::move(dialog));
}

std::vector<Figure> SignificanceCard::figures() const
{
    return m_comparison ? std::vector<Figure>{plotFigure(m_plot)} : std::vector<Figure>();
}

} // namespace seq2seq::ui

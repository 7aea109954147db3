// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/same_sentence_card.h"

#include "ui/compare/run_texts.h"
#include "ui/compare/sentence_column.h"
#include "ui/compare/study_book.h"
#include "ui/train/csv_number.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace seq2seq::ui {

namespace {

constexpr double kColumnLines = 11; ///< the least width of a column, in lines of text

QString number(qlonglong count)
{
    return QLocale().toString(count);
}

} // namespace

SameSentenceCard::SameSentenceCard(StudyBook &book, QWidget *parent)
    : Card({}, parent)
    , m_book(book)
{
    setObjectName(QStringLiteral("sameSentenceCard"));
    setContentMargin(8);
    setContent(makeContent());
    makeHeader();
    connect(&m_book, &StudyBook::studyChanged, this, &SameSentenceCard::showColumns);
    inEveryLanguage(this, [this] { nameAll(); });
}

void SameSentenceCard::makeHeader()
{
    m_previous = new QToolButton;
    m_previous->setObjectName(QStringLiteral("previousSentence"));
    m_previous->setText(QStringLiteral("◂"));
    m_next = new QToolButton;
    m_next->setObjectName(QStringLiteral("nextSentence"));
    m_next->setText(QStringLiteral("▸"));
    for (QToolButton *button : {m_previous, m_next})
        button->setAutoRaise(true);
    connect(m_previous, &QToolButton::clicked, this, [this] { goBy(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { goBy(1); });
    m_sort = new QComboBox;
    m_sort->setObjectName(QStringLiteral("sentenceOrder"));
    m_sort->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_sort->addItem({});
    m_sort->addItem({});
    connect(m_sort, &QComboBox::currentIndexChanged, this, [this] {
        order();
        m_at = 0;
        m_isChosen = false;
        m_typed.clear();
        ask();
    });
    m_save = makeSaveMenuButton("saveSentence", [this](QMenu *menu) {
        for (const Figure &figure : figures())
            addFigureActions(menu, this, figure, [this] { return m_fileDialog; });
    });
    for (QWidget *widget : std::initializer_list<QWidget *>{m_previous, m_next, m_sort, m_save})
        addHeaderWidget(widget);
}

QWidget *SameSentenceCard::makeContent()
{
    m_hint = new MutedLabel;
    m_hint->setObjectName(QStringLiteral("sentenceHint"));
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_source = new QLineEdit;
    m_source->setObjectName(QStringLiteral("sentenceSource"));
    connect(m_source, &QLineEdit::returnPressed, this, &SameSentenceCard::takeTyped);
    m_reference = new QLabel;
    m_reference->setObjectName(QStringLiteral("sentenceReference"));
    m_reference->setWordWrap(true);
    m_reference->setTextFormat(Qt::RichText);
    m_reference->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_columnsArea = new QWidget;
    auto *columns = new QHBoxLayout(m_columnsArea);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(6);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("sentenceColumns"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_columnsArea);
    for (QWidget *ground : {scroll->viewport(), m_columnsArea})
        ground->setAutoFillBackground(false); // the card's shows
    m_legend = new MutedLabel({}, MutedLabel::Size::Small);
    m_legend->setWordWrap(true);
    m_legend->setTextFormat(Qt::RichText);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_source);
    layout->addWidget(m_reference);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_legend);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_hint);
    m_stack->addWidget(content);
    return m_stack;
}

void SameSentenceCard::nameAll()
{
    m_hint->setText(tr("Tick trained runs in the table: one sentence as each of them translates it "
                       "appears here, side by side."));
    m_previous->setAccessibleName(tr("Previous sentence"));
    m_previous->setToolTip(tr("Previous sentence"));
    m_next->setAccessibleName(tr("Next sentence"));
    m_next->setToolTip(tr("Next sentence"));
    m_sort->setItemText(0, tr("most different first"));
    m_sort->setItemText(1, tr("as in the dev set"));
    m_sort->setAccessibleName(tr("Order of the sentences"));
    m_sort->setToolTip(tr("Most different: by the distance of the best and the worst sentence "
                          "BLEU of these runs"));
    m_save->setAccessibleName(tr("Save the sentence through all runs"));
    m_save->setToolTip(tr("Save what is side by side as PNG, SVG, PDF or CSV"));
    m_source->setAccessibleName(tr("The sentence"));
    m_source->setPlaceholderText(tr("Type a sentence of your own and press Enter"));
    m_source->setToolTip(tr("A dev sentence; type one of your own over it and press Enter"));
    for (SentenceColumn *column : m_columns)
        column->retranslate();
    showColumns();
    showSentence();
}

void SameSentenceCard::setRuns(const QStringList &files, std::vector<ComparedSentence> sentences)
{
    const ComparedSentence *shown = current();
    const std::string kept = shown && m_isChosen ? shown->source : std::string();
    m_files = files.mid(0, kMostColumns);
    m_byDev = std::move(sentences);
    order();
    const auto found = std::ranges::find(m_sentences, kept, &ComparedSentence::source);
    m_at = found == m_sentences.end() || kept.empty() ? 0 : int(found - m_sentences.begin());
    showColumns();
    ask();
}

void SameSentenceCard::order()
{
    m_sentences = m_byDev;
    if (m_sort->currentIndex() == 0)
        sortByDifference(m_sentences);
}

const ComparedSentence *SameSentenceCard::current() const
{
    return m_typed.isEmpty() && m_at < int(m_sentences.size()) ? &m_sentences[std::size_t(m_at)]
                                                               : nullptr;
}

/// From a sentence of one's own back to the one that stood there before.
void SameSentenceCard::goBy(int sentences)
{
    if (m_sentences.empty())
        return;
    m_isChosen = true;
    if (m_typed.isEmpty())
        m_at = std::clamp(m_at + sentences, 0, int(m_sentences.size()) - 1);
    m_typed.clear();
    ask();
}

void SameSentenceCard::takeTyped()
{
    const QString text = m_source->text().trimmed();
    if (text.isEmpty())
        return;
    m_isChosen = true;
    const auto same = std::ranges::find(m_sentences, text.toStdString(), &ComparedSentence::source);
    if (same != m_sentences.end())
        m_at = int(same - m_sentences.begin());
    m_typed = same == m_sentences.end() ? text : QString();
    ask();
}

void SameSentenceCard::ask()
{
    SentenceTask task;
    task.files = m_files;
    task.source = m_typed;
    if (const ComparedSentence *sentence = current()) {
        task.source = QString::fromStdString(sentence->source);
        task.reference = QString::fromStdString(sentence->reference);
    }
    if (task.source != m_task.source)
        for (SentenceColumn *column : m_columns)
            column->setLook(nullptr);
    m_task = task;
    showSentence();
    if (!task.source.isEmpty() && !task.files.isEmpty())
        emit asked(task);
}

void SameSentenceCard::showSentence()
{
    const bool isShown = !m_files.isEmpty() && (!m_sentences.empty() || !m_typed.isEmpty());
    m_stack->setCurrentIndex(isShown ? 1 : 0);
    setTitle(m_files.size() > 1
            ? tr("The same sentence through %n run(s)", nullptr, int(m_files.size()))
            : tr("The same sentence through several runs"));
    m_previous->setEnabled(m_at > 0 || !m_typed.isEmpty());
    m_next->setEnabled(m_at + 1 < int(m_sentences.size()) || !m_typed.isEmpty());
    m_sort->setEnabled(!m_sentences.empty());
    m_save->setEnabled(isShown);
    if (!m_source->hasFocus() || m_source->text().trimmed() != m_task.source)
        m_source->setText(m_task.source);
    m_source->setCursorPosition(0);
    const ComparedSentence *sentence = current();
    setInfo(!isShown   ? QString()
            : sentence ? tr("dev %1 (%2 of %3)")
                             .arg(number(qlonglong(sentence->index) + 1), number(m_at + 1),
                                 number(qlonglong(m_sentences.size())))
                       : tr("a sentence of your own"),
        tr("Which sentence of the dev set it is, and where it stands among those that were "
           "translated"));
    m_reference->setText(m_task.reference.isEmpty()
            ? tr("<i>no reference: nothing can be marked as wrong</i>")
            : tr("<i>reference</i> %1").arg(m_task.reference.toHtmlEscaped()));
    const Theme theme(palette());
    m_legend->setText(tr("%1 differs from the reference · %2 is missing")
                          .arg(QStringLiteral("<b style=\"color:%1\"><u>%2</u></b>")
                                   .arg(theme.bad.name(), tr("red").toHtmlEscaped()),
                              QStringLiteral("<s>%1</s>").arg(tr("grey").toHtmlEscaped())));
    setPictureSubject(this, m_task.source);
}

void SameSentenceCard::showColumns()
{
    while (int(m_columns.size()) > m_files.size()) {
        delete m_columns.back();
        m_columns.pop_back();
    }
    while (int(m_columns.size()) < m_files.size()) {
        auto *column = new SentenceColumn;
        connect(column, &SentenceColumn::linkClicked, this, [this, column](const QString &link) {
            emit openRequested(column->file(), m_task.source, link == QLatin1String("step"));
        });
        m_columnsArea->layout()->addWidget(column);
        m_columns.push_back(column);
    }
    const bool isDark = Theme(palette()).isDark;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const QString &file = m_files[int(i)];
        const int run = m_book.indexOf(file);
        m_columns[i]->setMinimumWidth(inLines(font(), kColumnLines));
        if (run >= 0)
            m_columns[i]->setRun(file, runTitle(m_book.study(), run), m_book.colorOf(run, isDark));
    }
}

SentenceColumn *SameSentenceCard::columnOf(const QString &file) const
{
    const auto found = std::ranges::find(m_columns, file, &SentenceColumn::file);
    return found == m_columns.end() ? nullptr : *found;
}

void SameSentenceCard::setLook(
    const SentenceTask &task, const QString &file, std::shared_ptr<const RunLook> look)
{
    if (task.source != m_task.source || !columnOf(file))
        return;
    columnOf(file)->setLook(std::move(look));
}

void SameSentenceCard::setProblem(
    const SentenceTask &task, const QString &file, const QString &sentence)
{
    if (task.source == m_task.source && columnOf(file))
        columnOf(file)->setProblem(sentence);
}

QByteArray SameSentenceCard::csv() const
{
    QByteArray bytes = csvLine({QStringLiteral("run"), QStringLiteral("source"),
        QStringLiteral("reference"), QStringLiteral("translation"), QStringLiteral("bleu"),
        QStringLiteral("log_probability"), QStringLiteral("step")});
    for (const SentenceColumn *column : m_columns) {
        const RunLook *look = column->look().get();
        if (look)
            bytes += csvLine({column->accessibleName(), m_task.source, m_task.reference,
                QString::fromStdString(look->translation),
                look->bleu ? csvNumber(*look->bleu) : QString(), csvNumber(look->logProbability),
                QString::number(look->version.step)});
    }
    return bytes;
}

std::vector<Figure> SameSentenceCard::figures() const
{
    if (m_stack->currentIndex() == 0)
        return {};
    return {pictureFigure(
        m_stack->currentWidget(), QStringLiteral("same-sentence"), [this] { return csv(); })};
}

} // namespace seq2seq::ui

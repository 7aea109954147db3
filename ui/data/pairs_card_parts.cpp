// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the card of the pairs, joins its parts and names everything in the language of the moment.
#include "ui/data/pairs_card.h"

#include "ui/data/add_pair_bar.h"
#include "ui/data/pair_filter_bar.h"
#include "ui/widgets/language.h"
#include "ui/widgets/quiet_table.h"
#include "ui/widgets/save_button.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <array>

namespace seq2seq::ui {

namespace {

constexpr double kLeastSentences = 1.5; // times their headers: the narrowest columns of sentences

constexpr int kSuspectDelayMs = 400; // after the last of some changes

QToolButton *makeSign(const char *name, const QString &sign)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setText(sign);
    button->setAutoRaise(true);
    return button;
}

} // namespace

PairsCard::PairsCard(QWidget *parent)
    : Card({}, parent)
    , m_pairs(new PairModel(m_edits, this))
    , m_place(new QComboBox)
    , m_split(new QPushButton)
    , m_save(makeSaveButton("savePairs"))
    , m_filter(new PairFilterBar)
    , m_add(makeSign("openAddPair", QStringLiteral("+")))
    , m_remove(makeSign("removePairs", QStringLiteral("−")))
    , m_addBar(new AddPairBar)
    , m_stack(new QStackedWidget)
    , m_empty(new QLabel)
    , m_table(new QTableView)
    , m_changes(new ChangeBar)
{
    setContentMargin(1);
    buildHeader();
    buildTable();
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filter);
    column->addWidget(m_addBar);
    column->addWidget(m_stack, 1);
    column->addWidget(m_changes);
    setContent(content);
    connectEdits();
    connectTable();
    inEveryLanguage(this, [this] { nameAll(); });
}

void PairsCard::buildHeader()
{
    m_place->setObjectName(QStringLiteral("part"));
    m_place->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_place->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // a cut name is no name
    for (std::size_t i = 0; i < kPairPlaces; ++i)
        m_place->addItem({});
    m_split->setObjectName(QStringLiteral("split"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_place, m_split})
        addHeaderWidget(widget);
    m_filter->addWidget(m_add);
    m_filter->addWidget(m_remove);
    m_filter->addWidget(m_save);
    connect(m_place, &QComboBox::currentIndexChanged, this, [this] { showPlace(); });
    connect(m_split, &QPushButton::clicked, this, [this] { split(); });
    connect(m_save, &QToolButton::clicked, this, [this] { save(); });
    connect(m_filter, &PairFilterBar::changed, this, [this] { showFiltered(); });
    connect(m_add, &QToolButton::clicked, m_addBar, &AddPairBar::open);
    connect(m_remove, &QToolButton::clicked, this, [this] { removeSelected(); });
}

void PairsCard::buildTable()
{
    m_table->setObjectName(QStringLiteral("pairs"));
    makeQuiet(m_table);
    m_table->setModel(m_pairs);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSectionResizeMode(PairModel::Source, QHeaderView::Stretch);
    header->setSectionResizeMode(PairModel::Target, QHeaderView::Stretch);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
}

void PairsCard::connectEdits()
{
    connect(&m_edits, &PairEdits::changed, this, [this] {
        showCounts();
        showFound();
        m_suspectDelay.start();
    });
    connect(&m_edits, &PairEdits::edited, this, [this](int row) {
        if (row == currentRow())
            emit currentChanged(false);
    });
    connect(&m_edits, &PairEdits::rowsAdded, this, &PairsCard::addRows);
    connect(&m_edits, &PairEdits::rowsRemoved, m_pairs, &PairModel::takeShown);
    connect(&m_edits, &PairEdits::placesChanged, this, &PairsCard::showFiltered);
    connect(m_changes, &ChangeBar::takeBackRequested, &m_edits, &PairEdits::takeBackAll);
    connect(m_addBar, &AddPairBar::added, this, [this](const SentencePair &pair) {
        m_edits.add(pair, place() == PairPlace::Nowhere ? PairPlace::Train : place());
    });
    connect(m_pairs, &PairModel::refused, this, [this] {
        m_changes->setProblem(tr("A sentence cannot be empty. To be rid of it, remove the pair."));
    });
    connect(&m_finder, &PairFinder::found, this, [this](const std::vector<int> &rows) {
        if (m_pairs->rowCount() == 0)
            m_pairs->setShown(rows);
        else
            m_pairs->appendShown(rows);
        showFound();
    });
    connect(&m_finder, &PairFinder::finished, this, &PairsCard::showFound);
    m_suspectDelay.setSingleShot(true);
    m_suspectDelay.setInterval(kSuspectDelayMs);
    connect(&m_suspectDelay, &QTimer::timeout, this, &PairsCard::watchSuspects);
    connect(&m_suspectWatcher, &QFutureWatcherBase::finished, this, &PairsCard::takeSuspects);
}

void PairsCard::connectTable()
{
    connect(
        m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &PairsCard::cycleOrder);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &PairsCard::noteCurrent);
    connect(m_table, &QTableView::doubleClicked, this, [this] { translateCurrent(); });
    connect(m_table, &QTableView::customContextMenuRequested, this, &PairsCard::showMenu);
    const auto shortcut = [this](Qt::Key key, void (PairsCard::*done)()) {
        auto *made = new QShortcut(key, m_table, nullptr, nullptr, Qt::WidgetShortcut);
        connect(made, &QShortcut::activated, this, done);
    };
    shortcut(Qt::Key_Return, &PairsCard::translateCurrent);
    shortcut(Qt::Key_Enter, &PairsCard::translateCurrent);
    shortcut(Qt::Key_Delete, &PairsCard::removeSelected);
}

void PairsCard::nameAll()
{
    setTitle(tr("Sentence pairs"));
    m_table->setAccessibleName(tr("Sentence pairs"));
    m_table->setToolTip(tr("A click picks the sentence in all workspaces, a double-click opens it "
                           "in Translate; F2 edits it, Del removes it."));
    m_empty->setText(tr("No sentences yet. Open or drop a file of sentence pairs (a table, a "
                        "translation memory, flash cards, or two files whose lines belong "
                        "together), or take a built-in corpus."));
    m_place->setAccessibleName(tr("Part of the corpus"));
    m_place->setToolTip(tr(
        "Training sentences; dev sentences, by which quality is measured while it is trained; test "
        "sentences, kept to the very end; and those that are used nowhere, with the reason"));
    m_split->setText(tr("Split…"));
    m_split->setAccessibleName(tr("Split into train, dev and test"));
    m_split->setToolTip(tr("Split all pairs anew into train, dev and test, by share and seed"));
    m_save->setAccessibleName(tr("Save these pairs"));
    m_save->setToolTip(tr("Save the pairs that are shown as CSV"));
    m_add->setAccessibleName(tr("Add a pair"));
    m_add->setToolTip(tr("Add a pair"));
    m_remove->setAccessibleName(tr("Remove the selected pairs"));
    m_remove->setToolTip(tr("Remove the selected pairs (Del)"));
    showCounts();
    showFound();
    fitColumns();
}

void PairsCard::fitColumns()
{
    const auto widthOf = [this](const QString &text) {
        return fontMetrics().horizontalAdvance(text) + 2 * kCellPadding + 2;
    };
    m_table->setColumnWidth(PairModel::Number,
        widthOf(QLocale().toString(std::max(1000, m_edits.table().size())) + QStringLiteral(" ▼")));
    const auto widthOfHeader = [&](int column) {
        return widthOf(m_pairs->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    };
    constexpr std::array kLengths{int(PairModel::SourceLength), int(PairModel::TargetLength)};
    int taken = m_table->columnWidth(PairModel::Number);
    for (const int column : kLengths) {
        m_table->setColumnWidth(column, widthOfHeader(column));
        taken += widthOfHeader(column);
    }
    m_table->setColumnWidth(PairModel::Remark, widthOf(nameOf(Oddity::SharedSource)));
    // In big letters the sentences take the room of their lengths.
    const bool isNarrow = m_table->viewport()->width() - taken
        < kLeastSentences * (widthOfHeader(PairModel::Source) + widthOfHeader(PairModel::Target));
    for (const int column : kLengths)
        m_table->setColumnHidden(column, isNarrow);
}

void PairsCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    fitColumns();
}

void PairsCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitColumns();
}

} // namespace seq2seq::ui

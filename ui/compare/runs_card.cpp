// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/runs_card.h"

#include "core/study/study_table.h"
#include "ui/compare/run_delegate.h"
#include "ui/compare/run_model.h"
#include "ui/compare/run_texts.h"
#include "ui/compare/study_book.h"
#include "ui/compare/teachers_table.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/popup_menu.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QShortcut>
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace seq2seq::ui {

namespace {

constexpr std::array kHiddenAtFirst{"machine", "step", "computed_by", "file"};
constexpr int kWidestColumn = 9; // lines of text
constexpr std::size_t kMostGroups = 3; // that are told below the table

QIcon swatch(const QColor &color, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(color);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QRectF(1, 1, size - 2, size - 2));
    return QIcon(pixmap);
}

} // namespace

RunsCard::RunsCard(StudyBook &book, QWidget *parent)
    : Card({}, parent)
    , m_book(book)
    , m_runs(new RunModel(book, this))
    , m_sorter(new RunSorter(m_runs, this))
    , m_table(new QTableView)
    , m_groups(new QCheckBox)
    , m_filter(new QLineEdit)
    , m_seeds(new MutedLabel)
{
    for (const char *column : kHiddenAtFirst)
        m_hidden.insert(QString::fromLatin1(column));
    build();
    connect(&book, &StudyBook::studyChanged, this, [this] {
        showInfo();
        showSeeds();
    });
    connect(&book, &StudyBook::ticksChanged, this, &RunsCard::showInfo);
    connect(&book, &StudyBook::currentChanged, this, &RunsCard::showCurrent);
    connect(m_sorter, &QAbstractItemModel::modelReset, this, [this] {
        restoreOrder();
        fitColumns();
        showCurrent();
    });
    m_runs->setDark(Theme(palette()).isDark);
    inEveryLanguage(this, [this] { nameAll(); });
}

void RunsCard::build()
{
    setContentMargin(1);
    m_table->setObjectName(QStringLiteral("runs"));
    makeQuiet(m_table);
    m_table->setModel(m_sorter);
    m_table->setItemDelegate(new RunDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSectionsMovable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::sectionClicked, this, [this](int column) {
        if (column == RunModel::kTickColumn)
            return tickShown();
        m_sorter->cycleOrder(column);
        m_sortedBy = m_sorter->sortedBy();
        fitColumns(); // for its arrow
    });
    connect(header, &QWidget::customContextMenuRequested, this, &RunsCard::showColumnMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &RunsCard::showRunMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &RunsCard::noteCurrent);
    auto *space = new QShortcut(Qt::Key_Space, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(space, &QShortcut::activated, this, &RunsCard::tickCurrent);

    m_groups->setObjectName(QStringLiteral("groupBySeed"));
    m_filter->setObjectName(QStringLiteral("filterRuns"));
    m_filter->setClearButtonEnabled(true);
    m_seeds->setObjectName(QStringLiteral("seedLine"));
    m_seeds->setWordWrap(true);
    m_seeds->setContentsMargins(11, 4, 11, 6);
    m_save = makeSaveMenuButton("saveRuns", [this](QMenu *menu) {
        menu->addSection(tr("Teacher’s table: mean ± deviation of the ticked runs"));
        addFigureActions(menu, this, teachersFigure(), [this] { return m_fileDialog; });
        menu->addSection(tr("What is shown"));
        menu->addAction(tr("Save all numbers as CSV…"), this,
                [this] {
                    m_fileDialog->save(this, tr("Save the runs"), QStringLiteral("runs.csv"),
                        tr("Tables (*.csv)"), csv());
                })
            ->setObjectName(QStringLiteral("saveRunsCsv"));
    });
    for (QWidget *widget : std::initializer_list<QWidget *>{m_groups, m_filter, m_save})
        addHeaderWidget(widget);
    connect(m_groups, &QCheckBox::toggled, m_runs, &RunModel::setGrouped);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_sorter->setFilterText(text);
        showInfo();
    });
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(m_seeds);
    setContent(content);
    m_table->setMinimumHeight(inLines(font(), 8));
    m_table->setMinimumWidth(inLines(font(), 16));
}

void RunsCard::nameAll()
{
    setTitle(tr("Runs"));
    m_table->setAccessibleName(tr("Runs of the study"));
    m_groups->setText(tr("group by seed"));
    m_groups->setToolTip(tr("A row for all seeds of one configuration, its numbers as mean ± "
                            "deviation of the sample (n − 1)"));
    m_filter->setPlaceholderText(tr("filter…"));
    m_filter->setAccessibleName(tr("Show the runs that have this text in a cell"));
    m_filter->setToolTip(tr("Show the runs that have this text in a cell"));
    m_save->setAccessibleName(tr("Save the table"));
    m_save->setToolTip(tr("Save the table for a hand-out (picture or CSV) or all numbers"));
    m_runs->retranslate();
    showInfo();
    showSeeds();
    fitColumns();
}

void RunsCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_runs->setDark(Theme(palette()).isDark);
    if (event->type() == QEvent::FontChange)
        fitColumns();
}

void RunsCard::showInfo()
{
    const Study &study = m_book.study();
    const auto done = std::ranges::count(study.runs, RunState::Done, &StudyRun::state);
    QStringList parts{tr("%n run(s)", nullptr, m_book.runCount()), tr("%1 done").arg(done),
        tr("%1 ticked").arg(m_book.tickedRuns().size())};
    if (!m_filter->text().trimmed().isEmpty())
        parts << tr("%1 shown").arg(m_sorter->rowCount());
    setInfo(parts.join(QStringLiteral(" · ")));
}

void RunsCard::showSeeds()
{
    std::vector<const SeedGroup *> groups;
    for (const SeedGroup &group : m_book.groups())
        if (group.runs.size() > 1 && group.bleu)
            groups.push_back(&group);
    std::ranges::stable_sort(groups,
        [](const SeedGroup *a, const SeedGroup *b) { return a->bleu->mean > b->bleu->mean; });
    QStringList parts;
    for (std::size_t i = 0; i < std::min(groups.size(), kMostGroups); ++i) {
        QStringList values;
        for (const Setting &setting : groups[i]->settings)
            values << settingValueText(setting.value).toHtmlEscaped();
        std::vector<double> bleu;
        for (const std::size_t run : groups[i]->runs)
            if (const auto value = m_book.run(int(run)).bleu)
                bleu.push_back(*value);
        const QString who = values.isEmpty()
            ? QString::fromStdString(m_book.run(int(groups[i]->runs.front())).name).toHtmlEscaped()
            : values.join(QStringLiteral(" "));
        parts << tr("%1, %n seed(s): BLEU <b>%2</b>", nullptr, int(groups[i]->runs.size()))
                     .arg(who, spreadText("bleu", bleu));
    }
    if (groups.size() > kMostGroups)
        parts << tr("%1 more").arg(groups.size() - kMostGroups);
    parts << tr("more columns: right-click the header");
    QString text = parts.join(QStringLiteral(" · "));
    if (!m_book.study().isComparable)
        text += QStringLiteral("<br>")
            + tr("Runs of one seed were measured on different sentences: their numbers cannot be "
                 "compared.");
    m_seeds->setText(text);
}

bool RunsCard::isColumnShown(const std::string &column) const
{
    return !m_hidden.contains(QString::fromStdString(column));
}

void RunsCard::fitColumns()
{
    QHeaderView *header = m_table->horizontalHeader();
    const int widest = inLines(font(), kWidestColumn);
    QStyleOptionViewItem option;
    option.font = m_table->font();
    option.fontMetrics = m_table->fontMetrics();
    for (int column = 0; column < m_runs->columnCount(); ++column) {
        header->setSectionHidden(column, !isColumnShown(m_runs->columns()[std::size_t(column)]));
        if (header->isSectionHidden(column))
            continue;
        const QString title
            = m_sorter->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        int width = m_table->fontMetrics().horizontalAdvance(title) + 2 * kCellPadding + 2;
        for (int row = 0; row < m_runs->rowCount(); ++row)
            width = std::max(width,
                m_table->itemDelegate()->sizeHint(option, m_runs->index(row, column)).width());
        header->resizeSection(column, std::min(width, widest));
    }
    const auto widen = [&](const char *column, double lines) {
        const int section = m_runs->columnNamed(column);
        if (section >= 0 && !header->isSectionHidden(section))
            header->resizeSection(
                section, std::max(header->sectionSize(section), inLines(font(), lines)));
    };
    widen("notes", 7);
    widen("state", 5.5); // a run that is trained says how far it is
}

void RunsCard::restoreOrder()
{
    const int column = m_sortedBy.empty() ? -1 : m_runs->columnNamed(m_sortedBy);
    if (m_sorter->sortColumn() != column)
        m_sorter->sort(column, m_sorter->sortOrder());
}

void RunsCard::noteCurrent()
{
    if (m_isShowing)
        return;
    const QModelIndex current = m_sorter->mapToSource(m_table->currentIndex());
    m_book.setCurrent(
        current.isValid() ? m_book.fileOf(m_runs->runsOf(current.row()).front()) : QString());
}

void RunsCard::showCurrent()
{
    const int run = m_book.indexOf(m_book.currentFile());
    const int row = run < 0 ? -1 : m_runs->rowOf(run);
    m_isShowing = true;
    const QModelIndex index = row < 0
        ? QModelIndex()
        : m_sorter->mapFromSource(m_runs->index(row, m_runs->columnNamed("name")));
    if (!index.isValid())
        m_table->clearSelection();
    else if (m_table->currentIndex().row() != index.row())
        m_table->setCurrentIndex(index);
    m_isShowing = false;
}

void RunsCard::tickShown()
{
    const std::vector<int> shown = m_sorter->shownRuns();
    const bool isAny = std::ranges::any_of(shown, [this](int run) { return m_book.isTicked(run); });
    m_book.setTicked(shown, !isAny);
}

void RunsCard::tickCurrent()
{
    const QModelIndex current = m_sorter->mapToSource(m_table->currentIndex());
    if (!current.isValid())
        return;
    const std::vector<int> runs = m_runs->runsOf(current.row());
    m_book.setTicked(runs, !m_book.isTicked(runs.front()));
}

void RunsCard::showColumnMenu(const QPoint &position)
{
    QMenu *menu = makePopup(this);
    menu->setObjectName(QStringLiteral("columnMenu"));
    for (const std::string &column : m_runs->columns()) {
        if (column == "tick" || column == "name")
            continue;
        const QString name = QString::fromStdString(column);
        QAction *action = menu->addAction(asMenuText(columnTitle(column)));
        action->setCheckable(true);
        action->setChecked(isColumnShown(column));
        action->setData(name);
        connect(action, &QAction::toggled, this, [this, name](bool isShown) {
            if (isShown)
                m_hidden.remove(name);
            else
                m_hidden.insert(name);
            fitColumns();
        });
    }
    menu->popup(m_table->horizontalHeader()->mapToGlobal(position));
}

void RunsCard::addColorMenu(QMenu *menu, int run)
{
    // Named, so that they can be chosen by ear too.
    const std::array<std::pair<QRgb, QString>, 8> colors{
        {{0x1f6feb, tr("blue")}, {0xd95f02, tr("orange")}, {0x1b9e77, tr("green")},
            {0x7570b3, tr("violet")}, {0xe7298a, tr("pink")}, {0xe6ab02, tr("yellow")},
            {0x8c564b, tr("brown")}, {0x5c6773, tr("grey")}}};
    QMenu *choice = menu->addMenu(tr("Colour"));
    choice->setObjectName(QStringLiteral("runColors"));
    const QString file = m_book.fileOf(run);
    for (const auto &[rgb, name] : colors) {
        const QColor color(rgb);
        choice->addAction(swatch(color, inLines(font(), 0.8)), name, this, [this, file, color] {
            m_book.edit({file, RunField::Colour, color.name()});
        });
    }
    choice->addSeparator();
    choice->addAction(tr("By itself"), this, [this, file] {
        m_book.edit({file, RunField::Colour, {}});
    });
}

void RunsCard::showRunMenu(const QPoint &position)
{
    const QModelIndex index = m_sorter->mapToSource(m_table->indexAt(position));
    if (!index.isValid())
        return;
    const std::vector<int> runs = m_runs->runsOf(index.row());
    const int run = runs.front();
    QMenu *menu = makePopup(this);
    menu->setObjectName(QStringLiteral("runMenu"));
    if (runs.size() == 1) {
        const QString file = m_book.fileOf(run);
        QAction *open = menu->addAction(
            tr("Open in all workspaces"), this, [this, file] { emit openRequested(file); });
        open->setEnabled(!m_book.run(run).evaluations.empty());
        const auto addEdit = [&](const QString &text, const char *column) {
            menu->addAction(text, this, [this, run, column] {
                const int row = m_runs->rowOf(run);
                if (row >= 0)
                    m_table->edit(
                        m_sorter->mapFromSource(m_runs->index(row, m_runs->columnNamed(column))));
            });
        };
        addEdit(tr("Rename"), "name");
        addEdit(tr("Write notes"), "notes");
        addColorMenu(menu, run);
        menu->addSeparator();
    }
    menu->addAction(tr("Tick only this"), this, [this, runs] { m_book.tickOnly(runs); });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

/// The runs that are shown, in their order, with every digit.
QByteArray RunsCard::csv() const
{
    Study shown = m_book.study();
    shown.runs.clear();
    for (const int run : m_sorter->shownRuns())
        shown.runs.push_back(m_book.run(run));
    return QByteArray::fromStdString(csvOf(shown));
}

Figure RunsCard::teachersFigure()
{
    return {QStringLiteral("runs-table"),
        [this](PictureFormat format) {
            return teachersTableOf(m_book).toPicture(
                format, this, QFileInfo(m_book.folder()).fileName());
        },
        [this] { return teachersTableOf(m_book).toCsv(); }};
}

std::vector<Figure> RunsCard::figures()
{
    std::vector<Figure> figures;
    if (!m_book.groups().empty())
        figures.push_back(teachersFigure());
    return figures;
}

} // namespace seq2seq::ui

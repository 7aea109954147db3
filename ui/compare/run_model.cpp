// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/run_model.h"

#include "core/study/settings.h"
#include "core/study/study_table.h"
#include "ui/compare/run_texts.h"
#include "ui/compare/study_book.h"
#include "ui/widgets/language.h"
#include "ui/widgets/tool_tip.h"

#include <QLocale>

#include <algorithm>

namespace seq2seq::ui {

namespace {

const std::string kTick = "tick";

bool isNumeric(const std::string &column)
{
    return isMeasure(column) || column == "parameters" || column == "step";
}

} // namespace

RunModel::RunModel(StudyBook &book, QObject *parent)
    : QAbstractTableModel(parent)
    , m_book(book)
{
    connect(&book, &StudyBook::studyChanged, this, &RunModel::follow);
    connect(&book, &StudyBook::ticksChanged, this, &RunModel::noteTicks);
    follow();
}

void RunModel::setGrouped(bool isGrouped)
{
    if (isGrouped == m_isGrouped)
        return;
    m_isGrouped = isGrouped;
    follow();
}

void RunModel::setDark(bool isDark)
{
    if (isDark == m_isDark)
        return;
    m_isDark = isDark;
    noteTicks();
}

void RunModel::retranslate()
{
    follow();
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

std::vector<std::string> RunModel::columnsOfStudy() const
{
    // What was measured stands beside what differs; the rest is for those who look for it.
    std::vector<std::string> columns{kTick};
    std::vector<std::string> behind{"state", "machine", "file"};
    for (const std::string &column : columnsOf(m_book.study()))
        if (std::ranges::find(behind, column) == behind.end() && column != "notes")
            columns.push_back(column);
    columns.insert(columns.end(), behind.begin(), behind.end());
    columns.emplace_back("notes");
    return columns;
}

std::vector<RunModel::Row> RunModel::rowsOfStudy() const
{
    std::vector<Row> rows;
    std::vector<bool> isTaken(std::size_t(m_book.runCount()), false);
    if (m_isGrouped) {
        for (const SeedGroup &group : m_book.groups()) {
            Row row;
            for (const std::size_t run : group.runs) {
                row.runs.push_back(int(run));
                isTaken[run] = true;
            }
            rows.push_back(std::move(row));
        }
    }
    for (int run = 0; run < m_book.runCount(); ++run) {
        if (isTaken[std::size_t(run)])
            continue;
        rows.emplace_back();
        rows.back().runs = {run};
    }
    for (Row &row : rows)
        fill(row);
    return rows;
}

void RunModel::fill(Row &row) const
{
    for (const std::string &column : m_columns) {
        const StudyRun &first = m_book.run(row.runs.front());
        if (row.runs.size() == 1 || column == kTick) {
            row.keys.push_back(column == kTick ? std::string() : cellOf(first, column));
            row.texts.push_back(column == kTick ? QString() : cellText(first, column));
            continue;
        }
        if (isMeasure(column)) {
            std::vector<double> values;
            for (const int run : row.runs)
                if (const std::optional<double> value = measureOf(m_book.run(run), column))
                    values.push_back(*value);
            const std::optional<Spread> spread = spreadOf(values);
            row.keys.push_back(spread ? settingText(spread->mean) : std::string());
            row.texts.push_back(spreadText(column, values));
            continue;
        }
        QStringList texts; // those that are different
        for (const int run : row.runs) {
            const QString text = cellText(m_book.run(run), column);
            if (!text.isEmpty() && !texts.contains(text))
                texts << text;
        }
        row.keys.push_back(cellOf(first, column));
        row.texts.push_back(column == "file" ? QString() : texts.join(QStringLiteral(", ")));
    }
}

void RunModel::follow()
{
    std::vector<std::string> columns = columnsOfStudy();
    const bool isSameTable = columns == m_columns;
    if (!isSameTable)
        beginResetModel();
    m_columns = std::move(columns);
    std::vector<Row> rows = rowsOfStudy();
    const bool isSame = isSameTable && std::ranges::equal(rows, m_rows, {}, &Row::runs, &Row::runs)
        && !m_rows.empty();
    if (isSame) {
        m_rows = std::move(rows);
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    if (isSameTable)
        beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void RunModel::noteTicks()
{
    if (!m_rows.empty())
        emit dataChanged(index(0, kTickColumn), index(rowCount() - 1, kTickColumn));
}

int RunModel::columnNamed(std::string_view name) const
{
    const auto found = std::ranges::find(m_columns, name);
    return found == m_columns.end() ? -1 : int(found - m_columns.begin());
}

int RunModel::rowOf(int run) const
{
    const auto found = std::ranges::find_if(m_rows,
        [run](const Row &row) { return std::ranges::find(row.runs, run) != row.runs.end(); });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int RunModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RunModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant RunModel::tickOf(const Row &row) const
{
    const auto ticked
        = std::ranges::count_if(row.runs, [this](int run) { return m_book.isTicked(run); });
    if (ticked == 0)
        return int(Qt::Unchecked);
    return int(std::size_t(ticked) == row.runs.size() ? Qt::Checked : Qt::PartiallyChecked);
}

QString RunModel::tipOf(const QModelIndex &index) const
{
    const Row &row = m_rows[std::size_t(index.row())];
    const StudyRun &run = m_book.run(row.runs.front());
    if (row.runs.size() == 1 && run.problem)
        return plainToolTip(translated(*run.problem));
    const QString column = QString::fromStdString(m_columns[std::size_t(index.column())]);
    if (row.runs.size() == 1 && column == QLatin1String("state") && !run.machine.empty())
        return plainToolTip(tr("It is trained on %1").arg(QString::fromStdString(run.machine)));
    if (column == QLatin1String("name"))
        return plainToolTip(
            QString::fromStdString(run.name) + u'\n' + QString::fromStdString(run.file));
    return plainToolTip(row.texts[std::size_t(index.column())]);
}

QVariant RunModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    const auto column = std::size_t(index.column());
    const StudyRun &run = m_book.run(row.runs.front());
    switch (role) {
    case Qt::DisplayRole:
        return row.texts[column];
    case Qt::EditRole:
        return m_columns[column] == "notes" ? QString::fromStdString(run.notes)
            : m_columns[column] == "name"   ? QString::fromStdString(run.name)
                                            : row.texts[column];
    case Qt::ToolTipRole:
        return tipOf(index);
    case Qt::CheckStateRole:
        return index.column() == kTickColumn ? tickOf(row) : QVariant();
    case Qt::TextAlignmentRole:
        return int(
            (isNumeric(m_columns[column]) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return index.column() == kTickColumn
            ? tr("Compare %1").arg(QString::fromStdString(run.name))
            : row.texts[column];
    case kColorRole:
        return m_book.colorOf(row.runs.front(), m_isDark);
    case kProgressRole:
        return run.state == RunState::Training && run.progress && m_columns[column] == "name"
            ? QVariant(*run.progress)
            : QVariant();
    case kMutedRole:
        return run.evaluations.empty();
    default:
        return {};
    }
}

bool RunModel::isEditable(const QModelIndex &index) const
{
    const std::string &column = m_columns[std::size_t(index.column())];
    return m_rows[std::size_t(index.row())].runs.size() == 1
        && (column == "name" || column == "notes");
}

bool RunModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid())
        return false;
    const std::vector<int> runs = runsOf(index.row()); // a copy: the rows may change meanwhile
    if (role == Qt::CheckStateRole && index.column() == kTickColumn) {
        m_book.setTicked(runs, value.toInt() == Qt::Checked);
        return true;
    }
    if (role != Qt::EditRole || !isEditable(index))
        return false;
    const bool isName = m_columns[std::size_t(index.column())] == "name";
    const QString text = value.toString().simplified();
    if (isName && text.isEmpty())
        return false; // a run without a name cannot be spoken of
    m_book.edit({m_book.fileOf(runs.front()), isName ? RunField::Name : RunField::Notes, text});
    return true;
}

Qt::ItemFlags RunModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    flags |= Qt::ItemNeverHasChildren;
    if (index.column() == kTickColumn)
        flags |= Qt::ItemIsUserCheckable;
    if (isEditable(index))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const std::string &column = m_columns[std::size_t(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column == kTick ? QStringLiteral("☐") : columnTitle(column);
    case Qt::ToolTipRole:
        return column == kTick
            ? tr("Ticked runs are drawn and compared. A click ticks all that are shown, or none.")
            : columnMeaning(column);
    case Qt::TextAlignmentRole:
        return int((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

RunSorter::RunSorter(RunModel *runs, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_runs(*runs)
{
    setSourceModel(runs);
    setDynamicSortFilter(true);
}

Qt::SortOrder RunSorter::firstOrder(int column) const
{
    const Best best = bestOf(m_runs.columns()[std::size_t(column)]);
    return best == Best::Highest ? Qt::DescendingOrder : Qt::AscendingOrder;
}

void RunSorter::cycleOrder(int column)
{
    const Qt::SortOrder first = firstOrder(column);
    if (sortColumn() != column)
        sort(column, first);
    else if (sortOrder() == first)
        sort(column, first == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder);
    else
        sort(-1);
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void RunSorter::setFilterText(const QString &text)
{
    m_filter = text.trimmed();
    invalidateFilter();
}

std::vector<int> RunSorter::shownRuns() const
{
    std::vector<int> runs;
    for (int row = 0; row < rowCount(); ++row) {
        const std::vector<int> &ofRow = m_runs.runsOf(mapToSource(index(row, 0)).row());
        runs.insert(runs.end(), ofRow.begin(), ofRow.end());
    }
    return runs;
}

std::string RunSorter::sortedBy() const
{
    return sortColumn() > 0 && sortColumn() < m_runs.columnCount()
        ? m_runs.columns()[std::size_t(sortColumn())]
        : std::string();
}

QVariant RunSorter::headerData(int section, Qt::Orientation orientation, int role) const
{
    QVariant data = QSortFilterProxyModel::headerData(section, orientation, role);
    if (role == Qt::DisplayRole && orientation == Qt::Horizontal && section == sortColumn())
        return data.toString()
            + (sortOrder() == Qt::AscendingOrder ? QStringLiteral(" ▴") : QStringLiteral(" ▾"));
    return data;
}

bool RunSorter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const std::string &one = m_runs.key(left.row(), left.column());
    const std::string &other = m_runs.key(right.row(), right.column());
    if (one.empty() || other.empty()) // last, whichever way
        return sortOrder() == Qt::AscendingOrder ? !one.empty() && other.empty()
                                                 : one.empty() && !other.empty();
    return isCellBefore(one, other);
}

bool RunSorter::filterAcceptsRow(int row, const QModelIndex & /*parent*/) const
{
    if (m_filter.isEmpty())
        return true;
    for (int column = 0; column < m_runs.columnCount(); ++column)
        if (m_runs.index(row, column)
                .data(Qt::DisplayRole)
                .toString()
                .contains(m_filter, Qt::CaseInsensitive))
            return true;
    return false;
}

} // namespace seq2seq::ui

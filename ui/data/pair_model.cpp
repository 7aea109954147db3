// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/pair_model.h"

#include "ui/widgets/picture_export.h"
#include "ui/widgets/tool_tip.h"

#include <QLocale>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace seq2seq::ui {

namespace {

constexpr std::size_t kFewRows = 4; // that come or go one by one

bool isSentence(int column)
{
    return column == PairModel::Source || column == PairModel::Target;
}

} // namespace

QString nameOf(Oddity oddity)
{
    switch (oddity) {
    case Oddity::Duplicate:
        return PairModel::tr("duplicate");
    case Oddity::SameSides:
        return PairModel::tr("same on both sides");
    case Oddity::LengthRatio:
        return PairModel::tr("odd length ratio");
    case Oddity::Script:
        return PairModel::tr("unexpected script");
    case Oddity::SharedSource:
        return PairModel::tr("its source is held back");
    case Oddity::SharedTarget:
        return PairModel::tr("its target is held back");
    }
    return {};
}

QString meaningOf(Oddity oddity)
{
    switch (oddity) {
    case Oddity::Duplicate:
        return PairModel::tr("Both sides are those of a pair before it");
    case Oddity::SameSides:
        return PairModel::tr("The source is its own translation");
    case Oddity::LengthRatio:
        return PairModel::tr("One side has three times the characters, or more, that the other "
                             "side lets expect in this corpus");
    case Oddity::Script:
        return PairModel::tr(
            "Most letters of a side are of a script that hardly occurs on this side");
    case Oddity::SharedSource:
        return PairModel::tr("Its source sentence is one of dev or test: training on it would "
                             "give that away");
    case Oddity::SharedTarget:
        return PairModel::tr("Its target sentence is one of dev or test: training on it would "
                             "give that away");
    }
    return {};
}

PairQuery::Order PairModel::orderOf(int column)
{
    switch (column) {
    case PairModel::Source:
        return PairQuery::Order::Source;
    case PairModel::Target:
        return PairQuery::Order::Target;
    case PairModel::SourceLength:
        return PairQuery::Order::SourceLength;
    case PairModel::TargetLength:
        return PairQuery::Order::TargetLength;
    default:
        return PairQuery::Order::AsLoaded;
    }
}

PairModel::PairModel(PairEdits &edits, QObject *parent)
    : QAbstractTableModel(parent)
    , m_edits(edits)
    , m_reader(std::make_unique<PairTable::Reader>(edits.table()))
{
    connect(&edits, &PairEdits::loaded, this, [this] {
        beginResetModel();
        m_shown = {};
        m_data.lengths.reset();
        m_data.suspects.reset();
        m_reader = std::make_unique<PairTable::Reader>(m_edits.table());
        endResetModel();
    });
    connect(&edits, &PairEdits::edited, this, [this](int row) {
        const int line = lineOf(row);
        if (line >= 0)
            emit dataChanged(index(line, 0), index(line, ColumnCount - 1));
    });
}

void PairModel::setLengths(std::shared_ptr<const std::vector<PairLengths>> lengths, int longest)
{
    m_data.lengths = std::move(lengths);
    m_data.longest = longest;
    if (!m_shown.empty())
        emit dataChanged(index(0, SourceLength), index(rowCount() - 1, Remark));
}

void PairModel::setSuspects(std::shared_ptr<const Suspects> suspects)
{
    m_data.suspects = std::move(suspects);
    if (!m_shown.empty())
        emit dataChanged(index(0, Remark), index(rowCount() - 1, Remark));
}

std::size_t PairModel::tooLong() const
{
    if (!m_data.lengths || m_data.longest <= 0)
        return 0;
    const PairTable &table = m_edits.table();
    std::size_t count = 0;
    for (std::size_t row = 0; row < m_data.lengths->size(); ++row) {
        const PairLengths &lengths = (*m_data.lengths)[row];
        count += int(std::max(lengths.source, lengths.target)) > m_data.longest
            && !table.isRemoved(int(row)) && table.place(int(row)) == PairPlace::Train;
    }
    return count;
}

PairData PairModel::known() const
{
    PairData data = m_data;
    data.table = m_edits.table();
    return data;
}

void PairModel::setShown(std::vector<int> rows)
{
    beginResetModel();
    m_shown = std::move(rows);
    endResetModel();
}

void PairModel::appendShown(const std::vector<int> &rows)
{
    if (rows.empty())
        return;
    const int first = int(m_shown.size());
    beginInsertRows({}, first, first + int(rows.size()) - 1);
    m_shown.insert(m_shown.end(), rows.begin(), rows.end());
    endInsertRows();
}

void PairModel::insertShown(const std::vector<int> &rows)
{
    const bool isInOrder = m_order == PairQuery::Order::AsLoaded && !m_isDescending;
    if (!isInOrder)
        return appendShown(rows);
    if (rows.size() > kFewRows) {
        std::vector<int> merged;
        merged.reserve(m_shown.size() + rows.size());
        std::vector<int> sorted = rows;
        std::ranges::sort(sorted);
        std::ranges::merge(m_shown, sorted, std::back_inserter(merged));
        return setShown(std::move(merged));
    }
    for (const int row : rows) {
        const auto place = std::ranges::upper_bound(m_shown, row);
        const int line = int(place - m_shown.begin());
        beginInsertRows({}, line, line);
        m_shown.insert(place, row);
        endInsertRows();
    }
}

void PairModel::takeShown(const std::vector<int> &rows)
{
    if (rows.size() > kFewRows) {
        const std::unordered_set<int> gone(rows.begin(), rows.end());
        std::vector<int> left;
        left.reserve(m_shown.size());
        std::ranges::copy_if(
            m_shown, std::back_inserter(left), [&gone](int row) { return !gone.contains(row); });
        return setShown(std::move(left));
    }
    for (const int row : rows) {
        const int line = lineOf(row);
        if (line < 0)
            continue;
        beginRemoveRows({}, line, line);
        m_shown.erase(m_shown.begin() + line);
        endRemoveRows();
    }
}

void PairModel::setOrder(PairQuery::Order order, bool isDescending)
{
    m_order = order;
    m_isDescending = isDescending;
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int PairModel::lineOf(int tableRow) const
{
    const auto found = std::ranges::find(m_shown, tableRow);
    return found == m_shown.end() ? -1 : int(found - m_shown.begin());
}

SentencePair PairModel::pair(int line) const
{
    return m_reader->at(tableRow(line));
}

QString PairModel::remark(int line) const
{
    const int row = tableRow(line);
    const PairTable &table = m_edits.table();
    QStringList found;
    for (const Oddity oddity : {Oddity::Duplicate, Oddity::SameSides, Oddity::LengthRatio,
             Oddity::Script, Oddity::SharedSource, Oddity::SharedTarget}) {
        const bool isReason = oddity == Oddity::SharedSource || oddity == Oddity::SharedTarget;
        if (m_data.has(row, oddity) && (!isReason || table.place(row) == PairPlace::Nowhere))
            found << nameOf(oddity);
    }
    if (m_data.longest > 0 && table.place(row) == PairPlace::Train) {
        const SentencePair &shown = m_reader->at(row);
        const PairLengths lengths
            = m_data.lengths && table.isAsLoaded(row) && std::size_t(row) < m_data.lengths->size()
            ? (*m_data.lengths)[std::size_t(row)]
            : known().lengthsOf(row, shown);
        if (int(std::max(lengths.source, lengths.target)) > m_data.longest)
            found << tr("more than %1 tokens").arg(QLocale().toString(m_data.longest));
    }
    return found.join(QStringLiteral(" · "));
}

QByteArray PairModel::toCsv() const
{
    QByteArray bytes = csvLine({QStringLiteral("number"), QStringLiteral("source"),
        QStringLiteral("target"), QStringLiteral("remark")});
    for (int line = 0; line < rowCount(); ++line) {
        const SentencePair &shown = m_reader->at(tableRow(line));
        bytes += csvLine({QString::number(tableRow(line) + 1), QString::fromStdString(shown.source),
            QString::fromStdString(shown.target), remark(line)});
    }
    return bytes;
}

int PairModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int PairModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PairModel::text(const QModelIndex &index) const
{
    const int row = tableRow(index.row());
    switch (index.column()) {
    case Number:
        return QLocale().toString(row + 1);
    case Source:
        return QString::fromStdString(m_reader->at(row).source);
    case Target:
        return QString::fromStdString(m_reader->at(row).target);
    case Remark:
        return remark(index.row());
    default:
        break;
    }
    if (!m_data.countTokens && !m_data.lengths)
        return {};
    const bool isCounted = m_data.lengths && m_edits.table().isAsLoaded(row)
        && std::size_t(row) < m_data.lengths->size();
    if (isCounted) {
        const PairLengths &lengths = (*m_data.lengths)[std::size_t(row)];
        return QLocale().toString(index.column() == SourceLength ? lengths.source : lengths.target);
    }
    if (!m_data.countTokens)
        return {};
    const SentencePair &shown = m_reader->at(row);
    return QLocale().toString(qulonglong(index.column() == SourceLength
            ? m_data.countTokens(Side::Source, shown.source)
            : m_data.countTokens(Side::Target, shown.target)));
}

QVariant PairModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isText = isSentence(index.column()) || index.column() == Remark;
    if (role == Qt::TextAlignmentRole && !isText)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        return text(index);
    if (role == Qt::EditRole && isSentence(index.column()))
        return text(index);
    if (role == Qt::ToolTipRole && isText)
        return plainToolTip(text(index));
    return {};
}

Qt::ItemFlags PairModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && isSentence(index.column()))
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool PairModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || !isSentence(index.column()))
        return false;
    SentencePair changed = pair(index.row());
    (index.column() == Source ? changed.source : changed.target) = value.toString().toStdString();
    const bool isTaken = m_edits.edit(tableRow(index.row()), changed);
    if (!isTaken)
        emit refused(index);
    return isTaken;
}

QString PairModel::columnMeaning(int section)
{
    switch (section) {
    case Number:
        return tr("Number of the pair: those of train come first, then dev, test and those that "
                  "are used nowhere, then added ones. A click on a name sorts by that column.");
    case Source:
        return tr("The sentence that is translated. Sorted by the codes of its characters.");
    case Target:
        return tr("Its translation by a person: what the model learns to write, or is measured "
                  "against. Sorted by the codes of its characters.");
    case Remark:
        return tr("What is odd about the pair, or why it is used nowhere");
    default:
        return tr("Tokens of the sentence, without </s>: what the histogram counts, and what the "
                  "longest sentence of a model limits");
    }
}

QString PairModel::columnName(int section) const
{
    const auto named = [](const QString &name, const std::string &language) {
        return language.empty() ? name : tr("%1 (%2)").arg(name, QString::fromStdString(language));
    };
    switch (section) {
    case Number:
        return QStringLiteral("#");
    case Source:
        return named(tr("source"), m_edits.table().train().sourceLanguage);
    case Target:
        return named(tr("target"), m_edits.table().train().targetLanguage);
    case SourceLength:
        return tr("source tokens");
    case TargetLength:
        return tr("target tokens");
    case Remark:
        return tr("remark");
    default:
        return {};
    }
}

QVariant PairModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isText = isSentence(section) || section == Remark;
    if (role == Qt::TextAlignmentRole)
        return int((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return columnMeaning(section);
    if (role != Qt::DisplayRole)
        return {};
    const bool isSorted
        = section != Remark && orderOf(section) == m_order && (section != Number || m_isDescending);
    return isSorted ? columnName(section)
            + QStringLiteral(" %1").arg(m_isDescending ? QStringLiteral("▼") : QStringLiteral("▲"))
                    : columnName(section);
}

} // namespace seq2seq::ui

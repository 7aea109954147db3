// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/vocabulary_model.h"

#include "core/text/vocabulary.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/tool_tip.h"

#include <QLocale>
#include <QStringMatcher>

namespace seq2seq::ui {

VocabularyModel::VocabularyModel(QObject *parent)
    : FilteredTableModel(parent)
    , m_rows(std::make_shared<const std::vector<VocabularyRow>>())
{
}

void VocabularyModel::setRows(std::vector<VocabularyRow> rows)
{
    beginResetModel();
    forgetFilter();
    // `<unk>` stands for running words too, the other specials do not occur in text.
    std::int64_t total = 0;
    for (const VocabularyRow &row : rows)
        total += row.id >= kSpecials || row.id == kUnk ? row.count : 0;
    m_covered.clear();
    std::int64_t known = 0;
    for (const VocabularyRow &row : rows) {
        known += row.id >= kSpecials ? row.count : 0;
        m_covered.push_back(total > 0 ? double(known) / double(total) : 0);
    }
    m_rows = std::make_shared<const std::vector<VocabularyRow>>(std::move(rows));
    endResetModel();
}

std::function<bool(int)> VocabularyModel::matcher(const QString &text) const
{
    bool isNumber = false;
    const int id = text.toInt(&isNumber);
    return [rows = m_rows, matcher = QStringMatcher(text, Qt::CaseInsensitive), id, isNumber](
               int row) {
        const VocabularyRow &word = (*rows)[std::size_t(row)];
        return (isNumber && word.id == id)
            || matcher.indexIn(QString::fromStdString(word.word)) >= 0;
    };
}

double VocabularyModel::coverage() const
{
    return m_covered.empty() ? 0 : m_covered.back();
}

QByteArray VocabularyModel::toCsv() const
{
    QByteArray bytes = csvLine({QStringLiteral("id"), QStringLiteral("word"),
        QStringLiteral("count"), QStringLiteral("covered")});
    for (int row = 0; row < rowCount(); ++row) {
        const auto at = std::size_t(dataRow(row));
        const VocabularyRow &word = (*m_rows)[at];
        bytes += csvLine({QString::number(word.id), QString::fromStdString(word.word),
            QString::number(word.count), QString::number(m_covered[at], 'f', 6)});
    }
    return bytes;
}

int VocabularyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant VocabularyModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole && index.column() != Word)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const auto at = std::size_t(dataRow(index.row()));
    const VocabularyRow &word = (*m_rows)[at];
    switch (index.column()) {
    case Id:
        return QLocale().toString(word.id);
    case Word:
        return QString::fromStdString(word.word);
    case Count:
        return QLocale().toString(qlonglong(word.count));
    case Covered:
        return word.id < kSpecials
            ? QString()
            : tr("%1 %").arg(QLocale().toString(100 * m_covered[at], 'f', 1));
    default:
        return {};
    }
}

QVariant VocabularyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Word ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Id)
        return tr("Number of the word: what the model reads and writes in its place. The more "
                  "frequent a word, the smaller its id.");
    if (role == Qt::ToolTipRole && section == Word)
        return tr("A word, or a part of one, as the tokenizer cuts it");
    if (role == Qt::ToolTipRole && section == Covered)
        return tr(
            "Share of all words of the training sentences that have this id or a smaller one");
    if (role == Qt::ToolTipRole && section == Count)
        return plainToolTip(
            tr("How often the word occurs in the training sentences; for <unk> all words that "
               "fell out"));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Id:
        return tr("id");
    case Word:
        return tr("word");
    case Count:
        return tr("count");
    case Covered:
        return tr("covered");
    default:
        return {};
    }
}

} // namespace seq2seq::ui

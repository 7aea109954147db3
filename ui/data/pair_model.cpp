// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/pair_model.h"

#include "ui/widgets/picture_export.h"
#include "ui/widgets/tool_tip.h"

#include <QLocale>
#include <QStringMatcher>

#include <utility>

namespace seq2seq::ui {

void PairModel::setCorpus(std::shared_ptr<const Corpus> corpus)
{
    beginResetModel();
    m_corpus = std::move(corpus);
    m_cursor.reset();
    if (m_corpus)
        m_cursor.emplace(m_corpus->pairs);
    forgetFilter();
    endResetModel();
}

std::function<bool(int)> PairModel::matcher(const QString &text) const
{
    return [corpus = m_corpus, cursor = m_cursor,
               matcher = QStringMatcher(text, Qt::CaseInsensitive)](int row) mutable {
        const SentencePair &pair = cursor->at(std::size_t(row));
        return matcher.indexIn(QString::fromStdString(pair.source)) >= 0
            || matcher.indexIn(QString::fromStdString(pair.target)) >= 0;
    };
}

QByteArray PairModel::toCsv() const
{
    QByteArray bytes
        = csvLine({QStringLiteral("number"), QStringLiteral("source"), QStringLiteral("target")});
    for (int row = 0; row < rowCount(); ++row) {
        const SentencePair &shown = pair(row);
        bytes += csvLine({QString::number(dataRow(row) + 1), QString::fromStdString(shown.source),
            QString::fromStdString(shown.target)});
    }
    return bytes;
}

int PairModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PairModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole && index.column() != Source && index.column() != Target)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    const bool isText = role == Qt::DisplayRole
        || (role == Qt::ToolTipRole && (index.column() == Source || index.column() == Target));
    if (!isText)
        return {};
    const SentencePair &shown = pair(index.row());
    if (role == Qt::ToolTipRole)
        return plainToolTip(
            QString::fromStdString(index.column() == Source ? shown.source : shown.target));
    const auto tokens = [this](Side side, const std::string &sentence) {
        return m_countTokens ? QLocale().toString(qulonglong(m_countTokens(side, sentence)))
                             : QString();
    };
    switch (index.column()) {
    case Number:
        return QLocale().toString(dataRow(index.row()) + 1);
    case Source:
        return QString::fromStdString(shown.source);
    case Target:
        return QString::fromStdString(shown.target);
    case SourceLength:
        return tokens(Side::Source, shown.source);
    case TargetLength:
        return tokens(Side::Target, shown.target);
    default:
        return {};
    }
}

QString PairModel::columnMeaning(int section)
{
    switch (section) {
    case Number:
        return tr("Place of the pair in this half of the corpus, counted from 1");
    case Source:
        return tr("The sentence that is translated");
    case Target:
        return tr("Its translation by a person: what the model learns to write, or is measured "
                  "against");
    default:
        return tr("Tokens of the sentence, without </s>: what the histogram counts, and what the "
                  "longest sentence of a model limits");
    }
}

QVariant PairModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isNumber = section != Source && section != Target;
    if (role == Qt::TextAlignmentRole)
        return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return columnMeaning(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return QStringLiteral("#");
    case Source:
        return m_corpus && !m_corpus->sourceLanguage.empty()
            ? tr("source (%1)").arg(QString::fromStdString(m_corpus->sourceLanguage))
            : tr("source");
    case Target:
        return m_corpus && !m_corpus->targetLanguage.empty()
            ? tr("target (%1)").arg(QString::fromStdString(m_corpus->targetLanguage))
            : tr("target");
    case SourceLength:
        return tr("source tokens");
    case TargetLength:
        return tr("target tokens");
    default:
        return {};
    }
}

} // namespace seq2seq::ui

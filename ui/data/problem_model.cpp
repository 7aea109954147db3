// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/problem_model.h"

#include "ui/widgets/language.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/tool_tip.h"

#include <QLocale>

#include <algorithm>

namespace seq2seq::ui {

void ProblemModel::setReport(const ReadReport &report)
{
    beginResetModel();
    m_report = report;
    endResetModel();
}

QString ProblemModel::summary() const
{
    if (m_report.lines == 0)
        return {};
    std::size_t skipped = 0;
    for (const auto &[problem, count] : m_report.skipped)
        skipped += count;
    const auto number = [](std::size_t count) { return QLocale().toString(qulonglong(count)); };
    return tr("%1 lines · %2 pairs kept · %3 skipped · %4, %5")
        .arg(number(m_report.lines), number(m_report.kept), number(skipped),
            QString::fromStdString(m_report.encoding), QString::fromStdString(m_report.lineEnds));
}

QString ProblemModel::sentence(std::size_t row) const
{
    if (row < m_report.remarks.size())
        return translated(m_report.remarks[row]);
    return translated(m_report.listed[row - m_report.remarks.size()].message);
}

qulonglong ProblemModel::lineOf(const QModelIndex &problem) const
{
    const auto row = std::size_t(std::max(0, problem.row()));
    const bool isLine = problem.isValid() && row >= m_report.remarks.size();
    return isLine ? m_report.listed[row - m_report.remarks.size()].line : 0;
}

QByteArray ProblemModel::toCsv() const
{
    QByteArray bytes
        = csvLine({QStringLiteral("file"), QStringLiteral("line"), QStringLiteral("problem")});
    for (const Message &remark : m_report.remarks)
        bytes += csvLine({{}, {}, translated(remark)});
    for (const SkippedLine &line : m_report.listed)
        bytes += csvLine({QString::fromStdString(line.file), QString::number(line.line),
            translated(line.message)});
    return bytes;
}

int ProblemModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_report.remarks.size() + m_report.listed.size());
}

int ProblemModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProblemModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto row = std::size_t(index.row());
    const bool isRemark = row < m_report.remarks.size();
    if (role == Qt::TextAlignmentRole && index.column() == Line)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return plainToolTip(isRemark
                ? sentence(row)
                : QString::fromStdString(m_report.listed[row - m_report.remarks.size()].file)
                    + u'\n' + sentence(row));
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == Problem)
        return sentence(row);
    return isRemark
        ? QStringLiteral("–")
        : QLocale().toString(qulonglong(m_report.listed[row - m_report.remarks.size()].line));
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Line ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return section == Line
            ? tr("Line of the file, counted from 1; a dash where the whole file is meant")
            : tr("What is wrong with the line, and what became of it");
    if (role != Qt::DisplayRole)
        return {};
    return section == Line ? tr("line") : tr("problem");
}

} // namespace seq2seq::ui

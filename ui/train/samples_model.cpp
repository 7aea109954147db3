// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/samples_model.h"

#include "ui/train/word_diff.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/theme.h"

#include <QLocale>
#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kPaddingY = 7;
constexpr double kGoodBleu = 80;
constexpr double kBadBleu = 40;

/// Breaks the text into lines of `width` pixels and returns their height.
double layOut(QTextLayout &layout, double width)
{
    double height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    return height;
}

QVector<QTextLayout::FormatRange> marks(const QModelIndex &index, const QColor &color)
{
    QVector<QTextLayout::FormatRange> ranges;
    if (index.column() != SamplesModel::Translation)
        return ranges;
    const QString reference = index.siblingAtColumn(SamplesModel::Reference).data().toString();
    QTextCharFormat format;
    format.setForeground(color);
    format.setFontUnderline(true);
    for (const DiffSpan &span : compareWords(reference, index.data().toString()).wrong)
        ranges.append({span.start, span.length, format});
    return ranges;
}

} // namespace

void SamplesModel::setEvaluation(std::shared_ptr<const Evaluation> evaluation, bool isLive)
{
    beginResetModel();
    m_evaluation = std::move(evaluation);
    m_isLive = isLive;
    endResetModel();
}

int SamplesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_evaluation ? 0 : int(m_evaluation->samples.size());
}

int SamplesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SamplesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const SampleTranslation &sample = m_evaluation->samples[std::size_t(index.row())];
    if (role == Qt::DisplayRole) {
        switch (index.column()) {
        case Source:
            return QString::fromStdString(sample.source);
        case Reference:
            return QString::fromStdString(sample.reference);
        case Translation:
            return QString::fromStdString(sample.translation);
        default:
            return QString::number(std::lround(sample.bleu));
        }
    }
    if (role == Qt::UserRole && index.column() == Bleu)
        return sample.bleu;
    if (role == Qt::ToolTipRole && index.column() == Translation) {
        const QStringList missing = compareWords(
            QString::fromStdString(sample.reference), QString::fromStdString(sample.translation))
                                        .missing;
        return missing.isEmpty()
            ? tr("No word of the reference is missing.")
            : tr("Missing from the reference: %1").arg(missing.join(u' ')).toHtmlEscaped();
    }
    if (role == Qt::ToolTipRole && index.column() == Bleu)
        return tr(
            "Sentence BLEU %1: how many word sequences it shares with the reference, 0 to 100")
            .arg(QLocale().toString(sample.bleu, 'f', 1));
    return {};
}

QVariant SamplesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Source:
        return tr("source");
    case Reference:
        return tr("reference");
    case Bleu:
        return tr("BLEU");
    default:
        break;
    }
    if (!m_evaluation)
        return tr("translation");
    const QString epoch = QLocale().toString(m_evaluation->epoch, 'g', 3);
    return m_isLive ? tr("now (epoch %1)").arg(epoch) : tr("at epoch %1").arg(epoch);
}

QByteArray SamplesModel::toCsv() const
{
    QByteArray bytes = csvLine({QStringLiteral("source"), QStringLiteral("reference"),
        QStringLiteral("translation"), QStringLiteral("bleu")});
    if (!m_evaluation)
        return bytes;
    for (const SampleTranslation &sample : m_evaluation->samples)
        bytes += csvLine(
            {QString::fromStdString(sample.source), QString::fromStdString(sample.reference),
                QString::fromStdString(sample.translation), QString::number(sample.bleu, 'f', 2)});
    return bytes;
}

void SampleDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintBackground(painter, option, index);
    const Theme theme(option.palette);
    const bool isSelected = option.state & QStyle::State_Selected;
    QColor color = textColor(option);
    if (index.column() == SamplesModel::Bleu && !isSelected) {
        const double bleu = index.data(Qt::UserRole).toDouble();
        color = bleu >= kGoodBleu ? theme.good : bleu < kBadBleu ? theme.bad : theme.text;
    }
    QTextLayout layout(index.data().toString(), option.font);
    layout.setFormats(marks(index, isSelected ? color : theme.bad));
    const QRect area = option.rect.adjusted(kCellPadding, kPaddingY, -kCellPadding, -kPaddingY);
    const double height = layOut(layout, area.width());
    painter->save();
    painter->setClipRect(option.rect);
    painter->setPen(color);
    layout.draw(
        painter, QPointF(area.left(), area.top() + std::max(0.0, (area.height() - height) / 2)));
    painter->restore();
}

QSize SampleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // The view leaves the width of the column in the rectangle when it asks for the height of a
    // row.
    const int width = option.rect.width() > 0 ? option.rect.width() : 200;
    QTextLayout layout(index.data().toString(), option.font);
    const double height = layOut(layout, std::max(20, width - 2 * kCellPadding));
    return {width, int(std::ceil(height)) + 2 * kPaddingY};
}

} // namespace seq2seq::ui

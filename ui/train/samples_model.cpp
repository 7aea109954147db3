// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/samples_model.h"

#include "ui/train/word_diff.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_tip.h"

#include <QLocale>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace seq2seq::ui {

namespace {

constexpr double kPaddingY = 0.4; // lines of text
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

/// @param wrong colour of words that are not in the reference  @param fresh behind words that the
/// evaluation before had not written
QVector<QTextLayout::FormatRange> marks(
    const QModelIndex &index, const QColor &wrong, const QColor &fresh)
{
    QVector<QTextLayout::FormatRange> ranges;
    if (index.column() != SamplesModel::Translation)
        return ranges;
    const QString reference = index.siblingAtColumn(SamplesModel::Reference).data().toString();
    const QVariant before = index.data(SamplesModel::kBeforeRole);
    if (before.isValid()) {
        QTextCharFormat marked;
        marked.setBackground(fresh);
        for (const DiffSpan &span : compareWords(before.toString(), index.data().toString()).wrong)
            ranges.append({span.start, span.length, marked});
    }
    QTextCharFormat format;
    format.setForeground(wrong);
    format.setFontUnderline(true);
    for (const DiffSpan &span : compareWords(reference, index.data().toString()).wrong)
        ranges.append({span.start, span.length, format});
    return ranges;
}

} // namespace

void SamplesModel::setEvaluation(std::shared_ptr<const Evaluation> evaluation,
    std::shared_ptr<const Evaluation> before, bool isLive)
{
    beginResetModel();
    m_evaluation = std::move(evaluation);
    m_before = std::move(before);
    m_isLive = isLive;
    sort();
    endResetModel();
}

void SamplesModel::setOrder(SampleOrder order)
{
    beginResetModel();
    m_sampleOrder = order;
    sort();
    endResetModel();
}

void SamplesModel::setShownCount(int count)
{
    beginResetModel();
    m_shownCount = std::size_t(std::max(count, 1));
    sort();
    endResetModel();
}

int SamplesModel::rowOf(const QString &source) const
{
    const std::string wanted = source.toStdString();
    for (int row = 0; row < rowCount(); ++row)
        if (sampleAt(row).source == wanted)
            return row;
    return -1;
}

void SamplesModel::sort()
{
    const std::size_t all = m_evaluation ? m_evaluation->samples.size() : 0;
    const std::size_t shown = std::min(all, m_shownCount);
    m_order.clear();
    if (m_sampleOrder == SampleOrder::DevSet) {
        for (std::size_t i = 0; i < shown; ++i)
            m_order.push_back((2 * i + 1) * all / (2 * shown));
        return;
    }
    m_order.resize(all);
    std::iota(m_order.begin(), m_order.end(), std::size_t(0));
    std::vector<std::pair<double, bool>> keys;
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        const SampleTranslation *before = sampleBefore(int(i));
        const SampleTranslation &now = sampleAt(int(i));
        if (m_sampleOrder == SampleOrder::Suspicion)
            keys.emplace_back(now.suspicion ? now.suspicion->total() : 0, false);
        else // how far BLEU moved, then whether any word is another one
            keys.emplace_back(before ? std::abs(now.bleu - before->bleu) : 0,
                before && before->translation != now.translation);
    }
    std::stable_sort(m_order.begin(), m_order.end(),
        [&](std::size_t a, std::size_t b) { return keys[a] > keys[b]; });
    m_order.resize(shown);
}

const SampleTranslation &SamplesModel::sampleAt(int row) const
{
    return m_evaluation->samples[m_order[std::size_t(row)]];
}

const SampleTranslation *SamplesModel::sampleBefore(int row) const
{
    const std::size_t index = m_order[std::size_t(row)];
    if (!m_before || index >= m_before->samples.size())
        return nullptr;
    const SampleTranslation &before = m_before->samples[index];
    return before.source == m_evaluation->samples[index].source ? &before : nullptr;
}

int SamplesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int SamplesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SamplesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const SampleTranslation &sample = sampleAt(index.row());
    if (role == Qt::DisplayRole) {
        switch (index.column()) {
        case Source:
            return QString::fromStdString(sample.source);
        case Reference:
            return QString::fromStdString(sample.reference);
        case Translation:
            return QString::fromStdString(sample.translation);
        case Bleu:
            return QString::number(std::lround(sample.bleu));
        default:
            return sample.suspicion ? QLocale().toString(sample.suspicion->total(), 'f', 2)
                                    : QString();
        }
    }
    if (role == kBeforeRole) {
        const SampleTranslation *before = sampleBefore(index.row());
        return before ? QVariant(QString::fromStdString(before->translation)) : QVariant();
    }
    if (role == Qt::UserRole && index.column() == Bleu)
        return sample.bleu;
    if (role == Qt::ToolTipRole)
        return toolTip(index.row(), index.column());
    return {};
}

QString SamplesModel::toolTip(int row, int column) const
{
    const SampleTranslation &sample = sampleAt(row);
    const SampleTranslation *before = sampleBefore(row);
    if (column == Translation) {
        const QStringList missing = compareWords(
            QString::fromStdString(sample.reference), QString::fromStdString(sample.translation))
                                        .missing;
        QString text = missing.isEmpty()
            ? tr("No word of the reference is missing.")
            : tr("Missing from the reference: %1").arg(missing.join(u' '));
        if (before && before->translation != sample.translation)
            text += u'\n'
                + tr("At the evaluation before: %1")
                      .arg(QString::fromStdString(before->translation));
        return plainToolTip(text);
    }
    if (column == Suspicious && sample.suspicion) {
        const QLocale locale;
        return tr("Coverage deviation %1: how far source words are from being looked at once.\n"
                  "Attention entropy %2 nats: how spread the look of a word is.\n"
                  "Length %3: how far its length is from the usual, as a logarithm.")
            .arg(locale.toString(sample.suspicion->coverage, 'f', 2),
                locale.toString(sample.suspicion->entropy, 'f', 2),
                locale.toString(sample.suspicion->length, 'f', 2));
    }
    if (column != Bleu)
        return {};
    const QString meaning
        = tr("Sentence BLEU %1: how many word sequences it shares with the reference, 0 to 100")
              .arg(QLocale().toString(sample.bleu, 'f', 1));
    if (!before)
        return meaning;
    return tr("%1. At the evaluation before it was %2.")
        .arg(meaning, QLocale().toString(before->bleu, 'f', 1));
}

QString SamplesModel::columnMeaning(int section)
{
    switch (section) {
    case Source:
        return tr("A sentence held back from training");
    case Reference:
        return tr("Its translation by a person");
    case Translation:
        return tr("What the model writes, the likeliest word every time; red words are not in the "
                  "reference, marked ones were not there at the evaluation before");
    case Suspicious:
        return tr("How suspicious the translation is without a reference: coverage deviation + "
                  "attention entropy + deviation of the length (Rikters et al. 2017)");
    default:
        return tr("Sentence BLEU, 0 to 100: how many word sequences of one to four words the "
                  "translation shares with the reference");
    }
}

QVariant SamplesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return columnMeaning(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Source:
        return tr("source");
    case Reference:
        return tr("reference");
    case Bleu:
        return tr("BLEU");
    case Suspicious:
        return tr("suspicion");
    default:
        break;
    }
    if (!m_evaluation)
        return tr("translation");
    const QString epoch = QLocale().toString(m_evaluation->epoch, 'g', 3);
    return m_isLive ? tr("newest (epoch %1)").arg(epoch) : tr("at epoch %1").arg(epoch);
}

QByteArray SamplesModel::toCsv() const
{
    QByteArray bytes = csvLine({QStringLiteral("source"), QStringLiteral("reference"),
        QStringLiteral("translation"), QStringLiteral("bleu"), QStringLiteral("suspicion")});
    if (!m_evaluation)
        return bytes;
    for (int row = 0; row < rowCount(); ++row) {
        const SampleTranslation &sample = sampleAt(row);
        bytes += csvLine(
            {QString::fromStdString(sample.source), QString::fromStdString(sample.reference),
                QString::fromStdString(sample.translation), QString::number(sample.bleu, 'f', 2),
                sample.suspicion ? QString::number(sample.suspicion->total(), 'f', 3) : QString()});
    }
    return bytes;
}

void SampleDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintBackground(painter, option, index);
    const Theme theme(option.palette);
    QColor color = textColor(option);
    if (index.column() == SamplesModel::Bleu) {
        const double bleu = index.data(Qt::UserRole).toDouble();
        color = bleu >= kGoodBleu ? theme.good : bleu < kBadBleu ? theme.bad : theme.text;
    }
    QTextLayout layout(index.data().toString(), option.font);
    layout.setFormats(marks(index, theme.bad, theme.accentFill));
    const int padding = inLines(option.font, kPaddingY);
    const QRect area = option.rect.adjusted(kCellPadding, padding, -kCellPadding, -padding);
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
    return {width, int(std::ceil(height)) + 2 * inLines(option.font, kPaddingY)};
}

} // namespace seq2seq::ui

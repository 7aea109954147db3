// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/free_running_table.h"

#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/quiet_table.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QPainter>

#include <cmath>
#include <limits>

namespace seq2seq::ui {

namespace {

constexpr int kLogP = Qt::UserRole; // a double; not a number: none
constexpr int kWord = Qt::UserRole + 1;
constexpr int kIsOther = Qt::UserRole + 2; // not the target's word
constexpr int kIsParting = Qt::UserRole + 3; // the two part at this step
constexpr int kDigits = 3;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

bool isNumber(int column)
{
    return column == FreeRunningTable::ForcedLogP || column == FreeRunningTable::FreeLogP;
}

/// Numbers over a bar as long as their probability.
class FreeRunningDelegate : public QuietRowDelegate {
public:
    using QuietRowDelegate::QuietRowDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        paintBackground(painter, option, index);
        const Theme theme(option.palette);
        if (isNumber(index.column())) {
            QRectF bar = QRectF(option.rect).adjusted(2, 3, -2, -4);
            bar.setWidth(bar.width() * std::exp(index.data(kLogP).toDouble()));
            painter->fillRect(bar, theme.sourceFill);
        }
        const bool isOther = index.data(kIsOther).toBool();
        QFont font = option.font;
        font.setUnderline(isOther);
        painter->setFont(font);
        painter->setPen(isOther ? theme.bad : textColor(option));
        const QRect area = option.rect.adjusted(kCellPadding, 0, -kCellPadding, 0);
        painter->drawText(area,
            index.data(Qt::TextAlignmentRole).toInt() | int(Qt::AlignVCenter)
                | int(Qt::TextSingleLine),
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, area.width()));
        if (index.data(kIsParting).toBool()) {
            painter->setPen(QPen(theme.bad, 2));
            painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        }
    }
};

} // namespace

FreeRunningTable::FreeRunningTable(QWidget *parent)
    : QTableWidget(0, ColumnCount, parent)
{
    makeQuiet(this);
    setItemDelegate(new FreeRunningDelegate(this));
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(Step, QHeaderView::ResizeToContents);
    inEveryLanguage(this, [this] { nameColumns(); });
}

void FreeRunningTable::nameColumns()
{
    setAccessibleName(tr("Teacher forcing beside free running"));
    const QString logP = tr("log P of the target's word");
    setHorizontalHeaderLabels({tr("step"), tr("target"), tr("teacher forcing: goes in"),
        tr("model writes"), logP, tr("free running: goes in"), tr("model writes"), logP});
    const QString written = tr("The likeliest word of this step, and log P of it in nats; red: it "
                               "is not the target's");
    for (const int column : {ForcedWritten, FreeWritten})
        horizontalHeaderItem(column)->setToolTip(written);
    for (const int column : {ForcedLogP, FreeLogP})
        horizontalHeaderItem(column)->setToolTip(
            tr("log P_t[y_t] in nats; the bar is as long as the probability"));
    horizontalHeaderItem(ForcedFed)->setToolTip(
        tr("y_{t−1}: the word of the target before, whatever the model wrote"));
    horizontalHeaderItem(FreeFed)->setToolTip(
        tr("The word that the model wrote at the step before; red: it is not the target's"));
}

void FreeRunningTable::setAnswer(const FreeRunningAnswer &answer)
{
    setRowCount(int(answer.targetWords.size()));
    for (int row = 0; row < rowCount(); ++row)
        fillRow(row, answer);
    const int parting = int(partingOf(answer.runs, answer.targetIds));
    for (int column = 0; parting < rowCount() && column < ColumnCount; ++column)
        item(parting, column)->setData(kIsParting, true);
}

void FreeRunningTable::fillRow(int row, const FreeRunningAnswer &answer)
{
    const auto t = std::size_t(row);
    const FedStep &forced = answer.runs.forced[t];
    const FedStep &free = answer.runs.free[t];
    const int target = answer.targetIds[t];
    const auto text = [](const std::string &word) { return QString::fromStdString(word); };
    setItem(row, Step, new QTableWidgetItem(QString::number(row + 1)));
    setWord(row, Target, text(answer.targetWords[t]), kNone, false);
    setWord(row, ForcedFed, text(answer.forced[t].fed), kNone, false);
    setWord(row, ForcedWritten, text(answer.forced[t].likeliest), forced.likeliestLogProbability,
        forced.likeliest != target);
    setNumber(row, ForcedLogP, forced.targetLogProbability);
    setWord(row, FreeFed, text(answer.free[t].fed), kNone, free.fed != forced.fed);
    setWord(row, FreeWritten, text(answer.free[t].likeliest), free.likeliestLogProbability,
        free.likeliest != target);
    setNumber(row, FreeLogP, free.targetLogProbability);
}

void FreeRunningTable::setWord(int row, int column, const QString &word, double logP, bool isOther)
{
    const QString text
        = std::isnan(logP) ? word : QStringLiteral("%1  %2").arg(word, fixedNumber(logP, kDigits));
    auto *item = new QTableWidgetItem(text);
    item->setToolTip(text); // a long word is cut
    item->setData(kWord, word);
    item->setData(kLogP, logP);
    item->setData(kIsOther, isOther);
    setItem(row, column, item);
}

void FreeRunningTable::setNumber(int row, int column, double logP)
{
    auto *item = new QTableWidgetItem(fixedNumber(logP, kDigits));
    item->setToolTip(tr("P = %1").arg(fixedNumber(std::exp(logP), 4)));
    item->setData(kLogP, logP);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setItem(row, column, item);
}

void FreeRunningTable::showSteps(int count)
{
    for (int row = 0; row < rowCount(); ++row)
        setRowHidden(row, row >= count);
}

QByteArray FreeRunningTable::toCsv() const
{
    const auto word
        = [this](int row, int column) { return item(row, column)->data(kWord).toString(); };
    const auto number = [this](int row, int column) {
        return QString::number(item(row, column)->data(kLogP).toDouble(), 'g', 9);
    };
    QByteArray csv = csvLine({QStringLiteral("step"), QStringLiteral("target"),
        QStringLiteral("forced_fed"), QStringLiteral("forced_writes"),
        QStringLiteral("forced_log_p_written"), QStringLiteral("forced_log_p_target"),
        QStringLiteral("free_fed"), QStringLiteral("free_writes"),
        QStringLiteral("free_log_p_written"), QStringLiteral("free_log_p_target")});
    for (int row = 0; row < rowCount(); ++row)
        csv += csvLine({QString::number(row + 1), word(row, Target), word(row, ForcedFed),
            word(row, ForcedWritten), number(row, ForcedWritten), number(row, ForcedLogP),
            word(row, FreeFed), word(row, FreeWritten), number(row, FreeWritten),
            number(row, FreeLogP)});
    return csv;
}

} // namespace seq2seq::ui

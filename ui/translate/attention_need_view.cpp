// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/attention_need_view.h"

#include "ui/translate/what_if_menus.h"
#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/quiet_table.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_tip.h"

#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

enum Column { Change, Writes, Probability, LogProbability, Columns };

/// The words that would be written: another one than stands there is bold and coloured.
class WordDelegate : public QuietRowDelegate {
public:
    using QuietRowDelegate::QuietRowDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        paintBackground(painter, option, index);
        const bool isOther = index.data(Qt::UserRole).toBool();
        QFont font = option.font;
        font.setBold(isOther);
        painter->setFont(font);
        painter->setPen(isOther ? Theme(option.palette).bad : textColor(option));
        const QRect area = option.rect.adjusted(kCellPadding, 0, -kCellPadding, 0);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, area.width()));
    }
};

QString attentionName(const AttentionNeed &need)
{
    return need.kind ? WhatIfMenus::kindName(*need.kind) : AttentionNeedView::tr("as it is");
}

} // namespace

AttentionNeedView::AttentionNeedView(QWidget *parent)
    : QWidget(parent)
    , m_reading(new QLabel)
    , m_table(new QTableWidget(0, Columns))
{
    m_reading->setObjectName(QStringLiteral("attentionNeedReading"));
    m_reading->setWordWrap(true);
    m_reading->setTextFormat(Qt::PlainText);
    makeQuiet(m_table);
    m_table->setObjectName(QStringLiteral("attentionNeedTable"));
    m_table->setItemDelegateForColumn(Writes, new WordDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Writes, QHeaderView::Stretch);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_reading);
    layout->addWidget(m_table, 1);
    const auto choose = [this](int row) {
        if (!m_answer || row < 0 || row >= int(m_answer->needs.size()))
            return;
        if (const auto kind = m_answer->needs[std::size_t(row)].kind)
            emit changeChosen(*kind, m_answer->step);
    };
    connect(m_table, &QTableWidget::cellClicked, this, choose);
    connect(m_table, &QTableWidget::cellActivated, this, choose);
    inEveryLanguage(this, [this] {
        m_table->setAccessibleName(tr("What it writes at this step with other attention"));
        m_table->setToolTip(
            plainToolTip(tr("Attention is changed at this step only, after the same beginning. "
                            "Click a row to see what becomes of the whole translation.")));
        show();
    });
}

void AttentionNeedView::setStep(const std::optional<AttentionNeedQuestion> &question,
    const QString &word, std::uint64_t weights)
{
    if (question == m_question && weights == m_weights)
        return;
    const bool isSameStep = question && m_question && question->written == m_question->written
        && question->source == m_question->source;
    m_question = question;
    m_word = word;
    m_weights = weights;
    m_isAsked = false;
    if (!isSameStep) // else the older numbers stay until the newer are there
        m_answer.reset();
    show();
    if (isVisible())
        ask();
}

void AttentionNeedView::ask()
{
    if (m_isAsked || !m_question)
        return;
    m_isAsked = true;
    emit asked(*m_question);
}

void AttentionNeedView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

void AttentionNeedView::showAnswer(const AttentionNeedAnswer &answer)
{
    if (!m_question || answer.step + 1 != int(m_question->written.size()))
        return;
    m_answer = answer;
    show();
}

void AttentionNeedView::addRow(const AttentionNeed &need, const QString &writes)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    const auto number = [&](Column column, const QString &text) {
        auto *item = new QTableWidgetItem(text);
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setItem(row, column, item);
    };
    m_table->setItem(row, Change, new QTableWidgetItem(attentionName(need)));
    auto *word = new QTableWidgetItem(writes);
    word->setData(Qt::UserRole, !need.stays(m_question->written.back()));
    m_table->setItem(row, Writes, word);
    number(Probability, fixedNumber(std::exp(need.logProbabilityOfLikeliest), 2));
    number(LogProbability, fixedNumber(need.logProbability, 2));
}

void AttentionNeedView::show()
{
    m_table->setHorizontalHeaderLabels(
        {tr("attention"), tr("it writes"), tr("P"), tr("log P of “%1”").arg(m_word)});
    m_table->horizontalHeaderItem(Probability)->setToolTip(tr("Probability of what it writes"));
    m_table->horizontalHeaderItem(LogProbability)
        ->setToolTip(tr("Natural logarithm of the probability of the word that is there now"));
    m_table->setRowCount(0);
    m_reading->setText(reading());
    if (!m_answer || !m_question)
        return;
    for (std::size_t k = 0; k < m_answer->needs.size(); ++k)
        addRow(m_answer->needs[k], QString::fromStdString(m_answer->words[k]));
}

/// The table in words.
QString AttentionNeedView::reading() const
{
    if (!m_question)
        return tr("Click a word of the translation to see whether it needs attention.");
    if (!m_answer)
        return tr("asking the model …");
    const int written = m_question->written.back();
    const AttentionNeed &own = m_answer->needs.front();
    if (!own.stays(written))
        return tr("By itself the model writes “%1” here, not “%2”.")
            .arg(QString::fromStdString(m_answer->words.front()), m_word);
    const auto stays = [&](const AttentionNeed &need) { return need.stays(written); };
    if (std::ranges::all_of(m_answer->needs, stays))
        return tr("It writes “%1” whatever is done to attention: it does not need it here.")
            .arg(m_word);
    for (std::size_t k = 1; k < m_answer->needs.size(); ++k) {
        if (m_answer->needs[k].kind != AttentionEdit::Kind::Uniform)
            continue;
        return stays(m_answer->needs[k])
            ? tr("It writes “%1” all the same with uniform attention, but not when it looks "
                 "elsewhere.")
                  .arg(m_word)
            : tr("With uniform attention it writes “%1”: it needs attention here.")
                  .arg(QString::fromStdString(m_answer->words[k]));
    }
    return {};
}

QByteArray AttentionNeedView::toCsv() const
{
    QByteArray bytes = csvLine({QStringLiteral("step"), QStringLiteral("word"),
        QStringLiteral("attention"), QStringLiteral("writes"), QStringLiteral("log_p_of_it"),
        QStringLiteral("log_p_of_the_word")});
    if (!m_answer)
        return bytes;
    for (std::size_t k = 0; k < m_answer->needs.size(); ++k) {
        const AttentionNeed &need = m_answer->needs[k];
        bytes += csvLine({QString::number(m_answer->step + 1), m_word, attentionName(need),
            QString::fromStdString(m_answer->words[k]),
            QString::number(need.logProbabilityOfLikeliest, 'g', 9),
            QString::number(need.logProbability, 'g', 9)});
    }
    return bytes;
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/unit_contexts.h"

#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/quiet_table.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_tip.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace seq2seq::ui {

namespace {

enum Column { Value, Before, Word, After, Columns };

/// The word is bold and orange; what stands before it ends at it, however little room there is.
class ContextDelegate : public QuietRowDelegate {
public:
    using QuietRowDelegate::QuietRowDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        if (index.column() != Before && index.column() != Word) {
            QuietRowDelegate::paint(painter, option, index);
            return;
        }
        paintBackground(painter, option, index);
        const bool isWord = index.column() == Word;
        QFont font = option.font;
        font.setBold(isWord);
        const QFontMetrics metrics(font);
        const QRect area
            = option.rect.adjusted(isWord ? 2 : kCellPadding, 0, isWord ? -2 : -kCellPadding, 0);
        painter->setFont(font);
        painter->setPen(isWord ? Theme(option.palette).accent : textColor(option));
        painter->drawText(area,
            int(isWord ? Qt::AlignHCenter : Qt::AlignRight) | Qt::AlignVCenter | Qt::TextSingleLine,
            metrics.elidedText(
                index.data().toString(), isWord ? Qt::ElideRight : Qt::ElideLeft, area.width()));
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem bold = option;
        bold.font.setBold(index.column() == Word);
        bold.fontMetrics = QFontMetrics(bold.font);
        return QuietRowDelegate::sizeHint(bold, index);
    }
};

QString joined(const std::vector<std::string> &words, std::size_t from, std::size_t to)
{
    QStringList texts;
    for (std::size_t i = from; i < to; ++i)
        texts << QString::fromStdString(words[i]);
    return texts.join(u' ');
}

} // namespace

UnitContexts::UnitContexts(QWidget *parent)
    : QTableWidget(0, Columns, parent)
{
    setObjectName(QStringLiteral("unitContexts"));
    makeQuiet(this);
    setItemDelegate(new ContextDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView *header = horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Stretch);
    for (const Column column : {Value, Word})
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    connect(this, &QTableWidget::cellClicked, this, [this](int row) { pick(row); });
    inEveryLanguage(this, [this] { retranslate(); });
}

void UnitContexts::retranslate()
{
    setHorizontalHeaderLabels({tr("value"), tr("before"), tr("word"), tr("after")});
    setAccessibleName(tr("Dev sentences in which the unit stands furthest out"));
    setToolTip(tr("Click a line, or press Enter, to translate its sentence"));
}

const std::vector<UnitExtreme> &UnitContexts::shown() const
{
    return m_isLowest ? m_answer->profile.lowest : m_answer->profile.highest;
}

void UnitContexts::setAnswer(std::shared_ptr<const UnitAnswer> answer, bool isLowest)
{
    if (answer == m_answer && isLowest == m_isLowest)
        return; // where a person has scrolled to stays in view
    m_answer = std::move(answer);
    m_isLowest = isLowest;
    setRowCount(0);
    if (!m_answer)
        return;
    for (const UnitExtreme &found : shown())
        addRow(found);
    scrollToTop();
}

void UnitContexts::addRow(const UnitExtreme &found)
{
    const UnitAnswer::Sentence &sentence = m_answer->sentences.at(found.sentence);
    const int row = rowCount();
    insertRow(row);
    const auto put = [&](Column column, const QString &text) {
        auto *item = new QTableWidgetItem(text);
        item->setToolTip(plainToolTip(QString::fromStdString(sentence.source)));
        setItem(row, column, item);
        return item;
    };
    put(Value, fixedNumber(double(found.value), 3))
        ->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    put(Before, joined(sentence.words, 0, found.row));
    put(Word, joined(sentence.words, found.row, found.row + 1));
    put(After, joined(sentence.words, found.row + 1, sentence.words.size()));
}

void UnitContexts::pick(int row)
{
    if (m_answer && row >= 0 && std::size_t(row) < shown().size())
        emit sentencePicked(QString::fromStdString(
            m_answer->sentences.at(shown()[std::size_t(row)].sentence).source));
}

void UnitContexts::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        pick(currentRow());
    else
        QTableWidget::keyPressEvent(event);
}

QByteArray UnitContexts::toCsv() const
{
    QByteArray csv = csvLine({QStringLiteral("value"), QStringLiteral("place"),
        QStringLiteral("word"), QStringLiteral("source")});
    if (!m_answer)
        return csv;
    for (const UnitExtreme &found : shown()) {
        const UnitAnswer::Sentence &sentence = m_answer->sentences.at(found.sentence);
        csv += csvLine({QString::number(double(found.value), 'g', 9),
            QString::number(found.row + 1), QString::fromStdString(sentence.words.at(found.row)),
            QString::fromStdString(sentence.source)});
    }
    return csv;
}

} // namespace seq2seq::ui

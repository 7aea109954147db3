// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/aligned_rows.h"

#include "ui/widgets/language.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_tip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr double kPadding = 5; // left and right of a word
constexpr double kGap = 3; // between columns
constexpr double kBlockGap = 6; // between the lines of a long pair

} // namespace

AlignedRows::AlignedRows(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    inEveryLanguage(this, [this] {
        setAccessibleName(tr("Both translations, equal words under each other"));
        describe();
    });
}

void AlignedRows::setRows(const QStringList &first, const QStringList &second)
{
    m_first = first;
    m_second = second;
    m_columns = alignWords(
        std::vector<QString>(first.begin(), first.end()), {second.begin(), second.end()});
    m_cursor = -1;
    relayout();
    describe();
}

void AlignedRows::setNames(const QString &first, const QString &second)
{
    m_firstName = first;
    m_secondName = second;
    relayout();
}

void AlignedRows::setPicked(int second)
{
    m_picked = second;
    update();
}

void AlignedRows::setAsked(int first, int second)
{
    m_askedFirst = first;
    m_askedSecond = second;
    update();
}

QString AlignedRows::word(int column, bool isFirst) const
{
    const AlignedWords &aligned = m_columns.at(std::size_t(column));
    const int index = isFirst ? aligned.first : aligned.second;
    return index < 0 ? QStringLiteral("–") : (isFirst ? m_first : m_second).at(index);
}

double AlignedRows::nameWidth() const
{
    const QFontMetricsF metrics(smallFont(font()));
    return std::max(metrics.horizontalAdvance(m_firstName), metrics.horizontalAdvance(m_secondName))
        + 8;
}

double AlignedRows::lineHeight() const
{
    return textHeight(font()) + 4;
}

std::vector<QRectF> AlignedRows::place(int width, int *height) const
{
    std::vector<QRectF> rects;
    const QFontMetricsF metrics(font());
    const double left = nameWidth();
    const double block = 2 * lineHeight();
    double x = left;
    double y = 0;
    for (int column = 0; column < int(m_columns.size()); ++column) {
        const double needed = std::ceil(std::max(metrics.horizontalAdvance(word(column, true)),
                                  metrics.horizontalAdvance(word(column, false))))
            + 2 * kPadding;
        if (x > left && x + needed > width) {
            x = left;
            y += block + kBlockGap;
        }
        rects.emplace_back(x, y, needed, block);
        x += needed + kGap;
    }
    if (height)
        *height = int(std::ceil(y + block)) + 1;
    return rects;
}

void AlignedRows::relayout()
{
    m_rects = place(width(), nullptr);
    updateGeometry();
    update();
}

QRect AlignedRows::wordRect(int column, bool isFirst) const
{
    QRectF rect = m_rects.at(std::size_t(column));
    rect.setHeight(rect.height() / 2);
    if (!isFirst)
        rect.translate(0, rect.height());
    return rect.toRect();
}

int AlignedRows::heightForWidth(int width) const
{
    int height = 0;
    (void)place(width, &height);
    return height;
}

QSize AlignedRows::sizeHint() const
{
    return {inLines(font(), 24), heightForWidth(std::max(width(), inLines(font(), 12)))};
}

QSize AlignedRows::minimumSizeHint() const
{
    return {inLines(font(), 12), int(2 * lineHeight()) + 1};
}

void AlignedRows::paintWord(QPainter &painter, int column, bool isFirst) const
{
    const Theme theme(palette());
    const AlignedWords &aligned = m_columns[std::size_t(column)];
    const int index = isFirst ? aligned.first : aligned.second;
    const QRectF rect = QRectF(wordRect(column, isFirst)).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool isPicked = !isFirst && index >= 0 && index == m_picked;
    const bool isAsked = index >= 0 && index == (isFirst ? m_askedFirst : m_askedSecond);
    if (isPicked || isAsked) {
        painter.setPen(QPen(isPicked ? theme.accent : theme.primary, isAsked ? 2 : 1));
        painter.setBrush(isPicked ? QBrush(theme.accentFill) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(rect, 3, 3);
    }
    if (hasFocus() && column == m_cursor && isFirst == m_cursorIsFirst) {
        painter.setPen(QPen(theme.insetBorder, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect.adjusted(1, 1, -1, -1));
    }
    QFont face = font();
    face.setUnderline(!aligned.isEqual && index >= 0); // not by colour alone
    painter.setFont(face);
    painter.setPen(index < 0 ? theme.mutedText : aligned.isEqual ? theme.text : theme.bad);
    painter.drawText(rect, int(Qt::AlignCenter) | Qt::TextSingleLine, word(column, isFirst));
}

void AlignedRows::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    double before = -1;
    for (int column = 0; column < int(m_columns.size()); ++column) {
        const QRectF &rect = m_rects[std::size_t(column)];
        if (rect.top() != before) { // each line of the pair is named
            before = rect.top();
            painter.setFont(smallFont(font()));
            painter.setPen(theme.mutedText);
            for (const bool isFirst : {true, false})
                painter.drawText(
                    QRectF(0, wordRect(column, isFirst).top(), nameWidth() - 8, rect.height() / 2),
                    int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                    isFirst ? m_firstName : m_secondName);
        }
        paintWord(painter, column, true);
        paintWord(painter, column, false);
    }
}

bool AlignedRows::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
            plainToolTip(tr("Equal words stand under each other, words that differ are underlined. "
                            "Click a word: it is picked, and the question is about it.")),
            this);
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

void AlignedRows::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    relayout();
}

void AlignedRows::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        relayout();
    else if (event->type() == QEvent::PaletteChange)
        update();
}

void AlignedRows::mousePressEvent(QMouseEvent *event)
{
    for (int column = 0; column < int(m_columns.size()); ++column)
        for (const bool isFirst : {true, false})
            if (event->button() == Qt::LeftButton
                && wordRect(column, isFirst).contains(event->pos())) {
                m_cursor = column;
                m_cursorIsFirst = isFirst;
                emit columnChosen(column, isFirst);
                update();
                return;
            }
    QWidget::mousePressEvent(event);
}

void AlignedRows::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_columns.size()) - 1;
    const int key = event->key();
    if (last < 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (key == Qt::Key_Left)
        m_cursor = std::max(m_cursor - 1, 0);
    else if (key == Qt::Key_Right)
        m_cursor = std::min(m_cursor + 1, last);
    else if (key == Qt::Key_Up || key == Qt::Key_Down)
        m_cursorIsFirst = key == Qt::Key_Up;
    else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_cursor >= 0)
        emit columnChosen(m_cursor, m_cursorIsFirst);
    else
        QWidget::keyPressEvent(event);
    update();
}

void AlignedRows::describe()
{
    const auto differ = std::ranges::count_if(
        m_columns, [](const AlignedWords &column) { return !column.isEqual; });
    setAccessibleDescription(m_columns.empty()
            ? QString()
            : tr("%1 above %2; %n word(s) differ", nullptr, int(differ))
                  .arg(m_first.join(u' '), m_second.join(u' ')));
}

QByteArray AlignedRows::toCsv() const
{
    QByteArray bytes
        = csvLine({QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("equal")});
    for (const AlignedWords &column : m_columns)
        bytes += csvLine({m_first.value(column.first), m_second.value(column.second),
            column.isEqual ? QStringLiteral("1") : QStringLiteral("0")});
    return bytes;
}

} // namespace seq2seq::ui

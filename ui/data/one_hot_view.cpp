// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/one_hot_view.h"

#include "core/text/vocabulary.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tip.h"
#include "ui/widgets/tool_tip.h"

#include <QEvent>
#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace seq2seq::ui {

namespace {
constexpr int kGap = 10;
constexpr double kWidestToken = 6.5; // lines of text
constexpr double kDotRadius = 4;
} // namespace

OneHotView::OneHotView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    measure();
}

void OneHotView::setSentence(QStringList tokens, std::vector<int> ids, int vocabulary)
{
    m_tokens = std::move(tokens);
    m_ids = std::move(ids);
    m_ids.resize(std::size_t(m_tokens.size()), kUnk);
    m_vocabulary = vocabulary;
    m_current = -1;
    measure();
    QStringList rows;
    for (int row = 0; row < m_tokens.size(); ++row)
        rows << QStringLiteral("%1 = %2").arg(m_tokens[row]).arg(m_ids[std::size_t(row)]);
    setAccessibleDescription(rows.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

void OneHotView::setCurrent(int row)
{
    if (row == m_current)
        return;
    m_current = row;
    update();
}

int OneHotView::rowAt(double y) const
{
    const double offset = y - matrixRect().top();
    const int row = offset < 0 ? -1 : int(offset / rowHeight());
    return row < m_tokens.size() ? row : -1;
}

void OneHotView::mousePressEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().y());
    if (event->button() == Qt::LeftButton && row >= 0)
        emit clicked(row);
    else
        QWidget::mousePressEvent(event);
}

void OneHotView::measure()
{
    m_tokenWidth = fontMetrics().horizontalAdvance(QStringLiteral("</s>"));
    m_idWidth = fontMetrics().horizontalAdvance(QStringLiteral("000"));
    for (const QString &token : m_tokens)
        m_tokenWidth = std::max(m_tokenWidth, fontMetrics().horizontalAdvance(token));
    for (const int id : m_ids)
        m_idWidth = std::max(m_idWidth, fontMetrics().horizontalAdvance(QString::number(id)));
    // An advance is rounded, and a word one pixel too wide for its place is cut.
    m_tokenWidth = std::min(m_tokenWidth + 2, inLines(font(), kWidestToken));
}

int OneHotView::rowHeight() const
{
    return textHeight(font()) + 2;
}

int OneHotView::headHeight() const
{
    return QFontMetrics(smallFont(font())).height() + 4;
}

QRect OneHotView::matrixRect() const
{
    const int left = m_tokenWidth + m_idWidth + 2 * kGap;
    return {
        left, headHeight(), std::max(20, width() - left - 6), int(m_tokens.size()) * rowHeight()};
}

QPointF OneHotView::dotPosition(int row) const
{
    const QRect matrix = matrixRect();
    const double share = m_vocabulary > 1 ? m_ids[std::size_t(row)] / double(m_vocabulary - 1) : 0;
    return {matrix.left() + kDotRadius + share * (matrix.width() - 2 * kDotRadius),
        matrix.top() + (row + 0.5) * rowHeight()};
}

QString OneHotView::rowText(int row) const
{
    const int id = m_ids[std::size_t(row)];
    const QString text = tr("%1 has id %2: place %2 of its row is 1, the other %3 are 0.")
                             .arg(m_tokens[row], QLocale().toString(id),
                                 QLocale().toString(std::max(0, m_vocabulary - 1)));
    return id == kUnk ? text + u' ' + tr("It is not in the vocabulary and is read as <unk>.")
                      : text;
}

QSize OneHotView::sizeHint() const
{
    return {320, headHeight() + int(m_tokens.size()) * rowHeight() + 2};
}

QSize OneHotView::minimumSizeHint() const
{
    return {180, sizeHint().height()};
}

void OneHotView::paintHead(QPainter &painter, const QRect &matrix) const
{
    const Theme theme(palette());
    painter.setFont(smallFont(font()));
    painter.setPen(theme.mutedText);
    const QRect head(0, 0, width(), headHeight() - 2);
    painter.drawText(head.adjusted(0, 0, m_tokenWidth - head.width(), 0),
        Qt::AlignRight | Qt::AlignVCenter, tr("token"));
    painter.drawText(QRect(m_tokenWidth + kGap, 0, m_idWidth, head.height()),
        Qt::AlignRight | Qt::AlignVCenter, tr("id"));
    const QRect above(matrix.left(), 0, matrix.width(), head.height());
    painter.drawText(above, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("0"));
    const QString meaning = tr("one-hot row: the 1 among |V| numbers");
    const QString ends = QStringLiteral("0  000,000  ");
    if (painter.fontMetrics().horizontalAdvance(meaning + ends) < above.width())
        painter.drawText(above, Qt::AlignHCenter | Qt::AlignVCenter, meaning);
    painter.drawText(above, Qt::AlignRight | Qt::AlignVCenter,
        QLocale().toString(std::max(0, m_vocabulary - 1)));
}

void OneHotView::paintRow(QPainter &painter, int row, const QRect &matrix) const
{
    const Theme theme(palette());
    const bool isUnknown = m_ids[std::size_t(row)] == kUnk;
    const QRect line(0, matrix.top() + row * rowHeight(), width(), rowHeight());
    if (row == m_current) {
        painter.setPen(theme.accent);
        painter.setBrush(theme.accentFill);
        painter.drawRect(line.adjusted(0, 0, -1, -1));
    }
    painter.setFont(font());
    painter.setPen(isUnknown ? theme.bad : theme.text);
    painter.drawText(QRect(0, line.top(), m_tokenWidth, line.height()),
        Qt::AlignRight | Qt::AlignVCenter,
        fontMetrics().elidedText(m_tokens[row], Qt::ElideRight, m_tokenWidth));
    painter.setPen(theme.mutedText);
    painter.drawText(QRect(m_tokenWidth + kGap, line.top(), m_idWidth, line.height()),
        Qt::AlignRight | Qt::AlignVCenter, QString::number(m_ids[std::size_t(row)]));
    painter.fillRect(QRect(matrix.left(), line.top() + 1, matrix.width(), line.height() - 2),
        QColor(theme.blues(0.04)));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent);
    painter.drawEllipse(dotPosition(row), kDotRadius, kDotRadius);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void OneHotView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const QRect matrix = matrixRect();
    if (m_tokens.isEmpty())
        return;
    paintHead(painter, matrix);
    for (int row = 0; row < m_tokens.size(); ++row)
        if (event->rect().bottom() >= matrix.top() + row * rowHeight()
            && event->rect().top() <= matrix.top() + (row + 1) * rowHeight())
            paintRow(painter, row, matrix);
}

bool OneHotView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int row = rowAt(help->pos().y());
    if (row >= 0)
        showTipBelow(this, QRect(0, matrixRect().top() + row * rowHeight(), width(), rowHeight()),
            help->pos().x(), plainToolTip(rowText(row)));
    else
        QToolTip::hideText();
    return true;
}

void OneHotView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        measure();
        updateGeometry();
    }
}

} // namespace seq2seq::ui

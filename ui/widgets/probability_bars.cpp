// SPDX-License-Identifier: GPL-3.0-or-later
// The likeliest words of one step.
#include "ui/widgets/probability_bars.h"

#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tip.h"
#include "ui/widgets/tool_tip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace seq2seq::ui {

namespace {

constexpr double kGap = 8; // between word, bar and number
constexpr double kTallestRow = 2.1; // lines of text
constexpr double kShortestBar = 2.5; // in lines: the space of a certain word's bar

QString shortProbability(double probability)
{
    if (probability > 0 && probability < 0.0005)
        return QStringLiteral("<0.001");
    return fixedNumber(probability, probability < 0.01 ? 3 : 2);
}

} // namespace

ProbabilityBars::ProbabilityBars(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    inEveryLanguage(this, [this] {
        setAccessibleName(tr("Likeliest words"));
        describe();
    });
}

void ProbabilityBars::setWords(QVector<WordBar> words)
{
    if (words == m_words)
        return;
    m_words = std::move(words);
    m_cursor = -1;
    const QFontMetricsF metrics(font());
    m_wordWidth = 0;
    for (const WordBar &word : m_words)
        m_wordWidth = std::max(m_wordWidth, metrics.horizontalAdvance(word.word) + 1);
    describe();
    update();
}

void ProbabilityBars::setChosen(int index)
{
    m_chosen = index;
    describe();
    update();
}

double ProbabilityBars::numberWidth() const
{
    return QFontMetricsF(smallFont(font())).horizontalAdvance(QStringLiteral("<0.001")) + kGap;
}

/// The bars stand under their words where both do not fit side by side.
bool ProbabilityBars::areWordsAbove() const
{
    return m_wordWidth + numberWidth() + 2 * kGap + inLines(font(), kShortestBar) > width();
}

double ProbabilityBars::rowHeight() const
{
    const double line = textHeight(font()) + 4;
    const double smallest
        = areWordsAbove() ? line + std::ceil(QFontMetricsF(smallFont(font())).height()) : line;
    const double tallest = std::max(smallest, double(inLines(font(), kTallestRow)));
    const double share = m_words.isEmpty() ? tallest : double(height()) / double(m_words.size());
    return std::clamp(share, smallest, tallest);
}

int ProbabilityBars::visibleRows() const
{
    return std::min(int(m_words.size()), std::max(1, int(height() / rowHeight())));
}

QRect ProbabilityBars::rowRect(int index) const
{
    return QRectF(0, index * rowHeight(), width(), rowHeight()).toRect();
}

int ProbabilityBars::indexAt(const QPointF &position) const
{
    const int index = position.y() < 0 ? -1 : int(position.y() / rowHeight());
    return index < visibleRows() ? index : -1;
}

void ProbabilityBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme(palette());
    for (int i = 0; i < visibleRows(); ++i) {
        const QRectF row(0, i * rowHeight(), width(), rowHeight());
        if (i == m_cursor && (underMouse() || hasFocus()))
            painter.fillRect(row.adjusted(0, 1, 0, -1), theme.hoverFill);
        paintRow(painter, i, row);
    }
}

void ProbabilityBars::paintRow(QPainter &painter, int index, const QRectF &row) const
{
    const Theme theme(palette());
    const WordBar &word = m_words.at(index);
    const QFontMetricsF metrics(font());
    const QFont small = smallFont(font());
    const bool isAbove = areWordsAbove();
    QRectF wordRect = row;
    QRectF barRow = row.adjusted(m_wordWidth + kGap, 0, 0, 0);
    if (isAbove) {
        barRow = row.adjusted(0, row.height() - QFontMetricsF(small).height() - 2, 0, 0);
        wordRect.setBottom(barRow.top());
    } else {
        wordRect.setWidth(m_wordWidth);
    }
    painter.setFont(font());
    painter.setPen(theme.text);
    painter.drawText(wordRect, (isAbove ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
        metrics.elidedText(word.word, Qt::ElideRight, wordRect.width()));
    const double barHeight = std::min(1.2 * metrics.height(), barRow.height() - 6);
    const double barSpace = std::max(10.0, barRow.width() - numberWidth() - kGap);
    const double barWidth = std::max(1.0, barSpace * std::clamp(word.probability, 0.0, 1.0));
    const QRectF bar(barRow.left(), barRow.center().y() - barHeight / 2, barWidth, barHeight);
    painter.fillRect(bar, index == m_chosen ? theme.accent : theme.bar);
    painter.setFont(small);
    painter.setPen(theme.mutedText);
    painter.drawText(QRectF(bar.right() + kGap, barRow.top(), numberWidth(), barRow.height()),
        Qt::AlignLeft | Qt::AlignVCenter, shortProbability(word.probability));
}

void ProbabilityBars::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setWords(std::exchange(m_words, {}));
    else if (event->type() == QEvent::PaletteChange)
        update();
}

bool ProbabilityBars::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const int index = indexAt(QPointF(help->pos()));
    QString text = tr("Probability of each word at this step, 0 to 1; all words together make 1.");
    if (index >= 0)
        text = tr("%1: probability %2")
                   .arg(m_words.at(index).word, fixedNumber(m_words.at(index).probability, 4))
            + (m_hint.isEmpty() ? QString() : QLatin1Char('\n') + m_hint);
    showTipBelow(this, rect(), help->pos().x(), plainToolTip(text));
    return true;
}

void ProbabilityBars::setCursorRow(int index)
{
    if (index == m_cursor)
        return;
    m_cursor = index;
    setCursor(index >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    emit pointed(index);
    update();
}

void ProbabilityBars::mouseMoveEvent(QMouseEvent *event)
{
    setCursorRow(indexAt(event->position()));
}

void ProbabilityBars::mouseReleaseEvent(QMouseEvent *event)
{
    const int index = indexAt(event->position());
    if (event->button() == Qt::LeftButton && index >= 0
        && rect().contains(event->position().toPoint()))
        emit wordChosen(index);
}

void ProbabilityBars::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    if (!hasFocus())
        setCursorRow(-1);
    else
        emit pointed(-1);
    update();
}

void ProbabilityBars::keyPressEvent(QKeyEvent *event)
{
    const int last = visibleRows() - 1;
    switch (event->key()) {
    case Qt::Key_Up:
        setCursorRow(std::max(m_cursor - 1, 0));
        break;
    case Qt::Key_Down:
        setCursorRow(std::min(m_cursor + 1, last));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_cursor >= 0 && m_cursor <= last)
            emit wordChosen(m_cursor);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
}

void ProbabilityBars::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_cursor < 0 && !m_words.isEmpty() && event->reason() != Qt::MouseFocusReason)
        setCursorRow(0);
    update();
}

void ProbabilityBars::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    if (!underMouse())
        emit pointed(-1);
    update();
}

void ProbabilityBars::describe()
{
    QStringList parts;
    for (const WordBar &word : m_words)
        parts << QStringLiteral("%1 %2").arg(word.word, fixedNumber(word.probability, 3));
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

QSize ProbabilityBars::sizeHint() const
{
    return {240, int((QFontMetricsF(font()).height() + 8) * 8)};
}

QSize ProbabilityBars::minimumSizeHint() const
{
    return {140, int((QFontMetricsF(font()).height() + 4) * 3)};
}

} // namespace seq2seq::ui

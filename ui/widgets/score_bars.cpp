// SPDX-License-Identifier: GPL-3.0-or-later
// The attention of one decoder step as bars over the source tokens.
#include "ui/widgets/score_bars.h"

#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr double kLongestWordLines = 12; // lines of text that a slanted word may be long

} // namespace

ScoreBars::ScoreBars(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    inEveryLanguage(this, [this] {
        setAccessibleName(tr("Attention weights of this step"));
        describe();
    });
}

void ScoreBars::setBars(
    const QStringList &tokens, std::span<const float> weights, std::span<const float> scores)
{
    m_tokens = tokens;
    m_weights.assign(weights.begin(), weights.end());
    m_scores.assign(scores.begin(), scores.end());
    m_weights.resize(std::size_t(tokens.size()));
    m_hover = -1;
    describe();
    updateGeometry();
    update();
}

void ScoreBars::setSelection(Selection *selection)
{
    if (m_selection)
        disconnect(m_selection, nullptr, this, nullptr);
    m_selection = selection;
    if (!m_selection)
        return;
    const auto follow = [this] {
        m_cursor = m_selection->sourceIndex();
        update();
    };
    connect(m_selection, &Selection::changed, this, follow);
    follow();
}

ScoreBars::Layout ScoreBars::layoutFor(double width) const
{
    Layout layout;
    layout.columnWidth = width / double(std::max<qsizetype>(m_tokens.size(), 1));
    layout.labels = ColumnLabels::fit(
        m_tokens, smallFont(font()), layout.columnWidth, inLines(font(), kLongestWordLines));
    layout.columnWidth = layout.labels.columnWidthWithin(width, layout.columnWidth);
    return layout;
}

QRect ScoreBars::columnRect(int index) const
{
    const double columnWidth = layoutFor(width()).columnWidth;
    return QRectF(index * columnWidth, 0, columnWidth, height()).toRect();
}

QString ScoreBars::barText(int index) const
{
    if (index < 0 || index >= m_tokens.size())
        return {};
    const QString weight = fixedNumber(double(m_weights[std::size_t(index)]), 3);
    if (std::size_t(index) >= m_scores.size())
        return QStringLiteral("%1: α = %2").arg(m_tokens.at(index), weight);
    return QStringLiteral("%1: α = %2, e = %3")
        .arg(m_tokens.at(index), weight, fixedNumber(double(m_scores[std::size_t(index)]), 2));
}

int ScoreBars::indexAt(const QPointF &position) const
{
    const int index = position.x() < 0 || m_tokens.isEmpty()
        ? -1
        : int(position.x() / layoutFor(width()).columnWidth);
    return index < m_tokens.size() ? index : -1;
}

void ScoreBars::paintBar(QPainter &painter, const Layout &layout, int index, double base) const
{
    const Theme theme(palette());
    const QFont numbers = smallFont(smallFont(font()));
    const QFontMetricsF metrics(numbers);
    const double columnWidth = layout.columnWidth;
    const double weight = std::clamp(double(m_weights[std::size_t(index)]), 0.0, 1.0);
    const double barHeight = std::max(1.0, std::max(4.0, base - metrics.height() - 2) * weight);
    const double barWidth = std::clamp(columnWidth * 0.74, 1.0, 30.0);
    const double centre = (index + 0.5) * columnWidth;
    const bool isPicked = index == m_cursor;
    if (isPicked || index == m_hover) {
        const QRectF column(centre - columnWidth / 2 + 0.5, 0.5, columnWidth - 1, height() - 1);
        painter.setPen(isPicked ? QPen(theme.accent, 1) : QPen(Qt::NoPen));
        painter.setBrush(isPicked ? theme.accentFill : theme.hoverFill);
        painter.drawRect(column);
    }
    const auto tallest = std::max_element(m_weights.begin(), m_weights.end()) - m_weights.begin();
    painter.fillRect(QRectF(centre - barWidth / 2, base - barHeight, barWidth, barHeight),
        index == tallest ? theme.accent : theme.bar);
    const bool areNumbersShown
        = metrics.horizontalAdvance(QStringLiteral("0.00")) + 2 <= columnWidth;
    if (!areNumbersShown && index != tallest && index != m_hover)
        return;
    const QString number = fixedNumber(weight, 2);
    const double numberWidth = metrics.horizontalAdvance(number);
    painter.setFont(numbers);
    painter.setPen(theme.mutedText);
    painter.drawText(
        QPointF(std::clamp(centre - numberWidth / 2, 0.0, std::max(width() - numberWidth, 0.0)),
            base - barHeight - 3),
        number);
}

void ScoreBars::paintEvent(QPaintEvent *)
{
    if (m_tokens.isEmpty())
        return;
    QPainter painter(this);
    const Theme theme(palette());
    const Layout layout = layoutFor(width());
    const double base = height() - layout.labels.height - 2;
    painter.setPen(theme.border);
    painter.drawLine(QPointF(0, base + 0.5), QPointF(width(), base + 0.5));
    for (int i = 0; i < m_tokens.size(); ++i)
        paintBar(painter, layout, i, base);
    painter.setPen(theme.text);
    for (int i = 0; i < m_tokens.size(); i += layout.labels.stride(layout.columnWidth))
        layout.labels.paintBelow(painter, i, {(i + 0.5) * layout.columnWidth, base + 1}, width());
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.insetBorder, 1, Qt::DotLine));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void ScoreBars::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
}

void ScoreBars::mouseMoveEvent(QMouseEvent *event)
{
    const int index = indexAt(event->position());
    if (index == m_hover)
        return;
    m_hover = index;
    emit told(explanation(index));
    emit pointed(index);
    update();
}

QString ScoreBars::explanation(int index) const
{
    const QString bar = barText(index);
    return bar.isEmpty()
        ? QString()
        : tr("%1. e is the score before the softmax, α the share of attention from 0 to 1 (all α "
             "make 1). Click to pick the source word.")
              .arg(bar);
}

void ScoreBars::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_hover = -1;
    emit told({});
    emit pointed(-1);
    update();
}

void ScoreBars::mousePressEvent(QMouseEvent *event)
{
    const int index = indexAt(event->position());
    if (event->button() != Qt::LeftButton || index < 0)
        return;
    choose(index);
    emit picked(index);
}

void ScoreBars::choose(int index)
{
    m_cursor = index;
    update();
    if (m_selection)
        m_selection->setSourceIndex(index);
    describe();
    emit told(explanation(index));
    emit pointed(index);
    emit barClicked(index);
}

void ScoreBars::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_tokens.size()) - 1;
    // A view around may take left and right for itself.
    if (last >= 0 && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Up))
        choose(std::max(m_cursor - 1, 0));
    else if (last >= 0 && (event->key() == Qt::Key_Right || event->key() == Qt::Key_Down))
        choose(std::min(m_cursor + 1, last));
    else
        QWidget::keyPressEvent(event);
}

void ScoreBars::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void ScoreBars::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    if (m_hover < 0)
        emit pointed(-1);
    update();
}

void ScoreBars::describe()
{
    QStringList parts;
    for (int i = 0; i < m_tokens.size(); ++i)
        parts << barText(i);
    setAccessibleDescription(parts.join(QStringLiteral("; ")));
}

int ScoreBars::heightForWidth(int width) const
{
    return int(std::ceil(layoutFor(width).labels.height)) + 4 * fontMetrics().height();
}

QSize ScoreBars::sizeHint() const
{
    return {280, 6 * fontMetrics().height()};
}

QSize ScoreBars::minimumSizeHint() const
{
    return {120, 5 * fontMetrics().height()};
}

} // namespace seq2seq::ui

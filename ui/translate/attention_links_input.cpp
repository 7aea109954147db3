// SPDX-License-Identifier: GPL-3.0-or-later
// Attention as links, under mouse, keyboard and screen reader.
#include "ui/translate/attention_links.h"

#include "ui/widgets/format.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/tip.h"
#include "ui/widgets/tool_tip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace seq2seq::ui {

namespace {

constexpr std::size_t kMostNamed = 4; // words in a tooltip

/// "昨天 0.93, 在 0.04": the largest first.
QString largest(const QStringList &words, const std::vector<double> &weights)
{
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t at) { return weights[at]; });
    QStringList parts;
    for (std::size_t k = 0; k < std::min(order.size(), kMostNamed); ++k)
        parts << words.at(qsizetype(order[k])) + u' ' + fixedNumber(weights[order[k]], 2);
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString AttentionLinks::targetText(int word) const
{
    if (word < 0 || word >= m_targetWords.size())
        return {};
    const auto row = m_weights.row(std::size_t(word));
    return QStringLiteral("%1 ← %2").arg(
        m_targetWords.at(word), largest(m_sourceWords, {row.begin(), row.end()}));
}

QString AttentionLinks::sourceText(int word) const
{
    if (word < 0 || word >= m_sourceWords.size())
        return {};
    std::vector<double> weights;
    for (std::size_t t = 0; t < m_weights.rows; ++t)
        weights.push_back(double(m_weights.at(t, std::size_t(word))));
    return QStringLiteral("%1 → %2").arg(m_sourceWords.at(word), largest(m_targetWords, weights));
}

AttentionLinks::Place AttentionLinks::placeAt(const QPointF &position) const
{
    for (int i = 0; i < m_layout.source.size(); ++i)
        if (m_layout.source.at(i).contains(position))
            return {i, -1};
    for (int t = 0; t < m_layout.target.size(); ++t)
        if (m_layout.target.at(t).contains(position))
            return {-1, t};
    return {};
}

AttentionLinks::Place AttentionLinks::picked() const
{
    return m_selection ? Place{m_selection->sourceIndex(), m_selection->targetIndex()} : Place{};
}

AttentionLinks::Place AttentionLinks::hovered() const
{
    return m_selection ? Place{m_selection->hoveredSource(), m_selection->hoveredTarget()}
                       : Place{};
}

/// One hover is shown in all views of a selection: who began it ends it.
void AttentionLinks::setHover(const Place &place)
{
    if (place == m_hover)
        return;
    m_hover = place;
    if (m_selection)
        m_selection->setHovered(place.source, place.target);
}

/// A word picks its own side alone; the other side keeps what was picked.
void AttentionLinks::select(const Place &place)
{
    if (!m_selection || place.isNone())
        return;
    m_movesSource = place.source >= 0;
    m_selection->set(place.source >= 0 ? place.source : m_selection->sourceIndex(),
        place.target >= 0 ? place.target : m_selection->targetIndex());
}

void AttentionLinks::move(int step)
{
    const auto next = [step](int now, qsizetype count) {
        return now < 0 ? (step > 0 ? 0 : int(count) - 1)
                       : std::clamp(now + step, 0, int(count) - 1);
    };
    if (m_movesSource)
        select({next(picked().source, m_sourceWords.size()), -1});
    else
        select({-1, next(picked().target, m_targetWords.size())});
}

void AttentionLinks::mouseMoveEvent(QMouseEvent *event)
{
    setHover(placeAt(event->position()));
}

void AttentionLinks::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    setHover({});
}

void AttentionLinks::mousePressEvent(QMouseEvent *event)
{
    const Place place = placeAt(event->position());
    if (event->button() == Qt::LeftButton && !place.isNone())
        select(place);
    else
        QWidget::mousePressEvent(event);
}

/// The arrows along the words go from word to word, those across them to the other side.
void AttentionLinks::keyPressEvent(QKeyEvent *event)
{
    if (m_weights.isEmpty() || !m_selection)
        return QWidget::keyPressEvent(event);
    const bool isAcross = m_layout.isInColumns;
    const QStringList &words = m_movesSource ? m_sourceWords : m_targetWords;
    const int right = words.join(u' ').isRightToLeft() ? -1 : 1;
    const bool isSourceKey = event->key() == (isAcross ? Qt::Key_Left : Qt::Key_Up);
    const bool isTargetKey = event->key() == (isAcross ? Qt::Key_Right : Qt::Key_Down);
    if (isSourceKey || isTargetKey) {
        m_movesSource = isSourceKey;
        if ((m_movesSource ? picked().source : picked().target) < 0)
            move(1);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        return move(-right);
    case Qt::Key_Right:
        return move(right);
    case Qt::Key_Up:
        return move(-1);
    case Qt::Key_Down:
        return move(1);
    case Qt::Key_Escape:
        return m_selection->set(-1, -1);
    default:
        QWidget::keyPressEvent(event);
    }
}

bool AttentionLinks::event(QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() != QEvent::ToolTip || m_weights.isEmpty())
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const Place place = placeAt(help->pos());
    if (place.isNone())
        QToolTip::showText(help->globalPos(),
            plainToolTip(tr("Each ribbon joins a word that was written with a word it looked at; "
                            "it is as wide as the weight α. Click a word to see its own ribbons "
                            "with their weights; Esc shows all.")),
            this);
    else
        showTipBelow(this, place.source >= 0 ? sourceRect(place.source) : targetRect(place.target),
            help->pos().x(),
            plainToolTip(place.source >= 0 ? sourceText(place.source) : targetText(place.target)));
    return true;
}

void AttentionLinks::describe()
{
    if (m_weights.isEmpty())
        return setAccessibleDescription({});
    const Place place = picked();
    QStringList parts{tr("%1 target words and %2 source words. The arrow keys pick a word.")
                          .arg(m_targetWords.size())
                          .arg(m_sourceWords.size())};
    for (const QString &text : {targetText(place.target), sourceText(place.source)})
        if (!text.isEmpty())
            parts << text;
    setAccessibleDescription(parts.join(u' '));
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence as tokens.
#include "ui/widgets/token_strip.h"

#include "core/text/vocabulary.h"
#include "ui/widgets/language.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tip.h"
#include "ui/widgets/tool_tip.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kGap = 5; // between chips
constexpr double kBoxGap = 3; // between compact boxes
constexpr double kPadding = 9; // left and right of the text of a chip
constexpr double kBoxPadding = 5; // of a box
constexpr double kSmallestChip = 2.1; // lines of text
constexpr double kSmallestBox = 1.5;

} // namespace

QVector<Token> tokensOf(
    const std::vector<std::string> &words, const std::vector<int> &ids, const QVector<int> &forced)
{
    QVector<Token> tokens;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const int id = i < ids.size() ? ids[i] : -1;
        tokens << Token{
            QString::fromStdString(words[i]), id, id == kUnk, forced.contains(int(i)), false};
    }
    return tokens;
}

TokenStrip::TokenStrip(Form form, Side side, QWidget *parent)
    : QWidget(parent)
    , m_form(form)
    , m_side(side)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    inEveryLanguage(this, [this] {
        setAccessibleName(m_side == Side::Source ? tr("Source tokens") : tr("Target tokens"));
        describe();
    });
}

void TokenStrip::setTokens(QVector<Token> tokens)
{
    if (tokens == m_tokens)
        return;
    m_tokens = std::move(tokens);
    m_hover = -1;
    relayout();
    describe();
}

void TokenStrip::setSelection(Selection *selection)
{
    if (m_selection)
        disconnect(m_selection, nullptr, this, nullptr);
    m_selection = selection;
    if (!m_selection)
        return;
    const auto follow = [this] {
        setCurrent(
            m_side == Side::Source ? m_selection->sourceIndex() : m_selection->targetIndex());
    };
    connect(m_selection, &Selection::changed, this, follow);
    connect(m_selection, &Selection::hoverChanged, this, [this] {
        const int hover
            = m_side == Side::Source ? m_selection->hoveredSource() : m_selection->hoveredTarget();
        if (hover != m_hover) {
            m_hover = hover;
            update();
        }
    });
    follow();
}

void TokenStrip::setCurrent(int index)
{
    if (index == m_current)
        return;
    m_current = index;
    describe();
    update();
}

void TokenStrip::setReached(int index)
{
    if (index == m_reached)
        return;
    m_reached = index;
    update();
}

QRect TokenStrip::tokenRect(int index) const
{
    return m_rects.value(index).toRect();
}

/// What stands under the word of a chip.
QString TokenStrip::underLine(const Token &token)
{
    return token.isCopied ? tr("copied") : QString::number(token.id);
}

double TokenStrip::widthOf(const Token &token) const
{
    const QFontMetricsF words(font());
    const QFontMetricsF small(smallFont(font()));
    if (m_form == Form::Compact)
        return std::max(kSmallestBox * words.height(),
            std::ceil(small.horizontalAdvance(token.word)) + 2 * kBoxPadding);
    const double text
        = std::max(words.horizontalAdvance(token.word), small.horizontalAdvance(underLine(token)));
    return std::max(kSmallestChip * words.height(), std::ceil(text) + 2 * kPadding);
}

int TokenStrip::lineWidth() const
{
    double width = 0;
    for (const Token &token : m_tokens)
        width += widthOf(token) + (m_form == Form::Compact ? kBoxGap : kGap);
    return int(std::ceil(width));
}

QVector<QRectF> TokenStrip::place(int width, int *height) const
{
    const QFont small = smallFont(font());
    const bool isCompact = m_form == Form::Compact;
    const double gap = isCompact ? kBoxGap : kGap;
    const double lineHeight = isCompact
        ? textHeight(small) + 6
        : textHeight(font()) + std::ceil(QFontMetricsF(small).height()) + 6;
    QVector<QRectF> rects;
    double x = 0;
    double y = 0;
    for (const Token &token : m_tokens) {
        const double wanted = std::min(widthOf(token), double(std::max(width, 1)));
        if (x > 0 && x + wanted > width) {
            x = 0;
            y += lineHeight + gap;
        }
        rects << QRectF(x, y, wanted, lineHeight);
        x += wanted + gap;
    }
    *height = int(y + lineHeight);
    return rects;
}

void TokenStrip::relayout()
{
    int height = 0;
    m_rects = place(width(), &height);
    updateGeometry();
    update();
}

void TokenStrip::setMarked(const QVector<int> &places)
{
    if (places == m_marked)
        return;
    m_marked = places;
    describe();
    update();
}

int TokenStrip::heightForWidth(int width) const
{
    int height = 0;
    (void)place(width, &height);
    return height;
}

QSize TokenStrip::sizeHint() const
{
    return {300, heightForWidth(std::max(width(), 300))};
}

QSize TokenStrip::minimumSizeHint() const
{
    return {60, heightForWidth(100'000)};
}

int TokenStrip::indexAt(const QPointF &position) const
{
    for (int i = 0; i < m_rects.size(); ++i) {
        if (m_rects.at(i).contains(position))
            return i;
    }
    return -1;
}

/// A thick line at the foot of the token.
void TokenStrip::paintForced(QPainter &painter, const QRectF &rect, const QColor &color) const
{
    constexpr double kThick = 2.5;
    painter.fillRect(
        QRectF(rect.left() + 3, rect.bottom() - kThick - 0.5, rect.width() - 6, kThick), color);
}

/// A folded corner at the top right.
void TokenStrip::paintMark(QPainter &painter, const QRectF &rect, const QColor &color) const
{
    const double size = std::min(0.45 * rect.height(), 0.4 * rect.width());
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{
        rect.topRight(), rect.topRight() - QPointF(size, 0), rect.topRight() + QPointF(0, size)});
}

void TokenStrip::paintChip(QPainter &painter, int index) const
{
    const Theme theme(palette());
    const Token &token = m_tokens.at(index);
    const QRectF rect = m_rects.at(index).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool isCurrent = index == m_current;
    painter.setPen(QPen(isCurrent ? theme.accent : theme.insetBorder, isCurrent ? 1.5 : 1,
        token.isUnknown ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(isCurrent ? theme.accentFill
            : index == m_hover ? theme.hoverFill
                               : theme.inset);
    painter.drawRoundedRect(rect, 3, 3);
    if (token.isForced)
        paintForced(painter, rect, theme.accent);
    const QFontMetricsF words(font());
    painter.setFont(font());
    painter.setPen(token.isUnknown && !token.isCopied ? theme.bad : theme.text);
    const QString word = words.elidedText(token.word, Qt::ElideRight, rect.width() - 6);
    painter.drawText(
        QRectF(rect.left(), rect.top() + 2, rect.width(), words.height()), Qt::AlignCenter, word);
    if (token.id < 0)
        return;
    painter.setFont(smallFont(font()));
    painter.setPen(theme.mutedText);
    painter.drawText(
        rect.adjusted(0, words.height() + 1, 0, -1), Qt::AlignCenter, underLine(token));
}

void TokenStrip::paintBox(QPainter &painter, int index) const
{
    const Theme theme(palette());
    const QRectF rect = m_rects.at(index);
    const bool isCurrent = index == m_current;
    const bool isReached = index <= m_reached;
    const QColor fill = isCurrent ? theme.accent
        : !isReached              ? theme.inset
        : m_side == Side::Source  ? theme.sourceFill
                                  : theme.targetFill;
    painter.setPen(index == m_hover ? QPen(theme.primary, 1) : QPen(Qt::NoPen));
    painter.setBrush(fill);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    if (m_tokens.at(index).isForced)
        paintForced(painter, rect, isCurrent ? readableOn(fill.rgb()) : theme.accent);
    painter.setFont(smallFont(font()));
    painter.setPen(isCurrent ? readableOn(fill.rgb()) : isReached ? theme.text : theme.mutedText);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine,
        QFontMetricsF(painter.font())
            .elidedText(m_tokens.at(index).word, Qt::ElideRight, rect.width() - 2));
}

void TokenStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < m_rects.size(); ++i) {
        if (m_form == Form::Chips)
            paintChip(painter, i);
        else
            paintBox(painter, i);
        if (m_marked.contains(i))
            paintMark(painter, m_rects.at(i),
                i == m_current ? readableOn(Theme(palette()).accent.rgb())
                               : Theme(palette()).primary);
    }
    if (hasFocus() && !m_rects.isEmpty()) {
        const QRectF focused = m_rects.at(std::clamp(m_current, 0, int(m_rects.size()) - 1));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme(palette()).text, 1, Qt::DotLine));
        painter.drawRect(focused.adjusted(2, 2, -2, -2));
    }
}

void TokenStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    relayout();
}

void TokenStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        relayout();
    else if (event->type() == QEvent::PaletteChange)
        update();
}

bool TokenStrip::event(QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const int index = indexAt(help->pos());
    if (index < 0) {
        QToolTip::hideText();
        return true;
    }
    const Token &token = m_tokens.at(index);
    QString text = token.word;
    if (token.id >= 0)
        text += QLatin1Char('\n') + tr("id %1 in the vocabulary").arg(token.id);
    if (token.isCopied)
        text += QLatin1Char('\n')
            + tr("Copied: the model wrote <unk> and looked most at this source word.");
    else if (token.isUnknown)
        text += QLatin1Char('\n') + tr("Not in the vocabulary: the model sees <unk>.");
    if (token.isForced)
        text += QLatin1Char('\n') + tr("Forced: you chose this word.");
    if (m_marked.contains(index))
        text += QLatin1Char('\n') + tr("You marked this step.");
    showTipBelow(this, tokenRect(index), help->pos().x(), plainToolTip(text));
    return true;
}

void TokenStrip::setHover(int index)
{
    if (index == m_hover)
        return;
    m_hover = index;
    if (m_selection)
        m_selection->setHovered(
            m_side == Side::Source ? index : -1, m_side == Side::Target ? index : -1);
    emit hovered(index);
    update();
}

void TokenStrip::choose(int index)
{
    if (m_selection && m_selectsOnClick) {
        if (m_side == Side::Source)
            m_selection->setSourceIndex(index);
        else
            m_selection->setTargetIndex(index);
    } else if (m_selectsOnClick) {
        setCurrent(index);
    }
    emit clicked(index);
}

void TokenStrip::mouseMoveEvent(QMouseEvent *event)
{
    setHover(indexAt(event->position()));
}

void TokenStrip::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    setHover(-1);
}

void TokenStrip::mousePressEvent(QMouseEvent *event)
{
    const int index = indexAt(event->position());
    if (event->button() == Qt::LeftButton && index >= 0)
        choose(index);
    else
        QWidget::mousePressEvent(event);
}

void TokenStrip::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_tokens.size()) - 1;
    int index = m_current;
    switch (event->key()) {
    case Qt::Key_Left:
        index = std::max(m_current - 1, 0);
        break;
    case Qt::Key_Right:
        index = std::min(m_current + 1, last);
        break;
    case Qt::Key_Home:
        index = 0;
        break;
    case Qt::Key_End:
        index = last;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        index = m_current;
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (index < 0 || index > last)
        QWidget::keyPressEvent(event);
    else
        choose(index);
}

void TokenStrip::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const int index = isByKey ? m_current : indexAt(QPointF(event->pos()));
    if (index < 0 || index >= m_tokens.size())
        return;
    emit contextRequested(
        index, isByKey ? mapToGlobal(tokenRect(index).bottomLeft()) : event->globalPos());
}

void TokenStrip::describe()
{
    QStringList words;
    for (const Token &token : m_tokens)
        words << token.word;
    QString text = words.join(QLatin1Char(' '));
    if (m_current >= 0 && m_current < m_tokens.size())
        text = tr("%1 is picked, token %2 of %3: %4")
                   .arg(m_tokens.at(m_current).word)
                   .arg(m_current + 1)
                   .arg(m_tokens.size())
                   .arg(text);
    QStringList copied;
    for (const Token &token : m_tokens) {
        if (token.isCopied)
            copied << token.word;
    }
    if (!copied.isEmpty())
        text += u' ' + tr("(copied from the source: %1)").arg(copied.join(QStringLiteral(", ")));
    QStringList forced;
    for (const Token &token : m_tokens) {
        if (token.isForced)
            forced << token.word;
    }
    if (!forced.isEmpty())
        text += u' ' + tr("(forced: %1)").arg(forced.join(QStringLiteral(", ")));
    QStringList marked;
    for (const int place : m_marked)
        marked << m_tokens.value(place).word;
    if (!marked.isEmpty())
        text += u' ' + tr("(bookmarks: %1)").arg(marked.join(QStringLiteral(", ")));
    setAccessibleDescription(text);
}

} // namespace seq2seq::ui

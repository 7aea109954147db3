// SPDX-License-Identifier: GPL-3.0-or-later
// A formula from a small markup, painted.
#include "ui/widgets/equation_label.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

using Arrow = EquationRun::Arrow;
using Script = EquationRun::Script;

constexpr double kScriptSize = 0.74; // of the letters
constexpr double kDrop = 0.30; // of a subscript, in ascents
constexpr double kRise = 0.56; // of a superscript
constexpr double kArrowRoom = 0.18; // over a letter with an arrow
constexpr double kSuperRoom = 0.28; // over a superscript
constexpr double kReach = 2; // around a symbol that can be hit

} // namespace

EquationLabel::EquationLabel(const QString &markup, QWidget *parent)
    : QWidget(parent)
    , m_markup(markup)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    read();
}

void EquationLabel::setEquation(const QString &markup)
{
    if (markup == m_markup)
        return;
    m_markup = markup;
    read();
    updateGeometry();
    update();
}

void EquationLabel::setWordWrap(bool isWrapped)
{
    m_isWrapped = isWrapped;
    QSizePolicy policy = sizePolicy();
    policy.setHeightForWidth(isWrapped);
    setSizePolicy(policy);
    updateGeometry();
}

void EquationLabel::read()
{
    m_runs = readEquation(m_markup);
    m_symbols = equationSymbols(m_markup);
    m_hasArrow = std::any_of(m_runs.begin(), m_runs.end(),
        [](const EquationRun &run) { return run.arrow != Arrow::None; });
    m_hasSuper = std::any_of(m_runs.begin(), m_runs.end(),
        [](const EquationRun &run) { return run.script == Script::Super; });
    setAccessibleDescription(equationText(m_markup));
    setFocusPolicy(m_symbols.isEmpty() ? Qt::NoFocus : Qt::TabFocus);
    if (!m_symbols.contains(m_lit))
        m_lit.clear();
}

QFont EquationLabel::fontOf(const EquationRun &run) const
{
    QFont font = this->font();
    font.setItalic(run.isSlanted);
    font.setBold(run.isBold);
    if (run.script != Script::None) {
        if (font.pixelSize() > 0)
            font.setPixelSize(std::max(int(std::lround(font.pixelSize() * kScriptSize)), 1));
        else
            font.setPointSizeF(font.pointSizeF() * kScriptSize);
    }
    return font;
}

double EquationLabel::ascent() const
{
    const QFontMetricsF metrics(font());
    return metrics.ascent()
        * (1 + std::max(m_hasArrow ? kArrowRoom : 0, m_hasSuper ? kSuperRoom : 0));
}

double EquationLabel::lineHeight() const
{
    const QFontMetricsF metrics(font());
    // A subscript's letters reach as far down as its descent under its lower baseline.
    const double script = kDrop * metrics.ascent() + kScriptSize * metrics.descent();
    return std::ceil(ascent() + std::max(metrics.descent(), script) + 1);
}

QVector<EquationLabel::Word> EquationLabel::words() const
{
    const QFontMetricsF base(font());
    QVector<Word> words(1);
    double scriptStart = 0; // of the sub- or superscript just set, so that its partner joins it
    Script lastScript = Script::None;
    const auto add = [&](EquationRun run) {
        Word &word = words.last();
        const QFontMetricsF metrics(fontOf(run));
        double width = metrics.horizontalAdvance(run.text);
        if (run.isSlanted && run.script == Script::None)
            width += 0.04 * base.height(); // a slanted letter leans over what follows
        double x = word.width;
        if (run.script != Script::None && run.script != lastScript) {
            if (lastScript != Script::None)
                x = scriptStart;
            scriptStart = x;
        }
        const double shift = run.script == Script::Sub ? kDrop * base.ascent()
            : run.script == Script::Super              ? -kRise * base.ascent()
                                                       : 0;
        lastScript = run.script;
        const QRectF ink = metrics.tightBoundingRect(run.text);
        word.pieces << Piece{run, x, shift, width};
        word.width = std::max(word.width, x + width);
        word.before = std::max(word.before, -(x + ink.left()));
        word.inkEnd = std::max(word.inkEnd, x + ink.right());
    };
    for (const EquationRun &run : m_runs) {
        if (run.script != Script::None) {
            add(run);
            continue;
        }
        const QStringList parts = run.text.split(u' ');
        for (qsizetype i = 0; i < parts.size(); ++i) {
            if (i > 0) {
                if (words.last().pieces.isEmpty()) {
                    words.last().space += base.horizontalAdvance(u' ');
                } else {
                    words << Word{{}, 0, base.horizontalAdvance(u' ')};
                }
                lastScript = Script::None;
            }
            if (parts.at(i).isEmpty())
                continue;
            EquationRun part = run;
            part.text = parts.at(i);
            add(part);
        }
    }
    return words;
}

EquationLabel::Layout EquationLabel::layoutFor(double width) const
{
    Layout layout;
    double x = 0;
    double top = 0;
    bool isFirst = true;
    for (const Word &word : words()) {
        const double end = std::max(word.width, word.inkEnd);
        if (isFirst) {
            x = word.before;
        } else if (m_isWrapped && x + word.space + end > width) {
            x = std::max(2 * word.space, word.before); // what follows is set in
            top += lineHeight();
        } else {
            x += word.space;
        }
        isFirst = false;
        for (Piece piece : word.pieces) {
            piece.x += x;
            piece.baseline += top + ascent();
            layout.pieces << piece;
        }
        layout.width = std::max(layout.width, x + end);
        x += word.width;
    }
    layout.height = top + lineHeight();
    return layout;
}

/// As it is shown: in the middle of what height there is.
EquationLabel::Layout EquationLabel::shownLayout() const
{
    Layout layout = layoutFor(width());
    layout.top = std::max(std::floor((height() - layout.height) / 2), 0.0);
    return layout;
}

QSize EquationLabel::sizeHint() const
{
    const Layout layout = layoutFor(1e6);
    return {int(std::ceil(layout.width)) + 1, int(std::ceil(layout.height))};
}

QSize EquationLabel::minimumSizeHint() const
{
    if (!m_isWrapped)
        return sizeHint();
    double widest = 0;
    for (const Word &word : words())
        widest = std::max(
            widest, std::max(word.width, word.inkEnd) + std::max(2 * word.space, word.before));
    return {int(std::ceil(widest)) + 1, int(lineHeight())};
}

int EquationLabel::heightForWidth(int width) const
{
    return int(std::ceil(layoutFor(width).height));
}

/// The whole height of its line, and a little to both sides.
QRectF EquationLabel::hitRect(const Layout &layout, const Piece &piece) const
{
    const double line = lineHeight();
    const double top = layout.top + std::floor(piece.baseline / line) * line;
    return QRectF(piece.x, top, piece.width, line).adjusted(-kReach, 0, kReach, 0);
}

QString EquationLabel::symbolAt(const QPointF &position) const
{
    QString found;
    const Layout layout = shownLayout();
    for (const Piece &piece : layout.pieces) {
        if (piece.run.symbol.isEmpty() || !hitRect(layout, piece).contains(position))
            continue;
        found = piece.run.symbol;
        if (position.x() >= piece.x && position.x() < piece.x + piece.width)
            break; // not in the reach around it alone
    }
    return found;
}

QRect EquationLabel::symbolRect(const QString &name) const
{
    QRectF rect;
    const Layout layout = shownLayout();
    for (const Piece &piece : layout.pieces) {
        if (piece.run.symbol == name)
            rect = rect.united(hitRect(layout, piece));
        else if (!rect.isEmpty())
            break;
    }
    return rect.toAlignedRect();
}

void EquationLabel::paintArrow(QPainter &painter, const Piece &piece) const
{
    const QFontMetricsF metrics(fontOf(piece.run));
    const double y = piece.baseline - metrics.tightBoundingRect(piece.run.text).height()
        - 0.14 * metrics.ascent();
    const double left = piece.x + 0.5;
    const double right = piece.x + std::max(piece.width, 0.6 * metrics.ascent());
    const double head = std::max(0.16 * metrics.ascent(), 2.0);
    const double tip = piece.run.arrow == Arrow::Right ? right : left;
    const double neck = tip + (piece.run.arrow == Arrow::Right ? -head : head);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawLine(QPointF(left, y), QPointF(right, y));
    painter.drawLine(QPointF(neck, y - head * 0.8), QPointF(tip, y));
    painter.drawLine(QPointF(neck, y + head * 0.8), QPointF(tip, y));
}

void EquationLabel::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    QPainter painter(this);
    const Layout layout = shownLayout();
    painter.translate(0, layout.top);
    for (const Piece &piece : layout.pieces) {
        const bool isSymbol = !piece.run.symbol.isEmpty();
        const bool isLit = isSymbol && piece.run.symbol == m_lit;
        const QColor color = isLit ? theme.primary : palette().color(QPalette::WindowText);
        painter.setFont(fontOf(piece.run));
        painter.setPen(QPen(color, std::max(1.0, QFontMetricsF(font()).height() / 18)));
        painter.drawText(QPointF(piece.x, piece.baseline), piece.run.text);
        if (piece.run.arrow != Arrow::None)
            paintArrow(painter, piece);
        if (!isSymbol)
            continue;
        const double y = hitRect(layout, piece).bottom() - 1 - layout.top;
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(isLit ? QPen(theme.primary, 2) : QPen(theme.insetBorder, 1, Qt::DotLine));
        painter.drawLine(QPointF(piece.x, y), QPointF(piece.x + piece.width, y));
    }
}

void EquationLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        update();
}

void EquationLabel::setLit(const QString &symbol)
{
    setCursor(symbol.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (symbol == m_lit)
        return;
    m_lit = symbol;
    update();
    emit symbolHovered(symbol);
}

void EquationLabel::mouseMoveEvent(QMouseEvent *event)
{
    setLit(symbolAt(event->position()));
}

void EquationLabel::mousePressEvent(QMouseEvent *event)
{
    event->setAccepted(!symbolAt(event->position()).isEmpty()); // so that the release comes here
}

void EquationLabel::mouseReleaseEvent(QMouseEvent *event)
{
    const QString symbol = symbolAt(event->position());
    if (event->button() == Qt::LeftButton && !symbol.isEmpty())
        emit symbolClicked(symbol);
}

void EquationLabel::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    setLit({});
}

void EquationLabel::keyPressEvent(QKeyEvent *event)
{
    const qsizetype now = m_symbols.indexOf(m_lit);
    const qsizetype last = m_symbols.size() - 1;
    if (event->key() == Qt::Key_Up && last >= 0)
        setLit(m_symbols.at(std::max<qsizetype>(now - 1, 0)));
    else if (event->key() == Qt::Key_Down && last >= 0)
        setLit(m_symbols.at(std::min(now + 1, last)));
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !m_lit.isEmpty())
        emit symbolClicked(m_lit);
    else
        QWidget::keyPressEvent(event);
}

void EquationLabel::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_lit.isEmpty() && !m_symbols.isEmpty() && event->reason() != Qt::MouseFocusReason)
        setLit(m_symbols.constFirst());
}

void EquationLabel::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    setLit({});
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Attention as links: where the words stand, and how they are painted. Mouse and keyboard are in
// attention_links_input.cpp.
#include "ui/translate/attention_links.h"

#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace seq2seq::ui {

namespace {

constexpr double kMargin = 6;
constexpr double kPadding = 4; // left and right of a word in its box
constexpr double kGapLines = 0.5; // between words in a row, in lines of text as the next
constexpr double kMostGapLines = 5;
constexpr double kRowLines = 1.3; // of a word in a column
constexpr double kMostRowLines = 2.2;
constexpr double kRibbonLines = 0.85; // of a ribbon of weight 1
constexpr double kMostWordShare = 0.34; // of the width that a column of words takes
constexpr double kSmallestShown = 0.02; // weights below are no ribbon where all are shown
constexpr double kSmallestOfOne = 0.005; // where those of one word are; as the numbers round

double wordWidth(const QString &word, const QFontMetricsF &metrics)
{
    return std::ceil(metrics.horizontalAdvance(word)) + 2 * kPadding;
}

double rowWidth(const QStringList &words, const QFontMetricsF &metrics)
{
    const double gap = kGapLines * metrics.height();
    return std::accumulate(words.begin(), words.end(), 2 * kMargin - gap,
        [&](double sum, const QString &word) { return sum + wordWidth(word, metrics) + gap; });
}

double widest(const QStringList &words, const QFontMetricsF &metrics)
{
    double width = 0;
    for (const QString &word : words)
        width = std::max(width, wordWidth(word, metrics));
    return width;
}

/// Words side by side over the whole width; those of a language that is written from right to left
/// begin at the right.
QVector<QRectF> inARow(
    const QStringList &words, const QFontMetricsF &metrics, double width, double top, double height)
{
    double rest = width - 2 * kMargin;
    for (const QString &word : words)
        rest -= wordWidth(word, metrics);
    const double gap
        = std::min(rest / double(words.size()), kMostGapLines * metrics.height()); // a half outside
    double used = gap * double(words.size());
    for (const QString &word : words)
        used += wordWidth(word, metrics);
    double x = (width - used) / 2 + gap / 2;
    const bool isFromRight = words.join(u' ').isRightToLeft();
    QVector<QRectF> rects;
    for (const QString &word : words) {
        const double wide = wordWidth(word, metrics);
        rects << QRectF(isFromRight ? width - x - wide : x, top, wide, height);
        x += wide + gap;
    }
    return rects;
}

} // namespace

AttentionLinks::AttentionLinks(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setSelection(new Selection(this));
    inEveryLanguage(this, [this] { describe(); });
}

void AttentionLinks::setMatrix(QStringList targetWords, QStringList sourceWords, Matrix weights)
{
    const bool fits = weights.rows == std::size_t(targetWords.size())
        && weights.columns == std::size_t(sourceWords.size());
    m_targetWords = fits ? std::move(targetWords) : QStringList();
    m_sourceWords = fits ? std::move(sourceWords) : QStringList();
    m_weights = fits ? std::move(weights) : Matrix();
    setHover({});
    relayout();
    describe();
}

void AttentionLinks::setSelection(Selection *selection)
{
    if (m_selection)
        disconnect(m_selection, nullptr, this, nullptr);
    m_selection = selection;
    connect(m_selection, &Selection::changed, this, [this] {
        describe();
        update();
    });
    connect(m_selection, &Selection::hoverChanged, this, qOverload<>(&QWidget::update));
    update();
}

bool AttentionLinks::fitsInRows(double width) const
{
    const QFontMetricsF metrics(font());
    return rowWidth(m_sourceWords, metrics) <= width && rowWidth(m_targetWords, metrics) <= width;
}

AttentionLinks::Layout AttentionLinks::layoutFor(const QSizeF &size) const
{
    if (m_weights.isEmpty())
        return {};
    return fitsInRows(size.width()) ? rowsFor(size) : columnsFor(size);
}

AttentionLinks::Layout AttentionLinks::rowsFor(const QSizeF &size) const
{
    const QFontMetricsF metrics(font());
    const double numbers = QFontMetricsF(smallFont(font())).height();
    const double height = textHeight(font()) + 4;
    return {false, inARow(m_sourceWords, metrics, size.width(), kMargin + numbers, height),
        inARow(m_targetWords, metrics, size.width(), size.height() - kMargin - numbers - height,
            height)};
}

/// The source ends where the ribbons begin, the target begins where they end.
AttentionLinks::Layout AttentionLinks::columnsFor(const QSizeF &size) const
{
    const QFontMetricsF metrics(font());
    const double line = textHeight(font());
    const double numbers
        = QFontMetricsF(smallFont(font())).horizontalAdvance(QStringLiteral("0.00")) + kPadding;
    const double most = kMostWordShare * (size.width() - 2 * numbers);
    const double sourceWidth = std::min(widest(m_sourceWords, metrics), most);
    const double targetWidth = std::min(widest(m_targetWords, metrics), most);
    const auto count = double(std::max(m_sourceWords.size(), m_targetWords.size()));
    const double height = std::min(size.height() - 2 * kMargin, count * kMostRowLines * line);
    const auto column = [&](const QStringList &words, double edge, bool isSource) {
        QVector<QRectF> rects;
        const double row = height / double(words.size());
        for (qsizetype i = 0; i < words.size(); ++i) {
            const double wide = std::min(wordWidth(words.at(i), metrics), most);
            rects << QRectF(isSource ? edge - wide : edge,
                kMargin + (double(i) + 0.5) * row - line / 2 - 1, wide, line + 2);
        }
        return rects;
    };
    return {true, column(m_sourceWords, kMargin + numbers + sourceWidth, true),
        column(m_targetWords, size.width() - kMargin - numbers - targetWidth, false)};
}

int AttentionLinks::heightForWidth(int width) const
{
    if (m_weights.isEmpty() || fitsInRows(width))
        return minimumSizeHint().height();
    const auto count = double(std::max(m_sourceWords.size(), m_targetWords.size()));
    return std::max(minimumSizeHint().height(),
        int(std::ceil(count * kRowLines * textHeight(font()) + 2 * kMargin)));
}

QSize AttentionLinks::sizeHint() const
{
    return {320, heightForWidth(320)};
}

QSize AttentionLinks::minimumSizeHint() const
{
    return {inLines(font(), 8), inLines(font(), 8)};
}

void AttentionLinks::relayout()
{
    m_layout = layoutFor(size());
    updateGeometry();
    update();
}

QRect AttentionLinks::sourceRect(int word) const
{
    return m_layout.source.value(word).toRect();
}

QRect AttentionLinks::targetRect(int word) const
{
    return m_layout.target.value(word).toRect();
}

bool AttentionLinks::isShown(int target, int source) const
{
    const Place focus = hovered().isNone() ? picked() : hovered();
    const double weight = double(m_weights.at(std::size_t(target), std::size_t(source)));
    if (focus.isNone())
        return weight >= kSmallestShown;
    return weight >= kSmallestOfOne && (target == focus.target || source == focus.source);
}

void AttentionLinks::paintLink(QPainter &painter, int target, int source, const QColor &color) const
{
    const QRectF from = m_layout.source.at(source);
    const QRectF to = m_layout.target.at(target);
    const bool isAcross = m_layout.isInColumns;
    const QPointF start = isAcross ? QPointF(from.right(), from.center().y())
                                   : QPointF(from.center().x(), from.bottom());
    const QPointF end
        = isAcross ? QPointF(to.left(), to.center().y()) : QPointF(to.center().x(), to.top());
    const QPointF middle = (start + end) / 2;
    QPainterPath path(start);
    if (isAcross)
        path.cubicTo({middle.x(), start.y()}, {middle.x(), end.y()}, end);
    else
        path.cubicTo({start.x(), middle.y()}, {end.x(), middle.y()}, end);
    const double weight = double(m_weights.at(std::size_t(target), std::size_t(source)));
    const double widest = kRibbonLines * QFontMetricsF(font()).height();
    painter.setPen(QPen(color, std::max(0.6, widest * weight), Qt::SolidLine, Qt::FlatCap));
    painter.drawPath(path);
}

void AttentionLinks::paintNumber(
    QPainter &painter, const QRectF &word, bool isSource, double weight) const
{
    const QString text = fixedNumber(weight, 2);
    const QFontMetricsF metrics(painter.font());
    const double wide = metrics.horizontalAdvance(text) + 2;
    QRectF place;
    if (m_layout.isInColumns)
        place
            = QRectF(isSource ? word.left() - wide : word.right(), word.top(), wide, word.height());
    else
        place = QRectF(word.center().x() - wide / 2,
            isSource ? word.top() - metrics.height() : word.bottom(), wide, metrics.height());
    painter.drawText(place, Qt::AlignCenter | Qt::TextDontClip, text);
}

void AttentionLinks::paintWords(QPainter &painter, bool isSource) const
{
    const Theme theme(palette());
    const QStringList &words = isSource ? m_sourceWords : m_targetWords;
    const QVector<QRectF> &rects = isSource ? m_layout.source : m_layout.target;
    const int current = isSource ? picked().source : picked().target;
    const int under = isSource ? hovered().source : hovered().target;
    for (int i = 0; i < rects.size(); ++i) {
        if (i == current || i == under) {
            painter.setPen(i == current ? QPen(theme.accent, 1.5) : QPen(Qt::NoPen));
            painter.setBrush(i == current ? theme.accentFill : theme.hoverFill);
            painter.drawRoundedRect(rects.at(i).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        }
        painter.setFont(font());
        painter.setPen(theme.text);
        painter.drawText(rects.at(i), Qt::AlignCenter | Qt::TextSingleLine,
            QFontMetricsF(font()).elidedText(
                words.at(i), Qt::ElideRight, rects.at(i).width() - kPadding));
    }
    // The weights between these words and the one of the other side that is looked at.
    const Place focus = hovered().isNone() ? picked() : hovered();
    const int other = isSource ? focus.target : focus.source;
    if (other < 0 || other >= (isSource ? m_targetWords : m_sourceWords).size())
        return;
    painter.setFont(smallFont(font()));
    painter.setPen(theme.mutedText);
    for (int i = 0; i < rects.size(); ++i) {
        const double weight = isSource ? double(m_weights.at(std::size_t(other), std::size_t(i)))
                                       : double(m_weights.at(std::size_t(i), std::size_t(other)));
        if (weight >= kSmallestOfOne)
            paintNumber(painter, rects.at(i), isSource, weight);
    }
}

void AttentionLinks::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_weights.isEmpty())
        return;
    const Theme theme(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    struct Link {
        int target;
        int source;
        double weight;
    };
    std::vector<Link> links;
    for (int t = 0; t < m_targetWords.size(); ++t)
        for (int i = 0; i < m_sourceWords.size(); ++i)
            if (isShown(t, i))
                links.push_back({t, i, double(m_weights.at(std::size_t(t), std::size_t(i)))});
    std::ranges::stable_sort(links, {}, &Link::weight); // the strongest on top
    const bool isOfHover = !hovered().isNone();
    const bool isOfOne = isOfHover || !picked().isNone();
    for (const Link &link : links) {
        QColor color = isOfOne ? (isOfHover ? theme.primary : theme.accent)
                               : QColor::fromRgb(theme.blues(0.15 + 0.85 * link.weight));
        if (isOfOne)
            color.setAlphaF(float(0.35 + 0.5 * link.weight));
        paintLink(painter, link.target, link.source, color);
    }
    paintWords(painter, true);
    paintWords(painter, false);
    if (hasFocus()) {
        painter.setPen(QPen(theme.insetBorder, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -1.5, -1.5));
    }
}

void AttentionLinks::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    relayout();
}

void AttentionLinks::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        relayout();
}

QByteArray AttentionLinks::toCsv() const
{
    QByteArray csv = csvLine({QStringLiteral("step"), QStringLiteral("target"),
        QStringLiteral("place"), QStringLiteral("source"), QStringLiteral("alpha")});
    for (int t = 0; t < m_targetWords.size(); ++t)
        for (int i = 0; i < m_sourceWords.size(); ++i)
            csv += csvLine({QString::number(t + 1), m_targetWords.at(t), QString::number(i + 1),
                m_sourceWords.at(i),
                QString::number(double(m_weights.at(std::size_t(t), std::size_t(i))), 'g', 9)});
    return csv;
}

Figure AttentionLinks::figure(const AttentionLinks *links, const QString &name)
{
    constexpr int kWord = 56; // pixels a word of a picture
    const auto drawn = [links](const auto &save) {
        AttentionLinks view;
        view.setPalette(links->palette());
        view.setFont(links->font());
        view.setMatrix(links->m_targetWords, links->m_sourceWords, links->m_weights);
        const int words = int(std::max(view.m_targetWords.size(), view.m_sourceWords.size()));
        const int width = std::clamp(words * kWord, 420, 1100);
        view.resize(width, std::max(260, view.heightForWidth(width)));
        return save(&view);
    };
    return {name,
        [drawn, links](PictureFormat format) {
            return drawn(
                [&](QWidget *view) { return titledPicture(format, view, titleOf(links)); });
        },
        [links] { return links->toCsv(); }};
}

} // namespace seq2seq::ui

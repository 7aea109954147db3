// SPDX-License-Identifier: GPL-3.0-or-later
// One box of a computation, and the board that joins boxes by arrows.
#include "ui/step/box.h"

#include "ui/widgets/equation_label.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/value_table.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kArrowLength = 11; // between two boxes of a column
constexpr int kContentShare = 12; // of the height, to one share for the strips below
constexpr int kColumnGap = 30; // room for the arrows between columns

void paintArrow(QPainter &painter, const QPointF &from, const QPointF &to)
{
    constexpr double kHeadLength = 7;
    constexpr double kHeadWidth = 3;
    const QLineF line(from, to);
    if (line.length() < kHeadLength)
        return;
    const QPointF along = (to - from) / line.length();
    const QPointF across(-along.y(), along.x());
    const QPointF neck = to - along * kHeadLength;
    painter.drawLine(from, neck);
    painter.drawPolygon(QPolygonF{to, neck + across * kHeadWidth, neck - across * kHeadWidth});
}

} // namespace

std::span<const float> rowOf(const Matrix &matrix, int row)
{
    if (row < 0 || std::size_t(row) >= matrix.rows)
        return {};
    return matrix.row(std::size_t(row));
}

double scaleOf(const Matrix &matrix, double atLeast)
{
    double scale = atLeast;
    for (const float value : matrix.values)
        scale = std::max(scale, double(std::abs(value)));
    return std::isfinite(scale) ? scale : atLeast;
}

Box::Box(QWidget *parent)
    : QWidget(parent)
    , m_size(new MutedLabel({}, MutedLabel::Size::Small))
    , m_hint(new MutedLabel({}, MutedLabel::Size::Small))
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(10, 4, 10, 6);
    m_layout->setSpacing(3);
    auto *head = new QHBoxLayout;
    m_formulaLayout = new QVBoxLayout;
    m_formulaLayout->setSpacing(0);
    head->addLayout(m_formulaLayout, 1);
    head->addWidget(m_size, 0, Qt::AlignTop);
    m_layout->addLayout(head);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(3);
    m_grid->setColumnStretch(1, 1);
    m_layout->addLayout(m_grid, 1); // strips grow with the box, up to their tallest
    m_hint->setWordWrap(true);
    m_hint->hide();
    m_layout->addWidget(m_hint);
    m_layout->addStretch(0); // spare height stays below, unless there is content to use it
}

void Box::setFormulas(const QStringList &formulas)
{
    QStringList shown;
    for (const QString &formula : formulas) {
        if (!formula.isEmpty())
            shown << formula;
    }
    while (m_formulas.size() < shown.size()) {
        auto *label = new EquationLabel;
        label->setWordWrap(
            true); // a long formula takes a second line before it pushes the boxes apart
        connect(label, &EquationLabel::symbolHovered, this, &Box::symbolHovered);
        m_formulaLayout->addWidget(label);
        m_formulas << label;
    }
    for (int i = 0; i < m_formulas.size(); ++i) {
        m_formulas.at(i)->setVisible(i < shown.size());
        if (i < shown.size()) {
            m_formulas.at(i)->setEquation(shown.at(i));
            m_formulas.at(i)->setToolTip(equationHtml(shown.at(i)));
        }
    }
}

QString Box::formulaText() const
{
    QStringList texts;
    for (const EquationLabel *label : m_formulas) {
        if (!label->isHidden())
            texts << label->equation();
    }
    return texts.join(QLatin1Char('\n'));
}

void Box::setSizeText(const QString &text)
{
    m_size->setText(text);
}

void Box::setHint(const QString &text)
{
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
}

TensorStrip *Box::addStrip(
    const QString &symbol, const QString &label, TensorStrip::Kind kind, const QString &meaning)
{
    Row row{symbol, new EquationLabel(label), new TensorStrip(symbol, kind)};
    row.strip->setMeaning(meaning);
    const int line = int(m_rows.size());
    m_grid->addWidget(row.label, line, 0);
    m_grid->addWidget(row.strip, line, 1);
    row.label->setVisible(!label.isEmpty());
    row.label->setToolTip(meaning);
    row.label->setFont(smallFont(font()));
    connect(row.label, &EquationLabel::symbolHovered, this, &Box::symbolHovered);
    connect(row.strip, &TensorStrip::valuesRequested, this, [strip = row.strip] {
        auto *table = new ValueTable(strip->name(), strip->values(), strip->window());
        table->show();
    });
    m_rows << row;
    return row.strip;
}

void Box::setLabel(TensorStrip *strip, const QString &label)
{
    for (const Row &row : m_rows) {
        if (row.strip == strip) {
            row.label->setEquation(label);
            row.label->setVisible(!label.isEmpty() && !strip->isHidden());
        }
    }
}

void Box::setRowVisible(TensorStrip *strip, bool isVisible)
{
    for (const Row &row : m_rows) {
        if (row.strip == strip) {
            row.strip->setVisible(isVisible);
            row.label->setVisible(isVisible && !row.label->equation().isEmpty());
        }
    }
}

void Box::clearStrips()
{
    for (const Row &row : m_rows) {
        delete row.label;
        delete row.strip;
    }
    m_rows.clear();
}

void Box::addContent(QWidget *widget)
{
    m_layout->insertWidget(1, widget, kContentShare);
}

void Box::light(const QString &symbol)
{
    for (const Row &row : m_rows)
        row.strip->setLit(!symbol.isEmpty() && row.symbol == symbol);
    const bool isLit = !symbol.isEmpty() && m_symbol == symbol;
    if (isLit == m_isLit)
        return;
    m_isLit = isLit;
    update();
}

void Box::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_isLit ? QPen(theme.accent, 2) : QPen(theme.insetBorder, 1));
    painter.setBrush(theme.inset);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

void Box::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        update();
    } else if (event->type() == QEvent::FontChange) {
        for (const Row &row : m_rows)
            row.label->setFont(smallFont(font()));
    }
}

BoxBoard::BoxBoard(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(2, 2, 2, 2);
    m_layout->setSpacing(kColumnGap);
}

void BoxBoard::addColumn(
    const QVector<QWidget *> &boxes, const QVector<int> &stretches, int stretch)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(kArrowLength);
    for (int i = 0; i < boxes.size(); ++i) {
        column->addWidget(boxes.at(i), stretches.value(i));
        if (auto *box = qobject_cast<Box *>(boxes.at(i))) {
            m_boxes << box;
            connect(box, &Box::symbolHovered, this, [this](const QString &symbol) {
                light(symbol);
                emit symbolHovered(symbol);
            });
        }
    }
    m_layout->addLayout(column, stretch);
}

void BoxBoard::connectBoxes(QWidget *from, QWidget *to, QWidget *between)
{
    m_arrows << Arrow{from, to, between};
}

void BoxBoard::light(const QString &symbol)
{
    for (Box *box : m_boxes)
        box->light(symbol);
}

void BoxBoard::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.mutedText, 1));
    painter.setBrush(theme.mutedText);
    for (const auto &[from, to, between] : m_arrows) {
        if (from->isHidden() || to->isHidden() || (between && !between->isHidden()))
            continue;
        const QRectF start(from->geometry());
        const QRectF end(to->geometry());
        if (end.left() > start.right())
            paintArrow(
                painter, {start.right() + 1, start.center().y()}, {end.left(), end.center().y()});
        else
            paintArrow(
                painter, {start.center().x(), start.bottom() + 1}, {end.center().x(), end.top()});
    }
}

} // namespace seq2seq::ui

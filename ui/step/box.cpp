// SPDX-License-Identifier: GPL-3.0-or-later
// One box of a computation.
#include "ui/step/box.h"

#include "ui/widgets/equation_label.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kContentShare = 12; // of the height, to one share for the strips below

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
    , m_title(new QLabel)
    , m_size(new MutedLabel({}, MutedLabel::Size::Small))
    , m_hint(new MutedLabel({}, MutedLabel::Size::Small))
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(10, 3, 10, 4);
    m_layout->setSpacing(2);
    auto *head = new QHBoxLayout;
    m_formulaLayout = new QVBoxLayout;
    m_formulaLayout->setSpacing(0);
    m_formulaLayout->addWidget(m_title);
    head->addLayout(m_formulaLayout, 1);
    head->addWidget(m_size, 0, Qt::AlignTop);
    m_layout->addLayout(head);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
    m_layout->addLayout(m_grid, 1); // strips grow with the box, up to their tallest
    m_title->hide();
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::RichText); // also where an escaped word is all there is to tell by
    m_hint->hide();
    m_layout->addWidget(m_hint);
    m_layout->addStretch(0); // spare height stays below, unless there is content to use it
}

EquationLabel *Box::makeLabel()
{
    auto *label = new EquationLabel;
    label->setWordWrap(true); // a long formula takes another line before it pushes the boxes apart
    connect(label, &EquationLabel::symbolHovered, this, &Box::symbolHovered);
    connect(label, &EquationLabel::symbolClicked, this, &Box::symbolClicked);
    return label;
}

Box::Row Box::makeRow()
{
    Row row{makeLabel(), new TensorStrip({}, TensorStrip::Kind::State)};
    row.label->setFont(smallFont(font()));
    const int index = int(m_rows.size());
    connect(row.strip, &TensorStrip::told, this, &Box::told);
    connect(row.strip, &TensorStrip::valuesRequested, this,
        [this, index] { emit valuesRequested(m_content.rows.at(index).key); });
    connect(row.strip, &TensorStrip::pointed, this,
        [this, index](int unit) { emit unitPointed(pointedKey(index), unit); });
    connect(row.strip, &TensorStrip::picked, this,
        [this, index](int unit) { emit unitPicked(pointedKey(index), unit); });
    m_grid->addWidget(row.label, index, 0);
    m_grid->addWidget(row.strip, index, 1);
    return row;
}

void Box::setContent(const BoxContent &content)
{
    m_content = content;
    m_title->setText(content.title);
    m_title->setVisible(!content.title.isEmpty());
    m_size->setText(content.size);
    m_hint->setText(content.hint);
    m_hint->setVisible(!content.hint.isEmpty());
    showFormulas(content.formulas);
    while (m_rows.size() < content.rows.size())
        m_rows << makeRow();
    for (int i = 0; i < m_rows.size(); ++i) {
        const bool isThere = i < content.rows.size();
        m_rows.at(i).strip->setVisible(isThere);
        m_rows.at(i).label->setVisible(isThere && !content.rows.at(i).label.isEmpty());
        if (isThere)
            showRow(i, content.rows.at(i));
    }
}

void Box::showFormulas(const QStringList &formulas)
{
    while (m_formulas.size() < formulas.size()) {
        m_formulas << makeLabel();
        m_formulaLayout->addWidget(m_formulas.last());
    }
    for (int i = 0; i < m_formulas.size(); ++i) {
        m_formulas.at(i)->setVisible(i < formulas.size());
        if (i < formulas.size())
            m_formulas.at(i)->setEquation(formulas.at(i));
    }
}

void Box::showRow(int index, const BoxRow &row)
{
    TensorStrip *strip = m_rows.at(index).strip;
    m_rows.at(index).label->setEquation(row.label);
    strip->setKind(row.kind);
    strip->setName(row.name);
    strip->setMeaning(row.meaning);
    strip->setScale(row.scale);
    strip->setValues(row.values);
    strip->setSplit(row.split);
}

QStringList Box::markups() const
{
    QStringList markups = m_content.formulas;
    for (const BoxRow &row : m_content.rows) {
        if (!row.label.isEmpty())
            markups << row.label;
    }
    return markups;
}

TensorStrip *Box::strip(const QString &key) const
{
    for (int i = 0; i < m_content.rows.size(); ++i) {
        if (m_content.rows.at(i).key == key)
            return m_rows.at(i).strip;
    }
    return nullptr;
}

QString Box::pointedKey(int index) const
{
    const BoxRow row = m_content.rows.value(index);
    return row.pointedKey.isEmpty() ? row.key : row.pointedKey;
}

void Box::addWidget(QWidget *widget)
{
    m_layout->insertWidget(1, widget, kContentShare);
}

/// The cells of a row that are meant; none when first = end.
static std::pair<int, int> litCellsOf(const BoxRow &row, const LitCells &lit)
{
    const auto size = int(row.values.size());
    const auto within = [&](int first, int end) {
        return lit.unit < 0
            ? std::pair(first, end)
            : std::pair(std::min(first + lit.unit, end), std::min(first + lit.unit + 1, end));
    };
    if (lit.key.isEmpty())
        return {0, 0};
    if (lit.key == row.firstKey)
        return within(0, row.split);
    if (lit.key == row.secondKey)
        return within(row.split, size);
    if (lit.key == row.key || lit.key == row.pointedKey)
        return within(0, std::max(size, 1));
    return {0, 0};
}

void Box::light(const QVector<LitCells> &lit)
{
    bool isLit = false;
    for (const LitCells &cells : lit)
        isLit = isLit || m_content.keys.contains(cells.key);
    for (int i = 0; i < m_content.rows.size(); ++i) {
        std::pair<int, int> range{0, 0};
        for (const LitCells &cells : lit) {
            const auto [first, end] = litCellsOf(m_content.rows.at(i), cells);
            if (first == end)
                continue;
            range = range.first == range.second
                ? std::pair(first, end)
                : std::pair(std::min(range.first, first), std::max(range.second, end));
        }
        m_rows.at(i).strip->light(range.first, range.second);
    }
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

void Box::applyFont()
{
    for (const Row &row : m_rows)
        row.label->setFont(smallFont(font()));
}

void Box::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
    else if (event->type() == QEvent::FontChange)
        applyFont();
}

} // namespace seq2seq::ui

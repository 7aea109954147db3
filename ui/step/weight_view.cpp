// SPDX-License-Identifier: GPL-3.0-or-later
// A matrix of weights as a picture.
#include "ui/step/weight_view.h"

#include "ui/step/box.h"
#include "ui/step/symbols.h"
#include "ui/widgets/equation_label.h"
#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr double kGap = 10; // between the cells and the scale
constexpr double kScaleWidth = 14;
constexpr int kTextWidth = 60; // letters a line

} // namespace

WeightPicture::WeightPicture(std::shared_ptr<const WeightValues> weight, QWidget *parent)
    : QWidget(parent)
    , m_weight(std::move(weight))
    , m_scale(scaleOf(m_weight->values, 1e-9))
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    inEveryLanguage(this, [this] { setAccessibleName(tr("Weights as a picture")); });
}

QRectF WeightPicture::cellsRect() const
{
    const QFontMetricsF metrics(smallFont(font()));
    const double numbers = metrics.horizontalAdvance(QStringLiteral("−0.000")) + 8;
    const double left = metrics.horizontalAdvance(QString::number(m_weight->values.rows)) + 8;
    const double bottom = metrics.height() + 4;
    return QRectF(rect()).adjusted(left, 4, -(kGap + kScaleWidth + numbers), -bottom);
}

QRectF WeightPicture::cellRect(int row, int column) const
{
    const QRectF cells = cellsRect();
    const double width = cells.width() / double(std::max<std::size_t>(m_weight->values.columns, 1));
    const double height = cells.height() / double(std::max<std::size_t>(m_weight->values.rows, 1));
    return {cells.left() + column * width, cells.top() + row * height, width, height};
}

QString WeightPicture::textAt(const QPointF &position) const
{
    const QRectF cells = cellsRect();
    const Matrix &values = m_weight->values;
    if (values.isEmpty() || !cells.contains(position))
        return {};
    const auto row
        = std::min(std::size_t((position.y() - cells.top()) * double(values.rows) / cells.height()),
            values.rows - 1);
    const auto column = std::min(
        std::size_t((position.x() - cells.left()) * double(values.columns) / cells.width()),
        values.columns - 1);
    const WeightPlace place = placeOf(m_weight->config, m_weight->weight);
    return tr("row %1, column %2: %3")
        .arg(place.firstRow + row)
        .arg(column)
        .arg(fixedNumber(double(values.at(row, column)), 4));
}

/// Where there are more numbers than pixels, a pixel shows the one that is furthest from zero.
QImage WeightPicture::makeCells(const QSize &pixels) const
{
    const Matrix &values = m_weight->values;
    const Theme theme(palette());
    const int width = std::min(std::max(pixels.width(), 1), int(values.columns));
    const int height = std::min(std::max(pixels.height(), 1), int(values.rows));
    QImage image(width, height, QImage::Format_RGB32);
    std::vector<float> line(static_cast<std::size_t>(width));
    for (int y = 0; y < height; ++y) {
        std::ranges::fill(line, 0.0F);
        const std::size_t first = std::size_t(y) * values.rows / std::size_t(height);
        const std::size_t end = std::size_t(y + 1) * values.rows / std::size_t(height);
        for (std::size_t row = first; row < end; ++row)
            for (std::size_t column = 0; column < values.columns; ++column) {
                float &shown = line[column * std::size_t(width) / values.columns];
                const float value = values.at(row, column);
                shown = std::abs(value) > std::abs(shown) ? value : shown;
            }
        auto *target = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < width; ++x)
            target[x] = theme.diverging(double(line[std::size_t(x)]) / m_scale);
    }
    return image;
}

void WeightPicture::paintScale(QPainter &painter) const
{
    const Theme theme(palette());
    const QRectF cells = cellsRect();
    const QRectF bar(cells.right() + kGap, cells.top(), kScaleWidth, cells.height());
    constexpr int kSteps = 64;
    QImage colours(1, kSteps, QImage::Format_RGB32);
    for (int y = 0; y < kSteps; ++y)
        colours.setPixel(0, y, theme.diverging(1 - 2.0 * y / (kSteps - 1)));
    painter.drawImage(bar, colours);
    painter.setPen(theme.insetBorder);
    painter.drawRect(bar);
    painter.setPen(theme.mutedText);
    const double height = QFontMetricsF(painter.font()).height();
    const auto number = [&](double y, double value) {
        painter.drawText(QRectF(bar.right() + 5, y, 200, height), Qt::AlignLeft | Qt::AlignVCenter,
            fixedNumber(value, 3));
    };
    number(bar.top(), m_scale);
    number(bar.center().y() - height / 2, 0);
    number(bar.bottom() - height, -m_scale);
}

void WeightPicture::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    const QRectF cells = cellsRect();
    const Matrix &values = m_weight->values;
    if (values.isEmpty() || cells.width() < 1 || cells.height() < 1)
        return;
    const QSize pixels = (cells.size() * devicePixelRatioF()).toSize();
    if (m_cells.isNull() || m_cells.width() > pixels.width() || m_cells.height() > pixels.height()
        || m_cells.width() < std::min(pixels.width(), int(values.columns))
        || m_cells.height() < std::min(pixels.height(), int(values.rows)))
        m_cells = makeCells(pixels);
    QPainter painter(this);
    painter.drawImage(cells, m_cells);
    painter.setPen(theme.insetBorder);
    painter.drawRect(cells);
    painter.setFont(smallFont(font()));
    paintScale(painter);
    painter.setPen(theme.mutedText);
    const WeightPlace place = placeOf(m_weight->config, m_weight->weight);
    const double height = QFontMetricsF(painter.font()).height();
    const auto row = [&](double y, std::size_t number) {
        painter.drawText(QRectF(0, y, cells.left() - 4, height), Qt::AlignRight | Qt::AlignVCenter,
            QString::number(number));
    };
    row(cells.top(), place.firstRow);
    if (values.rows > 1 && cells.height() > 2 * height)
        row(cells.bottom() - height, place.firstRow + values.rows - 1);
    const QRectF below(cells.left(), cells.bottom() + 2, cells.width(), height);
    painter.drawText(below, Qt::AlignLeft, QStringLiteral("0"));
    if (values.columns > 1)
        painter.drawText(below, Qt::AlignRight, QString::number(values.columns - 1));
}

void WeightPicture::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_cells = {};
        update();
    }
}

void WeightPicture::mouseMoveEvent(QMouseEvent *event)
{
    emit told(textAt(event->position()));
}

void WeightPicture::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    emit told({});
}

QSize WeightPicture::sizeHint() const
{
    // Some pixels a number, as far as a small screen allows.
    const auto side = [](std::size_t count, int most) {
        return int(std::clamp<std::size_t>(count * 6, 60, std::size_t(most)));
    };
    return {side(m_weight->values.columns, 640) + 120, side(m_weight->values.rows, 420) + 30};
}

QSize WeightPicture::minimumSizeHint() const
{
    return {220, 80};
}

WeightDialog::WeightDialog(std::shared_ptr<const WeightValues> weight, QWidget *parent)
    : QDialog(parent)
    , m_weight(std::move(weight))
    , m_fileDialog(std::make_shared<FileDialog>())
{
    setAttribute(Qt::WA_DeleteOnClose);
    const ModelConfig &config = m_weight->config;
    const QString markup = markupOf(config, m_weight->weight);
    auto *layout = new QVBoxLayout(this);
    auto *head = new QHBoxLayout;
    auto *symbol = new EquationLabel(markup);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    symbol->setFont(large);
    m_meaning = new QLabel;
    m_meaning->setObjectName(QStringLiteral("weightMeaning"));
    m_meaning->setWordWrap(true);
    m_meaning->setMinimumWidth(kTextWidth * fontMetrics().averageCharWidth());
    head->addWidget(symbol, 0, Qt::AlignTop);
    head->addSpacing(8);
    head->addWidget(m_meaning, 1);
    layout->addLayout(head);
    m_facts = new MutedLabel({}, MutedLabel::Size::Small);
    m_facts->setObjectName(QStringLiteral("weightSummary"));
    m_facts->setWordWrap(true);
    layout->addWidget(m_facts);

    m_picture = new WeightPicture(m_weight);
    m_picture->setObjectName(QStringLiteral("weightPicture"));
    layout->addWidget(m_picture, 1);
    m_value = new MutedLabel({}, MutedLabel::Size::Small);
    m_value->setObjectName(QStringLiteral("weightValue"));
    layout->addWidget(m_value);
    connect(m_picture, &WeightPicture::told, this, [this](const QString &text) {
        m_value->setText(text.isEmpty() ? tr("Point at a number to read it.") : text);
    });

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_csv = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    connect(m_csv, &QPushButton::clicked, this, &WeightDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *foot = new QHBoxLayout;
    foot->addWidget(
        makeTitledExportButton({[this] { return m_picture; }, [this] { return windowTitle(); },
            QStringLiteral("weights"), [this] { return m_fileDialog; }}));
    foot->addWidget(buttons, 1);
    layout->addLayout(foot);
    inEveryLanguage(this, [this] { retranslate(); });
}

void WeightDialog::retranslate()
{
    const ModelConfig &config = m_weight->config;
    setWindowTitle(tr("Weights %1").arg(equationText(markupOf(config, m_weight->weight))));
    m_meaning->setText(meaningOf(config, m_weight->weight));
    m_facts->setText(summary());
    m_value->setText(tr("Point at a number to read it."));
    m_csv->setText(tr("Save as CSV…"));
}

void WeightDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::FontChange && layout()) {
        m_meaning->setMinimumWidth(kTextWidth * fontMetrics().averageCharWidth());
        adjustSize(); // wrapped texts need more height than they had
    }
}

QString WeightDialog::summary() const
{
    const Matrix &values = m_weight->values;
    double sum = 0;
    double squares = 0;
    for (const float value : values.values) {
        sum += double(value);
        squares += double(value) * double(value);
    }
    const double count = double(std::max<std::size_t>(values.values.size(), 1));
    const double mean = sum / count;
    const QString text
        = tr("After update %L1. Mean %2, standard deviation %3, largest magnitude %4. Blue is "
             "below zero, orange above.")
              .arg(m_weight->step)
              .arg(fixedNumber(mean, 4),
                  fixedNumber(std::sqrt(std::max(squares / count - mean * mean, 0.0)), 4),
                  fixedNumber(scaleOf(values, 0), 4));
    const WeightPlace place = placeOf(m_weight->config, m_weight->weight);
    return values.rows == place.rows
        ? text
        : text + u' ' + tr("The first %L1 of %L2 rows are shown.").arg(values.rows).arg(place.rows);
}

QByteArray WeightDialog::toCsv() const
{
    const Matrix &values = m_weight->values;
    const WeightPlace place = placeOf(m_weight->config, m_weight->weight);
    QByteArray csv
        = csvLine({QStringLiteral("row"), QStringLiteral("column"), QStringLiteral("value")});
    for (std::size_t row = 0; row < values.rows; ++row)
        for (std::size_t column = 0; column < values.columns; ++column)
            csv += csvLine({QString::number(place.firstRow + row), QString::number(column),
                QString::number(double(values.at(row, column)), 'g', 9)});
    return csv;
}

void WeightDialog::save()
{
    m_fileDialog->save(this, tr("Save the weights"), QStringLiteral("weights.csv"),
        tr("CSV tables (*.csv)"), toCsv());
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plot.h"

#include "ui/widgets/picture_export.h"

#include <QBuffer>
#include <QContextMenuEvent>
#include <QMenu>
#include <QSvgGenerator>

#include <algorithm>
#include <numeric>

namespace seq2seq::ui {

namespace {
constexpr int kReplotIntervalMs = 16; // 60 frames a second
constexpr int kLegendIcon = 20; // as wide as a piece of line has to be to show how it is drawn
} // namespace

Plot::Plot(QWidget *parent)
    : QCustomPlot(parent)
    , m_theme(palette())
    , m_fileDialog(std::make_shared<FileDialog>())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Plot::refreshNow);
    setFocusPolicy(Qt::StrongFocus);
    for (QCPAxis *axis : {xAxis, yAxis}) {
        axis->setSubTicks(false);
        axis->setTickLength(0, 0);
        axis->setTickPen(Qt::NoPen);
    }
    yAxis->setBasePen(Qt::NoPen);
    applyTheme();
}

void Plot::scheduleReplot()
{
    if (!isVisible()) {
        m_isStale = true;
        return;
    }
    if (m_timer.isActive())
        return;
    const qint64 since = m_sinceReplot.isValid() ? m_sinceReplot.elapsed() : kReplotIntervalMs;
    m_timer.start(int(std::max<qint64>(0, kReplotIntervalMs - since)));
}

void Plot::refreshNow()
{
    if (!isVisible()) {
        m_isStale = true;
        return;
    }
    drawNow();
}

void Plot::drawNow()
{
    m_isStale = false;
    m_sinceReplot.start();
    if (m_refresh)
        m_refresh();
    arrangeLegend();
    replot();
}

void Plot::placeLegendAbove()
{
    m_hasLegendAbove = true;
    legend->setVisible(true);
    legend->setRowSpacing(0);
    legend->setMargins({8, 0, 8, 0});
    legend->setIconSize(kLegendIcon, legend->iconSize().height());
    plotLayout()->insertRow(0);
    axisRect()->insetLayout()->take(legend);
    plotLayout()->addElement(0, 0, legend);
    plotLayout()->setRowStretchFactor(0, 0.001);
    plotLayout()->setRowSpacing(0);
    applyTheme(); // without a border now
}

int Plot::legendRoom() const
{
    return width() - 16; // its margins
}

int Plot::legendWidth(const QCPAbstractLegendItem &item) const
{
    return item.minimumOuterSizeHint().width() + legend->columnSpacing();
}

void Plot::arrangeLegend()
{
    if (!m_hasLegendAbove)
        return;
    QVector<int> widths;
    for (int i = 0; i < legend->itemCount(); ++i) {
        if (const QCPAbstractLegendItem *item = legend->item(i)) // else an empty place
            widths << legendWidth(*item);
    }
    if (widths.isEmpty())
        return;
    const auto fits = [&](int columns) {
        QVector<int> widest(columns, 0);
        for (int i = 0; i < widths.size(); ++i)
            widest[i % columns] = std::max(widest[i % columns], widths[i]);
        return std::accumulate(widest.begin(), widest.end(), 0) <= legendRoom();
    };
    int columns = int(widths.size());
    while (columns > 1 && !fits(columns))
        --columns;
    legend->setWrap(columns);
    legend->setFillOrder(QCPLegend::foColumnsFirst, true);
}

void Plot::showEvent(QShowEvent *event)
{
    QCustomPlot::showEvent(event);
    if (m_isStale)
        scheduleReplot();
}

void Plot::resizeEvent(QResizeEvent *event)
{
    arrangeLegend();
    QCustomPlot::resizeEvent(event);
}

void Plot::changeEvent(QEvent *event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange)
        applyTheme();
}

void Plot::applyTheme()
{
    m_theme = Theme(palette());
    setBackground(m_theme.card);
    const QFont small = smallFont(font());
    QPen gridPen(m_theme.border);
    gridPen.setWidthF(1);
    for (QCPAxis *axis : {xAxis, yAxis}) {
        axis->setTickLabelFont(small);
        axis->setTickLabelColor(m_theme.mutedText);
        axis->setLabelFont(small);
        axis->setLabelColor(m_theme.mutedText);
        axis->grid()->setPen(gridPen);
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    xAxis->setBasePen(QPen(m_theme.insetBorder));
    xAxis->grid()->setVisible(false);
    legend->setFont(small);
    legend->setTextColor(m_theme.text);
    legend->setBorderPen(m_hasLegendAbove ? QPen(Qt::NoPen) : QPen(m_theme.border));
    QColor legendFill = m_theme.card;
    legendFill.setAlpha(230);
    legend->setBrush(legendFill);
    emit themed();
    scheduleReplot();
}

void Plot::addSaveActions(QMenu *menu)
{
    menu->addAction(tr("Save picture as PNG…"), this, &Plot::savePng);
    menu->addAction(tr("Save picture as SVG…"), this, &Plot::saveSvg);
    if (m_csvSource)
        menu->addAction(tr("Save numbers as CSV…"), this, &Plot::saveCsv);
}

void Plot::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addSaveActions(menu);
    menu->popup(event->globalPos());
}

QByteArray Plot::toPng(double scale)
{
    return pngOf(toPixmap(width(), height(), scale).toImage());
}

QByteArray Plot::toSvg()
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size());
    generator.setViewBox(rect());
    generator.setTitle(accessibleName());
    generator.setDescription(accessibleDescription());
    QCPPainter painter; // not svgOf's painter: QCustomPlot draws with its own kind
    painter.begin(&generator);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    toPainter(&painter, width(), height());
    painter.end();
    return buffer.data();
}

QByteArray Plot::toCsv() const
{
    return m_csvSource ? m_csvSource() : QByteArray();
}

void Plot::savePng()
{
    save(QStringLiteral("png"), tr("PNG pictures (*.png)"), toPng());
}

void Plot::saveSvg()
{
    save(QStringLiteral("svg"), tr("SVG pictures (*.svg)"), toSvg());
}

void Plot::saveCsv()
{
    save(QStringLiteral("csv"), tr("Tables (*.csv)"), toCsv());
}

void Plot::save(const QString &suffix, const QString &filter, const QByteArray &content)
{
    const QString name = m_exportName.isEmpty() ? QStringLiteral("plot") : m_exportName;
    m_fileDialog->save(
        this, tr("Save %1").arg(accessibleName()), name + u'.' + suffix, filter, content);
}

} // namespace seq2seq::ui

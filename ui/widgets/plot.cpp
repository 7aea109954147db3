// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plot.h"

#include <QContextMenuEvent>
#include <QMenu>

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
    for (const PictureFormat format : kPictureFormats)
        menu->addAction(saveTextOf(format), this, [this, format] { savePicture(format); });
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

QByteArray Plot::toPicture(PictureFormat format)
{
    const QString title = titleOf(this);
    const QSize size = titledSize(this, title);
    if (format == PictureFormat::Png)
        return pictureOf(format, this, size, title, [&](QPainter &painter) {
            paintTitle(painter, this, title);
            constexpr double kScale = 2; // device pixels a pixel
            painter.drawPixmap(rect(), toPixmap(width(), height(), kScale));
        });
    return vectorsOf(format, this, size, title, [&](QPaintDevice *device) {
        QCPPainter painter; // QCustomPlot draws with its own kind
        painter.begin(device);
        paintTitle(painter, this, title);
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        toPainter(&painter, width(), height());
    });
}

QByteArray Plot::toCsv() const
{
    return m_csvSource ? m_csvSource() : QByteArray();
}

void Plot::savePicture(PictureFormat format)
{
    save(suffixOf(format), filterOf(format), toPicture(format));
}

void Plot::saveCsv()
{
    save(QStringLiteral(".csv"), tr("Tables (*.csv)"), toCsv());
}

void Plot::save(const QString &suffix, const QString &filter, const QByteArray &content)
{
    const QString name = m_exportName.isEmpty() ? QStringLiteral("plot") : m_exportName;
    m_fileDialog->save(this, tr("Save %1").arg(accessibleName()), name + suffix, filter, content);
}

} // namespace seq2seq::ui

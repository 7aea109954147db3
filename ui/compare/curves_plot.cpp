// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/curves_plot.h"

#include "ui/compare/run_texts.h"
#include "ui/compare/study_book.h"
#include "ui/train/csv_number.h"
#include "ui/widgets/format.h"
#include "ui/widgets/tickers.h"

#include <QKeyEvent>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr double kLineWidth = 1.7;
constexpr double kCurrentWidth = 3.2;
constexpr double kKeyZoom = 0.85;
constexpr int kKeySteps = 50; // an arrow key moves the cursor by this part of the axis
constexpr int kFewPoints = 40; // of a curve whose evaluations are marked
constexpr int kFewLines = 16;

} // namespace

CurvesPlot::CurvesPlot(StudyBook &book, QWidget *parent)
    : ZoomPlot(parent)
    , m_book(book)
{
    setObjectName(QStringLiteral("curvesPlot"));
    setPlottingHint(QCP::phFastPolylines);
    addLayer(QStringLiteral("crosshair"), layer(QStringLiteral("overlay")), QCustomPlot::limAbove);
    m_crosshairLayer = layer(QStringLiteral("crosshair"));
    m_crosshairLayer->setMode(QCPLayer::lmBuffered); // moves without drawing the curves again
    m_crosshair = new QCPItemStraightLine(this);
    m_crosshair->setLayer(m_crosshairLayer);
    m_crosshair->setVisible(false);
    axisRect()->setMinimumMargins({34, 10, 14, 16});
    yAxis->setTicker(makeExactTicker());
    setExportName(QStringLiteral("curves"));
    setCsvSource([this] { return csv(); });
    setRefresh([this] { draw(); });
    connect(this, &Plot::themed, this, [this] {
        m_crosshair->setPen(QPen(theme().mutedText, 1, Qt::DotLine));
        selectionRect()->setPen(QPen(theme().primary));
        QColor fill = theme().primary;
        fill.setAlpha(30);
        selectionRect()->setBrush(fill);
        emit linesChanged(); // their colours
    });
    connect(&book, &StudyBook::studyChanged, this, &CurvesPlot::takeAnew);
    connect(&book, &StudyBook::ticksChanged, this, &CurvesPlot::takeAnew);
    connect(&book, &StudyBook::currentChanged, this, &Plot::scheduleReplot);
    retranslate();
    takeAnew();
}

void CurvesPlot::setMeasure(CurveMeasure measure)
{
    m_measure = measure;
    unzoom();
    retranslate();
    takeAnew();
}

void CurvesPlot::setTimeAxis(TimeAxis axis)
{
    m_axis = axis;
    unzoom();
    retranslate();
    takeAnew();
}

void CurvesPlot::setBands(bool isOn)
{
    m_hasBands = isOn;
    takeAnew();
}

void CurvesPlot::setHidden(int line, bool isHidden)
{
    Line &changed = m_lines[std::size_t(line)];
    changed.isHidden = isHidden;
    const QString file = m_book.fileOf(changed.runs.front());
    if (isHidden)
        m_hidden.insert(file);
    else
        m_hidden.remove(file);
    scheduleReplot();
    emit linesChanged();
}

void CurvesPlot::retranslate()
{
    labelAxis();
    yAxis->setLabel(labelOf(m_measure));
    setLocale(QLocale());
    setAccessibleName(tr("Curves of the ticked runs"));
    describe();
    scheduleReplot();
}

void CurvesPlot::takeAnew()
{
    makeLines();
    moveCursor(std::nullopt);
    scheduleReplot();
    emit linesChanged();
}

void CurvesPlot::makeLines()
{
    m_lines.clear();
    std::vector<bool> isTaken(std::size_t(m_book.runCount()), false);
    const auto add = [&](std::vector<int> runs) {
        Line line;
        std::vector<Curve> curves;
        for (const int run : runs) {
            isTaken[std::size_t(run)] = true;
            curves.push_back(curveOf(m_book.run(run), m_measure, m_axis));
        }
        line.band = bandOf(curves);
        if (line.band.empty())
            line.curve = std::move(curves.front());
        for (const BandPoint &point : line.band)
            line.curve.push_back({point.x, point.mean});
        line.runs = std::move(runs);
        line.isHidden = m_hidden.contains(m_book.fileOf(line.runs.front()));
        if (!line.curve.empty())
            m_lines.push_back(std::move(line));
    };
    if (m_hasBands) {
        for (const SeedGroup &group : m_book.groups()) {
            std::vector<int> runs;
            for (const std::size_t run : group.runs)
                if (m_book.isTicked(int(run)))
                    runs.push_back(int(run));
            if (runs.size() > 1)
                add(std::move(runs));
        }
    }
    for (const int run : m_book.tickedRuns())
        if (!isTaken[std::size_t(run)])
            add({run});
    describe();
}

QColor CurvesPlot::colorOf(const Line &line) const
{
    return m_book.colorOf(line.runs.front(), theme().isDark);
}

bool CurvesPlot::isDashed(const Line &line) const
{
    return m_book.isDashed(line.runs.front());
}

QString CurvesPlot::titleOf(const Line &line) const
{
    const StudyRun &run = m_book.run(line.runs.front());
    if (line.runs.size() > 1)
        return tr("%1, %n seed(s)", nullptr, int(line.runs.size())).arg(shortName(run));
    const QString title = runTitle(m_book.study(), line.runs.front());
    return run.state == RunState::Training && run.progress
        ? tr("%1 (%2 %)").arg(title).arg(int(100 * *run.progress))
        : title;
}

QCPGraph *CurvesPlot::nextGraph()
{
    QCPGraph *next = m_usedGraphs < graphCount() ? graph(m_usedGraphs) : addGraph();
    ++m_usedGraphs;
    next->setChannelFillGraph(nullptr);
    next->setBrush(Qt::NoBrush);
    next->setScatterStyle(QCPScatterStyle::ssNone);
    return next;
}

void CurvesPlot::drawLine(const Line &line)
{
    const QColor color = colorOf(line);
    const auto dataOf = [](const auto &points, const auto &valueIn) {
        QVector<QCPGraphData> drawn;
        drawn.reserve(int(points.size()));
        for (const auto &point : points)
            drawn.append(QCPGraphData(point.x, valueIn(point)));
        return drawn;
    };
    if (!line.band.empty()) {
        QCPGraph *lower = nextGraph();
        QCPGraph *upper = nextGraph();
        QColor fill = color;
        fill.setAlpha(45);
        lower->setPen(Qt::NoPen);
        upper->setPen(Qt::NoPen);
        upper->setBrush(fill);
        lower->data()->set(
            dataOf(line.band, [](const BandPoint &point) { return point.mean - point.deviation; }),
            true);
        upper->data()->set(
            dataOf(line.band, [](const BandPoint &point) { return point.mean + point.deviation; }),
            true);
        upper->setChannelFillGraph(lower);
    }
    const bool isCurrent = std::ranges::any_of(
        line.runs, [this](int run) { return m_book.fileOf(run) == m_book.currentFile(); });
    QPen pen(color);
    pen.setWidthF(isCurrent ? kCurrentWidth : kLineWidth);
    if (isDashed(line))
        pen.setStyle(Qt::DashLine);
    QCPGraph *drawn = nextGraph();
    drawn->setPen(pen);
    drawn->data()->set(dataOf(line.curve, [](const CurvePoint &point) { return point.y; }), true);
    // A curve of one point is none, and a few points are worth seeing.
    if (line.curve.size() == 1 || (line.curve.size() <= kFewPoints && m_lines.size() <= kFewLines))
        drawn->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, color, 4));
}

/// Without what stands in brackets where that has no room.
void CurvesPlot::labelAxis()
{
    QString label = labelOf(m_axis);
    if (QFontMetrics(xAxis->labelFont()).horizontalAdvance(label) > axisRect()->width())
        label = label.section(QRegularExpression(QStringLiteral(" ?[(（]")), 0, 0);
    xAxis->setLabel(label);
}

void CurvesPlot::draw()
{
    labelAxis();
    m_usedGraphs = 0;
    for (const Line &line : m_lines)
        if (!line.isHidden)
            drawLine(line);
    for (int i = m_usedGraphs; i < graphCount(); ++i) {
        graph(i)->setChannelFillGraph(nullptr);
        graph(i)->data()->clear();
    }
    if (!isZoomed())
        fitAxes();
}

void CurvesPlot::fitAxes()
{
    const bool isLogarithmic = yAxis->scaleType() == QCPAxis::stLogarithmic;
    std::optional<QCPRange> keys;
    std::optional<QCPRange> values;
    const auto include = [](std::optional<QCPRange> &range, double value) {
        if (!range)
            range = QCPRange(value, value);
        else
            range->expand(value);
    };
    for (const Line &line : m_lines) {
        if (line.isHidden)
            continue;
        for (const CurvePoint &point : line.curve) {
            include(keys, point.x);
            if (!isLogarithmic || point.y > 0)
                include(values, point.y);
        }
    }
    xAxis->setRange(0, keys ? std::max(keys->upper * 1.02, 1e-6) : 100);
    if (!values)
        return yAxis->setRange(isLogarithmic ? 0.5 : 0, 8);
    if (isLogarithmic)
        return yAxis->setRange(values->lower / 1.1, values->upper * 1.1);
    const double margin = std::max(0.05 * values->size(), 1e-3);
    yAxis->setRange(
        values->lower >= 0 ? std::max(0.0, values->lower - margin) : values->lower - margin,
        values->upper + margin);
}

void CurvesPlot::describe()
{
    if (m_lines.empty()) {
        setAccessibleDescription(tr("No run with numbers is ticked."));
        return;
    }
    QStringList parts;
    for (const Line &line : m_lines)
        parts << tr("%1 ends at %2")
                     .arg(titleOf(line), fixedNumber(line.curve.back().y, digitsOf(m_measure)));
    setAccessibleDescription(parts.join(QStringLiteral("; ")));
}

std::optional<double> CurvesPlot::valueOf(const Line &line) const
{
    return m_cursor ? valueAt(line.curve, *m_cursor) : std::optional(line.curve.back().y);
}

QString CurvesPlot::cursorText() const
{
    if (!m_cursor)
        return tr("at the end");
    const QLocale locale;
    switch (m_axis) {
    case TimeAxis::Epoch:
        return tr("epoch %1").arg(locale.toString(*m_cursor, 'f', 2));
    case TimeAxis::Seconds:
        return tr("%1 s").arg(locale.toString(*m_cursor, 'f', 0));
    case TimeAxis::Step:
        break;
    }
    return tr("step %1").arg(locale.toString(qRound64(*m_cursor)));
}

void CurvesPlot::moveCursor(std::optional<double> key)
{
    if (key == m_cursor)
        return;
    m_cursor = key;
    m_crosshair->setVisible(key.has_value());
    if (key) {
        m_crosshair->point1->setCoords(*key, 1);
        m_crosshair->point2->setCoords(*key, 2);
    }
    m_crosshairLayer->replot();
    emit cursorMoved();
}

void CurvesPlot::mouseMoveEvent(QMouseEvent *event)
{
    QCustomPlot::mouseMoveEvent(event);
    const bool isRead = event->buttons() == Qt::NoButton && !m_lines.empty()
        && axisRect()->rect().contains(event->pos());
    moveCursor(isRead ? std::optional(xAxis->pixelToCoord(event->position().x())) : std::nullopt);
}

void CurvesPlot::leaveEvent(QEvent *event)
{
    QCustomPlot::leaveEvent(event);
    moveCursor(std::nullopt);
}

void CurvesPlot::wheelEvent(QWheelEvent *event)
{
    zoomByWheel(event);
}

void CurvesPlot::keyPressEvent(QKeyEvent *event)
{
    const double at = m_cursor.value_or(xAxis->range().upper);
    const double step = xAxis->range().size() / kKeySteps;
    const double center = m_cursor.value_or(xAxis->range().center());
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursor(std::max(xAxis->range().lower, at - step));
    case Qt::Key_Right:
        return moveCursor(std::min(xAxis->range().upper, at + step));
    case Qt::Key_Plus:
        return zoom(kKeyZoom, center);
    case Qt::Key_Minus:
        return zoom(1 / kKeyZoom, center);
    case Qt::Key_0:
    case Qt::Key_Escape:
        return showAll();
    default:
        QCustomPlot::keyPressEvent(event);
    }
}

QByteArray CurvesPlot::csv() const
{
    QByteArray bytes = csvLine({QStringLiteral("file"), QStringLiteral("name"),
        QStringLiteral("seed"), QStringLiteral("step"), QStringLiteral("epoch"),
        QStringLiteral("seconds"), QStringLiteral("train_loss"), QStringLiteral("dev_loss"),
        QStringLiteral("dev_perplexity"), QStringLiteral("dev_bleu"), QStringLiteral("dev_chrf")});
    for (const int run : m_book.tickedRuns()) {
        const StudyRun &of = m_book.run(run);
        for (const EvaluationSummary &e : of.evaluations)
            bytes += csvLine({m_book.fileOf(run), QString::fromStdString(of.name),
                of.seed ? QString::number(*of.seed) : QString(), QString::number(e.step),
                csvNumber(e.epoch), csvNumber(e.seconds), csvNumber(e.trainLoss),
                csvNumber(e.devLoss), csvNumber(e.devPerplexity), csvNumber(e.devBleu),
                csvNumber(e.devChrf)});
    }
    return bytes;
}

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/unit_curve.h"

#include "ui/widgets/format.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/tip.h"
#include "ui/widgets/tool_tip.h"

#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr double kLineWidth = 1.8;
constexpr double kSlant = 40; // degrees, where words have no room beside each other
constexpr double kMargin = 0.6; // of a word, left of the first and right of the last

QVector<double> places(std::size_t count)
{
    QVector<double> found;
    for (std::size_t i = 0; i < count; ++i)
        found << double(i);
    return found;
}

QVector<double> asVector(const std::vector<double> &values)
{
    return {values.begin(), values.end()};
}

} // namespace

UnitCurve::UnitCurve(QWidget *parent)
    : Plot(parent)
    , m_original(addGraph())
    , m_now(addGraph())
    , m_current(new QCPItemStraightLine(this))
    , m_zero(new QCPItemStraightLine(this))
{
    setMouseTracking(true);
    placeLegendAbove();
    m_current->setVisible(false);
    m_zero->point1->setCoords(0, 0);
    m_zero->point2->setCoords(1, 0);
    yAxis->ticker()->setTickCount(4);
    setExportName(QStringLiteral("unit"));
    setCsvSource([this] { return csv(); });
    connect(this, &Plot::themed, this, &UnitCurve::restyle);
    connect(this, &QCustomPlot::mousePress, this, [this](QMouseEvent *event) {
        const int place = placeAt(event->position().x());
        if (event->button() == Qt::LeftButton && place >= 0)
            emit placeClicked(place);
    });
    restyle();
    retranslate();
}

void UnitCurve::restyle()
{
    QPen now(theme().primary);
    now.setWidthF(kLineWidth);
    m_now->setPen(now);
    m_now->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 6));
    QPen original(theme().mutedText, 1, Qt::DashLine);
    m_original->setPen(original);
    m_original->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, 5));
    m_current->setPen(QPen(theme().accent, 2));
    m_zero->setPen(QPen(theme().insetBorder, 1));
    showWords(); // the font may be another
}

void UnitCurve::retranslate()
{
    setAccessibleName(tr("The unit along the sentence"));
    m_now->setName(tr("with the changes"));
    m_original->setName(tr("as the model is"));
    draw();
}

void UnitCurve::setCurves(UnitCurves curves)
{
    m_curves = std::move(curves);
    draw();
}

void UnitCurve::setCurrent(int place)
{
    m_current->setVisible(place >= 0);
    m_current->point1->setCoords(place, 0);
    m_current->point2->setCoords(place, 1);
    scheduleReplot();
}

void UnitCurve::draw()
{
    const std::vector<double> &now = m_curves.values;
    const std::vector<double> &original = m_curves.original;
    m_now->setData(places(now.size()), asVector(now), true);
    m_original->setData(places(original.size()), asVector(original), true);
    m_original->setVisible(!original.empty());
    legend->setVisible(!original.empty());
    double lowest = 0;
    double highest = 0;
    for (const std::vector<double> *values : {&now, &original})
        for (const double value : *values) {
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
    constexpr double kAir = 0.08;
    const double air = std::max(highest - lowest, 0.01) * kAir;
    yAxis->setRange(lowest - air, highest + air);
    xAxis->setRange(-kMargin, std::max(double(now.size()) - 1, 0.0) + kMargin);
    const auto peak = std::ranges::max_element(now);
    setAccessibleDescription(
        now.empty() ? QString() : tr("Highest at %1").arg(textAt(int(peak - now.begin()))));
    showWords();
    scheduleReplot();
}

/// Level where they fit, slanted where not, and only so many as have a line's height each.
void UnitCurve::showWords()
{
    const QFontMetrics metrics(xAxis->tickLabelFont());
    const qsizetype count = m_curves.words.size();
    const double room
        = double(std::max(width() - inLines(font(), 5), 1)) / double(std::max<qsizetype>(count, 1));
    int widest = 0;
    for (const QString &word : std::as_const(m_curves.words))
        widest = std::max(widest, metrics.horizontalAdvance(word));
    const bool isSlanted = widest + metrics.averageCharWidth() > room;
    const auto stride = qsizetype(std::max(1.0, std::ceil(double(metrics.height()) / room)));
    const int longest = inLines(font(), 6);
    QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    for (qsizetype i = 0; i < count; i += stride)
        ticker->addTick(
            double(i), metrics.elidedText(m_curves.words.at(i), Qt::ElideRight, longest));
    xAxis->setTickLabelRotation(isSlanted ? kSlant : 0);
    xAxis->setTicker(ticker);
}

int UnitCurve::placeAt(double x) const
{
    const auto place = std::lround(xAxis->pixelToCoord(x));
    return place < 0 || std::size_t(place) >= m_curves.values.size() ? -1 : int(place);
}

QString UnitCurve::textAt(int place) const
{
    const auto at = std::size_t(place);
    if (place < 0 || at >= m_curves.values.size())
        return {};
    const QString now
        = tr("“%1”: %2").arg(m_curves.words.value(place), fixedNumber(m_curves.values[at], 3));
    return at < m_curves.original.size()
        ? tr("%1; as the model is %2").arg(now, fixedNumber(m_curves.original[at], 3))
        : now;
}

void UnitCurve::mouseMoveEvent(QMouseEvent *event)
{
    QCustomPlot::mouseMoveEvent(event);
    showTipBelow(this, rect(), int(event->position().x()),
        plainToolTip(textAt(placeAt(event->position().x()))));
}

void UnitCurve::resizeEvent(QResizeEvent *event)
{
    showWords();
    Plot::resizeEvent(event);
}

QByteArray UnitCurve::csv() const
{
    QStringList head{QStringLiteral("word"), QStringLiteral("value")};
    if (!m_curves.original.empty())
        head << QStringLiteral("without_changes");
    QByteArray bytes = csvLine(head);
    for (std::size_t i = 0; i < m_curves.values.size(); ++i) {
        QStringList line{m_curves.words.value(int(i)), QString::number(m_curves.values[i], 'g', 9)};
        if (i < m_curves.original.size())
            line << QString::number(m_curves.original[i], 'g', 9);
        bytes += csvLine(line);
    }
    return bytes;
}

} // namespace seq2seq::ui

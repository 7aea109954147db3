// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/frequency_plot.h"

#include "ui/widgets/picture_export.h"
#include "ui/widgets/tip.h"
#include "ui/widgets/tool_tip.h"

#include <QLocale>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr double kPointsADecade = 60; // more cannot be told apart

int wordsOf(const SideStudy &side)
{
    return side.mostWords() - kSpecials;
}

/// Ranks from 1 that lie evenly along a logarithmic axis.
std::vector<int> ranksUpTo(int last)
{
    std::vector<int> ranks;
    for (double at = 0;; at += 1 / kPointsADecade) {
        const int rank = int(std::floor(std::pow(10, at)));
        if (rank >= last)
            break;
        if (ranks.empty() || ranks.back() != rank)
            ranks.push_back(rank);
    }
    if (last > 0)
        ranks.push_back(last);
    return ranks;
}

void fill(QCPGraph *graph, const SideStudy &side)
{
    QVector<double> places;
    QVector<double> counts;
    for (const int rank : ranksUpTo(wordsOf(side))) {
        places << rank;
        counts << double(side.language.vocabulary.count(kSpecials + rank - 1));
    }
    graph->setData(places, counts, true);
}

QSharedPointer<QCPAxisTicker> makeDecades()
{
    QSharedPointer<QCPAxisTickerLog> ticker(new QCPAxisTickerLog);
    ticker->setLogBase(10);
    return ticker;
}

} // namespace

FrequencyPlot::FrequencyPlot(QWidget *parent)
    : Plot(parent)
    , m_source(addGraph())
    , m_target(addGraph())
    , m_limit(new QCPItemStraightLine(this))
{
    setMouseTracking(true);
    placeLegendAbove();
    for (QCPAxis *axis : {xAxis, yAxis}) {
        axis->setScaleType(QCPAxis::stLogarithmic);
        axis->setTicker(makeDecades());
        axis->setNumberFormat(QStringLiteral("gb"));
        axis->setNumberPrecision(0);
        axis->setRange(1, 1000);
    }
    m_limit->setVisible(false);
    setExportName(QStringLiteral("word-frequencies"));
    setCsvSource([this] { return csv(); });
    connect(this, &Plot::themed, this, &FrequencyPlot::restyle);
    restyle();
    retranslate();
}

void FrequencyPlot::restyle()
{
    m_source->setPen(QPen(theme().primary, 2));
    m_target->setPen(QPen(theme().accent, 2));
    m_limit->setPen(QPen(theme().text, 1, Qt::DashLine));
}

void FrequencyPlot::retranslate()
{
    setAccessibleName(tr("Frequency of the words by rank"));
    m_source->setName(tr("source"));
    m_target->setName(tr("target"));
    xAxis->setLabel(tr("rank of the word"));
    yAxis->setLabel(tr("times it occurs"));
    draw();
}

void FrequencyPlot::setStudy(std::shared_ptr<const TextStudy> study)
{
    m_study = std::move(study);
    draw();
}

void FrequencyPlot::setSize(int size)
{
    const int rank = std::max(1, size - kSpecials);
    m_limit->point1->setCoords(rank, 1);
    m_limit->point2->setCoords(rank, 10);
    m_limit->setVisible(size > kSpecials);
    scheduleReplot();
}

void FrequencyPlot::draw()
{
    m_source->data()->clear();
    m_target->data()->clear();
    double widest = 10;
    double highest = 10;
    if (m_study) {
        fill(m_source, m_study->source);
        fill(m_target, m_study->target);
        for (const SideStudy *side : {&m_study->source, &m_study->target}) {
            widest = std::max(widest, double(wordsOf(*side)));
            if (wordsOf(*side) > 0)
                highest = std::max(highest, double(side->language.vocabulary.count(kSpecials)));
        }
    }
    xAxis->setRange(1, widest * 1.3);
    yAxis->setRange(0.8, highest * 1.5);
    setAccessibleDescription(m_study ? valuesAt(1) : tr("Not counted yet."));
    scheduleReplot();
}

QString FrequencyPlot::valuesAt(double rank) const
{
    const auto at = int(std::lround(rank));
    QStringList sides;
    const auto add = [&](const QString &name, const SideStudy &side) {
        if (at < 1 || at > wordsOf(side))
            return;
        const int id = kSpecials + at - 1;
        sides << tr("%1: %2, %3 times")
                     .arg(name, QString::fromStdString(side.language.vocabulary.word(id)),
                         QLocale().toString(qlonglong(side.language.vocabulary.count(id))));
    };
    if (m_study) {
        add(tr("source"), m_study->source);
        add(tr("target"), m_study->target);
    }
    return sides.isEmpty() ? QString()
                           : tr("rank %1").arg(QLocale().toString(at)) + u'\n' + sides.join(u'\n');
}

void FrequencyPlot::mouseMoveEvent(QMouseEvent *event)
{
    QCustomPlot::mouseMoveEvent(event);
    showTipBelow(this, rect(), int(event->position().x()),
        plainToolTip(valuesAt(xAxis->pixelToCoord(event->position().x()))));
}

QByteArray FrequencyPlot::csv() const
{
    QByteArray bytes = csvLine(
        {QStringLiteral("rank"), QStringLiteral("source_word"), QStringLiteral("source_count"),
            QStringLiteral("target_word"), QStringLiteral("target_count")});
    if (!m_study)
        return bytes;
    const auto fields = [](const SideStudy &side, int rank) {
        if (rank > wordsOf(side))
            return QStringList{{}, {}};
        const int id = kSpecials + rank - 1;
        return QStringList{QString::fromStdString(side.language.vocabulary.word(id)),
            QString::number(side.language.vocabulary.count(id))};
    };
    for (int rank = 1; rank <= std::max(wordsOf(m_study->source), wordsOf(m_study->target)); ++rank)
        bytes += csvLine(QStringList{QString::number(rank)} + fields(m_study->source, rank)
            + fields(m_study->target, rank));
    return bytes;
}

} // namespace seq2seq::ui

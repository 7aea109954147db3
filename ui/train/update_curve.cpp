// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/update_curve.h"

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

void UpdateCurve::clear()
{
    m_keys.clear();
    m_summary.clear();
    m_leastPositive = std::numeric_limits<double>::infinity();
    m_graph->data()->clear();
}

void UpdateCurve::append(double key, double value)
{
    m_keys.push_back(key);
    m_summary.append(value);
    if (value > 0)
        m_leastPositive = std::min(m_leastPositive, value);
}

std::optional<UpdateCurve::Extent> UpdateCurve::extent() const
{
    const CurveSummary::Part all = m_summary.part(0, m_summary.size());
    if (all.isEmpty())
        return std::nullopt;
    return Extent{QCPRange(m_keys.front(), m_keys.back()), QCPRange(all.lowest, all.highest),
        std::isfinite(m_leastPositive) ? m_leastPositive : 0};
}

void UpdateCurve::draw(const QCPRange &keys, int columns) const
{
    // One more at either end: the line goes on to the border.
    const auto first = std::lower_bound(m_keys.begin(), m_keys.end(), keys.lower);
    const auto last = std::upper_bound(first, m_keys.end(), keys.upper);
    const auto begin = std::size_t(std::max<std::ptrdiff_t>(0, first - m_keys.begin() - 1));
    const auto end = std::min(m_keys.size(), std::size_t(last - m_keys.begin()) + 1);
    const std::vector<double> &values = m_summary.values();

    // Stretches of a power of two, counted from the first update: as a run grows, what is drawn of
    // its beginning stays as it is.
    const auto most = std::size_t(2 * std::max(columns, 1));
    std::size_t stretch = 1;
    while ((end - begin) / stretch > most)
        stretch *= 2;
    QVector<QCPGraphData> points;
    if (stretch == 1) {
        for (std::size_t i = begin; i < end; ++i)
            points << QCPGraphData(m_keys[i], values[i]);
        m_graph->data()->set(points, true);
        return;
    }
    for (std::size_t from = begin - begin % stretch; from < end; from += stretch) {
        const std::size_t to = std::min(from + stretch, m_keys.size());
        const CurveSummary::Part part = m_summary.part(from, to);
        if (part.isEmpty())
            continue;
        const bool falls = values[to - 1] < values[from];
        points << QCPGraphData(m_keys[from], falls ? part.highest : part.lowest)
               << QCPGraphData(m_keys[from + (to - from) / 2], falls ? part.lowest : part.highest);
    }
    m_graph->data()->set(points, true);
}

} // namespace seq2seq::ui

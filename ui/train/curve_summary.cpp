// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/curve_summary.h"

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

void CurveSummary::Part::include(double value)
{
    if (std::isfinite(value))
        include(Part{value, value, value, 1});
}

void CurveSummary::Part::include(const Part &part)
{
    if (part.isEmpty())
        return;
    lowest = isEmpty() ? part.lowest : std::min(lowest, part.lowest);
    highest = isEmpty() ? part.highest : std::max(highest, part.highest);
    sum += part.sum;
    count += part.count;
}

void CurveSummary::clear()
{
    m_values.clear();
    for (std::vector<Part> &level : m_levels)
        level.clear();
}

void CurveSummary::append(double value)
{
    std::size_t block = m_values.size();
    m_values.push_back(value);
    for (std::vector<Part> &level : m_levels) {
        block /= kFanOut;
        if (block == level.size())
            level.emplace_back();
        level[block].include(value);
    }
}

CurveSummary::Part CurveSummary::part(std::size_t begin, std::size_t end) const
{
    Part result;
    while (begin < end) {
        // The largest block that begins here and ends before the end.
        std::size_t level = 0;
        std::size_t size = 1;
        while (level < kLevels && begin % (size * kFanOut) == 0 && begin + size * kFanOut <= end) {
            size *= kFanOut;
            ++level;
        }
        if (level == 0)
            result.include(m_values[begin]);
        else
            result.include(m_levels[level - 1][begin / size]);
        begin += size;
    }
    return result;
}

} // namespace seq2seq::ui

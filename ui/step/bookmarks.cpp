// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/bookmarks.h"

#include <algorithm>

namespace seq2seq::ui {

void Bookmarks::setSentence(const std::vector<int> &source, int steps)
{
    if (source != m_source)
        m_steps.clear();
    m_source = source;
    m_steps.removeIf([steps](int step) { return step >= steps; });
}

void Bookmarks::toggle(int step)
{
    const auto place = std::lower_bound(m_steps.begin(), m_steps.end(), step);
    if (place != m_steps.end() && *place == step)
        m_steps.erase(place);
    else
        m_steps.insert(place, step);
}

int Bookmarks::next(int step) const
{
    const auto place = std::upper_bound(m_steps.begin(), m_steps.end(), step);
    return place == m_steps.end() ? -1 : *place;
}

int Bookmarks::previous(int step) const
{
    const auto place = std::lower_bound(m_steps.begin(), m_steps.end(), step);
    return place == m_steps.begin() ? -1 : *(place - 1);
}

QVector<int> Bookmarks::within(int first, int end) const
{
    QVector<int> places;
    for (const int step : m_steps) {
        if (step >= first && step < end)
            places << step - first;
    }
    return places;
}

} // namespace seq2seq::ui

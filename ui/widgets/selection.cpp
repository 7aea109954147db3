// SPDX-License-Identifier: GPL-3.0-or-later
// What is picked, shared by all workspaces.
#include "ui/widgets/selection.h"

#include <algorithm>

namespace seq2seq::ui {

void Selection::set(int sourceIndex, int targetIndex)
{
    const int source = std::max(sourceIndex, -1);
    const int target = std::max(targetIndex, -1);
    if (source == m_sourceIndex && target == m_targetIndex)
        return;
    m_sourceIndex = source;
    m_targetIndex = target;
    emit changed();
}

void Selection::setHovered(int sourceIndex, int targetIndex)
{
    const int source = std::max(sourceIndex, -1);
    const int target = std::max(targetIndex, -1);
    if (source == m_hoveredSource && target == m_hoveredTarget)
        return;
    m_hoveredSource = source;
    m_hoveredTarget = target;
    emit hoverChanged();
}

void Selection::setLengths(int sourceLength, int targetLength)
{
    setHovered(-1, -1);
    set(m_sourceIndex < sourceLength ? m_sourceIndex : -1,
        m_targetIndex < targetLength ? m_targetIndex : -1);
}

} // namespace seq2seq::ui

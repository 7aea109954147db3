// SPDX-License-Identifier: GPL-3.0-or-later
// What is picked, shared by all workspaces: a source token, a target token (= decoder step), and
// what the mouse is over.
#pragma once

#include <QObject>

namespace seq2seq::ui {

class Selection : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Places in Trace::sourceTokens and Trace::targetTokens; -1 = none.
    [[nodiscard]] int sourceIndex() const { return m_sourceIndex; }
    [[nodiscard]] int targetIndex() const { return m_targetIndex; }
    [[nodiscard]] int hoveredSource() const { return m_hoveredSource; }
    [[nodiscard]] int hoveredTarget() const { return m_hoveredTarget; }

    void setSourceIndex(int index) { set(index, m_targetIndex); }
    void setTargetIndex(int index) { set(m_sourceIndex, index); }
    /// Both at once, one changed() at most.
    void set(int sourceIndex, int targetIndex);
    void setHovered(int sourceIndex, int targetIndex);
    /// Call when a new translation is shown: drops what no longer exists. Takes [sourceLength),
    /// [targetLength).
    void setLengths(int sourceLength, int targetLength);

signals:
    void changed();
    void hoverChanged();

private:
    int m_sourceIndex = -1;
    int m_targetIndex = -1;
    int m_hoveredSource = -1;
    int m_hoveredTarget = -1;
};

} // namespace seq2seq::ui

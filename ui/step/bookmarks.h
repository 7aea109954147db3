// SPDX-License-Identifier: GPL-3.0-or-later
// Steps of one sentence that a person marked to come back to.
#pragma once

#include <QVector>

#include <vector>

namespace seq2seq::ui {

class Bookmarks {
public:
    /// Forgets them when it is another sentence, and those behind the last step.
    /// @param source ids  @param steps how many there are
    void setSentence(const std::vector<int> &source, int steps);
    void toggle(int step);
    [[nodiscard]] bool contains(int step) const { return m_steps.contains(step); }
    /// The next one behind a step, or before it; -1 = there is none.
    [[nodiscard]] int next(int step) const;
    [[nodiscard]] int previous(int step) const;
    /// Ascending, those from `first` to before `end`, counted from `first`.
    [[nodiscard]] QVector<int> within(int first, int end) const;

private:
    std::vector<int> m_source;
    QVector<int> m_steps; ///< ascending
};

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The film of a translation, with the boxes that say which tensors and units it shows and how they
// are sorted.
#pragma once

#include "ui/widgets/card.h"

#include <memory>

class QComboBox;

namespace seq2seq {
struct Trace;
}

namespace seq2seq::ui {

class StateFilm;

class StatesCard : public Card {
    Q_OBJECT

public:
    explicit StatesCard(QWidget *parent = nullptr);

    /// @param layer whose states are shown, from 0
    void setTrace(std::shared_ptr<const Trace> trace, int layer);
    [[nodiscard]] StateFilm *film() const { return m_film; }
    /// A layout would take the height of a width for the least one, and the film gives way.
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }

private:
    void fillRows();
    void fillRanges();
    void showRange();
    void retranslate();

    static constexpr int kShown = 64; ///< units of a state, at once

    QComboBox *m_rows = nullptr;
    QComboBox *m_order = nullptr;
    QComboBox *m_range = nullptr;
    StateFilm *m_film = nullptr;
};

} // namespace seq2seq::ui

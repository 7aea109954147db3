// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that happens in one decoder step, box by box, with this model's formulas and this
// step's numbers.
#pragma once

#include "ui/step/step_board.h"

namespace seq2seq::ui {

class ProbabilityBars;
class ScoreBars;
class Selection;

class DecoderBoxes : public StepBoard {
    Q_OBJECT

public:
    /// @param selection its source token is the encoder state shown below the bars
    explicit DecoderBoxes(Selection *selection, QWidget *parent = nullptr);

    /// @param step from 0  @param layer from 0, the one whose gates and states are shown
    void showStep(int step, int layer);

signals:
    void wordChosen(int index); ///< place in Trace::topWords of the step

protected:
    void complete(const StepBox &box, BoxContent &content) const override;

private:
    [[nodiscard]] TensorId ofStep(Quantity quantity) const;
    void showBars();
    void showWords();
    [[nodiscard]] QString titleOf(const StepBox &box) const;
    [[nodiscard]] QString hintOf(const StepBox &box) const;
    [[nodiscard]] QString scoresHint() const;
    [[nodiscard]] QString inputHint() const;
    [[nodiscard]] QString distributionHint() const;
    [[nodiscard]] int pickedPosition() const;

    Selection *m_selection;
    int m_step = 0;
    int m_layer = 0;
    Box *m_noAttention = nullptr;
    ScoreBars *m_bars = nullptr;
    ProbabilityBars *m_words = nullptr;
};

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the encoder does at one position of the source, box by box.
#pragma once

#include "ui/step/step_board.h"

namespace seq2seq::ui {

class EncoderBoxes : public StepBoard {
    Q_OBJECT

public:
    explicit EncoderBoxes(QWidget *parent = nullptr);

    /// @param position from 0  @param layer from 0
    void showPosition(int position, int layer);

protected:
    void complete(const StepBox &box, BoxContent &content) const override;

private:
    [[nodiscard]] QString titleOf(const StepBox &box) const;
    [[nodiscard]] QString hintOf(const StepBox &box) const;
    [[nodiscard]] QString inputHint() const;
    [[nodiscard]] QString readingHint(Reader reader) const;

    int m_position = 0;
    int m_layer = 0;
};

} // namespace seq2seq::ui

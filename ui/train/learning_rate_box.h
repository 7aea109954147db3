// SPDX-License-Identifier: GPL-3.0-or-later
// A box for a learning rate: written as 1.0e-3, an arrow doubles or halves it.
#pragma once

#include <QDoubleSpinBox>

namespace seq2seq::ui {

/// "1.0e-3": two digits are enough for a rate and fit a narrow card.
[[nodiscard]] QString learningRateText(double learningRate);

class LearningRateBox : public QDoubleSpinBox {
    Q_OBJECT

public:
    explicit LearningRateBox(QWidget *parent = nullptr);

    [[nodiscard]] QString textFromValue(double value) const override;
    [[nodiscard]] double valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &position) const override;
    void stepBy(int steps) override;

protected:
    [[nodiscard]] StepEnabled stepEnabled() const override;
};

} // namespace seq2seq::ui

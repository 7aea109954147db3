// SPDX-License-Identifier: GPL-3.0-or-later
// The length penalty as a slider with its number: what it is moved to orders hypotheses anew.
#pragma once

#include <QWidget>

class QLabel;
class QSlider;

namespace seq2seq::ui {

class PenaltySlider : public QWidget {
    Q_OBJECT

public:
    /// @param most the largest penalty; steps are tenths  @param value at first
    PenaltySlider(double most, double value, QWidget *parent = nullptr);

    [[nodiscard]] double value() const;
    void setValue(double value); ///< without moved()

signals:
    void moved(double value); ///< by the person

protected:
    void changeEvent(QEvent *event) override;

private:
    void showNumber();
    void fit();

    QSlider *m_slider = nullptr;
    QLabel *m_number = nullptr;
};

} // namespace seq2seq::ui

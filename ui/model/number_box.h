// SPDX-License-Identifier: GPL-3.0-or-later
// A box for a number that keeps up to six decimals and shows only those that are there.
#pragma once

#include <QDoubleSpinBox>
#include <QLocale>

namespace seq2seq::ui {

class NumberBox : public QDoubleSpinBox {
public:
    explicit NumberBox(QWidget *parent = nullptr)
        : QDoubleSpinBox(parent)
    {
        setDecimals(6);
    }

    [[nodiscard]] QString textFromValue(double value) const override
    {
        return locale().toString(value, 'f', QLocale::FloatingPointShortest);
    }
};

} // namespace seq2seq::ui

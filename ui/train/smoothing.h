// SPDX-License-Identifier: GPL-3.0-or-later
// The moving average that makes a noisy loss readable.
#pragma once

#include <cmath>

namespace seq2seq::ui {

/// s_t = w s_{t-1} + (1 - w) x_t, divided by 1 - w^t so that the first values are not pulled to
/// zero (the correction of Adam; Kingma and Ba 2015, section 3).
class ExponentialAverage {
public:
    /// @param weight w of the past, 0 (none: the values themselves) up to but not 1
    explicit ExponentialAverage(double weight = 0)
        : m_weight(weight)
    {
    }

    /// Takes x_t and returns the average so far. A value that is not finite is passed over.
    double add(double value)
    {
        if (std::isfinite(value)) {
            m_sum = m_weight * m_sum + (1 - m_weight) * value;
            m_remaining *= m_weight;
        }
        return this->value();
    }

    /// The average; not a number before the first value.
    [[nodiscard]] double value() const
    {
        return m_remaining < 1 ? m_sum / (1 - m_remaining) : std::nan("");
    }

private:
    double m_weight;
    double m_sum = 0;
    double m_remaining = 1; ///< w^t
};

} // namespace seq2seq::ui

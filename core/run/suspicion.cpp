// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/suspicion.h"

#include <cmath>
#include <vector>

namespace seq2seq {

Suspicion suspicionOf(
    const Matrix &attention, std::size_t sourceTokens, std::size_t targetTokens, double usual)
{
    Suspicion suspicion;
    if (sourceTokens > 0 && targetTokens > 0)
        suspicion.length = std::abs(std::log(
            static_cast<double>(targetTokens) / static_cast<double>(sourceTokens) / usual));
    if (attention.isEmpty())
        return suspicion;
    std::vector<double> looked(attention.columns, 0);
    for (std::size_t t = 0; t < attention.rows; ++t) {
        for (std::size_t i = 0; i < attention.columns; ++i) {
            const double weight = attention.at(t, i);
            looked[i] += weight;
            if (weight > 0)
                suspicion.entropy -= weight * std::log(weight);
        }
    }
    suspicion.entropy /= static_cast<double>(attention.rows);
    looked.pop_back(); // </s> need not be translated
    for (const double sum : looked)
        suspicion.coverage += std::log(1 + (1 - sum) * (1 - sum));
    if (!looked.empty())
        suspicion.coverage /= static_cast<double>(looked.size());
    return suspicion;
}

} // namespace seq2seq

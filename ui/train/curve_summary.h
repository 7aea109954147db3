// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of a long curve, summed up in blocks, so that a million of them are drawn as quickly
// as a thousand.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace seq2seq::ui {

class CurveSummary {
public:
    /// What a stretch of the curve holds; numbers that are not finite are left out.
    struct Part {
        double lowest = 0;
        double highest = 0;
        double sum = 0;
        std::size_t count = 0;

        void include(double value);
        void include(const Part &part);
        [[nodiscard]] bool isEmpty() const { return count == 0; }
        [[nodiscard]] double mean() const { return sum / double(count); }
    };

    void clear();
    void append(double value);
    [[nodiscard]] const std::vector<double> &values() const { return m_values; }
    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    /// Of the values from `begin` up to but not `end`; takes a time that hardly grows with their
    /// number.
    [[nodiscard]] Part part(std::size_t begin, std::size_t end) const;

private:
    static constexpr std::size_t kFanOut = 16; ///< blocks of a level that make one of the next
    static constexpr std::size_t kLevels = 5; ///< the highest has blocks of a million values

    std::vector<double> m_values;
    std::array<std::vector<Part>, kLevels> m_levels;
};

} // namespace seq2seq::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The plain table of numbers in which values leave the engine: the window never sees a tensor.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace seq2seq {

/// A rows x columns table of floats, row-major.
struct Matrix {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<float> values; ///< rows * columns numbers

    Matrix() = default;
    Matrix(std::size_t rowCount, std::size_t columnCount)
        : rows(rowCount)
        , columns(columnCount)
        , values(rowCount * columnCount)
    {
    }

    [[nodiscard]] bool isEmpty() const { return values.empty(); }
    [[nodiscard]] float at(std::size_t r, std::size_t c) const { return values[r * columns + c]; }
    float &at(std::size_t r, std::size_t c) { return values[r * columns + c]; }
    [[nodiscard]] std::span<const float> row(std::size_t r) const
    {
        return {values.data() + r * columns, columns};
    }
    std::span<float> row(std::size_t r) { return {values.data() + r * columns, columns}; }

    bool operator==(const Matrix &) const = default;
};

} // namespace seq2seq

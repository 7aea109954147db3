// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that stay allocated from batch to batch.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <memory>

namespace seq2seq::fast {

/// Memory aligned for vectors, to be freed by std::free; much of it in large pages, where the
/// system has them: products that go down its columns then find their addresses faster.
/// @throws std::bad_alloc
[[nodiscard]] void *allocate(std::size_t bytes);

/// An array that grows and never shrinks, aligned for vectors. Its contents are not kept when it
/// grows.
template <typename Real> class Buffer {
public:
    /// Room for `size` numbers, whatever stands in them. @return the first
    Real *reserve(std::size_t size)
    {
        if (size > m_capacity) {
            m_values.reset(static_cast<Real *>(allocate(size * sizeof(Real))));
            m_capacity = size;
        }
        return m_values.get();
    }
    Real *zeros(std::size_t size)
    {
        std::fill_n(reserve(size), size, Real(0));
        return data();
    }
    [[nodiscard]] Real *data() { return m_values.get(); }
    [[nodiscard]] const Real *data() const { return m_values.get(); }

private:
    struct Free {
        void operator()(Real *values) const { std::free(values); }
    };
    std::unique_ptr<Real, Free> m_values;
    std::size_t m_capacity = 0;
};

} // namespace seq2seq::fast

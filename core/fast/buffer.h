// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that stay allocated from batch to batch.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>

namespace seq2seq::fast {

/// An array that grows and never shrinks, aligned for vectors. Its contents are not kept when it
/// grows.
template <typename Real> class Buffer {
public:
    /// Room for `size` numbers, whatever stands in them. @return the first
    Real *reserve(std::size_t size)
    {
        if (size > m_capacity) {
            m_values.reset(static_cast<Real *>(
                ::operator new(size * sizeof(Real), std::align_val_t(kAlignment))));
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
    static constexpr std::size_t kAlignment = 64;
    struct Free {
        void operator()(Real *values) const
        {
            ::operator delete(values, std::align_val_t(kAlignment));
        }
    };
    std::unique_ptr<Real, Free> m_values;
    std::size_t m_capacity = 0;
};

} // namespace seq2seq::fast

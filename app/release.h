// SPDX-License-Identifier: GPL-3.0-or-later
// Freeing a million sentence pairs takes a tenth of a second; the GUI thread does not wait for it.
#pragma once

#include <QThreadPool>

#include <memory>

namespace seq2seq::app {

/// The same object; when the last copy of the result goes, the object is released by a thread of
/// the pool.
template <typename T> [[nodiscard]] std::shared_ptr<T> releasedElsewhere(std::shared_ptr<T> object)
{
    T *raw = object.get();
    if (!raw)
        return {};
    return std::shared_ptr<T>(raw, [keeper = std::move(object)](T *) mutable {
        QThreadPool::globalInstance()->start(
            [last = std::move(keeper)]() mutable { last.reset(); });
    });
}

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
// Long work of the Data workspace on a thread of Qt's pool.
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <exception>
#include <memory>
#include <utility>

namespace seq2seq::ui {

/// Calls work(promise) on a thread of the pool, unless it was cancelled before its turn came.
template <typename Result, typename Work> [[nodiscard]] QFuture<Result> onWorker(Work work)
{
    auto promise = std::make_shared<QPromise<Result>>();
    QFuture<Result> future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable {
        try {
            if (!promise->isCanceled())
                work(*promise);
        } catch (...) {
            promise->setException(std::current_exception());
        }
        promise->finish();
    });
    return future;
}

} // namespace seq2seq::ui

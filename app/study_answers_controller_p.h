// SPDX-License-Identifier: GPL-3.0-or-later
// How the controller of answers gives its worker a task.
#pragma once

#include "app/study_answers_controller.h"
#include "core/failure.h"

#include <QFutureWatcher>
#include <QtConcurrent>

namespace seq2seq::app {

/// Used by the worker alone, which is one thread.
struct StudyAnswersController::Asked {
    AnswererFactory make;
    std::unique_ptr<RunAnswerer> answerer;

    RunAnswerer &get()
    {
        if (!answerer)
            answerer = make();
        return *answerer;
    }
};

/// Runs a task on the worker, then `then` here, then whatever waits.
template <typename T>
void StudyAnswersController::run(
    std::function<T()> work, std::function<void(const Outcome<T> &)> then)
{
    m_isBusy = true;
    auto *watcher = new QFutureWatcher<Outcome<T>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, then] {
        const Outcome<T> outcome = watcher->result();
        watcher->deleteLater();
        m_isBusy = false;
        then(outcome);
        next();
    });
    watcher->setFuture(QtConcurrent::run(&m_worker, [work = std::move(work)]() -> Outcome<T> {
        try {
            return {std::make_shared<const T>(work()), {}};
        } catch (...) {
            const Error failure = currentFailure();
            return {nullptr, {failure.sentence(), failure.code() == ErrorCode::Cancelled}};
        }
    }));
}

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
// One worker of Qt's pool, watched from the GUI thread.
#include "app/corpus_loader.h"

#include "core/failure.h"

#include <QPromise>
#include <QtConcurrent>

#include <utility>

namespace seq2seq::app {

namespace {
constexpr int kProgressSteps = 1000;
}

CorpusLoader::CorpusLoader(QObject *parent)
    : QObject(parent)
{
}

CorpusLoader::~CorpusLoader()
{
    if (m_watcher)
        m_watcher->cancel();
}

CorpusLoader::Outcome CorpusLoader::run(const Work &work, const ProgressCallback &progress)
{
    try {
        return {std::make_shared<Prepared>(work(progress)), {}, {}};
    } catch (...) {
        const Error failure = currentFailure();
        return {{}, failure.code(), failure.sentence()};
    }
}

void CorpusLoader::start(const Message &what, Work work, std::function<bool()> mayTake)
{
    cancel();
    m_mayTake = std::move(mayTake);
    m_watcher = std::make_unique<QFutureWatcher<Outcome>>();
    connect(m_watcher.get(), &QFutureWatcherBase::progressValueChanged, this,
        [this](int value) { emit progressed(double(value) / kProgressSteps); });
    connect(m_watcher.get(), &QFutureWatcherBase::finished, this, &CorpusLoader::conclude);
    emit started(what);
    m_watcher->setFuture(QtConcurrent::run([work = std::move(work)](QPromise<Outcome> &promise) {
        promise.setProgressRange(0, kProgressSteps);
        const ProgressCallback progress = [&promise](double share) {
            promise.setProgressValue(int(share * kProgressSteps));
            return !promise.isCanceled();
        };
        promise.addResult(run(work, progress));
    }));
}

void CorpusLoader::cancel()
{
    if (!m_watcher)
        return;
    // The worker notices at its next progress call; nobody waits for it.
    const auto watcher = std::exchange(m_watcher, nullptr);
    watcher->disconnect(this);
    watcher->cancel();
    emit cancelled();
    emit finished();
}

void CorpusLoader::conclude()
{
    const Outcome outcome = m_watcher->future().takeResult();
    m_watcher.release()->deleteLater(); // this runs inside one of its signals
    const std::function<bool()> mayTake = std::exchange(m_mayTake, {});
    const bool isWanted = !outcome.prepared || !mayTake || mayTake();
    if (outcome.prepared && isWanted)
        emit prepared(outcome.prepared);
    else if (!isWanted || outcome.code == ErrorCode::Cancelled)
        emit cancelled();
    else
        emit failed(outcome.sentence);
    emit finished();
}

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
// Does the long work of preparation.h on a worker thread: one at a time, with progress and Cancel.
#pragma once

#include "app/preparation.h"
#include "core/error.h"

#include <QFutureWatcher>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace seq2seq::app {

/// Lives on the GUI thread. A new work cancels the one before. Every work ends with prepared() or
/// failed(), unless it was replaced; a cancelled one ends with cancelled().
class CorpusLoader : public QObject {
    Q_OBJECT

public:
    using Work = std::function<Prepared(const ProgressCallback &progress)>;

    explicit CorpusLoader(QObject *parent = nullptr);
    ~CorpusLoader() override;

    /// @param what shown beside the progress: "Reading train.tsv…"
    /// @param mayTake asked on the GUI thread when the work has succeeded; false: it ends with
    /// cancelled()
    void start(const Message &what, Work work, std::function<bool()> mayTake = {});
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_watcher != nullptr; }

signals:
    void started(const seq2seq::Message &what);
    void progressed(double share); ///< 0..1
    /// May be moved from by one receiver.
    void prepared(const std::shared_ptr<seq2seq::app::Prepared> &prepared);
    void failed(const seq2seq::Message &sentence);
    void cancelled();
    void finished(); ///< after each of the three above

private:
    /// What a worker leaves behind: a result or a failure.
    struct Outcome {
        std::shared_ptr<Prepared> prepared;
        std::optional<ErrorCode> code;
        Message sentence;
    };

    static Outcome run(const Work &work, const ProgressCallback &progress);
    void conclude();

    std::unique_ptr<QFutureWatcher<Outcome>> m_watcher;
    std::function<bool()> m_mayTake;
};

} // namespace seq2seq::app

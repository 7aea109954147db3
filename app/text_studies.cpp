// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text_studies.h"

#include "core/error.h"

#include <QPromise>
#include <QtConcurrent>

namespace seq2seq::app {

namespace {

TextStudy studyOf(const Experiment &experiment, TokenizerKind kind, const ProgressCallback &goOn)
{
    TokenizerOptions source = experiment.source.tokenizer->options();
    TokenizerOptions target = experiment.target.tokenizer->options();
    if (source.kind == kind && target.kind == kind) // as the run cuts
        return studyText(experiment.source.tokenizer, experiment.target.tokenizer,
            *experiment.train, *experiment.dev, goOn);
    source.kind = kind;
    target.kind = kind;
    return studyText(source, target, *experiment.train, *experiment.dev, goOn);
}

} // namespace

TextStudies::TextStudies(std::shared_ptr<const Experiment> experiment, QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this, [this](int i) {
        const Study study = m_watcher.resultAt(i);
        emit studied(study.kind, study.found);
    });
    m_watcher.setFuture(
        QtConcurrent::run([experiment = std::move(experiment)](QPromise<Study> &promise) {
            const ProgressCallback goOn = [&promise](double) { return !promise.isCanceled(); };
            for (const TokenizerKind kind :
                {TokenizerKind::Word, TokenizerKind::Character, TokenizerKind::Subword})
                try {
                    promise.addResult(Study{
                        kind, std::make_shared<const TextStudy>(studyOf(*experiment, kind, goOn))});
                } catch (const Error &) {
                    // Cancelled, or a corpus that cannot be cut so: it stays uncounted.
                }
        }));
}

TextStudies::~TextStudies()
{
    m_watcher.disconnect(this);
    m_watcher.cancel(); // the worker notices at its next progress call; nobody waits for it
}

} // namespace seq2seq::app

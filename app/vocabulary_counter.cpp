// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vocabulary_counter.h"

#include "core/error.h"

#include <QPromise>
#include <QtConcurrent>

namespace seq2seq::app {

VocabularyCounter::VocabularyCounter(std::shared_ptr<const Experiment> experiment, QObject *parent)
    : QObject(parent)
{
    for (const ModelPreset &preset : modelPresets())
        if (cutsOtherwise(*experiment, preset.name))
            m_presets.push_back(preset.name);
    connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this,
        [this](int i) { emit counted(m_presets[std::size_t(i)], m_watcher.resultAt(i)); });
    if (m_presets.empty())
        return;
    m_watcher.setFuture(QtConcurrent::run([experiment = std::move(experiment), presets = m_presets](
                                              QPromise<VocabularySizes> &promise) {
        const ProgressCallback goOn = [&promise](double) { return !promise.isCanceled(); };
        try {
            for (const std::string &preset : presets)
                promise.addResult(vocabularySizes(*experiment, preset, goOn));
        } catch (const Error &) {
            // Cancelled, or a corpus without words when cut so: choosing the preset tells.
        }
    }));
}

VocabularyCounter::~VocabularyCounter()
{
    m_watcher.disconnect(this);
    m_watcher.cancel(); // the worker notices at its next progress call; nobody waits for it
}

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text_counter.h"

#include "core/error.h"

#include <QPromise>
#include <QtConcurrent>

namespace seq2seq::app {

TextCounter::TextCounter(std::shared_ptr<const Experiment> experiment, QObject *parent)
    : QObject(parent)
    , m_presets{std::string()}
{
    if (!experiment->train->pairs.empty())
        for (const ModelPreset &preset : modelPresets())
            if (cutsOtherwise(*experiment, preset.name))
                m_presets.push_back(preset.name);
    connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this,
        [this](int i) { emit counted(m_presets[std::size_t(i)], m_watcher.resultAt(i)); });
    m_watcher.setFuture(QtConcurrent::run([experiment = std::move(experiment), presets = m_presets](
                                              QPromise<ui::TextFacts> &promise) {
        const ProgressCallback goOn = [&promise](double) { return !promise.isCanceled(); };
        try {
            for (const std::string &preset : presets)
                promise.addResult(textFacts(*experiment, preset, goOn));
        } catch (const Error &) {
            // Cancelled, or a corpus without words when cut so: choosing the preset tells.
        }
    }));
}

TextCounter::~TextCounter()
{
    m_watcher.disconnect(this);
    m_watcher.cancel(); // the worker notices at its next progress call; nobody waits for it
}

std::vector<std::string> TextCounter::presets() const
{
    return {m_presets.begin() + 1, m_presets.end()};
}

} // namespace seq2seq::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reference_finder.h"

#include "core/corpus/known_references.h"

#include <QtConcurrent>

#include <array>

namespace seq2seq::app {

ReferenceFinder::ReferenceFinder(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_experiments(parts.experiments)
    , m_card(parts.card)
{
    connect(&m_search, &QFutureWatcherBase::finished, this, &ReferenceFinder::show);
    connect(&parts.translations, &TranslateController::answered, this,
        [this](
            const std::shared_ptr<const TranslateResult> &result) { find(result->trace.source); });
}

ReferenceFinder::~ReferenceFinder()
{
    m_search.waitForFinished();
}

/// Unless it was found in this experiment already: what the person typed since then stays.
void ReferenceFinder::find(const std::string &source)
{
    const bool isKnown = source == m_wanted && m_search.future().resultCount() > 0
        && m_search.result().experiment == m_experiments.experiment();
    if (isKnown || !m_experiments.experiment())
        return;
    m_wanted = source;
    if (!m_search.isRunning())
        search();
}

void ReferenceFinder::search()
{
    m_search.setFuture(
        QtConcurrent::run([source = m_wanted, experiment = m_experiments.experiment()]() -> Found {
            const std::array corpora{experiment->train, experiment->dev, experiment->test};
            return {source, knownReferences(source, corpora),
                experiment->train ? experiment->train->targetLanguage : std::string(), experiment};
        }));
}

void ReferenceFinder::show()
{
    const Found found = m_search.result();
    if (found.source != m_wanted || found.experiment != m_experiments.experiment())
        return search();
    QStringList references;
    for (const std::string &reference : found.references)
        references << QString::fromStdString(reference);
    m_card.setReferences(
        QString::fromStdString(found.source), references, QString::fromStdString(found.language));
}

} // namespace seq2seq::app

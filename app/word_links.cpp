// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/word_links.h"

#include "core/corpus/known_references.h"
#include "core/error.h"

#include <QtConcurrent>

#include <array>

namespace seq2seq::app {

namespace {

constexpr std::size_t kMostPairs
    = 10'000; // a few seconds of training; the rest teaches little more

WordPair cut(const Experiment &run, const std::string &source, const std::string &target)
{
    return {run.source.tokenizer->split(source), run.target.tokenizer->split(target)};
}

/// Gold links count words of the word tokenizer.
bool countsWords(const Experiment &run)
{
    return run.source.tokenizer->options().kind == TokenizerKind::Word
        && run.target.tokenizer->options().kind == TokenizerKind::Word;
}

} // namespace

WordLinksFinder::WordLinksFinder(
    ExperimentController &experiments, ui::LinksCard &card, QObject *parent)
    : QObject(parent)
    , m_experiments(experiments)
    , m_card(card)
{
    connect(&m_card, &ui::LinksCard::asked, this, &WordLinksFinder::find);
    connect(&m_search, &QFutureWatcherBase::finished, this, &WordLinksFinder::show);
}

WordLinksFinder::~WordLinksFinder()
{
    m_stop.request_stop();
    m_search.waitForFinished();
}

void WordLinksFinder::find(const QString &source, const QString &target)
{
    m_source = source.toStdString();
    m_target = target.toStdString();
    if (!m_search.isRunning())
        search();
}

/// @throws Error Cancelled
WordLinksFinder::Trained WordLinksFinder::train(
    const std::shared_ptr<const Experiment> &run, const std::stop_token &stop)
{
    std::vector<WordPair> pairs;
    if (run->train) {
        for (const SentencePair &pair : run->train->pairs) {
            if (pairs.size() == kMostPairs || stop.stop_requested())
                break;
            pairs.push_back(cut(*run, pair.source, pair.target));
        }
    }
    if (pairs.empty())
        return {nullptr, 0, run};
    return {std::make_shared<const IbmModel1>(pairs, IbmModel1Options(), stop), pairs.size(), run};
}

ui::WordLinks WordLinksFinder::linksBy(
    const Trained &trained, const std::string &source, const std::string &target)
{
    const Experiment &run = *trained.experiment;
    ui::WordLinks links{source, target, {}, trained.pairs, {}};
    if (trained.model)
        links.modelled = trained.model->links(cut(run, source, target));
    if (countsWords(run))
        links.gold = knownAlignment(source, target, std::array{run.train, run.dev, run.test});
    return links;
}

void WordLinksFinder::search()
{
    if (!m_experiments.experiment())
        return;
    m_search.setFuture(
        QtConcurrent::run([known = m_trained, run = m_experiments.experiment(), source = m_source,
                              target = m_target, stop = m_stop.get_token()]() -> Found {
            try {
                const Trained trained = known.experiment == run ? known : train(run, stop);
                return {trained, linksBy(trained, source, target)};
            } catch (const Error &) { // cancelled: the window closes
                return {known, {}};
            }
        }));
}

void WordLinksFinder::show()
{
    const Found found = m_search.result();
    m_trained = found.trained;
    if (m_stop.stop_requested())
        return;
    if (found.links.source != m_source || found.links.target != m_target
        || found.trained.experiment != m_experiments.experiment())
        return search();
    m_card.setLinks(found.links);
}

} // namespace seq2seq::app

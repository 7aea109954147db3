// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/word_links.h"

#include "core/error.h"

#include <QtConcurrent>

#include <algorithm>

namespace seq2seq::app {

namespace {

constexpr std::size_t kMostPairs
    = 10'000; // a few seconds of training; the rest teaches little more

WordPair cut(const Experiment &run, const std::string &source, const std::string &target)
{
    return {run.source.tokenizer->split(source), run.target.tokenizer->split(target)};
}

/// Gold links of a pair that the corpora have word by word; empty when they have none.
Alignment goldOf(const Experiment &run, const WordPair &words, const std::string &source,
    const std::string &target)
{
    for (const Corpus *corpus : {run.train.get(), run.dev.get(), run.test.get()}) {
        if (!corpus || corpus->alignments.empty())
            continue;
        for (std::size_t i = 0; i < corpus->pairs.size(); ++i) {
            const SentencePair pair = corpus->pairs[i];
            if (pair.source != source || pair.target != target)
                continue;
            const Alignment &gold = corpus->alignments[i];
            const bool fits = std::ranges::all_of(gold, [&](const AlignmentLink &link) {
                return std::size_t(link.source) < words.source.size()
                    && std::size_t(link.target) < words.target.size();
            });
            return fits ? gold : Alignment();
        }
    }
    return {};
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

void WordLinksFinder::search()
{
    if (!m_experiments.experiment())
        return;
    m_search.setFuture(
        QtConcurrent::run([known = m_trained, run = m_experiments.experiment(), source = m_source,
                              target = m_target, stop = m_stop.get_token()]() -> Found {
            Found found{known, {source, target, {}, 0, {}}};
            Trained &trained = found.trained;
            if (trained.experiment != run) {
                trained = {nullptr, 0, run};
                std::vector<WordPair> pairs;
                if (run->train) {
                    for (const SentencePair &pair : run->train->pairs) {
                        if (pairs.size() == kMostPairs || stop.stop_requested())
                            break;
                        pairs.push_back(cut(*run, pair.source, pair.target));
                    }
                }
                try {
                    if (!pairs.empty())
                        trained.model
                            = std::make_shared<const IbmModel1>(pairs, IbmModel1Options(), stop);
                    trained.pairs = pairs.size();
                } catch (const Error &) { // cancelled: the window closes
                    return found;
                }
            }
            const WordPair words = cut(*run, source, target);
            if (trained.model)
                found.links.modelled = trained.model->links(words);
            found.links.pairs = trained.pairs;
            if (countsWords(*run))
                found.links.gold = goldOf(*run, words, source, target);
            return found;
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

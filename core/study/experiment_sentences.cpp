// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/experiment_sentences.h"

#include "core/corpus/builtin.h"
#include "core/corpus/reader.h"
#include "core/corpus/reverse_letters.h"
#include "core/error.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

namespace seq2seq {

namespace {

/// Knows the sentences of both sides that were given out.
class Unseen {
public:
    /// @return false when one of both sides was there already
    bool take(const SentencePair &pair)
    {
        if (m_sources.contains(pair.source) || m_targets.contains(pair.target))
            return false;
        note(pair);
        return true;
    }
    void note(const SentencePair &pair)
    {
        m_sources.insert(pair.source);
        m_targets.insert(pair.target);
    }

private:
    std::unordered_set<std::string> m_sources;
    std::unordered_set<std::string> m_targets;
};

/// Words between blanks: the built-in corpora that are restricted in length have letters apart.
int wordsIn(const std::string &sentence)
{
    return 1 + static_cast<int>(std::ranges::count(sentence, ' '));
}

Corpus emptyLike(const Corpus &corpus)
{
    Corpus empty;
    empty.sourceLanguage = corpus.sourceLanguage;
    empty.targetLanguage = corpus.targetLanguage;
    return empty;
}

/// Letters of the lengths that are wanted, as many of each.
Corpus drawLengths(const ExperimentCorpus &corpus, Random &random, Unseen &unseen)
{
    Corpus test;
    for (const int length : corpus.testLengths) {
        const auto letters = static_cast<std::size_t>(length);
        for (std::size_t drawn = 0; drawn < corpus.testPairs;) {
            LinkedText text = drawReversedLettersOf(letters, random);
            SentencePair pair{std::move(text.source), std::move(text.target)};
            if (!unseen.take(pair))
                continue;
            test.pairs.push_back(std::move(pair));
            ++drawn;
        }
    }
    return test;
}

/// The pairs from `begin` on that are new, first to dev, then to test.
void distribute(const Corpus &all, const ExperimentCorpus &corpus, std::size_t testPairs,
    Unseen &unseen, ExperimentSentences &sentences)
{
    for (std::size_t i = 0; const SentencePair &pair : all.pairs) {
        const std::size_t at = i++;
        if (at < corpus.trainPairs) {
            unseen.note(pair);
            continue;
        }
        Corpus &part = sentences.dev.size() < corpus.devPairs ? sentences.dev : sentences.test;
        if (&part == &sentences.test && part.size() >= testPairs)
            return;
        if (corpus.longest > 0 && wordsIn(pair.source) > corpus.longest)
            continue;
        if (!unseen.take(pair))
            continue;
        part.pairs.push_back(pair);
        part.alignments.push_back(all.alignments[at]);
    }
}

} // namespace

ExperimentSentences sentencesOf(
    const ExperimentCorpus &corpus, std::uint64_t seed, const ProgressCallback &progress)
{
    const bool hasLengths = !corpus.testLengths.empty();
    const std::size_t testPairs = hasLengths ? 0 : corpus.testPairs;
    const std::size_t wanted = corpus.devPairs + testPairs;
    for (std::size_t spare = wanted;; spare *= 4) {
        const bool isLast = corpus.builtin == "count-ab"; // it has no more
        const Corpus all = generateBuiltin(
            corpus.builtin, corpus.trainPairs + wanted + (isLast ? 0 : spare), seed, progress);
        ExperimentSentences sentences{emptyLike(all), emptyLike(all)};
        Unseen unseen;
        distribute(all, corpus, testPairs, unseen, sentences);
        if (sentences.dev.size() + sentences.test.size() < wanted) {
            if (spare < 64 * wanted && !isLast)
                continue;
            throw Error(ErrorCode::BadConfiguration,
                message("core", "The corpus %1 has too few sentences to measure on")
                    .arg(corpus.builtin));
        }
        if (hasLengths) {
            Random random(seed + 1);
            sentences.test = drawLengths(corpus, random, unseen);
        }
        return sentences;
    }
}

std::string tsvOf(const Corpus &corpus)
{
    std::string text;
    for (std::size_t i = 0; const SentencePair &pair : corpus.pairs) {
        text += pair.source + '\t' + pair.target;
        if (i < corpus.alignments.size())
            text += '\t' + formatAlignment(corpus.alignments[i]);
        text += '\n';
        ++i;
    }
    return text;
}

} // namespace seq2seq

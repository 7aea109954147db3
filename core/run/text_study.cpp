// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/text_study.h"

#include "core/run/recipe.h"
#include "core/text/subword_size.h"

#include <algorithm>
#include <utility>

namespace seq2seq {
namespace {

using Side = std::string SentencePair::*;

double share(const std::vector<std::int64_t> &covered, int size, std::int64_t all)
{
    if (all == 0 || size <= kSpecials || covered.empty())
        return 0;
    const auto last = std::min<std::size_t>(static_cast<std::size_t>(size), covered.size()) - 1;
    return static_cast<double>(covered[last]) / static_cast<double>(all);
}

/// Running sums over ids, without the specials.
std::vector<std::int64_t> sums(const std::vector<std::int64_t> &counts)
{
    std::vector<std::int64_t> sums(counts.size(), 0);
    for (std::size_t id = kSpecials; id < counts.size(); ++id)
        sums[id] = sums[id - 1] + counts[id];
    return sums;
}

SideStudy studySide(std::shared_ptr<const Tokenizer> tokenizer, const Corpus &train,
    const Corpus &dev, Side side, const ProgressCallback &progress)
{
    SideStudy study;
    study.language.code
        = side == &SentencePair::source ? train.sourceLanguage : train.targetLanguage;
    study.language.vocabulary = everyWord(*tokenizer, train, side, progress);
    study.language.tokenizer = std::move(tokenizer);
    const Vocabulary &words = study.language.vocabulary;
    std::vector<std::int64_t> counts(words.size(), 0);
    for (int id = kSpecials; id < static_cast<int>(words.size()); ++id)
        counts[static_cast<std::size_t>(id)] = words.count(id);
    study.covered = sums(counts);
    std::ranges::fill(counts, 0);
    for (const SentencePair &pair : dev.pairs)
        for (const std::string &token : study.language.tokenizer->split(pair.*side)) {
            ++study.devWords;
            ++counts[static_cast<std::size_t>(study.language.id(token))];
        }
    study.coveredInDev = sums(counts);
    return study;
}

std::shared_ptr<const Tokenizer> learn(TokenizerOptions options, const Corpus &train, Side side)
{
    constexpr std::size_t kMost = 20'000; // sentences
    if (options.kind != TokenizerKind::Subword)
        return trainTokenizer(options, {});
    std::vector<std::string> sentences;
    SentencePairs::Cursor cursor(train.pairs);
    for (std::size_t i = 0; i < train.size(); i += 1 + train.size() / kMost)
        sentences.push_back(cursor.at(i).*side);
    try {
        return trainTokenizer(options, sentences);
    } catch (const SubwordSizeError &error) {
        const SubwordRange &range = error.range();
        options.subwordVocabulary = range.largest > 0 ? range.largest : range.smallest;
        return trainTokenizer(options, sentences);
    }
}

} // namespace

double SideStudy::coverage(int size) const
{
    return share(covered, size, covered.empty() ? 0 : covered.back());
}

double SideStudy::unknownInDev(int size) const
{
    return devWords == 0 ? 0 : 1 - share(coveredInDev, size, devWords);
}

TextStudy studyText(std::shared_ptr<const Tokenizer> source,
    std::shared_ptr<const Tokenizer> target, const Corpus &train, const Corpus &dev,
    const ProgressCallback &progress)
{
    const auto half = [&progress](double from) {
        return [&progress, from](double done) { return !progress || progress(from + done / 2); };
    };
    return {studySide(std::move(source), train, dev, &SentencePair::source, half(0)),
        studySide(std::move(target), train, dev, &SentencePair::target, half(0.5))};
}

TextStudy studyText(const TokenizerOptions &source, const TokenizerOptions &target,
    const Corpus &train, const Corpus &dev, const ProgressCallback &progress)
{
    return studyText(learn(source, train, &SentencePair::source),
        learn(target, train, &SentencePair::target), train, dev, progress);
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// Draws from a generator until there are enough different pairs, and aligns them.
#include "core/corpus/builtin.h"

#include "core/corpus/bilingual_grammar.h"
#include "core/corpus/date_format.h"
#include "core/corpus/english_french.h"
#include "core/corpus/everyday_grammar.h"
#include "core/corpus/number_words.h"
#include "core/corpus/pig_latin.h"
#include "core/corpus/reverse_letters.h"
#include "core/error.h"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_set>

namespace seq2seq {
namespace {

/// So many draws in a row without a new pair: the generator is as good as exhausted.
constexpr std::size_t kMostVainDraws = 200'000;
constexpr std::size_t kDrawsPerProgress = 512;

struct Generator {
    std::function<LinkedText(Random &)> draw;
    double capacity = 0; ///< no more pairs than this
    std::string sourceLanguage;
    std::string targetLanguage;
};

Generator makeGenerator(std::string_view name)
{
    if (name == "reverse-letters")
        return {drawReversedLetters, countReversedLetters(), "", ""};
    if (name == "date-format")
        return {drawDate, countDates(), "en", ""};
    if (name == "everyday-en-fr")
        return {drawEnglishFrench, countEnglishFrench(), "en", "fr"};
    if (name == "number-words")
        return {drawNumber, countNumbers(), "", "en"};
    if (name == "pig-latin")
        return {drawPigLatin, countPigLatin(), "en", ""};
    if (name == "count-ab")
        return {drawAbCopy, countAbCopies(), "", ""};
    const auto grammar = std::make_shared<const BilingualGrammar>(everydayGrammar());
    return {[grammar](Random &random) { return grammar->draw(random); }, grammar->derivations(),
        "zh", "en"};
}

const BuiltinCorpus &findCorpus(std::string_view name)
{
    const auto corpora = builtinCorpora();
    const auto found = std::ranges::find(corpora, name, &BuiltinCorpus::name);
    if (found != corpora.end())
        return *found;
    std::string known;
    for (const BuiltinCorpus &corpus : corpora)
        known += (known.empty() ? "" : ", ") + corpus.name;
    throw Error(ErrorCode::BadConfiguration,
        message("core", "There is no built-in corpus named \"%1\"").arg(std::string(name)), {},
        message("core", "Choose one of %1.").arg(known));
}

/// @throws Error Cancelled
void showProgress(const ProgressCallback &progress, std::size_t done, std::size_t count)
{
    if (progress && !progress(static_cast<double>(done) / static_cast<double>(count)))
        throw Error(ErrorCode::Cancelled, message("core", "Making the corpus was stopped"));
}

[[noreturn]] void refuseCount(const std::string &name, std::size_t count)
{
    throw Error(ErrorCode::BadConfiguration,
        message("core", "The built-in corpus %1 has fewer than %2 different pairs")
            .arg(name)
            .arg(count),
        {}, message("core", "Ask for fewer."));
}

} // namespace

std::span<const BuiltinCorpus> builtinCorpora()
{
    static const std::array<BuiltinCorpus, 7> corpora = {{
        {"everyday-zh-en", message("core", "Everyday Chinese to English"),
            message("core",
                "Sentences of daily life made by a grammar: time and place before the verb, "
                "classifiers, relative clauses, questions in place. With the gold alignment of "
                "every word."),
            30'000},
        {"everyday-en-fr", message("core", "Everyday English to French"),
            message("core",
                "Sentences of daily life made by rules: adjectives before and after the noun, "
                "agreement in gender and number, negation around the verb. With the gold alignment "
                "of every word."),
            20'000},
        {"reverse-letters", message("core", "Letters reversed"),
            message("core",
                "Three to twelve letters, to be written backwards. Attention should draw the other "
                "diagonal."),
            10'000, true},
        {"date-format", message("core", "Dates to ISO 8601"),
            message("core",
                "Dates as people write them in English, to be written as 1999-03-03. Attention "
                "should pick year, month and day from where they stand."),
            20'000, true},
        {"number-words", message("core", "Numbers in words"),
            message("core",
                "Digits, to be written in English words: 4 0 7 2 is four thousand seventy two. "
                "What a digit is called depends on where it stands; a 0 is called nothing."),
            20'000},
        {"pig-latin", message("core", "Pig Latin"),
            message("core",
                "English words, to be written in Pig Latin: the quick horse is ethay ickquay "
                "orsehay. Learnt letter by letter; which words fail?"),
            20'000, true},
        {"count-ab", message("core", "Strings of a and b"),
            message("core",
                "One to nine letters, to be written once more: so little that four units of an "
                "LSTM without attention can do it, and one of them counts."),
            1'000},
    }};
    return corpora;
}

Corpus generateBuiltin(
    std::string_view name, std::size_t count, std::uint64_t seed, const ProgressCallback &progress)
{
    const BuiltinCorpus &builtin = findCorpus(name);
    if (count == 0)
        count = builtin.pairs;
    if (count > kMostBuiltinPairs)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "%1 sentence pairs of a built-in corpus are too many").arg(count), {},
            message("core", "Ask for at most %1.").arg(kMostBuiltinPairs));
    const Generator generator = makeGenerator(name);
    if (static_cast<double>(count) > generator.capacity)
        refuseCount(builtin.name, count);

    Corpus corpus;
    corpus.origin.kind = CorpusOrigin::Kind::Builtin;
    corpus.origin.name = builtin.name;
    corpus.origin.count = count;
    corpus.origin.seed = seed;
    corpus.sourceLanguage = generator.sourceLanguage;
    corpus.targetLanguage = generator.targetLanguage;

    const auto tokenizer = restoreTokenizer({}, {});
    Random random(seed);
    std::unordered_set<std::string> sources;
    std::size_t vainDraws = 0;
    for (std::size_t draws = 0; corpus.size() < count; ++draws) {
        if (draws % kDrawsPerProgress == 0)
            showProgress(progress, corpus.size(), count);
        LinkedText pair = generator.draw(random);
        if (!sources.insert(pair.source).second) {
            if (++vainDraws > kMostVainDraws)
                refuseCount(builtin.name, count);
            continue;
        }
        vainDraws = 0;
        corpus.alignments.push_back(projectLinks(pair, *tokenizer));
        corpus.pairs.push_back({std::move(pair.source), std::move(pair.target)});
    }
    return corpus;
}

} // namespace seq2seq

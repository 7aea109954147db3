// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/unit_answer.h"

#include <algorithm>

namespace seq2seq {

namespace {

constexpr std::size_t kLongest = 100; ///< tokens a side: one long sentence would be most of it

/// The words of a side as the text has them, </s> last, in the order of the rows.
std::vector<std::string> spelling(
    const Language &language, const std::string &sentence, bool isReversed)
{
    std::vector<std::string> words = language.tokenizer->split(sentence);
    if (isReversed)
        std::ranges::reverse(words);
    words.push_back(language.vocabulary.word(kEos));
    return words;
}

} // namespace

UnitAnswer answerAboutUnit(const UnitQuestion &question, const Asked &asked)
{
    const Translator &translator = asked.session.translator();
    const bool isOfSource = question.unit.place.isOfSource();
    const Language &language = isOfSource ? translator.source() : translator.target();
    UnitAnswer result;
    result.unit = question.unit;
    std::vector<UnitSentence> sentences;
    for (const SentencePair &pair : asked.session.experiment().dev->pairs) {
        if (sentences.size() >= question.sentences)
            break;
        UnitSentence sentence{
            translator.read(pair.source), translator.target().encode(pair.target)};
        if (sentence.source.size() > kLongest || sentence.target.size() > kLongest)
            continue;
        result.sentences.push_back({pair.source,
            spelling(language, isOfSource ? pair.source : pair.target,
                isOfSource && translator.model().config().reverseSource)});
        sentences.push_back(std::move(sentence));
    }
    result.profile
        = profileUnit(translator.model(), question.unit, sentences, asked.between, asked.stop);
    for (const UnitWord &word : result.profile.byMean)
        result.words.push_back(language.vocabulary.word(word.id));
    return result;
}

} // namespace seq2seq

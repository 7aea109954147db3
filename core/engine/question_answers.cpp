// SPDX-License-Identifier: GPL-3.0-or-later
// One overload a kind of question; see question_answers.h.
#include "core/engine/question_answers.h"

#include "core/engine/unit_answer.h"

namespace seq2seq {

namespace {

NeighboursAnswer answer(const NeighboursQuestion &question, const Asked &asked)
{
    const Translator &translator = asked.session.translator();
    const bool isSource = question.places == PlaceKind::SourceEmbeddings;
    const Vocabulary &vocabulary
        = (isSource ? translator.source() : translator.target()).vocabulary;
    NeighboursAnswer result{question.word,
        nearestWords(translator.model(), question.places, question.word, question.count), {}};
    for (const Neighbour &neighbour : result.neighbours)
        result.words.push_back(vocabulary.word(neighbour.id));
    return result;
}

UnitAnswer answer(const UnitQuestion &question, const Asked &asked)
{
    return answerAboutUnit(question, asked);
}

SaliencyAnswer answer(const SaliencyQuestion &question, const Asked &asked)
{
    return {question.options,
        explainPair(asked.session.translator().model(), question.source, question.target,
            question.options, asked.between)};
}

WishAnswer answer(const WishQuestion &question, const Asked &asked)
{
    return {question.wish,
        wishForAttention(asked.session.translator().model(), question.source, question.target,
            question.wish, asked.between)};
}

} // namespace

AnyAnswer answerTo(const AnyQuestion &question, const Asked &asked)
{
    return std::visit(
        [&](const auto &specific) { return AnyAnswer(answer(specific, asked)); }, question);
}

} // namespace seq2seq

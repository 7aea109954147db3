// SPDX-License-Identifier: GPL-3.0-or-later
// One overload a kind of question; see question_answers.h.
#include "core/engine/question_answers.h"

#include "core/engine/pair_to_learn.h"
#include "core/engine/slow_motion_answer.h"
#include "core/engine/unit_answer.h"
#include "core/engine/what_if_each.h"
#include "core/error.h"
#include "core/search/beam_search.h"
#include "core/training/speed.h"

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
    const Translator &translator = asked.session.translator();
    WishAnswer result{question.wish,
        wishForAttention(
            translator.model(), question.source, question.target, question.wish, asked.between),
        {}};
    result.likeliest = translator.target().vocabulary.word(result.found.likeliest);
    return result;
}

AttentionNeedAnswer answer(const AttentionNeedQuestion &question, const Asked &asked)
{
    const Translator &translator = asked.session.translator();
    AttentionNeedAnswer result;
    result.step = static_cast<int>(question.written.size()) - 1;
    const auto add = [&](std::optional<AttentionEdit::Kind> kind) {
        result.needs.push_back(attentionNeed(
            translator.model(), question.source, question.written, kind, question.edits));
        result.words.push_back(translator.target().vocabulary.word(result.needs.back().likeliest));
    };
    add({});
    for (const AttentionEdit::Kind kind : attentionChanges()) {
        asked.between();
        add(kind);
    }
    return result;
}

WhatIfEachAnswer answer(const WhatIfEachQuestion &question, const Asked &asked)
{
    return answerEach(question, asked.session.translator(), asked.between, asked.stop);
}

UnitTermAnswer answer(const UnitTermQuestion &question, const Asked &asked)
{
    return {unitTerms(
        asked.session.translator().model(), *question.trace, question.tensor, question.unit)};
}

SlowMotionAnswer answer(const SlowMotionQuestion &question, const Asked &asked)
{
    return answerInSlowMotion(question, asked);
}

/// That there is no road to show is an answer too.
PatchAnswer answer(const PatchQuestion &question, const Asked &asked)
{
    PatchAnswer result{question.task, {}, {}};
    try {
        result.grid = patchGrid(asked.session.translator().model(), question.task, asked.between);
    } catch (const Error &error) {
        if (error.code() != ErrorCode::BadConfiguration)
            throw;
        result.refusal = error.sentence();
    }
    return result;
}

KnownWhenAnswer answer(const KnownWhenQuestion &question, const Asked &asked)
{
    const Translator &translator = asked.session.translator();
    KnownWhenAnswer result{question.source, question.target,
        knownWhen(translator.model(), question.source, question.target, asked.between), {}};
    for (const KnownSoFar &beginning : result.beginnings) {
        asked.between();
        const std::vector<SearchResult> found = beamSearch(
            translator.model(), {&beginning.source, 1}, {}, question.search, asked.stop);
        const Hypothesis &best = found.front().hypotheses.front();
        result.translations.push_back({translator.target().decode(best.ids), best.logProbability});
    }
    return result;
}

FilmAnswer answer(const FilmQuestion &question, const Asked &asked)
{
    return {question.pair, asked.session.film(question.pair, asked.between)};
}

FreeRunningAnswer answer(const FreeRunningQuestion &question, const Asked &asked)
{
    const Translator &translator = asked.session.translator();
    PairToLearn pair = pairToLearn(question.source, question.shown, asked);
    FreeRunningAnswer result;
    result.runs = runBothWays(translator.model(), pair.sourceIds, pair.targetIds, asked.between);
    const Vocabulary &vocabulary = translator.target().vocabulary;
    const auto wordsOf = [&](const std::vector<FedStep> &steps) {
        std::vector<FreeRunningAnswer::Words> words;
        for (const FedStep &step : steps)
            words.push_back({vocabulary.word(step.fed), vocabulary.word(step.likeliest)});
        return words;
    };
    result.forced = wordsOf(result.runs.forced);
    result.free = wordsOf(result.runs.free);
    result.source = question.source;
    result.target = std::move(pair.target);
    result.targetIds = std::move(pair.targetIds);
    result.targetWords = std::move(pair.targetWords);
    result.isReference = pair.isReference;
    return result;
}

/// That a model cannot be trained here is an answer too.
SpeedAnswer answer(const SpeedQuestion &question, const Asked &asked)
{
    SpeedAnswer result;
    result.model = question.model;
    result.training = question.training;
    try {
        const Speed speed = measureSpeed(
            question.model, question.training, question.lengths, asked.between, asked.stop);
        result.wordsPerSecond = speed.wordsPerSecond;
        result.engine = speed.engine;
    } catch (const Error &error) {
        if (error.code() == ErrorCode::Cancelled)
            throw;
        result.refusal = error.sentence();
    }
    return result;
}

SnapshotAnswer answer(const SnapshotQuestion &, const Asked &asked)
{
    return {std::make_shared<const Experiment>(asked.session.snapshot())};
}

} // namespace

AnyAnswer answerTo(const AnyQuestion &question, const Asked &asked)
{
    return std::visit(
        [&](const auto &specific) { return AnyAnswer(answer(specific, asked)); }, question);
}

} // namespace seq2seq

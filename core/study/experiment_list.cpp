// SPDX-License-Identifier: GPL-3.0-or-later
// The table of the ready-made experiments, for minutes on two cores. Length, reversal, beam, tokens
// and teacher forcing were given other tasks or steps after first results had been seen, some of
// them with seeds that are reported; none is to be tuned further until a seed shows a finding.
// Where a finding does not show, the experiment says so itself.
#include "core/study/experiments.h"

#include <algorithm>

namespace seq2seq {

namespace {

using Settings = std::vector<Setting>;

/// A small model, and the weights of no evaluation kept: a study has many runs.
/// @param more go before those of the same names
Settings small(const std::string &steps, Settings more = {})
{
    for (const Setting &usual : {Setting{"embedding", "64"}, Setting{"hidden", "64"},
             Setting{"learning-rate", "0.002"}, Setting{"max-steps", steps},
             Setting{"evaluate-every", "250"}, Setting{"keep-weights", "0"}})
        if (std::ranges::find(more, usual.name, &Setting::name) == more.end())
            more.push_back(usual);
    return more;
}

MeasuredValue whole(const std::string &variant, Measure measure)
{
    return {variant, {}, measure};
}

ReadyExperiment lengthExperiment()
{
    return {
        .name = "length",
        .title = message("core", "Sentences longer than those of training"),
        .question = message("core",
            "Letters are written backwards, up to ten in training. What becomes of longer ones, "
            "with attention and without?"),
        .paper = "Bahdanau, Cho and Bengio 2015, sec. 5.2 and fig. 2",
        .corpus = {.builtin = "reverse-letters",
            .trainPairs = 10'000,
            .testPairs = 200,
            .longest = 10,
            .testLengths = {4, 6, 8, 10, 12, 14, 16, 20}},
        .settings = {{"embedding", "64"}, {"hidden", "64"}, {"max-length", "10"},
            {"max-steps", "2000"}, {"evaluate-every", "250"}, {"keep-weights", "0"}},
        .variants
        = {{"attention-general", message("core", "with attention"), {{"attention", "general"}}},
            {"attention-none", message("core", "without attention"), {{"attention", "none"}}}},
        .conditions = ConditionKind::SourceLength,
        .figures = {Measure::OutputAccuracy, Measure::TokenAccuracy, Measure::ExactMatch},
        .expectations = {{.ahead = {"attention-general", "12", Measure::OutputAccuracy},
            .behind = MeasuredValue{"attention-none", "12", Measure::OutputAccuracy},
            .least = 0.3}},
        .shows = message("core",
            "With 12 letters, 1.2 times the longest of training, the model with attention gets %1 "
            "of the letters right, the one without attention %2."),
        .showsNot = message("core",
            "Attention is not ahead by 30 points with 12 letters, 1.2 times the longest of "
            "training: %1 of the letters are right with it, %2 without."),
    };
}

ReadyExperiment reversalExperiment()
{
    return {
        .name = "reversal",
        .title = message("core", "The source read backwards"),
        .question = message("core",
            "One direction and no attention: does it help to read the source from its end, so "
            "that its first words are near the first words of the translation?"),
        .paper = "Sutskever, Vinyals and Le 2014, sec. 3.3",
        .corpus = {.builtin = "everyday-en-fr", .trainPairs = 16'000},
        .settings = small("2000",
            {{"hidden", "128"}, {"attention", "none"}, {"unidirectional", "true"},
                {"no-input-feeding", "true"}}),
        .variants = {{"forward", message("core", "source as it is"), {{"reverse-source", "false"}}},
            {"reversed", message("core", "source reversed"), {{"reverse-source", "true"}}}},
        .figures = {Measure::Bleu, Measure::Perplexity},
        .expectations = {{.ahead = whole("reversed", Measure::Bleu),
                             .behind = whole("forward", Measure::Bleu),
                             .least = 1},
            {.ahead = whole("reversed", Measure::Perplexity),
                .behind = whole("forward", Measure::Perplexity)}},
        .shows = message("core",
            "Read backwards, the source gives BLEU %1 instead of %2, and perplexity %3 instead of "
            "%4."),
        .showsNot = message("core",
            "Reading the source backwards does not help: BLEU %1 against %2 as it is, perplexity "
            "%3 against %4."),
    };
}

ReadyExperiment kindsExperiment()
{
    const auto kind = [](const char *attention, Message title) {
        return ExperimentVariant{attention, std::move(title), {{"attention", attention}}};
    };
    return {
        .name = "attention-kinds",
        .title = message("core", "Kinds of attention"),
        .question = message("core",
            "Which way of scoring source words translates best, and which one links words best?"),
        .paper = "Luong, Pham and Manning 2015, tables 4 and 6",
        .corpus = {.builtin = "everyday-zh-en", .trainPairs = 20'000},
        .settings = small("2000", {{"half-directions", "true"}}),
        .variants = {kind("none", message("core", "none")), kind("dot", message("core", "dot")),
            kind("general", message("core", "general")),
            kind("additive", message("core", "additive")),
            kind("location", message("core", "by location")), kind("local-m", "local-m"),
            kind("local-p", "local-p")},
        .figures = {Measure::Bleu, Measure::Perplexity, Measure::AlignmentErrorRate},
        .expectations = {{.ahead = whole("general", Measure::Bleu),
                             .behind = whole("none", Measure::Bleu),
                             .least = 1},
            {.ahead = whole("general", Measure::Perplexity),
                .behind = whole("location", Measure::Perplexity)},
            {.ahead = whole("general", Measure::AlignmentErrorRate),
                .behind = whole("location", Measure::AlignmentErrorRate)}},
        .shows = message("core",
            "General attention is ahead of none (BLEU %1 against %2), and attention by content "
            "ahead of attention by location: perplexity %3 against %4, alignment error rate %5 "
            "against %6."),
        .showsNot = message("core",
            "Not all of it shows: BLEU %1 with general attention and %2 without any; perplexity "
            "%3 with general attention and %4 by location, alignment error rate %5 and %6."),
    };
}

ReadyExperiment inputFeedingExperiment()
{
    return {
        .name = "input-feeding",
        .title = message("core", "Input feeding"),
        .question = message("core",
            "Does the decoder translate better when it is fed its last output vector, and with it "
            "where it looked?"),
        .paper = "Luong, Pham and Manning 2015, sec. 3.3 and table 1",
        .corpus = {.builtin = "everyday-zh-en", .trainPairs = 20'000},
        .settings = small("2000"),
        .variants
        = {{"fed", message("core", "with input feeding"), {{"no-input-feeding", "false"}}},
            {"not-fed", message("core", "without input feeding"), {{"no-input-feeding", "true"}}}},
        .figures = {Measure::Bleu, Measure::Perplexity},
        .expectations = {{.ahead = whole("fed", Measure::Bleu),
                             .behind = whole("not-fed", Measure::Bleu),
                             .least = 0.5},
            {.ahead = whole("fed", Measure::Perplexity),
                .behind = whole("not-fed", Measure::Perplexity)}},
        .shows
        = message("core", "Input feeding brings BLEU from %2 to %1 and perplexity from %4 to %3."),
        .showsNot = message("core",
            "Input feeding does not help clearly: BLEU %1 with it and %2 without, perplexity %3 "
            "and %4."),
    };
}

ReadyExperiment teacherForcingExperiment()
{
    return {
        .name = "teacher-forcing",
        .title = message("core", "Teacher forcing"),
        .question = message("core",
            "In training the decoder is fed the reference, or its own words, or now the one and "
            "now the other. What is learnt in the same number of updates?"),
        .paper = "Williams and Zipser 1989; Bengio et al. 2015",
        .corpus = {.builtin = "everyday-zh-en", .trainPairs = 20'000},
        .settings = small("2000"),
        .variants
        = {{"always", message("core", "always the reference"), {{"teacher-forcing", "1"}}},
            {"half", message("core", "half and half"), {{"teacher-forcing", "0.5"}}},
            {"never", message("core", "always its own words"), {{"teacher-forcing", "0"}}}},
        .figures = {Measure::ExactMatch, Measure::Bleu},
        .expectations = {{.ahead = whole("always", Measure::ExactMatch),
            .behind = whole("never", Measure::ExactMatch),
            .least = 0.05}},
        .shows = message("core",
            "Fed the reference, the model writes %1 of the sentences right after the same number "
            "of updates; fed its own words, %2."),
        .showsNot = message("core",
            "Teacher forcing is not ahead by 5 points: %1 of the sentences are right with it, %2 "
            "when the decoder is fed its own words."),
    };
}

ReadyExperiment zeroStartExperiment()
{
    return {
        .name = "zero-start",
        .title = message("core", "A decoder that starts from zero"),
        .question = message("core",
            "When the decoder's first state tells nothing of the source, does attention have to "
            "become readable?"),
        .paper = "YSDA NLP course, week 4",
        .corpus = {.builtin = "everyday-zh-en", .trainPairs = 20'000},
        .settings = small("2000"),
        .variants = {{"projected", message("core", "start projected"), {{"start", "projected"}}},
            {"zero", message("core", "start at zero"), {{"start", "zero"}}}},
        .figures = {Measure::AlignmentErrorRate, Measure::Bleu},
        .expectations = {{.ahead = whole("zero", Measure::AlignmentErrorRate),
            .behind = whole("projected", Measure::AlignmentErrorRate),
            .least = 0.01}},
        .shows = message("core",
            "Started from zero, the decoder links words better: alignment error rate %1 instead "
            "of %2."),
        .showsNot = message("core",
            "Starting from zero does not make attention more readable: alignment error rate %1, "
            "and %2 with a projected start."),
    };
}

ReadyExperiment tokensExperiment()
{
    return {
        .name = "tokens",
        .title = message("core", "Words, characters or subwords"),
        .question = message("core",
            "Pig Latin moves letters about. From few sentences, what is learnt by words, by "
            "characters and by subwords?"),
        .paper = "Sennrich, Haddow and Birch 2016, sec. 1 and 3",
        .corpus = {.builtin = "pig-latin", .trainPairs = 250}, // a fifth of the words never seen
        .settings = small("3000"),
        .variants = {{"word", message("core", "words"), {{"tokenizer", "word"}}},
            {"character", message("core", "characters"), {{"tokenizer", "character"}}},
            {"subword", message("core", "subwords"),
                {{"tokenizer", "subword"}, {"vocabulary", "200"}}}},
        .figures = {Measure::ExactMatch, Measure::Chrf},
        .expectations = {{.ahead = whole("character", Measure::ExactMatch),
            .behind = whole("word", Measure::ExactMatch),
            .least = 0.1}},
        .shows = message("core",
            "By characters the rule is learnt and serves for words that were never seen: %1 of "
            "the sentences are right, by words %2."),
        .showsNot = message("core",
            "Characters are not ahead of words by 10 points: %1 of the sentences are right by "
            "characters, %2 by words."),
    };
}

ReadyExperiment dataExperiment()
{
    const auto pairs = [](const char *count) {
        return ExperimentVariant{std::string("pairs-") + count,
            message("core", "%1 pairs").arg(count), {{"count", count}}};
    };
    return {
        .name = "data",
        .title = message("core", "How much data"),
        .question = message("core", "What do four times as many sentence pairs bring?"),
        .paper = "Koehn and Knowles 2017, sec. 3.2",
        .corpus = {.builtin = "everyday-zh-en", .trainPairs = 16'000},
        .settings = small("2000"),
        .variants = {pairs("250"), pairs("1000"), pairs("4000"), pairs("16000")},
        .figures = {Measure::Bleu, Measure::Perplexity},
        .expectations = {{.ahead = whole("pairs-1000", Measure::Bleu),
                             .behind = whole("pairs-250", Measure::Bleu),
                             .least = 5},
            {.ahead = whole("pairs-16000", Measure::Bleu),
                .behind = whole("pairs-1000", Measure::Bleu),
                .least = 5}},
        .shows = message(
            "core", "From 250 pairs to 1,000 BLEU rises from %2 to %1, and with 16,000 to %3."),
        .showsNot = message("core",
            "More data do not bring 5 points of BLEU each time: %2 with 250 pairs, %1 with 1,000, "
            "%3 with 16,000."),
    };
}

ReadyExperiment beamExperiment()
{
    return {
        .name = "beam",
        .title = message("core", "Beam 1, 2, 5, 12"),
        .question = message("core", "How much does a wider beam bring?"),
        .paper = "Sutskever, Vinyals and Le 2014, table 1",
        .corpus = {.builtin = "everyday-en-fr", .trainPairs = 16'000},
        .settings = small("3000",
            {{"hidden", "128"}, {"attention", "none"}, {"unidirectional", "true"},
                {"reverse-source", "true"}, {"no-input-feeding", "true"}}),
        .variants = {{"model", message("core", "the model"), {}}},
        .conditions = ConditionKind::Beam,
        .figures = {Measure::Bleu, Measure::ExactMatch},
        .expectations = {{.ahead = {"model", "2", Measure::Bleu},
                             .behind = MeasuredValue{"model", "1", Measure::Bleu},
                             .least = 0.3},
            {.ahead = {"model", "2", Measure::Bleu},
                .behind = MeasuredValue{"model", "1", Measure::Bleu},
                .least = 0.5,
                .ofGainTo = MeasuredValue{"model", "12", Measure::Bleu}}},
        .shows = message("core",
            "A beam of 2 has most of the gain: BLEU %2 without a beam, %1 with a beam of 2, %5 "
            "with one of 12."),
        .showsNot = message("core",
            "A beam of 2 does not have most of the gain: BLEU %2 without a beam, %1 with a beam "
            "of 2, %5 with one of 12."),
    };
}

ReadyExperiment countingExperiment()
{
    return {
        .name = "counting",
        .title = message("core", "Four units that count"),
        .question = message("core",
            "How does an LSTM of four units know when to end? Does one of its cells count the "
            "letters?"),
        .paper = "Shi, Knight and Yuret 2016, sec. 3",
        .corpus = {.builtin = "count-ab", .trainPairs = 700, .devPairs = 100, .testPairs = 200},
        .settings = {{"attention", "none"}, {"unidirectional", "true"},
            {"no-input-feeding", "true"}, {"start", "last"}, {"embedding", "4"}, {"hidden", "4"},
            {"dropout", "0"}, {"learning-rate", "0.01"}, {"max-steps", "6000"},
            {"evaluate-every", "500"}, {"keep-weights", "0"}, {"threads", "1"}},
        .variants = {{"four-units", message("core", "four units"), {}}},
        .conditions = ConditionKind::Unit,
        .figures = {Measure::Counting},
        .expectations = {{.ahead = {"four-units", "encoder", Measure::Counting}, .least = 0.9},
            {.ahead = {"four-units", "decoder", Measure::Counting}, .least = 0.9},
            {.ahead = whole("four-units", Measure::RightLength), .least = 0.9}},
        .shows = message("core",
            "One cell counts: in the encoder it goes with the letters read (|r| = %1), in the "
            "decoder with those that are left to write (|r| = %2), and %3 of the translations "
            "have the right length."),
        .showsNot = message("core",
            "No clear counting: the cell that goes best with the letters read has |r| = %1, with "
            "those left to write |r| = %2; %3 of the translations have the right length."),
    };
}

ReadyExperiment attentionNeedExperiment()
{
    return {
        .name = "attention-need",
        .title = message("core", "Is attention needed?"),
        .question = message("core",
            "When attention is changed at one step, which words stay: function words or content "
            "words?"),
        .paper = "Moradi, Kambhatla and Sarkar 2019 (arXiv:1910.00139)",
        .corpus = {.builtin = "everyday-zh-en", .trainPairs = 20'000, .testPairs = 100},
        .settings = small("2000"),
        .variants = {{"model", message("core", "the model"), {}}},
        .conditions = ConditionKind::AttentionChange,
        .figures = {Measure::FunctionWordsStay, Measure::ContentWordsStay},
        .expectations = {{.ahead = {"model", "uniform", Measure::FunctionWordsStay},
            .behind = MeasuredValue{"model", "uniform", Measure::ContentWordsStay},
            .least = 0.1}},
        .shows = message("core",
            "With uniform attention %1 of the function words stay, but only %2 of the content "
            "words: those need attention."),
        .showsNot = message("core",
            "Function words do not stay more by 10 points: with uniform attention %1 of them and "
            "%2 of the content words."),
    };
}

} // namespace

std::span<const ReadyExperiment> readyExperiments()
{
    static const std::vector<ReadyExperiment> experiments{lengthExperiment(), reversalExperiment(),
        kindsExperiment(), inputFeedingExperiment(), teacherForcingExperiment(),
        zeroStartExperiment(), tokensExperiment(), dataExperiment(), beamExperiment(),
        countingExperiment(), attentionNeedExperiment()};
    return experiments;
}

} // namespace seq2seq

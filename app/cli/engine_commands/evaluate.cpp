// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq evaluate: how good a trained model is on a test set, as a whole and by source length.
#include "app/cli/display_width.h"
#include "app/cli/engine_commands.h"
#include "app/cli/engine_commands/opened_model.h"
#include "app/cli/long_sources.h"
#include "app/cli/test_set.h"
#include "app/cli/unknown_words.h"
#include "core/corpus/reader.h"
#include "core/error.h"
#include "core/metrics/quality.h"
#include "core/search/translator.h"
#include "core/storage/experiment.h"

namespace seq2seq::cli {

namespace {

void readGold(const std::string &path, const std::string &encoding, Corpus &corpus)
{
    corpus.alignments = readAlignments(path, {.encoding = encoding});
    if (corpus.alignments.size() != corpus.size())
        throw Error(ErrorCode::UnequalLines,
            "it aligns "
                + formatCount(static_cast<long long>(corpus.alignments.size()), "pair", "pairs")
                + ", but the test set has "
                + formatCount(static_cast<long long>(corpus.size()), "usable one", "usable ones"),
            {.file = path},
            "Each usable pair needs one line; take out the lines of skipped pairs.");
}

/// A file read with its columns the wrong way round gives figures that look like a bad model; say
/// what it looks like.
void remarkOnUnknownWords(const Corpus &corpus, const Language &source, Console &console)
{
    UnknownWords words;
    for (const SentencePair &pair : corpus.pairs)
        words += unknownWords(source.encode(pair.source));
    sayUnknownWords(words, source.code, console);
    if (2 * words.unknown > words.words)
        console.say("If the source stands in another column, say which: --source-column 2 "
                    "--target-column 1.");
}

Json toJson(const QualityReport &report)
{
    Json byLength = Json::array();
    for (const LengthBand &band : report.byLength)
        byLength.push_back({{"from", band.from}, {"to", band.to}, {"sentences", band.sentences},
            {"bleu", band.bleu}, {"token_accuracy", band.tokenAccuracy}});
    Json errorRate = nullptr;
    if (report.alignmentErrorRate)
        errorRate = *report.alignmentErrorRate;
    return {{"bleu", report.bleu}, {"chrf", report.chrf}, {"perplexity", report.perplexity},
        {"token_accuracy", report.tokenAccuracy}, {"exact_match", report.exactMatch},
        {"alignment_error_rate", std::move(errorRate)}, {"signature", report.bleuSignature},
        {"sentences", report.sentences}, {"by_length", std::move(byLength)}};
}

void printTable(const QualityReport &report, Console &console)
{
    constexpr int kLabelWidth = 22;
    constexpr int kCellWidth = 12;
    const auto line = [&](std::string_view label, const std::string &value) {
        console.printLine(paddedRight(label, kLabelWidth) + paddedLeft(value, kCellWidth));
    };
    line("sentences", formatCount(static_cast<long long>(report.sentences)));
    line("BLEU", formatNumber(report.bleu, 2));
    line("chrF", formatNumber(report.chrf, 2));
    line("perplexity", formatNumber(report.perplexity, 3));
    line("token accuracy", formatNumber(100 * report.tokenAccuracy, 2) + " %");
    line("exact match", formatNumber(100 * report.exactMatch, 2) + " %");
    if (report.alignmentErrorRate)
        line("alignment error rate", formatNumber(*report.alignmentErrorRate, 3));
    console.printLine(paddedRight("BLEU signature", kLabelWidth) + report.bleuSignature);
    console.printLine("");
    console.printLine(paddedRight("source tokens", kLabelWidth)
        + paddedLeft("sentences", kCellWidth) + paddedLeft("BLEU", kCellWidth)
        + paddedLeft("accuracy", kCellWidth));
    for (const LengthBand &band : report.byLength)
        console.printLine(
            paddedRight(std::to_string(band.from) + " to " + std::to_string(band.to), kLabelWidth)
            + paddedLeft(formatCount(static_cast<long long>(band.sentences)), kCellWidth)
            + paddedLeft(formatNumber(band.bleu, 2), kCellWidth)
            + paddedLeft(formatNumber(100 * band.tokenAccuracy, 2) + " %", kCellWidth));
}

} // namespace

void evaluate(const EvaluateArguments &arguments, Console &console)
{
    const SearchOptions options = arguments.model.search.options();

    const InterruptGuard interrupt;
    const Experiment experiment = loadToTranslate(arguments.model.file);
    Corpus corpus
        = readTestSet(arguments.test, experiment, arguments.model.file, console, interrupt);
    if (!arguments.alignments.empty())
        readGold(arguments.alignments, arguments.test.corpus.encoding, corpus);
    const Translator translator = translatorOf(experiment, arguments.model);
    leaveOutLongSources(corpus, translator, options, console);
    remarkOnUnknownWords(corpus, experiment.source, console);
    std::vector<SentenceOutcome> outcomes = [&] {
        ProgressBar bar(console, "Translating");
        return translator.assess(corpus.pairs, corpus.alignments, options, [&](double done) {
            bar.update(done);
            return !interrupt.isRequested();
        });
    }();
    if (arguments.isCased)
        for (std::size_t i = 0; const SentencePair &pair : corpus.pairs)
            outcomes[i++].reference = pair.target;
    const Language &target = translator.target();
    const QualityReport report = measureQuality(
        outcomes, {target.code, target.tokenizer->options().lowercase && !arguments.isCased});
    if (arguments.isJson)
        console.printJson(toJson(report));
    else
        printTable(report, console);
}

} // namespace seq2seq::cli

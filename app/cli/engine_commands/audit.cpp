// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq audit: how many of a model's words stay, and what becomes of BLEU, when attention is
// changed.
#include "app/cli/display_width.h"
#include "app/cli/engine_commands.h"
#include "app/cli/engine_commands/compute.h"
#include "app/cli/test_set.h"
#include "app/cli/usage.h"
#include "core/error.h"
#include "core/explain/attention_audit.h"
#include "core/explain/function_words.h"
#include "core/metrics/bleu.h"
#include "core/search/translator.h"
#include "core/stop.h"
#include "core/storage/experiment.h"

namespace seq2seq::cli {

namespace {

/// What is audited, and how good the translations are.
struct Audited {
    std::vector<AuditPair> pairs;
    std::vector<std::string> sources;
    std::vector<std::string> references;
    std::vector<AuditRow> rows;
    double bleu = 0; ///< of the model as it is
    std::vector<double> changedBleu; ///< a row each
};

/// The first so many, or all.
SentencePairs firstPairs(const Corpus &corpus, int count)
{
    SentencePairs some;
    for (const SentencePair &pair : corpus.pairs)
        if (count == 0 || some.size() < static_cast<std::size_t>(count))
            some.push_back(pair);
    return some;
}

double bleuOf(
    const std::vector<std::string> &translations, const Audited &audited, const Language &target)
{
    BleuOptions options;
    options.tokenizer = bleuTokenizerFor(target.code);
    const std::vector<std::vector<std::string>> references{audited.references};
    return corpusBleu(translations, references, options).score;
}

/// BLEU of translations that are made with changed attention from their first word on.
double changedBleu(const Audited &audited, AttentionEdit::Kind kind, const Translator &translator,
    const SearchOptions &options, const std::function<void()> &between)
{
    Edits edits;
    edits.attention.resize(1);
    edits.attention[0].kind = kind;
    std::vector<std::string> translations;
    for (const std::string &source : audited.sources) {
        between();
        translations.push_back(translator.translateFrom(source, {}, options, {}, edits).text());
    }
    return bleuOf(translations, audited, translator.target());
}

Audited auditAll(const SentencePairs &pairs, const Translator &translator,
    const SearchOptions &options, Console &console, const std::stop_token &stop)
{
    Audited audited;
    for (const SentencePair &pair : pairs) {
        audited.sources.push_back(pair.source);
        audited.references.push_back(translator.target().written(pair.target));
    }
    ProgressBar bar(console, "Auditing attention");
    std::vector<std::string> own;
    for (const Translation &translation : translator.translate(audited.sources, options, stop)) {
        own.push_back(translation.text());
        audited.pairs.push_back(
            {translator.read(translation.source), translation.hypotheses.front().ids});
    }
    audited.bleu = bleuOf(own, audited, translator.target());
    const auto all = static_cast<double>(2 * pairs.size());
    audited.rows = auditAttention(translator.model(), audited.pairs,
        functionWords(translator.target().vocabulary), [&](std::size_t done) {
            throwIfStopped(stop);
            bar.update(static_cast<double>(done) / all);
        });
    for (const AuditRow &row : audited.rows)
        audited.changedBleu.push_back(
            changedBleu(audited, row.kind, translator, options, [&] { throwIfStopped(stop); }));
    return audited;
}

double share(std::size_t part, std::size_t all)
{
    return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

Json toJson(const Audited &audited)
{
    Json rows = Json::array();
    for (std::size_t i = 0; i < audited.rows.size(); ++i) {
        const AuditRow &row = audited.rows[i];
        rows.push_back({{"attention", name(row.kind)}, {"words", row.words},
            {"stay", share(row.stay, row.words)}, {"function_words", row.functionWords},
            {"function_stay", share(row.functionStay, row.functionWords)},
            {"content_stay", share(row.stay - row.functionStay, row.words - row.functionWords)},
            {"log_probability_lost", row.logProbabilityLost}, {"bleu", audited.changedBleu[i]}});
    }
    return {{"sentences", audited.pairs.size()}, {"bleu", audited.bleu}, {"rows", std::move(rows)}};
}

void printTable(const Audited &audited, Console &console)
{
    constexpr int kWidth = 12;
    const auto percent = [](std::size_t part, std::size_t all) {
        return paddedLeft(
            all == 0 ? std::string("-") : formatNumber(100 * share(part, all), 1) + " %", kWidth);
    };
    console.printLine(
        formatCount(static_cast<long long>(audited.pairs.size()), "sentence", "sentences")
        + "; BLEU as it is " + formatNumber(audited.bleu, 2));
    console.printLine("");
    console.printLine(paddedRight("attention", kWidth) + paddedLeft("words", kWidth)
        + paddedLeft("stay", kWidth) + paddedLeft("function", kWidth)
        + paddedLeft("content", kWidth) + paddedLeft("log p lost", kWidth)
        + paddedLeft("BLEU", kWidth));
    for (std::size_t i = 0; i < audited.rows.size(); ++i) {
        const AuditRow &row = audited.rows[i];
        console.printLine(paddedRight(name(row.kind), kWidth)
            + paddedLeft(formatCount(static_cast<long long>(row.words)), kWidth)
            + percent(row.stay, row.words) + percent(row.functionStay, row.functionWords)
            + percent(row.stay - row.functionStay, row.words - row.functionWords)
            + paddedLeft(formatNumber(row.logProbabilityLost, 3), kWidth)
            + paddedLeft(formatNumber(audited.changedBleu[i], 2), kWidth));
    }
}

} // namespace

void audit(const AuditArguments &arguments, Console &console)
{
    const SearchOptions options = arguments.model.search.options();
    const InterruptGuard interrupt;
    const InterruptStop stop(interrupt);
    const Experiment experiment = loadToTranslate(arguments.model.file);
    const SentencePairs pairs = firstPairs(
        readTestSet(arguments.test, experiment, arguments.model.file, console, interrupt),
        arguments.sentences);
    const Translator translator(experiment, computeOf(arguments.model.compute));
    const Audited audited = auditAll(pairs, translator, options, console, stop.token());
    if (arguments.isJson)
        console.printJson(toJson(audited));
    else
        printTable(audited, console);
}

} // namespace seq2seq::cli

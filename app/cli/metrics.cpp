// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq metrics: BLEU, chrF and chrF++ of translations, and the error rate of word alignments,
// that some program made.
#include "app/cli/commands.h"
#include "app/cli/corpus_arguments.h"
#include "app/cli/usage.h"
#include "core/corpus/reader.h"
#include "core/error.h"
#include "core/metrics/alignment_error.h"
#include "core/metrics/bleu.h"
#include "core/metrics/chrf.h"

#include <map>
#include <memory>
#include <optional>

namespace seq2seq::cli {

namespace {

struct MetricsArguments {
    std::string hypotheses;
    std::vector<std::string> references;
    std::string tokenizer = "13a";
    std::string smoothing = "exp";
    std::optional<double> smoothValue;
    bool hasEffectiveOrder = false;
    bool hasChrfEpsilon = false;
    bool isLowercase = false;
    std::string alignments;
    std::string gold;
    std::string encoding; // of what is measured
    std::string referenceEncoding; // of what it is measured against
    bool isJson = false;
};

/// Everything that is measured; what was not asked for stays unset.
struct MetricsReport {
    std::optional<BleuScore> bleu;
    double chrf = 0;
    double chrfPlusPlus = 0;
    std::string bleuSignature;
    std::string chrfSignature;
    std::string chrfPlusPlusSignature;
    std::optional<double> alignmentErrorRate;
};

const std::map<std::string, BleuTokenizer> &tokenizers()
{
    static const std::map<std::string, BleuTokenizer> names{{"none", BleuTokenizer::None},
        {"13a", BleuTokenizer::V13a}, {"intl", BleuTokenizer::Intl}, {"zh", BleuTokenizer::Zh},
        {"char", BleuTokenizer::Char}};
    return names;
}

const std::map<std::string, BleuSmoothing> &smoothings()
{
    static const std::map<std::string, BleuSmoothing> names{{"none", BleuSmoothing::None},
        {"floor", BleuSmoothing::Floor}, {"add-k", BleuSmoothing::AddK},
        {"exp", BleuSmoothing::Exp}};
    return names;
}

constexpr auto kReferenceEncoding = "--reference-encoding";

LinesOptions ofWhatIsMeasured(const MetricsArguments &arguments)
{
    return {.encoding = arguments.encoding};
}

LinesOptions ofReferences(const MetricsArguments &arguments)
{
    return {.encoding = arguments.referenceEncoding, .encodingOption = kReferenceEncoding};
}

/// Lines as they are: an empty one is an empty sentence. Blanks at the end go, as sacreBLEU has it.
std::vector<std::string> readLines(const std::string &path, const LinesOptions &options)
{
    std::vector<std::string> lines = readTextLines(path, options);
    for (std::string &line : lines)
        line.erase(line.find_last_not_of(" \t\f\v") + 1);
    return lines;
}

std::vector<std::vector<std::string>> readReferences(
    const MetricsArguments &arguments, std::size_t hypotheses)
{
    std::vector<std::vector<std::string>> references;
    for (const std::string &path : arguments.references) {
        references.push_back(readLines(path, ofReferences(arguments)));
        if (references.back().size() != hypotheses)
            throw Error(ErrorCode::UnequalLines,
                counted(references.back().size(), message("core", "it has %1 line, but %2 has %3"),
                    message("core", "it has %1 lines, but %2 has %3"))
                    .arg(arguments.hypotheses)
                    .arg(hypotheses),
                {.file = path},
                message("core",
                    "Each line has to be the reference of the same line of the hypotheses."));
    }
    return references;
}

void printJson(const MetricsReport &report, Console &console)
{
    Json json = Json::object();
    if (report.bleu)
        json = Json{{"bleu", report.bleu->score}, {"chrf", report.chrf},
            {"chrf++", report.chrfPlusPlus}, {"signature", report.bleuSignature},
            {"chrf_signature", report.chrfSignature},
            {"chrf++_signature", report.chrfPlusPlusSignature},
            {"precisions", report.bleu->precisions},
            {"brevity_penalty", report.bleu->brevityPenalty},
            {"hypothesis_length", report.bleu->hypothesisLength},
            {"reference_length", report.bleu->referenceLength}};
    if (report.alignmentErrorRate)
        json["alignment_error_rate"] = *report.alignmentErrorRate;
    console.printJson(json);
}

void printLines(const MetricsReport &report, Console &console)
{
    if (report.bleu) {
        const BleuScore &bleu = *report.bleu;
        console.printLine("BLEU    " + formatNumber(bleu.score, 2) + "  "
            + formatNumber(bleu.precisions[0], 1) + "/" + formatNumber(bleu.precisions[1], 1) + "/"
            + formatNumber(bleu.precisions[2], 1) + "/" + formatNumber(bleu.precisions[3], 1)
            + "  brevity penalty " + formatNumber(bleu.brevityPenalty, 3));
        console.printLine("chrF    " + formatNumber(report.chrf, 2));
        console.printLine("chrF++  " + formatNumber(report.chrfPlusPlus, 2));
        console.printLine(report.bleuSignature);
    }
    if (report.alignmentErrorRate)
        console.printLine("AER     " + formatNumber(*report.alignmentErrorRate, 4));
}

void measureTranslations(const MetricsArguments &arguments, MetricsReport &report)
{
    const std::vector<std::string> hypotheses
        = readLines(arguments.hypotheses, ofWhatIsMeasured(arguments));
    if (hypotheses.empty())
        throw Error(ErrorCode::EmptyCorpus, "it is empty", {.file = arguments.hypotheses});
    const std::vector<std::vector<std::string>> references
        = readReferences(arguments, hypotheses.size());

    BleuOptions bleu;
    bleu.tokenizer = tokenizers().at(arguments.tokenizer);
    bleu.smoothing = smoothings().at(arguments.smoothing);
    bleu.smoothValue = arguments.smoothValue;
    bleu.effectiveOrder = arguments.hasEffectiveOrder;
    bleu.lowercase = arguments.isLowercase;
    ChrfOptions chrf;
    chrf.lowercase = arguments.isLowercase;
    chrf.epsilonSmoothing = arguments.hasChrfEpsilon;
    ChrfOptions plusPlus = chrf;
    plusPlus.wordOrder = 2;
    report.bleu = corpusBleu(hypotheses, references, bleu);
    report.chrf = corpusChrf(hypotheses, references, chrf);
    report.chrfPlusPlus = corpusChrf(hypotheses, references, plusPlus);
    report.bleuSignature = bleuSignature(bleu, references.size());
    report.chrfSignature = chrfSignature(chrf, references.size());
    report.chrfPlusPlusSignature = chrfSignature(plusPlus, references.size());
}

double measureAlignments(const MetricsArguments &arguments)
{
    const std::vector<Alignment> predicted
        = readAlignments(arguments.alignments, ofWhatIsMeasured(arguments));
    const std::vector<Alignment> gold = readAlignments(arguments.gold, ofReferences(arguments));
    if (predicted.size() != gold.size())
        throw Error(ErrorCode::UnequalLines,
            counted(gold.size(), message("core", "it has %1 line, but %2 has %3"),
                message("core", "it has %1 lines, but %2 has %3"))
                .arg(arguments.alignments)
                .arg(predicted.size()),
            {.file = arguments.gold},
            message("core", "Each line has to align the same pair of sentences."));
    AlignmentErrorRate rate;
    for (std::size_t i = 0; i < gold.size(); ++i)
        rate.add(predicted[i], gold[i]);
    return rate.value();
}

void measure(const MetricsArguments &arguments, Console &console)
{
    if (arguments.hypotheses.empty() != arguments.references.empty()
        || arguments.alignments.empty() != arguments.gold.empty()
        || (arguments.hypotheses.empty() && arguments.alignments.empty()))
        wrongUsage("Name --hypotheses and --references, or --alignments and --gold.");
    MetricsReport report;
    if (!arguments.hypotheses.empty())
        measureTranslations(arguments, report);
    if (!arguments.alignments.empty())
        report.alignmentErrorRate = measureAlignments(arguments);
    if (arguments.isJson)
        printJson(report, console);
    else
        printLines(report, console);
}

template <typename Kind> std::vector<std::string> keysOf(const std::map<std::string, Kind> &map)
{
    std::vector<std::string> names;
    for (const auto &[name, kind] : map)
        names.push_back(name);
    return names;
}

} // namespace

void addMetrics(CLI::App &program, Console &console)
{
    constexpr auto kAlignments = "Word alignments";
    CLI::App *command = addCommand(program, "metrics");
    auto arguments = std::make_shared<MetricsArguments>();
    command->add_option("--hypotheses", arguments->hypotheses, "The translations, one a line")
        ->type_name("FILE");
    command
        ->add_option(
            "--references", arguments->references, "One or more files of references, line by line")
        ->type_name("FILE");
    command
        ->add_option(
            "--tokenize", arguments->tokenizer, "BLEU's tokeniser: 13a, intl, zh, char or none")
        ->check(CLI::IsMember(keysOf(tokenizers())))
        ->type_name("KIND")
        ->capture_default_str();
    command
        ->add_option("--smooth", arguments->smoothing,
            "What BLEU makes of n-grams without a match: none, floor, add-k or exp")
        ->check(CLI::IsMember(keysOf(smoothings())))
        ->type_name("KIND")
        ->capture_default_str();
    command->add_option("--smooth-value", arguments->smoothValue, "The number of floor or add-k")
        ->check(between(0.0, 1e9))
        ->type_name("X")
        ->default_str("floor 0.1, add-k 1");
    command->add_flag("--effective-order", arguments->hasEffectiveOrder,
        "BLEU leaves out orders that the translations are too short for");
    command->add_flag("--chrf-eps-smoothing", arguments->hasChrfEpsilon,
        "chrF is the mean of the orders' F, as in chrF++.py");
    command->add_flag("--lowercase", arguments->isLowercase, "Compare without regard to case");
    command
        ->add_option("--alignments", arguments->alignments, "Links to be measured, 0-0 1-2 a line")
        ->type_name("FILE")
        ->group(kAlignments);
    command
        ->add_option("--gold", arguments->gold,
            "The right links: 0-0 sure, 0?1 or 0p1 possible; of a line with tabs the last column")
        ->type_name("FILE")
        ->group(kAlignments);
    addEncoding(*command, arguments->encoding,
        "Encoding of --hypotheses and --alignments; unset: UTF-8 or UTF-16");
    addEncoding(*command, kReferenceEncoding, arguments->referenceEncoding,
        "Encoding of --references and --gold, a name as for --encoding; unset: UTF-8 or UTF-16");
    command->add_flag("--json", arguments->isJson, "Print one JSON object");
    command->footer("BLEU, chrF and chrF++ are those of sacreBLEU, 0 to 100; the alignment error "
                    "rate is 0 to 1.");
    command->callback([arguments, &console] { measure(*arguments, console); });
}

} // namespace seq2seq::cli

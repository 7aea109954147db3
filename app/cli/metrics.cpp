// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq metrics: BLEU, chrF and chrF++ of translations, and the error rate of word alignments,
// that some program made; one sentence's BLEU taken apart, and two systems compared.
#include "app/cli/commands.h"
#include "app/cli/comparison_text.h"
#include "app/cli/corpus_arguments.h"
#include "app/cli/dissection_text.h"
#include "app/cli/usage.h"
#include "core/corpus/reader.h"
#include "core/error.h"
#include "core/metrics/alignment_error.h"
#include "core/metrics/bleu.h"
#include "core/metrics/chrf.h"

#include <limits>
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
    std::optional<std::size_t> dissect; // a sentence, from 1
    std::string compare; // a second system's translations
    std::optional<int> resamples;
    std::optional<std::uint64_t> seed;
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
    std::optional<BleuDissection> dissection;
    std::optional<SystemComparison> comparison;
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

/// @throws Error UnequalLines when there are not as many as hypotheses
std::vector<std::string> readBeside(const MetricsArguments &arguments, std::size_t hypotheses,
    const std::string &path, const LinesOptions &options, const Message &remedy)
{
    std::vector<std::string> lines = readLines(path, options);
    if (lines.size() != hypotheses)
        throw Error(ErrorCode::UnequalLines,
            counted(lines.size(), message("core", "it has %1 line, but %2 has %3"),
                message("core", "it has %1 lines, but %2 has %3"))
                .arg(arguments.hypotheses)
                .arg(hypotheses),
            {.file = path}, remedy);
    return lines;
}

std::vector<std::vector<std::string>> readReferences(
    const MetricsArguments &arguments, std::size_t hypotheses)
{
    std::vector<std::vector<std::string>> references;
    for (const std::string &path : arguments.references)
        references.push_back(readBeside(arguments, hypotheses, path, ofReferences(arguments),
            message(
                "core", "Each line has to be the reference of the same line of the hypotheses.")));
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
    if (report.dissection)
        json["dissection"] = toJson(*report.dissection);
    if (report.comparison)
        json["comparison"] = toJson(*report.comparison);
    console.printJson(json);
}

void printLines(const MetricsReport &report, const MetricsArguments &arguments, Console &console)
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
    if (report.comparison) {
        console.printLine("");
        printComparison(*report.comparison, arguments.hypotheses, arguments.compare, console);
    }
    if (report.dissection) {
        console.printLine("");
        console.printLine("Sentence " + std::to_string(*arguments.dissect) + ":");
        printDissection(*report.dissection, console);
    }
}

struct MetricsOptions {
    BleuOptions bleu;
    ChrfOptions chrf;
};

MetricsOptions optionsOf(const MetricsArguments &arguments)
{
    MetricsOptions options;
    options.bleu.tokenizer = tokenizers().at(arguments.tokenizer);
    options.bleu.smoothing = smoothings().at(arguments.smoothing);
    options.bleu.smoothValue = arguments.smoothValue;
    options.bleu.effectiveOrder = arguments.hasEffectiveOrder;
    options.bleu.lowercase = arguments.isLowercase;
    options.chrf.lowercase = arguments.isLowercase;
    options.chrf.epsilonSmoothing = arguments.hasChrfEpsilon;
    return options;
}

/// What translations are measured against.
using References = std::vector<std::vector<std::string>>;

BleuDissection dissect(const MetricsArguments &arguments,
    const std::vector<std::string> &hypotheses, const References &references)
{
    const std::size_t number = *arguments.dissect;
    if (number > hypotheses.size())
        throw Error(ErrorCode::BadConfiguration,
            "--dissect asks for sentence " + std::to_string(number) + ", but "
                + arguments.hypotheses + " has "
                + formatCount(static_cast<long long>(hypotheses.size()), "sentence", "sentences"));
    std::vector<std::string> ofSentence;
    for (const std::vector<std::string> &set : references)
        ofSentence.push_back(set[number - 1]);
    return dissectBleu(hypotheses[number - 1], ofSentence, optionsOf(arguments).bleu);
}

SystemComparison compare(const MetricsArguments &arguments,
    const std::vector<std::string> &hypotheses, const References &references)
{
    const std::vector<std::string> other
        = readBeside(arguments, hypotheses.size(), arguments.compare, ofWhatIsMeasured(arguments),
            message("core", "Each line has to translate the same sentence."));
    BootstrapOptions options;
    options.bleu = optionsOf(arguments).bleu;
    options.chrf = optionsOf(arguments).chrf;
    options.resamples = arguments.resamples.value_or(options.resamples);
    options.seed = arguments.seed.value_or(options.seed);
    return compareSystems(hypotheses, other, references, options);
}

void measureTranslations(const MetricsArguments &arguments, MetricsReport &report)
{
    const std::vector<std::string> hypotheses
        = readLines(arguments.hypotheses, ofWhatIsMeasured(arguments));
    if (hypotheses.empty())
        throw Error(ErrorCode::EmptyCorpus, "it is empty", {.file = arguments.hypotheses});
    const References references = readReferences(arguments, hypotheses.size());
    const auto [bleu, chrf] = optionsOf(arguments);
    ChrfOptions plusPlus = chrf;
    plusPlus.wordOrder = 2;
    report.bleu = corpusBleu(hypotheses, references, bleu);
    report.chrf = corpusChrf(hypotheses, references, chrf);
    report.chrfPlusPlus = corpusChrf(hypotheses, references, plusPlus);
    report.bleuSignature = bleuSignature(bleu, references.size());
    report.chrfSignature = chrfSignature(chrf, references.size());
    report.chrfPlusPlusSignature = chrfSignature(plusPlus, references.size());
    if (arguments.dissect)
        report.dissection = dissect(arguments, hypotheses, references);
    if (!arguments.compare.empty())
        report.comparison = compare(arguments, hypotheses, references);
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
    if (arguments.hypotheses.empty() && (arguments.dissect || !arguments.compare.empty()))
        wrongUsage("--dissect and --compare are about --hypotheses and --references.");
    MetricsReport report;
    if (!arguments.hypotheses.empty())
        measureTranslations(arguments, report);
    if (!arguments.alignments.empty())
        report.alignmentErrorRate = measureAlignments(arguments);
    if (arguments.isJson)
        printJson(report, console);
    else
        printLines(report, arguments, console);
}

template <typename Kind> std::vector<std::string> keysOf(const std::map<std::string, Kind> &map)
{
    std::vector<std::string> names;
    for (const auto &[name, kind] : map)
        names.push_back(name);
    return names;
}

void addLookingCloser(CLI::App &command, MetricsArguments &arguments)
{
    constexpr auto kGroup = "A closer look";
    command
        .add_option("--dissect", arguments.dissect,
            "Take BLEU of one sentence apart: every n-gram, what counts of it, every term; "
            "sentences count from 1")
        ->check(between<std::size_t>(1, std::numeric_limits<std::size_t>::max()))
        ->type_name("N")
        ->group(kGroup);
    CLI::Option *compare
        = command
              .add_option("--compare", arguments.compare,
                  "Another system's translations of the same sentences: is the difference real?")
              ->type_name("FILE")
              ->group(kGroup);
    command
        .add_option("--resamples", arguments.resamples,
            "How often the sentences are drawn anew for --compare")
        ->check(between(1, 1'000'000))
        ->needs(compare)
        ->type_name("N")
        ->default_str(std::to_string(BootstrapOptions{}.resamples))
        ->group(kGroup);
    command.add_option("--seed", arguments.seed, "What --compare draws with")
        ->needs(compare)
        ->type_name("N")
        ->default_str(std::to_string(BootstrapOptions{}.seed))
        ->group(kGroup);
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
    addLookingCloser(*command, *arguments);
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
                    "rate is 0 to 1.\n"
                    "--compare is the paired bootstrap (Koehn 2004) with a two-sided p: twice the "
                    "share of resamples in which the system that is better on all sentences is "
                    "not better.");
    command->callback([arguments, &console] { measure(*arguments, console); });
}

} // namespace seq2seq::cli

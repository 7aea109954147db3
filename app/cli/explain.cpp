// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq explain: source words x target words, how much each bears on each.
#include "app/cli/commands.h"
#include "app/cli/display_width.h"
#include "app/cli/interrupt.h"
#include "app/cli/known_word.h"
#include "app/cli/model_arguments.h"
#include "app/cli/usage.h"
#include "core/explain/saliency.h"
#include "core/stop.h"

#include <memory>

namespace seq2seq::cli {

namespace {

struct ExplainArguments {
    ModelArguments model{};
    std::string source;
    std::optional<std::string> target;
    std::string method = "integrated-gradients";
    std::optional<int> word;
    std::optional<std::string> ratherThan;
    int steps = SaliencyOptions{}.steps;
    bool isJson = false;
};

Json toJson(const Saliency &saliency, const Trace &trace, const ExplainArguments &arguments)
{
    Json rows = Json::array();
    for (std::size_t row = 0; row < saliency.words.size(); ++row) {
        const auto t = static_cast<std::size_t>(saliency.words[row]);
        Json difference = nullptr;
        if (!saliency.differences.empty())
            difference = saliency.differences[row];
        rows.push_back({{"word", t + 1}, {"token", trace.targetTokens[t]},
            {"quantity", saliency.quantities[row]}, {"difference", std::move(difference)},
            {"scores", saliency.scores.row(row)}});
    }
    return {{"method", arguments.method}, {"source_tokens", trace.sourceTokens},
        {"target_tokens", trace.targetTokens}, {"rows", std::move(rows)}};
}

void printTable(const Saliency &saliency, const Trace &trace, Console &console)
{
    constexpr int kNarrowest = 8;
    int first = displayWidth("log p");
    for (const std::string &word : trace.targetTokens)
        first = std::max(first, displayWidth(word));
    std::string head = paddedRight("", first);
    std::vector<int> widths;
    for (const std::string &word : trace.sourceTokens) {
        widths.push_back(std::max(kNarrowest, displayWidth(word) + 2));
        head += paddedLeft(word, widths.back());
    }
    console.printLine(head + paddedLeft("sum", kNarrowest) + paddedLeft("log p", kNarrowest));
    for (std::size_t row = 0; row < saliency.words.size(); ++row) {
        std::string line
            = paddedRight(trace.targetTokens[static_cast<std::size_t>(saliency.words[row])], first);
        double sum = 0;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const auto score = static_cast<double>(saliency.scores.at(row, i));
            sum += score;
            line += paddedLeft(formatNumber(score, 3), widths[i]);
        }
        console.printLine(line + paddedLeft(formatNumber(sum, 3), kNarrowest)
            + paddedLeft(formatNumber(saliency.quantities[row], 3), kNarrowest));
    }
}

void explain(const ExplainArguments &arguments, Console &console)
{
    const InterruptGuard interrupt;
    const InterruptStop stop(interrupt);
    const OpenedModel model = openModel(arguments.model, console);
    const auto &[translator, search] = model;
    requireSentence(arguments.source, model);
    const Trace trace
        = translator.trace(arguments.source, arguments.target, search, kTopWords, stop.token());
    SaliencyOptions options;
    options.method = saliencyMethod(arguments.method);
    options.steps = arguments.steps;
    if (arguments.word)
        options.word = *arguments.word - 1;
    if (arguments.ratherThan)
        options.ratherThan = knownWord(translator.target(), *arguments.ratherThan);
    const Saliency saliency = explainPair(translator.model(), trace.sourceIds, trace.targetIds,
        options, [&] { throwIfStopped(stop.token()); });
    if (arguments.isJson)
        console.printJson(toJson(saliency, trace, arguments));
    else
        printTable(saliency, trace, console);
}

} // namespace

void addExplain(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "explain");
    auto arguments = std::make_shared<ExplainArguments>();
    addRun(*command, arguments->model.file);
    addSentence(*command, arguments->source);
    command
        ->add_option(
            "--target", arguments->target, "Follow this translation instead of the model's own")
        ->type_name("TEXT");
    command
        ->add_option("--method", arguments->method,
            "gradient-input, integrated-gradients, occlusion or attention")
        ->check(CLI::IsMember({"gradient-input", "integrated-gradients", "occlusion", "attention"}))
        ->type_name("KIND")
        ->capture_default_str();
    command->add_option("--word", arguments->word, "Only this target word, counted from 1")
        ->check(CLI::PositiveNumber)
        ->type_name("N");
    command
        ->add_option("--rather-than", arguments->ratherThan,
            "Explain why the word was written and not this one")
        ->type_name("WORD");
    constexpr int kMostSteps = 10'000;
    command->add_option("--path-steps", arguments->steps, "Of integrated gradients")
        ->check(between(1, kMostSteps))
        ->type_name("N")
        ->capture_default_str();
    addSearch(*command, arguments->model.search);
    addCompute(*command, arguments->model.compute);
    command->add_flag("--json", arguments->isJson, "Print one JSON object instead of a table");
    command->footer(
        "A row is a target word, a column a source token; what is explained is log P of the word\n"
        "(natural logarithm), or its difference to another word's. gradient-input: x . dq/dx. "
        "integrated-\n"
        "gradients: on the way from zero embeddings, so that a row sums to the difference to "
        "them.\n"
        "occlusion: what leaving the source word out costs. attention: alpha.");
    command->callback([arguments, &console] { explain(*arguments, console); });
}

} // namespace seq2seq::cli

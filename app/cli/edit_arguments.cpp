// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/edit_arguments.h"

#include "app/cli/usage.h"

namespace seq2seq::cli {

void addEdits(CLI::App &command, EditArguments &arguments)
{
    constexpr auto kGroup = "What is changed (words and steps count from 1)";
    const auto list = [&](const char *name, std::vector<std::string> &values, const char *help,
                          const char *type) {
        command.add_option(name, values, help)->type_name(type)->group(kGroup)->take_all();
    };
    const auto words = [&](const char *name, std::vector<int> &values, const char *help) {
        command.add_option(name, values, help)
            ->check(CLI::PositiveNumber)
            ->type_name("N")
            ->group(kGroup);
    };
    command
        .add_option("--attention", arguments.attention,
            "Attention made uniform, hard (all on the largest), permuted, or without its largest")
        ->check(CLI::IsMember({"uniform", "hard", "permuted", "no-max"}))
        ->type_name("KIND")
        ->group(kGroup);
    command
        .add_option("--steps", arguments.steps,
            "Steps at which --attention and --without-word hold; all without it")
        ->type_name("2-4")
        ->group(kGroup);
    command.add_option("--seed", arguments.seed, "Of --attention permuted")
        ->type_name("N")
        ->capture_default_str()
        ->group(kGroup);
    list("--set-attention", arguments.setAttention,
        "A step and its attention, a number for each source token with </s>; made to sum to 1",
        "\"3: 0.1 0.9\"");
    words("--without-word", arguments.withoutWords, "Take a source token out of attention");
    list("--clamp", arguments.clamps,
        "Hold units (from 0 on) of a state to a number or to their mean, at steps",
        "PLACE[17]=0@3-5");
    command
        .add_option("--patch-from", arguments.patchFrom,
            "Another sentence, of whose translation --patch takes states")
        ->type_name("TEXT")
        ->group(kGroup);
    list("--patch", arguments.patches,
        "start, annotations, or a place and a step: put in from the other sentence", "PLACE@4");
    list("--force", arguments.forced, "Write this word at a step", "\"3: word\"");
    list("--replace-word", arguments.replaced, "Read another word", "\"2: word\"");
    words("--drop-word", arguments.dropped, "Do not read a word");
    words("--repeat-word", arguments.repeated, "Read a word twice");
}

void checkEdits(const EditArguments &arguments)
{
    if (arguments.patchFrom.has_value() == arguments.patches.empty())
        wrongUsage("--patch-from names the sentence and --patch what is taken from it: both, or "
                   "neither.");
    if (arguments.steps && !arguments.attention && arguments.withoutWords.empty())
        wrongUsage("--steps says where --attention or --without-word hold.");
}

} // namespace seq2seq::cli

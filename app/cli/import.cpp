// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq import: a run made of weights that another program trained.
#include "app/cli/commands.h"
#include "app/cli/engine_commands.h"
#include "app/cli/output_files.h"
#include "core/model/attention_kind.h"
#include "core/storage/vocabulary_file.h"

#include <memory>

namespace seq2seq::cli {

namespace {

std::vector<std::string> namesOfAttention()
{
    std::vector<std::string> names;
    for (const AttentionKind kind : attentionKinds())
        names.emplace_back(name(kind));
    return names;
}

/// @throws CLI::ParseError, Error
void checkImport(const ImportArguments &arguments)
{
    const std::vector<OutputFile> outputs{{"--out", arguments.out}};
    refuseSameFiles({arguments.weights, languageFiles(arguments.vocabularies, "source").vocabulary,
                        languageFiles(arguments.vocabularies, "target").vocabulary},
        outputs);
    refuseExisting(outputs, arguments.overwrites);
}

void addText(CLI::App &command, ImportArguments &arguments)
{
    command.add_option("--tokenizer", arguments.tokenizer, "How both sides are cut")
        ->check(CLI::IsMember({"word", "character", "subword"}));
    command.add_flag("--lowercase", arguments.isLowercase, "Both sides are lower-cased");
    command
        .add_option("--source-language", arguments.sourceLanguage, "As \"zh\": rules of its signs")
        ->type_name("CODE");
    command.add_option("--target-language", arguments.targetLanguage, "As \"en\"")
        ->type_name("CODE");
}

} // namespace

void addImport(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "import");
    auto arguments = std::make_shared<ImportArguments>();
    command
        ->add_option("weights", arguments->weights,
            "A safetensors file whose tensors are named as PyTorch's modules in the program of "
            "\"seq2seq export --python\"")
        ->required()
        ->type_name("WEIGHTS.safetensors");
    command
        ->add_option("--vocabularies", arguments->vocabularies,
            "Folder with source.vocabulary.tsv and target.vocabulary.tsv: a word a line in the "
            "order of the ids; for subwords source.sentencepiece.model and "
            "target.sentencepiece.model too")
        ->required()
        ->type_name("DIR");
    command->add_option("--out", arguments->out, "The experiment file to write")
        ->required()
        ->type_name("RUN.s2s");
    command
        ->add_option("--attention", arguments->attention,
            "What the shapes of the weights leave open: scaled, local-m and sparsemax look like "
            "general")
        ->check(CLI::IsMember(namesOfAttention()));
    command
        ->add_option("--decoder-start", arguments->start,
            "The decoder's first state where no weight makes it")
        ->check(CLI::IsMember({"last", "zero"}));
    command->add_flag("--reverse-source", arguments->reversesSource, "The encoder reads x_m..x_1");
    addText(*command, *arguments);
    addOverwrite(*command, arguments->overwrites);
    command->footer("A file that Seq2Seq Explorer exported says itself how the model is built and "
                    "the text is cut; of others\n"
                    "the names and shapes of the weights say what they can.");
    command->callback([arguments, &console] {
        checkImport(*arguments);
        engineCommands().importModel(*arguments, console);
    });
}

} // namespace seq2seq::cli

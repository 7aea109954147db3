// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq inspect: every number of one translation as JSON, or its attention as text.
#include "app/cli/attention_text.h"
#include "app/cli/engine_commands.h"
#include "app/cli/engine_commands/opened_model.h"
#include "app/cli/unknown_words.h"
#include "core/storage/atomic_file.h"
#include "core/storage/trace_file.h"

namespace seq2seq::cli {

void inspect(const InspectArguments &arguments, Console &console)
{
    const OpenedModel model = openModel(arguments.model, console);
    const auto &[translator, options] = model;
    requireSentence(arguments.source, model);
    const Trace trace = translator.trace(
        arguments.source, arguments.target, options, static_cast<std::size_t>(arguments.topWords));
    if (!arguments.safetensors.empty())
        writeFileAtomically(arguments.safetensors, traceSafetensors(trace));
    sayUnknownWords(unknownWords(trace.sourceIds), translator.source().code, console);
    if (arguments.isJson) {
        console.printLine(traceJson(trace));
        return;
    }
    console.printLine(trace.source);
    console.printLine(trace.target);
    console.printLine("");
    for (const std::string &line : attentionText(trace, console.width()))
        console.printLine(line);
}

} // namespace seq2seq::cli

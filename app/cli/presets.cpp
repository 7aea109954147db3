// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq presets: the models from the literature that training can begin from.
#include "app/cli/commands.h"
#include "app/cli/display_width.h"
#include "core/model/config.h"

#include <memory>

namespace seq2seq::cli {

namespace {

Json toJson(const ModelPreset &preset)
{
    const ModelConfig &model = preset.model;
    return {{"name", preset.name}, {"title", preset.title.english()}, {"paper", preset.paper},
        {"tokenizer", name(preset.tokenizer)}, {"cell", name(model.cell)},
        {"attention", name(model.attention)}, {"embedding", model.embeddingSize},
        {"hidden", model.hiddenSize}, {"layers", model.layers}, {"dropout", model.dropout},
        {"bidirectional", model.bidirectional}, {"half_directions", model.halfDirections},
        {"reverse_source", model.reverseSource}, {"input_feeding", model.inputFeeding},
        {"one_hot", model.oneHot}, {"convolution", model.convolution}};
}

void listPresets(bool isJson, Console &console)
{
    constexpr int kNameWidth = 16;
    for (const ModelPreset &preset : modelPresets()) {
        if (isJson)
            console.printJson(toJson(preset));
        else
            console.printLine(paddedRight(preset.name, kNameWidth) + preset.title.english() + "\n"
                + std::string(kNameWidth, ' ') + preset.paper);
    }
}

} // namespace

void addPresets(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "presets");
    auto isJson = std::make_shared<bool>(false);
    command->add_flag("--json", *isJson, "Print a JSON object a line");
    command->callback([isJson, &console] { listPresets(*isJson, console); });
}

} // namespace seq2seq::cli

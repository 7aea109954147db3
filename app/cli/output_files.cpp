// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output_files.h"

#include "app/cli/usage.h"
#include "core/storage/file_identity.h"

namespace seq2seq::cli {

void addOverwrite(CLI::App &command, bool &overwrites)
{
    command.add_flag("--overwrite", overwrites,
        "Replace files that are there already; empty ones, which hold nothing, are in any case");
}

void refuseSameFiles(const std::vector<std::string> &inputs, const std::vector<OutputFile> &outputs)
{
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        for (const std::string &input : inputs) {
            if (isSameFile(outputs[i].path, input))
                wrongUsage(outputs[i].option + ": " + outputs[i].path + " would overwrite " + input
                    + ", which is to be read.");
        }
        for (std::size_t j = 0; j < i; ++j) {
            if (isSameFile(outputs[i].path, outputs[j].path))
                wrongUsage(outputs[i].option + " and " + outputs[j].option + " name one file, "
                    + outputs[i].path + ".");
        }
    }
}

} // namespace seq2seq::cli

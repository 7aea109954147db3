// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output_files.h"

#include "app/cli/usage.h"
#include "core/error.h"
#include "core/storage/file_identity.h"

#include <filesystem>

namespace seq2seq::cli {

namespace fs = std::filesystem;

void addOverwrite(CLI::App &command, bool &overwrites)
{
    command.add_flag("--overwrite", overwrites, "Replace files that are there already");
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

void refuseExisting(const std::vector<OutputFile> &outputs, bool overwrites)
{
    std::error_code ignored;
    for (const auto &[option, path] : outputs) {
        const fs::path folder
            = fs::path(path).has_parent_path() ? fs::path(path).parent_path() : fs::path(".");
        if (!fs::is_directory(folder, ignored))
            throw Error(ErrorCode::FileUnwritable,
                "The folder " + folder.string() + " does not exist", {path},
                "Make it, or choose another file with " + option + ".");
        if (fs::is_directory(path, ignored))
            throw Error(ErrorCode::FileUnwritable, "This is a folder", {path},
                "Name a file with " + option + ".");
        const bool isThere = fs::is_regular_file(path, ignored) && !fs::is_empty(path, ignored);
        if (isThere && !overwrites)
            throw Error(ErrorCode::FileUnwritable, "The file is there already", {path},
                "Choose another name with " + option + ", or replace it with --overwrite.");
    }
}

} // namespace seq2seq::cli

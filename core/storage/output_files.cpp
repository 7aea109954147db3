// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/output_files.h"

#include "core/error.h"

#include <filesystem>

namespace seq2seq {

void refuseExisting(const std::vector<OutputFile> &outputs, bool overwrites)
{
    namespace fs = std::filesystem;
    std::error_code ignored;
    for (const auto &[option, path] : outputs) {
        const fs::path folder
            = fs::path(path).has_parent_path() ? fs::path(path).parent_path() : fs::path(".");
        if (!fs::is_directory(folder, ignored))
            throw Error(ErrorCode::FileUnwritable,
                message("core", "The folder %1 does not exist").arg(folder.string()), {path},
                message("core", "Make it, or choose another file with %1.").arg(option));
        if (fs::is_directory(path, ignored))
            throw Error(ErrorCode::FileUnwritable, message("core", "This is a folder"), {path},
                message("core", "Name a file with %1.").arg(option));
        const bool isThere = fs::is_regular_file(path, ignored) && !fs::is_empty(path, ignored);
        if (isThere && !overwrites)
            throw Error(ErrorCode::FileUnwritable, message("core", "The file is there already"),
                {path},
                message("core", "Choose another name with %1, or replace it with --overwrite.")
                    .arg(option));
    }
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json_lines.h"

#include "core/storage/atomic_file.h"

#include <cstdint>

namespace seq2seq::cli {

void writeJsonLines(const std::string &path, const std::function<void(const WriteLine &)> &write)
{
    constexpr std::size_t kPiece = 1 << 20; // bytes that are collected before they are written
    writeFileAtomically(path, [&](const WriteAt &file) {
        std::uint64_t end = 0;
        std::string waiting;
        const auto flush = [&] {
            file(end, waiting);
            end += waiting.size();
            waiting.clear();
        };
        write([&](const Json &object) {
            waiting += object.dump() + '\n';
            if (waiting.size() > kPiece)
                flush();
        });
        flush();
    });
}

} // namespace seq2seq::cli

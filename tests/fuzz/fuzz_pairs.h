// SPDX-License-Identifier: GPL-3.0-or-later
// A file of sentence pairs in one format: previewed as the import dialog does, looked at from a
// line in its middle, and read.
#pragma once

#include "core/corpus/reader.h"
#include "fuzz.h"

namespace seq2seq::fuzz {

inline void readsOrRefuses(const std::string &path, const std::string &format)
{
    PreviewOptions first;
    first.format = format;
    worksOrRefuses([&] { (void)previewPairs(path, first); });
    PreviewOptions middle = first;
    middle.fromLine = 5;
    worksOrRefuses([&] { (void)previewPairs(path, middle); });
    worksOrRefuses([&] {
        ReadOptions options;
        options.format = format;
        ReadReport report;
        (void)readPairs(path, options, report);
    });
}

} // namespace seq2seq::fuzz

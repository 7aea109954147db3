// SPDX-License-Identifier: GPL-3.0-or-later
// Tab-separated text, a pair a line: no quotes, no escapes.
#include "core/corpus/pair_format.h"
#include "core/corpus/split_rows.h"

namespace seq2seq {

PairFormat tsvFormat()
{
    return {"tsv", message("core", "Tab-separated text"), {"tsv", "tab", "txt"}, false,
        [](std::string_view, const std::string &) { return true; },
        [](LineReader &lines) -> std::unique_ptr<RowReader> {
            return std::make_unique<SplitRows>(lines, "\t", message("core", "a tab"));
        }};
}

} // namespace seq2seq

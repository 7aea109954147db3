// SPDX-License-Identifier: GPL-3.0-or-later
// "source ||| target" a line, as word aligners (fast_align, eflomal) read pairs.
#include "core/corpus/pair_format.h"
#include "core/corpus/split_rows.h"
#include "core/corpus/text_start.h"

#include <algorithm>

namespace seq2seq {
namespace {

constexpr std::string_view kBars = " ||| ";

bool isBars(std::string_view start, const std::string &)
{
    const std::vector<std::string_view> lines = firstLines(start);
    const auto count = static_cast<std::size_t>(std::ranges::count_if(
        lines, [](std::string_view line) { return line.find(kBars) != line.npos; }));
    return count > 0 && 10 * count >= 9 * lines.size();
}

} // namespace

PairFormat barsFormat()
{
    return {"bars", message("core", "Sentences with ||| between them"), {"txt"}, true, &isBars,
        [](LineReader &lines) -> std::unique_ptr<RowReader> {
            return std::make_unique<SplitRows>(lines, kBars, "|||");
        }};
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// A file of word alignments, "0-0 1?2".
#include "core/corpus/reader.h"
#include "fuzz.h"

using namespace seq2seq;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const fuzz::InputFile file(".txt");
    const std::string path = file.with(fuzz::textOf(data, size));
    fuzz::worksOrRefuses([&] {
        for (const Alignment &alignment : readAlignments(path))
            (void)formatAlignment(alignment);
    });
    return 0;
}

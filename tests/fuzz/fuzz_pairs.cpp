// SPDX-License-Identifier: GPL-3.0-or-later
// A file of tab-separated sentence pairs: previewed as the import dialog does, and read.
#include "core/corpus/reader.h"
#include "fuzz.h"

using namespace seq2seq;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const fuzz::InputFile file(".tsv");
    const std::string path = file.with(fuzz::textOf(data, size));
    fuzz::worksOrRefuses([&] { (void)previewTsv(path); });
    fuzz::worksOrRefuses([&] {
        ReadReport report;
        (void)readTsv(path, {}, report);
    });
    return 0;
}

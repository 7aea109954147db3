// SPDX-License-Identifier: GPL-3.0-or-later
// A table with quotes, by libcsv.
#include "fuzz_pairs.h"

using namespace seq2seq;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const fuzz::InputFile file(".csv");
    fuzz::readsOrRefuses(file.with(fuzz::textOf(data, size)), "csv");
    return 0;
}

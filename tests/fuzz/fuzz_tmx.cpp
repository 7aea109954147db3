// SPDX-License-Identifier: GPL-3.0-or-later
// A translation memory, unit by unit by pugixml.
#include "fuzz_pairs.h"

using namespace seq2seq;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const fuzz::InputFile file(".tmx");
    fuzz::readsOrRefuses(file.with(fuzz::textOf(data, size)), "tmx");
    return 0;
}

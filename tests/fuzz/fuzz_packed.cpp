// SPDX-License-Identifier: GPL-3.0-or-later
// A packed file of any format, by zlib.
#include "fuzz_pairs.h"

using namespace seq2seq;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const fuzz::InputFile file(".gz");
    fuzz::readsOrRefuses(file.with(fuzz::textOf(data, size)), "");
    return 0;
}

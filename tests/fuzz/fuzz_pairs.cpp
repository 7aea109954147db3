// SPDX-License-Identifier: GPL-3.0-or-later
// A file of sentence pairs in whatever format its beginning looks like.
#include "fuzz_pairs.h"

using namespace seq2seq;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const fuzz::InputFile file(".tsv");
    fuzz::readsOrRefuses(file.with(fuzz::textOf(data, size)), "");
    return 0;
}

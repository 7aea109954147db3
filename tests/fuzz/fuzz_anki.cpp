// SPDX-License-Identifier: GPL-3.0-or-later
// Anki's notes in plain text.
#include "fuzz_pairs.h"

using namespace seq2seq;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const fuzz::InputFile file(".txt");
    fuzz::readsOrRefuses(file.with(fuzz::textOf(data, size)), "anki");
    return 0;
}

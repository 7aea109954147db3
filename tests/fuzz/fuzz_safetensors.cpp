// SPDX-License-Identifier: GPL-3.0-or-later
// A safetensors file: length, JSON header, data.
#include "core/storage/safetensors.h"
#include "fuzz.h"

#include <cstdlib>

using namespace seq2seq;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::worksOrRefuses([&] {
        const StateDict tensors = readSafetensors(fuzz::textOf(data, size), "input");
        std::size_t numbers = 0;
        for (const NamedTensor &tensor : tensors)
            numbers += tensor.values.size();
        if (numbers * sizeof(float) > size)
            std::abort(); // more than there was
    });
    return 0;
}

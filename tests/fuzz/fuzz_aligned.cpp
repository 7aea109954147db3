// SPDX-License-Identifier: GPL-3.0-or-later
// Two files whose lines belong together; in the input the byte 0x00 parts them.
#include "core/corpus/reader.h"
#include "fuzz.h"

#include <algorithm>

using namespace seq2seq;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const fuzz::InputFile sourceFile(".zh");
    static const fuzz::InputFile targetFile(".en");
    const std::string_view text = fuzz::textOf(data, size);
    const std::size_t middle = std::min(text.find('\0'), text.size());
    const std::string source = sourceFile.with(text.substr(0, middle));
    const std::string target = targetFile.with(text.substr(std::min(middle + 1, text.size())));
    fuzz::worksOrRefuses([&] {
        ReadReport report;
        (void)readAligned(source, target, {}, report);
    });
    return 0;
}

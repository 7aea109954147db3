// SPDX-License-Identifier: GPL-3.0-or-later
// A subword model, loaded and used.
#include "core/text/tokenizer.h"
#include "fuzz.h"

using namespace seq2seq;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::worksOrRefuses([&] {
        TokenizerOptions options;
        options.kind = TokenizerKind::Subword;
        const auto tokenizer = restoreTokenizer(options, std::string(fuzz::textOf(data, size)));
        for (const char *sentence : {"", "the cats sat", "\u6211\u559c\u6b22\u559d\u8336\u3002"})
            (void)tokenizer->join(tokenizer->split(sentence));
    });
    return 0;
}

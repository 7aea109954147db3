// SPDX-License-Identifier: GPL-3.0-or-later
// Lines to measure: each is compared with the one before it, by every tokeniser.
#include "core/metrics/bleu.h"
#include "core/metrics/chrf.h"
#include "fuzz.h"

#include <algorithm>
#include <array>
#include <vector>

using namespace seq2seq;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::vector<std::string> lines(1);
    for (const char c : fuzz::textOf(data, size)) {
        if (c == '\n')
            lines.emplace_back();
        else
            lines.back() += c;
    }
    std::vector<std::string> others(lines.size());
    std::copy(lines.begin(), lines.end() - 1, others.begin() + 1);
    const std::array<std::vector<std::string>, 1> references{others};
    for (const BleuTokenizer tokenizer : {BleuTokenizer::None, BleuTokenizer::V13a,
             BleuTokenizer::Intl, BleuTokenizer::Zh, BleuTokenizer::Char})
        fuzz::worksOrRefuses([&] {
            BleuOptions options;
            options.tokenizer = tokenizer;
            (void)corpusBleu(lines, references, options);
        });
    for (const int wordOrder : {0, 2})
        fuzz::worksOrRefuses([&] {
            ChrfOptions options;
            options.wordOrder = wordOrder;
            (void)corpusChrf(lines, references, options);
        });
    return 0;
}

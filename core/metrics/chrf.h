// SPDX-License-Identifier: GPL-3.0-or-later
// chrF and chrF++ as sacreBLEU computes them (Popovic 2015, 2017).
#pragma once

#include <span>
#include <string>
#include <vector>

namespace seq2seq {

struct ChrfOptions {
    int characterOrder = 6;
    int wordOrder = 0; ///< 2 = chrF++
    int beta = 2;
    bool removeWhitespace = true;
    bool lowercase = false;
    bool epsilonSmoothing
        = false; ///< the mean of each order's F instead of F of the mean precision
                 ///< and recall, orders without n-grams counting as 0 (chrF++.py)
};

/// @return 0..100. @throws Error BadConfiguration when the counts differ
[[nodiscard]] double corpusChrf(std::span<const std::string> hypotheses,
    std::span<const std::vector<std::string>> references, const ChrfOptions &options = {});
[[nodiscard]] double sentenceChrf(const std::string &hypothesis,
    std::span<const std::string> references, const ChrfOptions &options = {});

/// "nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:seq2seq-0.1"
[[nodiscard]] std::string chrfSignature(const ChrfOptions &options, std::size_t references);

} // namespace seq2seq

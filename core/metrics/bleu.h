// SPDX-License-Identifier: GPL-3.0-or-later
// BLEU as sacreBLEU computes it (Papineni et al. 2002; Post 2018).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

/// sacreBLEU's tokenisers.
enum class BleuTokenizer { None, V13a, Intl, Zh, Char };

/// sacreBLEU's smoothing of n-gram precisions that are zero.
enum class BleuSmoothing { None, Floor, AddK, Exp };

struct BleuOptions {
    BleuTokenizer tokenizer = BleuTokenizer::V13a;
    BleuSmoothing smoothing = BleuSmoothing::Exp;
    std::optional<double> smoothValue; ///< unset: 0.1 for Floor, 1 for AddK
    bool lowercase = false;
    bool effectiveOrder
        = false; ///< ignore orders without any n-gram; sacreBLEU's default for sentences
};

struct BleuScore {
    double score = 0; ///< 0..100
    std::array<double, 4> precisions{}; ///< percent
    double brevityPenalty = 0;
    std::int64_t hypothesisLength = 0; ///< tokens
    std::int64_t referenceLength = 0; ///< of the closest references
};

/// The tokens of a line joined by blanks, exactly as sacreBLEU's tokeniser prints them.
[[nodiscard]] std::string bleuTokenize(std::string_view line, BleuTokenizer tokenizer);

/// @param references one vector a reference set, each as long as `hypotheses`
/// @throws Error BadConfiguration when the counts differ
[[nodiscard]] BleuScore corpusBleu(std::span<const std::string> hypotheses,
    std::span<const std::vector<std::string>> references, const BleuOptions &options = {});
[[nodiscard]] BleuScore sentenceBleu(const std::string &hypothesis,
    std::span<const std::string> references, BleuOptions options = {});

/// The tokeniser for a target language: Zh for "zh" and "ja" text, else 13a.
[[nodiscard]] BleuTokenizer bleuTokenizerFor(std::string_view language);
/// "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:seq2seq-0.1"
[[nodiscard]] std::string bleuSignature(const BleuOptions &options, std::size_t references);

} // namespace seq2seq

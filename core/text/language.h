// SPDX-License-Identifier: GPL-3.0-or-later
// One side of an experiment: how its text is cut, and which words it knows.
#pragma once

#include "core/text/tokenizer.h"
#include "core/text/vocabulary.h"

namespace seq2seq {

/// The tokenizer and the vocabulary of the source or the target.
struct Language {
    std::string code; ///< BCP 47, "zh", "en"; empty when nobody said
    std::shared_ptr<const Tokenizer> tokenizer;
    Vocabulary vocabulary;

    /// The id of a token of `tokenizer`; kUnk when it is not known. With foldWidth a word that is
    /// only known in the other width (a vocabulary from before widths were folded) is that one.
    [[nodiscard]] int id(std::string_view token) const;
    /// A sentence as this language writes it, lower-cased if its tokenizer is so: what a
    /// translation can be compared with.
    [[nodiscard]] std::string written(std::string_view sentence) const;
    /// Ids of a sentence, ended by kEos: x_1..x_m, or y_1..y_n without the y_0 = kBos the decoder
    /// is fed first.
    [[nodiscard]] std::vector<int> encode(std::string_view sentence) const;
    /// A readable sentence from ids; stops at kEos, leaves out kPad and kBos, writes kUnk as
    /// "<unk>".
    [[nodiscard]] std::string decode(std::span<const int> ids) const;
    /// The spelling of each id, specials included.
    [[nodiscard]] std::vector<std::string> words(std::span<const int> ids) const;
};

} // namespace seq2seq

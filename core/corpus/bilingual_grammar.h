// SPDX-License-Identifier: GPL-3.0-or-later
// Draws Chinese sentences with their English translations and the links between their words.
// A synchronous context-free grammar: each rule says both sides at once, so both mean the same.
#pragma once

#include "core/corpus/grammar_rules.h"
#include "core/corpus/linked_text.h"
#include "core/random.h"

namespace seq2seq {

class BilingualGrammar {
public:
    /// @param texts  rules as grammar_rules.h describes them. @throws Error Internal naming the bad
    /// line
    explicit BilingualGrammar(
        std::span<const std::string_view> texts, std::string_view start = "Sentence");

    /// One sentence. Chinese words stand together, English ones apart, the first one capitalised.
    [[nodiscard]] LinkedText draw(Random &random) const;

    /// In how many ways a sentence can be drawn: an upper bound of how many there are.
    [[nodiscard]] double derivations() const;

private:
    std::vector<grammar::Symbol> m_symbols;
};

} // namespace seq2seq

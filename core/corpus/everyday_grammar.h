// SPDX-License-Identifier: GPL-3.0-or-later
// The grammar of the built-in corpus everyday-zh-en, in the notation of grammar_rules.h. Its text
// is in resources/grammars/everyday-zh-en: words, times and places (settings), what people do
// (actions), whole sentences (sentences, clauses).
//
// Two rules keep it learnable: the same Chinese always gives the same English (tense, number and
// article can be told from 了, 正在, 每天, 一本, 那本 ...), and whatever stands together makes
// sense together, so words come in small classes (what one reads, wears, loses) rather than as
// "nouns".
#pragma once

#include <array>
#include <string_view>

namespace seq2seq {

/// All of the grammar; its start is the symbol Sentence.
[[nodiscard]] std::array<std::string_view, 5> everydayGrammar();

} // namespace seq2seq

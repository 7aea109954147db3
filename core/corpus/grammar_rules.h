// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of a bilingual grammar as plain data, and the reader of their notation.
// bilingual_grammar.h draws sentences from them; resources/grammars holds such rules.
#pragma once

#include "core/corpus/english_forms.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seq2seq::grammar {

/// What an English item comes from: a label of Chinese items, or a slot of the rule.
struct Label {
    std::string name; ///< the label or the slot
    enum class Part {
        All,
        Verb,
        Aspect
    } part
        = Part::All; ///< "V" all of the slot, "V^" its verb, "V*" its 了 or 过
    bool sure = true;
};

/// One word or slot on one side of a rule.
struct Item {
    enum class Kind {
        Word, ///< as it stands
        Verb, ///< "read~": inflected
        Noun, ///< "book+": plural where the form says so
        Aspect, ///< "*": 了 or 过, where the form says so
        Pronoun, ///< "_pro" in Chinese: 我, 你, 他 ... for the subject
        PersonalPronoun, ///< "_he": I, you, he ... for the subject
        Possessive, ///< "_my": my, your, his ... for the subject
        Slot, ///< "{n}"
    };
    Kind kind = Kind::Word;
    std::string text; ///< of a word
    int slot = -1; ///< into Rule::slotList
    std::optional<std::string> form; ///< "{n.pl}", "read~past"; unset: the form asked of the rule
    std::vector<Label>
        labels; ///< on the Chinese side their names; on the English side where it comes from
};
using Items = std::vector<Item>;

/// One way to make a symbol: a piece of Chinese and the piece of English that means the same.
struct Rule {
    struct Slot {
        std::string name;
        int symbol = -1;
    };
    double weight = 1;
    std::vector<Slot> slotList; ///< "slots" alone is a macro of Qt, which tests see
    std::map<std::string, Items, std::less<>> chinese; ///< by form; "" is the plain one
    std::map<std::string, Items, std::less<>> english;
    std::optional<Agreement> agreement; ///< of an English verb whose subject this is
    std::vector<std::pair<int, int>> different; ///< slots that must not be the same
    bool isLabelled = false; ///< false: every English word comes from all the Chinese words

    [[nodiscard]] int slotNamed(std::string_view name) const; ///< -1 when there is none
};

struct Symbol {
    std::string name;
    bool isOnce = false; ///< nothing it makes is said twice in a sentence
    std::vector<Rule> rules;
};

/// Reads grammar texts. A later definition of a symbol replaces an earlier one. The notation:
///
///     # remark
///     = Name                       defines a symbol; "= Name<$>" a family, Name<Book> has Book for
///     = Name !once                 what it makes (a person) stands in a sentence once
///     $ 3% chinese | english !he     a rule with its weight; " // " parts several rules of a line
///     书 ; cl: 本 | book+           "; form:" opens another form of that side
///     在/a {p:Place} | in/a {p}     /a names a Chinese word and links an English one surely, ?a
///     possibly {V.le} {V.past}              a slot in a form; verbs agree with the slot S of the
///     rule !i !you !he !she !it !person !we !they    what a verb agrees with; !a#b slots a and b
///     differ
///     @ 厨房 里 | in the kitchen    a place, with the forms at (在) and zai (正在)
///
/// @return the symbols that `start` needs; it is the first of them
/// @throws Error Internal naming the line that is wrong
[[nodiscard]] std::vector<Symbol> readGrammar(
    std::span<const std::string_view> texts, std::string_view start);

} // namespace seq2seq::grammar

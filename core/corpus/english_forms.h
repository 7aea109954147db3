// SPDX-License-Identifier: GPL-3.0-or-later
// English word forms for the built-in grammars: verbs, plurals, and the choice between "a" and
// "an".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace seq2seq {

/// Who the subject is: what a verb agrees with and "my" refers to.
enum class Agreement : std::uint8_t {
    I,
    You,
    He,
    She,
    It,
    Person, ///< one person, sex unknown ("my teacher"): no possessive pronoun
    We,
    They,
};

/// The form of a verb that a sentence asks for.
enum class VerbForm : std::uint8_t {
    Base, ///< read, be
    Present, ///< agrees: reads, am
    Past, ///< read, was
    PastParticiple, ///< read, been
    Ing, ///< reading, being
};

/// Inflects a verb given by its base form; knows the irregular verbs that our grammars use, and the
/// contractions "don't" and "haven't" as verbs of their own (doesn't, didn't, hasn't).
[[nodiscard]] std::string inflectVerb(std::string_view verb, VerbForm form, Agreement subject);

/// "book" -> "books", "child" -> "children", "sheep" -> "sheep".
[[nodiscard]] std::string pluralOf(std::string_view noun);

/// "a" or "an", whichever goes before `word`: an hour, a university, an umbrella.
[[nodiscard]] std::string_view articleBefore(std::string_view word);

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/text: where people write blanks between words and punctuation.
// Splitting and joining both ask this class, so that a token needs a mark only where a text does
// not do the usual.
#pragma once

#include <array>
#include <string_view>

namespace seq2seq {

inline constexpr std::string_view kBlankMark = "\u2581"; ///< "▁", how tokens spell a blank
inline constexpr std::string_view kGlueMark = "\uFFED"; ///< "￭", how tokens spell a missing blank

/// What a token is to its neighbours.
enum class TokenShape {
    Word,
    Number,
    Elision, ///< "l'", "qu'": clings to the next word
    Opening, ///< ( [ “ ¿: clings to what follows
    Closing, ///< . , ! ? ) ” %: clings to what precedes
    Quote, ///< " and ': opening and closing by turns
    Dash, ///< - / –: clings to both sides, or to neither
    Prefix, ///< $ £: clings to a number that follows
    Emoji,
    Symbol, ///< any other sign; stands alone like a word
};

/// Follows a sentence token by token and says whether a blank is usual before the next one.
class Spacing {
public:
    /// Whether people write a blank between the tokens taken so far and this one. Never before the
    /// first.
    [[nodiscard]] bool expectsBlank(std::string_view token) const;
    /// Goes on to the next token, written with or without a blank before it.
    void take(std::string_view token, bool blankBefore);

    /// True for tokens that are words or numbers of some language, false for signs.
    [[nodiscard]] static bool isWordlike(std::string_view token);

private:
    struct Look {
        TokenShape shape = TokenShape::Symbol;
        bool startsUnspaced = false; // in a script without blanks: Chinese, Japanese, Thai
        bool endsUnspaced = false;
        std::size_t quote = 0; // index into m_isQuoteOpen
        bool isColon = false;
    };
    static Look look(std::string_view token);
    [[nodiscard]] bool expectsBlank(const Look &next) const;

    Look m_last;
    bool m_isFirst = true;
    bool m_lastClingsToNext = false; // an opening sign, an unspaced dash
    bool m_lastIsSpacedDash = false;
    bool m_isColonAfterNumber = false; // 10:30
    std::array<bool, 2> m_isQuoteOpen{}; // double, single
};

} // namespace seq2seq

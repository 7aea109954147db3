// SPDX-License-Identifier: GPL-3.0-or-later
// Words as ICU cuts them (UAX #29, dictionaries for Chinese, Japanese, Thai ...), with two changes:
// a Romance elision is a word of its own (l'école -> l' école), and a row of dots or dashes is one
// token. Blanks are not tokens; where a text has one that is not usual, or lacks a usual one, the
// sign there bears a mark ("▁?" in French), so that join gives the sentence back.
#include "core/error.h"
#include "core/text/chinese_words.h"
#include "core/text/normalize.h"
#include "core/text/spacing.h"
#include "core/text/tokenizers.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <optional>

namespace seq2seq {
namespace {

// A token without marks, and whether a blank stood before it.
struct Piece {
    std::string text;
    bool blankBefore = false;
};

bool isApostrophe(char16_t character)
{
    return character == u'\'' || character == u'\u2019';
}

bool isLatinVowel(char16_t character)
{
    static const icu::UnicodeString vowels(u"aeiouyàâäáãåæèéêëìíîïòóôöõœùúûüÿ");
    return vowels.indexOf(static_cast<char16_t>(u_tolower(character))) >= 0;
}

// Where a Romance elision ends in a word, one past its apostrophe (d'attente, qu'il, l'homme,
// dell'arte), or 0. A consonant, an apostrophe and a vowel or h: no English contraction has that.
int endOfElision(const icu::UnicodeString &word)
{
    static const icu::UnicodeString today(u"aujourd");
    for (int i = 1; i + 1 < word.length(); ++i) {
        if (!isApostrophe(word[i]))
            continue;
        const auto before = static_cast<char16_t>(u_tolower(word[i - 1]));
        const bool isQu = before == u'u' && i > 1 && u_tolower(word[i - 2]) == u'q';
        const bool isConsonant = before >= u'b' && before <= u'z' && !isLatinVowel(before);
        const bool followedByVowel = isLatinVowel(word[i + 1]) || u_tolower(word[i + 1]) == u'h';
        const bool isToday = word.tempSubString(0, i).caseCompare(today, U_FOLD_CASE_DEFAULT) == 0;
        if ((isQu || isConsonant) && followedByVowel && !isToday)
            return i + 1;
    }
    return 0;
}

bool isRow(const std::string &sign)
{
    return sign == "." || sign == "-" || sign == "…" || sign == "—";
}

void appendPiece(std::vector<Piece> &pieces, const icu::UnicodeString &text, bool blankBefore)
{
    std::string token;
    text.toUTF8String(token);
    if (isRow(token) && !blankBefore && !pieces.empty() && pieces.back().text.ends_with(token)
        && pieces.back().text.starts_with(token))
        pieces.back().text += token;
    else
        pieces.push_back({std::move(token), blankBefore});
}

bool isHan(const icu::UnicodeString &word)
{
    UErrorCode status = U_ZERO_ERROR;
    for (int i = 0; i < word.length(); i = word.moveIndex32(i, 1)) {
        if (uscript_getScript(word.char32At(i), &status) != USCRIPT_HAN)
            return false;
    }
    return true;
}

bool hasKana(const icu::UnicodeString &text)
{
    for (int i = 0; i < text.length(); ++i) {
        if (text[i] >= 0x3041 && text[i] <= 0x30FF)
            return true;
    }
    return false;
}

void appendWord(
    std::vector<Piece> &pieces, const icu::UnicodeString &word, bool blankBefore, bool isJapanese)
{
    if (word.length() > 1 && !isJapanese && isHan(word)) {
        const std::u16string_view view(word.getBuffer(), static_cast<std::size_t>(word.length()));
        for (const std::u16string_view part : cutChineseWord(view)) {
            appendPiece(pieces, icu::UnicodeString(part.data(), static_cast<int>(part.size())),
                blankBefore);
            blankBefore = false;
        }
        return;
    }
    icu::UnicodeString rest = word;
    while (const int end = endOfElision(rest)) {
        appendPiece(pieces, rest.tempSubString(0, end), blankBefore);
        rest.remove(0, end);
        blankBefore = false;
    }
    appendPiece(pieces, rest, blankBefore);
}

// The blank after a token, when a mark says so.
std::optional<bool> takeMarkAfter(std::string_view &token)
{
    for (const std::string_view mark : {kBlankMark, kGlueMark}) {
        if (token.size() > mark.size() && token.ends_with(mark)) {
            token.remove_suffix(mark.size());
            return mark == kBlankMark;
        }
    }
    return std::nullopt;
}

std::optional<bool> takeMarkBefore(std::string_view &token)
{
    for (const std::string_view mark : {kBlankMark, kGlueMark}) {
        if (token.size() > mark.size() && token.starts_with(mark)) {
            token.remove_prefix(mark.size());
            return mark == kBlankMark;
        }
    }
    return std::nullopt;
}

class WordTokenizer final : public Tokenizer {
public:
    explicit WordTokenizer(const TokenizerOptions &options)
        : Tokenizer(options)
    {
        UErrorCode status = U_ZERO_ERROR;
        m_boundaries.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        if (U_FAILURE(status))
            throw Error(
                ErrorCode::Internal, message("core", "ICU has no data for word boundaries"));
    }

    [[nodiscard]] std::vector<std::string> split(std::string_view sentence) const override
    {
        const std::vector<Piece> pieces = cut(normalize(sentence, options()));
        std::vector<std::string> tokens;
        tokens.reserve(pieces.size());
        Spacing spacing;
        bool lastIsSign = false;
        for (const Piece &piece : pieces) {
            const bool isSign = !Spacing::isWordlike(piece.text);
            std::string token = piece.text;
            if (piece.blankBefore != spacing.expectsBlank(piece.text)) {
                // Words stay as they are wherever a sign can bear the mark: the vocabulary should
                // not have them twice.
                const std::string_view mark = piece.blankBefore ? kBlankMark : kGlueMark;
                if (!isSign && lastIsSign)
                    tokens.back() += mark;
                else
                    token.insert(0, mark);
            }
            spacing.take(piece.text, piece.blankBefore);
            tokens.push_back(std::move(token));
            lastIsSign = isSign;
        }
        return tokens;
    }

    [[nodiscard]] std::string join(std::span<const std::string> tokens) const override
    {
        std::string sentence;
        Spacing spacing;
        std::optional<bool> afterLast;
        for (std::string_view token : tokens) {
            const std::optional<bool> after = takeMarkAfter(token);
            const std::optional<bool> before = takeMarkBefore(token);
            const bool isMarked = !sentence.empty() && (afterLast || before);
            const bool blank = isMarked ? afterLast.value_or(before.value_or(false))
                                        : spacing.expectsBlank(token);
            if (blank)
                sentence += ' ';
            sentence += token;
            spacing.take(token, blank);
            afterLast = after;
        }
        return sentence;
    }

private:
    [[nodiscard]] std::vector<Piece> cut(const icu::UnicodeString &text) const
    {
        const std::unique_ptr<icu::BreakIterator> boundaries(
            m_boundaries->clone()); // one's own: it has a position
        boundaries->setText(text);
        std::vector<Piece> pieces;
        const bool isJapanese = hasKana(text);
        bool blankBefore = false;
        int begin = boundaries->first();
        for (int end = boundaries->next(); end != icu::BreakIterator::DONE;
             end = boundaries->next()) {
            if (text[begin] == u' ') { // with what combines with it, if anything
                blankBefore = true;
                ++begin;
            }
            if (begin < end) {
                appendWord(pieces, text.tempSubStringBetween(begin, end), blankBefore, isJapanese);
                blankBefore = false;
            }
            begin = end;
        }
        return pieces;
    }

    std::unique_ptr<const icu::BreakIterator> m_boundaries;
};

} // namespace

std::shared_ptr<const Tokenizer> makeWordTokenizer(const TokenizerOptions &options)
{
    return std::make_shared<WordTokenizer>(options);
}

} // namespace seq2seq

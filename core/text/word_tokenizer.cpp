// SPDX-License-Identifier: GPL-3.0-or-later
// Words as ICU cuts them (UAX #29, dictionaries for Chinese, Japanese, Thai ...), with two changes:
// a Romance elision is a word of its own (l'école -> l' école), and a row of dots or dashes is one
// token. Blanks are not tokens; where a text has one that is not usual, or lacks a usual one, the
// sign there bears a mark ("▁?" in French), so that join gives the sentence back. Beside letters
// whose script sets no blanks it is they that bear it, and word() takes it off again.
#include "core/error.h"
#include "core/text/chinese_words.h"
#include "core/text/normalize.h"
#include "core/text/script_blanks.h"
#include "core/text/spacing.h"
#include "core/text/tokenizers.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
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

/// Collects the pieces of one text, each given by its range.
class Pieces {
public:
    explicit Pieces(const BareText &bare)
        : m_bare(bare)
    {
    }

    void append(int begin, int end, bool blankBefore)
    {
        std::string token = m_bare.piece(begin, end);
        blankBefore = blankBefore || m_bare.hasBlankBefore(begin);
        if (isRow(token) && !blankBefore && !m_pieces.empty()
            && m_pieces.back().text.ends_with(token) && m_pieces.back().text.starts_with(token))
            m_pieces.back().text += token;
        else
            m_pieces.push_back({std::move(token), blankBefore});
    }
    [[nodiscard]] std::vector<Piece> take() && { return std::move(m_pieces); }

private:
    const BareText &m_bare;
    std::vector<Piece> m_pieces;
};

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

/// Appends the word [begin, end) of `text`, cut finer where ICU's words are too long.
void appendWord(Pieces &pieces, const icu::UnicodeString &text, int begin, int end,
    bool blankBefore, bool isJapanese)
{
    const icu::UnicodeString word = text.tempSubStringBetween(begin, end);
    if (word.length() > 1 && !isJapanese && isHan(word)) {
        const std::u16string_view view(word.getBuffer(), static_cast<std::size_t>(word.length()));
        for (const std::u16string_view part : cutChineseWord(view)) {
            pieces.append(begin, begin + static_cast<int>(part.size()), blankBefore);
            begin += static_cast<int>(part.size());
            blankBefore = false;
        }
        return;
    }
    while (const int length = endOfElision(text.tempSubStringBetween(begin, end))) {
        pieces.append(begin, begin + length, blankBefore);
        begin += length;
        blankBefore = false;
    }
    pieces.append(begin, end, blankBefore);
}

/// Which of two neighbours bears the mark of an unusual blank. Letters of a script without blanks
/// do, as word() takes it off them. Otherwise words stay as they are wherever a sign can bear it:
/// the vocabulary should not have them twice.
bool isMarkOnLast(std::string_view last, std::string_view next)
{
    if (isUnspaced(firstCharacter(next)))
        return false;
    return isUnspaced(lastBaseCharacter(last))
        || (Spacing::isWordlike(next) && !Spacing::isWordlike(last));
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

std::u16string_view viewOf(const icu::UnicodeString &text, int begin, int end)
{
    return std::u16string_view(text.getBuffer(), static_cast<std::size_t>(text.length()))
        .substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

/// Where ICU's words end in [begin, end) of a text.
std::vector<int> icuBoundaries(
    icu::BreakIterator &iterator, const icu::UnicodeString &text, int begin, int end)
{
    const icu::UnicodeString part = text.tempSubStringBetween(begin, end);
    iterator.setText(part);
    std::vector<int> boundaries;
    iterator.first();
    for (int at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next())
        boundaries.push_back(begin + at);
    return boundaries;
}

/// Where words end. Where a frequent word stands across two of ICU's (前|天下|雨), it is put
/// together and the two words after it are cut anew without it (前天|下雨).
std::vector<int> wordBoundaries(icu::BreakIterator &iterator, const icu::UnicodeString &text)
{
    const std::vector<int> found = icuBoundaries(iterator, text, 0, text.length());
    std::vector<int> boundaries;
    int begin = 0; // of the word that ends at found[i]
    for (std::size_t i = 0; i < found.size(); ++i) {
        const int end = found[i];
        const bool isSplit = i + 1 < found.size()
            && standsAcross(viewOf(text, begin, end), viewOf(text, end, found[i + 1]));
        if (!isSplit) {
            boundaries.push_back(end);
            begin = end;
            continue;
        }
        if (end - 1 > begin)
            boundaries.push_back(end - 1);
        boundaries.push_back(end + 1);
        const std::size_t last
            = end + 1 == found[i + 1] ? i + 1 : std::min(i + 2, found.size() - 1);
        if (end + 1 < found[last])
            for (const int boundary : icuBoundaries(iterator, text, end + 1, found[last]))
                boundaries.push_back(boundary);
        begin = found[last];
        i = last;
    }
    return boundaries;
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
        std::optional<Piece> last;
        for (const Piece &piece : pieces) {
            std::string token = piece.text;
            if (piece.blankBefore != spacing.expectsBlank(piece.text)) {
                const std::string_view mark = piece.blankBefore ? kBlankMark : kGlueMark;
                if (last && isMarkOnLast(last->text, piece.text))
                    tokens.back() += mark;
                else
                    token.insert(0, mark);
            }
            spacing.take(piece.text, piece.blankBefore);
            tokens.push_back(std::move(token));
            last = piece;
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
            appendWithBlanks(sentence, token);
            spacing.take(token, blank);
            afterLast = after;
        }
        return sentence;
    }

    [[nodiscard]] std::string word(std::string_view token) const override
    {
        return withoutScriptMarks(token);
    }

private:
    [[nodiscard]] std::vector<Piece> cut(const icu::UnicodeString &sentence) const
    {
        const BareText bare = withoutScriptBlanks(sentence);
        const icu::UnicodeString &text = bare.text;
        const std::unique_ptr<icu::BreakIterator> boundaries(
            m_boundaries->clone()); // one's own: it has a position
        Pieces pieces(bare);
        const bool isJapanese = hasKana(text);
        bool blankBefore = false;
        int begin = 0;
        for (const int end : wordBoundaries(*boundaries, text)) {
            if (text[begin] == u' ') { // with what combines with it, if anything
                blankBefore = true;
                ++begin;
            }
            if (begin < end) {
                appendWord(pieces, text, begin, end, blankBefore, isJapanese);
                blankBefore = false;
            }
            begin = end;
        }
        return std::move(pieces).take();
    }

    std::unique_ptr<const icu::BreakIterator> m_boundaries;
};

} // namespace

std::shared_ptr<const Tokenizer> makeWordTokenizer(const TokenizerOptions &options)
{
    return std::make_shared<WordTokenizer>(options);
}

} // namespace seq2seq

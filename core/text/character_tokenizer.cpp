// SPDX-License-Identifier: GPL-3.0-or-later
// Characters as a reader sees them: extended grapheme clusters (UAX #29), so an accent stays on its
// letter and a family emoji is one token. A blank is the token "▁", but beside letters whose script
// sets none it is a mark on them, which word() takes off again.
#include "core/error.h"
#include "core/text/normalize.h"
#include "core/text/script_blanks.h"
#include "core/text/tokenizers.h"

#include <unicode/brkiter.h>

namespace seq2seq {
namespace {

class CharacterTokenizer final : public Tokenizer {
public:
    explicit CharacterTokenizer(const TokenizerOptions &options)
        : Tokenizer(options)
    {
        UErrorCode status = U_ZERO_ERROR;
        m_boundaries.reset(
            icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
        if (U_FAILURE(status))
            throw Error(
                ErrorCode::Internal, message("core", "ICU has no data for character boundaries"));
    }

    [[nodiscard]] std::vector<std::string> split(std::string_view sentence) const override
    {
        const BareText bare = withoutScriptBlanks(normalize(sentence, options()));
        const icu::UnicodeString &text = bare.text;
        const std::unique_ptr<icu::BreakIterator> boundaries(
            m_boundaries->clone()); // one's own: it has a position
        boundaries->setText(text);
        std::vector<std::string> tokens;
        int begin = boundaries->first();
        for (int end = boundaries->next(); end != icu::BreakIterator::DONE;
             end = boundaries->next()) {
            std::string token;
            if (text[begin] == u' ') { // with what combines with it, if anything
                token = kBlankMark;
                ++begin;
            }
            token += bare.piece(begin, end);
            if (bare.hasBlankBefore(begin)) {
                if (isUnspaced(firstCharacter(token)))
                    token.insert(0, kBlankMark);
                else
                    tokens.back() += kBlankMark;
            }
            tokens.push_back(std::move(token));
            begin = end;
        }
        return tokens;
    }

    [[nodiscard]] std::string join(std::span<const std::string> tokens) const override
    {
        std::string sentence;
        for (const std::string_view token : tokens)
            appendWithBlanks(sentence, token);
        return sentence;
    }

    [[nodiscard]] std::string word(std::string_view token) const override
    {
        return withoutScriptMarks(token);
    }

private:
    std::unique_ptr<const icu::BreakIterator> m_boundaries;
};

} // namespace

std::shared_ptr<const Tokenizer> makeCharacterTokenizer(const TokenizerOptions &options)
{
    return std::make_shared<CharacterTokenizer>(options);
}

} // namespace seq2seq

// SPDX-License-Identifier: GPL-3.0-or-later
// Characters as a reader sees them: extended grapheme clusters (UAX #29), so an accent stays on its
// letter and a family emoji is one token. A blank is the token "▁".
#include "core/error.h"
#include "core/text/normalize.h"
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
        const icu::UnicodeString text = normalize(sentence, options());
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
            text.tempSubStringBetween(begin, end).toUTF8String(token);
            tokens.push_back(std::move(token));
            begin = end;
        }
        return tokens;
    }

    [[nodiscard]] std::string join(std::span<const std::string> tokens) const override
    {
        std::string sentence;
        for (std::string_view token : tokens) {
            if (token.starts_with(kBlankMark)) {
                sentence += ' ';
                token.remove_prefix(kBlankMark.size());
            }
            sentence += token;
        }
        return sentence;
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

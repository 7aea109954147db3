// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a sentence into tokens and puts tokens together again: words, characters or subwords behind
// one interface.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

enum class TokenizerKind {
    Word, ///< ICU's word boundaries (UAX #29 with dictionaries for Chinese and Japanese);
          ///< punctuation is a token. I'm: one; 我是, l'école: two
    Character, ///< extended grapheme clusters; a blank is the token "▁"
    Subword, ///< SentencePiece (unigram), trained on the corpus
};

enum class Normalization { Nfc, Nfkc };

/// How text becomes tokens. Travels in the experiment file, so that typed text is cut as the corpus
/// was.
struct TokenizerOptions {
    TokenizerKind kind = TokenizerKind::Word;
    Normalization normalization = Normalization::Nfc;
    bool lowercase = false;
    bool foldWidth = false; ///< full- and half-width forms of a sign are one: see width.h
    int subwordVocabulary = 4000; ///< pieces SentencePiece learns; only for Subword

    bool operator==(const TokenizerOptions &) const = default;
};

/// Cuts and joins the sentences of one language. Immutable after it is made, so several threads may
/// share one.
class Tokenizer {
public:
    virtual ~Tokenizer() = default;

    /// Normalises a sentence (Unicode form, blanks, case as the options say) and cuts it. "" gives
    /// no token.
    [[nodiscard]] virtual std::vector<std::string> split(std::string_view sentence) const = 0;
    /// A sentence as a person writes it: no blank before a full stop, none between Chinese words,
    /// but between English ones. Gives back what split was given, up to normalisation: where a text
    /// does not do the usual, the sign there bears a mark
    /// ("▁?" after a French blank, "￭'" without a blank).
    [[nodiscard]] virtual std::string join(std::span<const std::string> tokens) const = 0;
    /// The token as a vocabulary has it: without the marks of blanks beside letters whose script
    /// sets none between words ("▁喜欢" is 喜欢), so that a blank makes no other word.
    [[nodiscard]] virtual std::string word(std::string_view token) const
    {
        return std::string(token);
    }
    /// The serialised SentencePiece model, empty for words and characters.
    [[nodiscard]] virtual std::string model() const { return {}; }
    [[nodiscard]] const TokenizerOptions &options() const { return m_options; }

protected:
    explicit Tokenizer(TokenizerOptions options)
        : m_options(options)
    {
    }

private:
    TokenizerOptions m_options;
};

/// Makes a tokenizer; a subword one trains SentencePiece on `sentences` first (deterministic, one
/// thread).
/// @throws Error BadConfiguration when the corpus is too small for the subword vocabulary (says the
/// largest that fits)
[[nodiscard]] std::shared_ptr<const Tokenizer> trainTokenizer(
    const TokenizerOptions &options, std::span<const std::string> sentences);

/// Makes a tokenizer from what an experiment file holds. `model` is what Tokenizer::model()
/// returned.
/// @throws Error BadExperiment when the SentencePiece model is damaged
[[nodiscard]] std::shared_ptr<const Tokenizer> restoreTokenizer(
    const TokenizerOptions &options, const std::string &model);

} // namespace seq2seq
